import Markup

/// Small words and signs that every page of a case uses.
enum CaseWords {
    /// "Lounge, Port Amaly", or the unit alone.
    static func place(_ touchpoint: ID<Touchpoint>?, _ unit: ID<Unit>, _ visit: Visit) -> String {
        let house = visit.services.house.current
        let name = house.unit(unit)?.name ?? ""
        return house.touchpoint(touchpoint).map { visit.say(.pointAtUnit($0.name, name)) } ?? name
    }

    static func shape(_ category: Category) -> Sign.Shape {
        switch category {
        case .product: .product
        case .delivery: .delivery
        case .mindset: .mindset
        case .relationship: .relationship
        }
    }
}
