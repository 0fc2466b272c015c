package import Storage

/// A place or team of the organisation: a node of its tree.
package struct Unit: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case own, partner }
    package enum Place: String, CaseIterable, Sendable { case organisation, region, site, team }

    package let id: ID<Unit>
    package var parent: ID<Unit>?
    package var name: String
    package var kind: Kind
    package var place: Place
    package var zone: String
    package var language: String
    /// The weekly hours as stored; nil takes the parent's.
    package var hours: String?
    package var closedAt: Instant?
}

/// A point at which customers perceive us.
package struct Touchpoint: Sendable {
    package let id: ID<Touchpoint>
    package var position: Int
    package var phase: String
    package var name: String
    package var channel: String
    package var category: Category?
    package var promise: String?
    package var owner: ID<Unit>?
    /// How we listen here: 'sign', 'tell', 'import', 'api' or 'none'.
    package var method: String
    package var lastHeardAt: Instant?
    package var retiredAt: Instant?
}

/// The four categories of value.
package enum Category: String, CaseIterable, Sendable {
    case product, delivery, mindset, relationship

    var word: Vocabulary.Word {
        switch self {
        case .product: .product
        case .delivery: .delivery
        case .mindset: .mindset
        case .relationship: .relationship
        }
    }
}

/// A printed code that says where its reader is: unit and touchpoint.
package struct QRSign: Sendable {
    package let id: ID<QRSign>
    package let code: String
    package let unit: ID<Unit>
    package let touchpoint: ID<Touchpoint>
    package let endedAt: Instant?
}

/// The organisation itself.
package struct Organisation: Sendable {
    package var name: String
    package var sector: String
    package var zone: String
    package var language: String
    package var casePrefix: String
    package var brandHue: Int
    package var phone: String?

    package init(
        name: String, sector: String, zone: String, language: String, casePrefix: String, brandHue: Int, phone: String?
    ) {
        self.name = name
        self.sector = sector
        self.zone = zone
        self.language = language
        self.casePrefix = casePrefix
        self.brandHue = brandHue
        self.phone = phone
    }
}

/// A day on which a unit keeps other hours, or none.
package struct Holiday: Sendable {
    package let unit: ID<Unit>
    package let day: Day
    package let name: String
    /// The hours as stored; nil is closed all day.
    package let hours: String?

    package init(unit: ID<Unit>, day: Day, name: String, hours: String?) {
        self.unit = unit
        self.day = day
        self.name = name
        self.hours = hours
    }
}
