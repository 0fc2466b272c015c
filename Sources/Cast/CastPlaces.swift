import Hearten

extension Cast {
    /// The places of Kittiwake Air, parents before children.
    package enum Spot: String, CaseIterable, Sendable {
        case house = "Kittiwake Air"
        case south = "South coast"
        case portAmaly = "Port Amaly"
        case lounge = "Lounge, Port Amaly"
        case gates = "Gates, Port Amaly"
        case checkIn = "Check-in, Port Amaly"
        case bagsAmaly = "Bags, Port Amaly"
        case heron = "Team Heron"
        case north = "North coast"
        case northcombe = "Northcombe"
        case bags = "Bags, Northcombe"
        case gatesNorth = "Gates, Northcombe"
        case puffin = "Team Puffin"
        case calls = "Call centre"
        case web = "Web and app"
        case harbour = "Harbour Works"

        var parent: Spot? {
            switch self {
            case .house: nil
            case .south, .north, .calls, .web, .harbour: .house
            case .portAmaly: .south
            case .lounge, .gates, .checkIn, .bagsAmaly, .heron: .portAmaly
            case .northcombe: .north
            case .bags, .gatesNorth, .puffin: .northcombe
            }
        }

        var unit: NewUnit {
            NewUnit(name: rawValue, kind: self == .harbour ? .partner : .own, place: place, zone: zone, hours: hours)
        }

        private var place: Unit.Place {
            switch self {
            case .house: .organisation
            case .south, .north: .region
            case .portAmaly, .northcombe, .calls, .harbour: .site
            default: .team
            }
        }

        private var zone: String {
            switch self {
            case .north, .northcombe, .bags, .gatesNorth, .puffin: "Europe/London"
            case .calls: "Europe/Dublin"
            default: "Europe/Lisbon"
            }
        }

        /// Airports never close; the others keep the hours of their trade.
        private var hours: String? {
            switch self {
            case .house: week("09:00-17:00", saturday: "", sunday: "")
            case .portAmaly, .northcombe: week("00:00-24:00", saturday: "00:00-24:00", sunday: "00:00-24:00")
            case .calls: week("07:00-13:00,14:00-22:00", saturday: "08:00-13:00,14:00-20:00", sunday: "09:00-13:00,14:00-18:00")
            case .harbour: week("08:30-12:00,13:00-17:30", saturday: "09:00-12:00", sunday: "")
            default: nil
            }
        }

        private func week(_ weekday: String, saturday: String, sunday: String) -> String {
            (Array(repeating: weekday, count: 5) + [saturday, sunday]).joined(separator: ";")
        }

        /// The days on which this place keeps other hours, as month and day.
        var holidays: [(month: Int, day: Int, name: String, hours: String?)] {
            switch self {
            case .house: [(1, 1, "New Year’s Day", nil), (12, 25, "Christmas Day", nil)]
            case .calls: [(12, 24, "Christmas Eve", "08:00-13:00"), (12, 26, "St Stephen’s Day", nil)]
            case .harbour: [(6, 10, "Harbour Day", nil), (12, 8, "Feast of the Harbour", nil), (12, 24, "Christmas Eve", "09:00-12:00")]
            default: []
            }
        }
    }
}
