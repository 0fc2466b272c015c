package import Storage

/// What a kind of organisation begins with: its words, its level names and its starting journey. All of it can be changed.
package struct SectorPack: Sendable {
    package let id: String
    package let name: Phrase
    /// A few of its words, to recognise it by.
    package let hint: Phrase
    package let words: [Vocabulary.Word: String]
    package let journey: [NewTouchpoint]

    package static let all: [SectorPack] = [airline, college]
    package static func named(_ id: String) -> SectorPack? { all.first { $0.id == id } }

    /// Writes the words and the journey into a house that has none. Returns the points, in their order.
    @discardableResult
    package func lay(random: Randomness, in tx: any Transaction) throws -> [ID<Touchpoint>] {
        try OrganisationQueries.set(words.mapValues { Optional($0) }, tx)
        return try journey.map { point in
            let id = ID<Touchpoint>(at: tx.now, random: random.next())
            try JourneyQueries.add(point, id: id, tx)
            return id
        }
    }
}

extension SectorPack {
    /// Airlines and airports: guests, crews, stations.
    static let airline = SectorPack(
        id: "airline", name: .packAirline, hint: .packAirlineHint,
        words: [
            .customer: "guest", .customers: "guests", .colleague: "colleague", .colleagues: "colleagues",
            .unit: "place", .units: "places", .leader: "team leader", .partner: "partner",
        ],
        journey: [
            NewTouchpoint(
                phase: "Choose and book", name: "Search and book", channel: "web", category: .delivery,
                promise: "The price you see first is the price you pay."),
            NewTouchpoint(
                phase: "Choose and book", name: "Change my booking", channel: "phone", category: .relationship,
                promise: "One person stays with you until it is changed."),
            NewTouchpoint(
                phase: "Choose and book", name: "Check in", channel: "app", category: .delivery,
                promise: "Checked in within two minutes, seats together."),
            NewTouchpoint(
                phase: "At the airport", name: "Drop my bag", channel: "counter", category: .delivery,
                promise: "Your bag is out of your hands in ten minutes."),
            NewTouchpoint(
                phase: "At the airport", name: "Lounge", channel: "counter", category: .mindset,
                promise: "Somebody notices you before you have to ask."),
            NewTouchpoint(
                phase: "At the airport", name: "Boarding", channel: "counter", category: .delivery,
                promise: "You hear about a delay from us first, and why."),
            NewTouchpoint(
                phase: "On board", name: "Finding my seat", channel: "face", category: .product, promise: "Your seat is clean, whole and yours."),
            NewTouchpoint(
                phase: "On board", name: "Cabin welcome", channel: "face", category: .mindset,
                promise: "You are greeted as a person, by name when we know it."),
            NewTouchpoint(phase: "On board", name: "When I want quiet", channel: "face", category: .mindset, promise: "We ask before we help."),
            NewTouchpoint(
                phase: "Arrive and after", name: "Waiting for my bag", channel: "counter", category: .delivery,
                promise: "You know where your bag is before you have to ask."),
            NewTouchpoint(
                phase: "Arrive and after", name: "Asking for help", channel: "phone", category: .mindset,
                promise: "Whoever answers stays until it is solved."),
            NewTouchpoint(
                phase: "Arrive and after", name: "Follow-up note", channel: "email", category: .relationship,
                promise: "We write when we said we would."),
        ])

    /// Colleges and universities: students, faculties, campuses.
    static let college = SectorPack(
        id: "college", name: .packCollege, hint: .packCollegeHint,
        words: [
            .customer: "student", .customers: "students", .colleague: "colleague", .colleagues: "colleagues",
            .unit: "department", .units: "departments", .leader: "head of team", .partner: "partner",
            .level1: "Let down", .level2: "Short", .level3: "Expected", .level4: "Better", .level5: "Surprising", .level6: "Memorable",
        ],
        journey: [
            NewTouchpoint(
                phase: "Find us", name: "Hearing about us", channel: "web", category: .relationship,
                promise: "What we say about ourselves is what our students say."),
            NewTouchpoint(
                phase: "Find us", name: "Open day", channel: "face", category: .mindset,
                promise: "Every question gets an answer from somebody who knows."),
            NewTouchpoint(
                phase: "Join", name: "Applying", channel: "web", category: .delivery, promise: "You know each week where your application is."),
            NewTouchpoint(
                phase: "Join", name: "Paying and bursaries", channel: "counter", category: .delivery,
                promise: "No surprise on a bill, and a person to talk to."),
            NewTouchpoint(phase: "Join", name: "First week", channel: "face", category: .mindset, promise: "Somebody knows your name by Friday."),
            NewTouchpoint(
                phase: "Study", name: "Lessons and lectures", channel: "face", category: .product,
                promise: "Every hour is prepared and begins on time."),
            NewTouchpoint(
                phase: "Study", name: "Feedback on my work", channel: "email", category: .product, promise: "Words you can use, within two weeks."),
            NewTouchpoint(
                phase: "Study", name: "Talking to my tutor", channel: "face", category: .relationship, promise: "An appointment within three days."),
            NewTouchpoint(
                phase: "Live here", name: "Library", channel: "counter", category: .product,
                promise: "A quiet seat and a person who helps you search."),
            NewTouchpoint(phase: "Live here", name: "Student services", channel: "counter", category: .mindset, promise: "You tell your story once."),
            NewTouchpoint(
                phase: "Live here", name: "Rooms and meals", channel: "face", category: .product,
                promise: "A fault that is told today is looked at tomorrow."),
            NewTouchpoint(
                phase: "Move on", name: "Finding work", channel: "face", category: .relationship,
                promise: "We know three employers who want to meet you."),
        ])
}
