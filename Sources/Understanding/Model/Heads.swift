/// What the model answers, and where each answer lies in a row of 48 weights.
package enum Heads {
    package static let width = 48

    package static let sentiment = 0..<3
    package static let intent = 3..<8
    package static let level = 8..<14
    package static let suggestion = 14
    package static let complaint = 15
    package static let question = 16
    package static let urgency = 17..<24
    package static let value = 24..<28
    package static let aspects = 28..<46
    package static let isUrgent = 46

    /// Answers of which one alone is true.
    package static let groups = [sentiment, intent, level]
    /// Answers that are seldom true.
    static let rare = Set(Array(urgency) + [isUrgent, suggestion, question])
    /// Answers that are true or false by themselves.
    package static let single = suggestion..<47
}

/// What a comment talks about; the values are those of the field's labelled sets.
package enum Aspect: String, Sendable, CaseIterable, Codable {
    case waiting = "waiting_time"
    case attitude = "staff_attitude"
    case competence = "staff_competence"
    case communication
    case access = "contact_access"
    case booking
    case price
    case cleanliness
    case facilities
    case comfort
    case food = "food_drink"
    case quality = "product_quality"
    case reliability
    case baggage
    case transport = "location_transport"
    case safety = "safety_privacy"
    case continuity
    case service = "customer_service"

    /// Its place among the model's answers.
    var answer: Int { Heads.aspects.lowerBound + (Self.allCases.firstIndex(of: self) ?? 0) }

    /// The category of value that it belongs to.
    package var category: ValueCategory {
        switch self {
        case .price, .cleanliness, .facilities, .comfort, .food, .quality, .safety: .product
        case .waiting, .communication, .access, .booking, .reliability, .baggage, .transport: .delivery
        case .attitude, .competence: .mindset
        case .continuity, .service: .relationship
        }
    }
}
