import Storage

/// A slice as one viewer works in it on one visit. A desk is made from the two, and has the house of that moment at hand.
protocol Desk {
    var visit: Visit { get }
    var viewer: Viewer { get }
    var house: House { get }

    init(visit: Visit, viewer: Viewer, house: House)
}

extension Desk {
    init(_ visit: Visit, _ viewer: Viewer) { self.init(visit: visit, viewer: viewer, house: visit.services.house.current) }

    var services: Services { visit.services }
    var store: any Store { visit.services.store }
}
