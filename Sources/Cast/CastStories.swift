import Hearten

/// A moment that the demo tells by name: somebody's praise, or a wrong that somebody has to put right.
struct CastStory: Sendable {
    /// What became of it.
    enum Way: Sendable, Equatable {
        /// Delivered to whom it is for; no case.
        case praise
        /// Nobody has taken it yet.
        case waiting
        /// Somebody looks after it and has not answered.
        case taken(by: String)
        /// Answered; the customer has not said whether it is right.
        case answered(by: String)
        /// Answered, and the customer has said so.
        case judged(by: String, verdict: String)
    }

    let minutesAgo: Int
    let spot: Cast.Spot
    let point: Int
    let channel: Channel
    let level: Int
    let words: String
    var named: String?
    var sharing = Moment.Sharing.all
    var customer: String?
    var email: String?
    let way: Way
}

extension CastStory {
    private static func hours(_ hours: Int) -> Int { hours * 60 }
    private static func days(_ days: Int) -> Int { days * 24 * 60 }

    static let praise: [CastStory] = [
        CastStory(
            minutesAgo: hours(3), spot: .lounge, point: 4, channel: .sign, level: 6,
            words: "The lady by the window saw me reading and asked before she touched the blind. Nobody has ever asked.", named: "Sunniva",
            way: .praise),
        CastStory(
            minutesAgo: days(2), spot: .heron, point: 8, channel: .app, level: 6,
            words: "She saw me reading and asked, would you like the light, or is this better? Such a small thing. I felt known.",
            named: "Amina Rahal",
            way: .praise),
        CastStory(
            minutesAgo: days(6), spot: .gates, point: 5, channel: .sign, level: 6,
            words: "Twelve minutes. That is how long you held the door so I could reach my father in time. I did.", way: .praise),
        CastStory(
            minutesAgo: days(3), spot: .calls, point: 10, channel: .phone, level: 4,
            words: "He didn’t have the answer. He said so, wrote down my number, and rang when he had it.", named: "Samuel", sharing: .team,
            way: .praise),
        CastStory(
            minutesAgo: days(9), spot: .harbour, point: 10, channel: .counter, level: 5,
            words: "They drove my chair in a figure of eight before they gave it back to me. It runs better than before.", way: .praise),
        CastStory(
            minutesAgo: days(12), spot: .heron, point: 7, channel: .app, level: 5,
            words: "Amina came by three times on my first flight, as if by chance.", named: "Amina", sharing: .team, way: .praise),
        CastStory(
            minutesAgo: days(15), spot: .gates, point: 5, channel: .sign, level: 5,
            words: "Ibrahim ran to the aircraft with the scarf I had left on the chair.", named: "Ibrahim at the gate", way: .praise),
        CastStory(
            minutesAgo: days(19), spot: .lounge, point: 4, channel: .sign, level: 6,
            words: "Sunniva woke me in time, as she had said she would, with tea.", named: "Sunniva", way: .praise),
        CastStory(
            minutesAgo: days(1) + 90, spot: .bags, point: 9, channel: .sign, level: 4,
            words: "The lady in orange walked me to the right belt. Thank her.", way: .praise),
    ]

    static let wrongs: [CastStory] = [
        CastStory(
            minutesAgo: hours(6), spot: .heron, point: 7, channel: .text, level: 1,
            words: """
                We sat on the aircraft for three hours and not one person told us the truth. My mother is diabetic. I asked for water twice. \
                In the end another passenger gave her an orange.
                """,
            customer: "Dina Petrakis", email: "dina.petrakis@guests.example", way: .waiting),
        CastStory(
            minutesAgo: hours(7) + 35, spot: .bags, point: 9, channel: .sign, level: 2,
            words: "My daughter’s birthday present was in that bag. The party is tomorrow and nobody can say where it is.",
            customer: "Oren Vasquez-Thiel", email: "oren@guests.example", way: .taken(by: "priya@kittiwake.example")),
        CastStory(
            minutesAgo: hours(2), spot: .calls, point: 10, channel: .review, level: 1,
            words: "Rude at the desk, ruder on the phone. Never again.", way: .taken(by: "samuel@kittiwake.example")),
        CastStory(
            minutesAgo: hours(4) + 20, spot: .lounge, point: 4, channel: .sign, level: 2,
            words: "Lounge showers were cold all week.", way: .taken(by: "grace@kittiwake.example")),
        CastStory(
            minutesAgo: hours(1), spot: .bags, point: 9, channel: .sign, level: 1,
            words: "Waited an hour with two tired children, and then the pushchair came without a wheel.",
            customer: "Noor Kimathi", email: "noor.kimathi@guests.example", way: .waiting),
        CastStory(
            minutesAgo: days(2), spot: .harbour, point: 10, channel: .counter, level: 1,
            words:
                "The joystick was snapped when they brought my chair to the aircraft door. I sat there for forty minutes while people looked at the floor.",
            customer: "Leila Haddad", email: "leila.haddad@guests.example", way: .answered(by: "tomas@kittiwake.example")),
        CastStory(
            minutesAgo: days(8), spot: .calls, point: 1, channel: .phone, level: 2,
            words: "You refunded the seat but nobody explained why we had lost it.",
            customer: "Ravi Nandakumar-Boe", email: "ravi@guests.example", way: .answered(by: "samuel@kittiwake.example")),
        CastStory(
            minutesAgo: days(11), spot: .gates, point: 5, channel: .sign, level: 1,
            words: "My cabin bag with my medicine was taken at the last second and put in the hold.",
            customer: "Petra Lindholm", email: "petra@guests.example", way: .judged(by: "tomas@kittiwake.example", verdict: "yes")),
        CastStory(
            minutesAgo: days(13), spot: .bags, point: 9, channel: .sign, level: 2,
            words: "My case came with the handle torn off and there was nobody at the desk.",
            customer: "Gil Marchetti", email: "gil@guests.example", way: .judged(by: "priya@kittiwake.example", verdict: "partly")),
    ]
}
