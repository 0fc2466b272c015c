import Hearten
import Storage

/// The wrongs of ordinary weeks that were answered and judged, so that the demo's promises have a past.
struct CastHistory {
    private let services: Services
    private let house: CastHouse
    private let now: Instant
    private let random = Randomness.seeded(2_431)

    init(_ services: Services, _ house: CastHouse, now: Instant) {
        self.services = services
        self.house = house
        self.now = now
    }

    /// Whether an ordinary moment became a case: every fourth low one with words, and all of the last two weeks but the newest.
    static func isChosen(_ told: CastMoment, number: Int, now: Instant) -> Bool {
        guard told.level < 3, told.words != nil, now - told.at > .seconds(4 * 86_400) else { return false }
        return now - told.at < .seconds(14 * 86_400) || number % 4 == 0
    }

    /// A moment that was answered, as a rule in time, and judged.
    func tell(_ told: CastMoment, number: Int, in tx: any Transaction) throws {
        guard var new = house.newMoment(told, now: now), let answerer = house.id(of: CastHistory.answerer(at: told.place.spot)) else { return }
        new.isQuiet = false
        if number % 5 < 2 { new.contact = Contact(name: nil, email: EmailAddress("guest\(number)@guests.example")) }
        let prepared = PreparedMoment(new, services)
        try ReceiveMoments(services).one(prepared, in: MovedBack(tx, to: new.receivedAt))
        let answered = MovedBack(tx, to: new.receivedAt + .seconds(Int64(delay()) * 60))
        try CasePast.answer(
            prepared.id, by: answerer, apology: CastHistory.pick(CastHistory.apologies, number),
            action: CastHistory.pick(CastHistory.actions, number),
            invitation: CastHistory.pick(CastHistory.invitations, number), followUpAt: answered.now + .seconds(2 * 86_400), services, in: answered)
        let judged = MovedBack(tx, to: answered.now + .seconds(Int64(20 + below(24)) * 3600))
        try CasePast.judge(prepared.id, below(100) < 84 ? "yes" : "partly", words: nil, services, in: judged)
        try CasePast.followUp(prepared.id, by: answerer, services, in: MovedBack(tx, to: answered.now + .seconds(2 * 86_400)))
    }

    private func below(_ limit: Int) -> Int { Int(random.next() >> 33) % max(1, limit) }

    /// Minutes until the first answer: most within two hours, some overnight.
    private func delay() -> Int {
        switch below(100) {
        case ..<70: 35 + below(120)
        case ..<88: 150 + below(60)
        default: 700 + below(300)
        }
    }

    private static func pick(_ lines: [String], _ number: Int) -> String { lines.isEmpty ? "" : lines[number % lines.count] }

    private static func answerer(at spot: Cast.Spot) -> Cast.Person {
        switch spot {
        case .lounge: Cast.grace
        case .gates, .checkIn, .bagsAmaly, .heron, .portAmaly, .south: Cast.tomas
        case .northcombe, .bags, .gatesNorth, .puffin, .north: Cast.priya
        case .calls: Cast.wanjiru
        case .harbour: Cast.nuria
        case .web, .house: Cast.dalia
        }
    }

    private static let apologies = [
        "I am sorry. You waited, and nobody told you why. That was wrong.",
        "I am sorry that you had to ask twice. You should not have had to ask once.",
        "You told us, and we did not listen. I am sorry.",
        "I am sorry. That is not how we want anybody to be treated.",
        "We let you down that day. I am sorry, and I have told the team so.",
    ]
    private static let actions = [
        "I walked through the hall this morning with the early shift. From today somebody stands there until the last guest has gone.",
        "I have sent back what you paid for it; it is with you within three days.",
        "I read your words to the team before they began. They decided themselves what changes from today.",
        "I have given the desk a direct line to the gate, so that they know what we know.",
    ]
    private static let invitations = [
        "When you fly with us again, ask for me at the desk. I would like to greet you myself.",
        "Tell me the date of your next journey and I will look after it from the start.",
        "I would be glad to show you what we have changed, next time you pass through.",
    ]
}
