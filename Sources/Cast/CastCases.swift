import Hearten
import Storage

/// What became of the cast's wrongs: taken, answered and judged, each at its time, through the product's own rules.
extension Cast {
    static func follow(_ story: CastStory, moment: ID<Moment>, _ house: CastHouse, _ services: Services, now: Instant, in tx: any Transaction) throws
    {
        let told = Instant(milliseconds: now.milliseconds - Int64(story.minutesAgo) * 60_000)
        func at(minutes: Int) -> MovedBack { MovedBack(tx, to: min(told + .seconds(Int64(minutes) * 60), now)) }
        switch story.way {
        case .praise, .waiting: return
        case .taken(let who):
            guard let id = house.people[who] else { return }
            try CasePast.take(moment, by: id, services, in: at(minutes: 25))
        case .answered(let who):
            guard let id = house.people[who] else { return }
            try answer(story, moment, by: id, services, taken: at(minutes: 25), answered: at(minutes: 170))
            try CastMail.answer(story, moment, services, in: at(minutes: 400))
        case .judged(let who, let verdict):
            guard let id = house.people[who] else { return }
            try answer(story, moment, by: id, services, taken: at(minutes: 25), answered: at(minutes: 170))
            try CasePast.judge(moment, verdict, words: verdict == "yes" ? nil : "It took too long.", services, in: at(minutes: 2 * 1440))
            try CasePast.followUp(moment, by: id, services, in: at(minutes: 3 * 1440))
        }
    }

    private static func answer(
        _ story: CastStory, _ moment: ID<Moment>, by id: ID<Colleague>, _ services: Services, taken: MovedBack, answered: MovedBack
    ) throws {
        try CasePast.take(moment, by: id, services, in: taken)
        let words = answers[story.customer ?? ""] ?? ordinaryAnswer
        try CasePast.answer(
            moment, by: id, apology: words.apology, action: words.action, invitation: words.invitation,
            followUpAt: answered.now + .seconds(3 * 86_400), services, in: answered)
    }

    private static let ordinaryAnswer = (
        apology: "I am sorry. You trusted us with this and we let you down.",
        action: "I have spoken to the team that was there. From this week somebody checks it before the doors open.",
        invitation: "When you travel next, ask for me at the desk. I would like to meet you."
    )

    private static let answers: [String: (apology: String, action: String, invitation: String)] = [
        "Leila Haddad": (
            "Mrs Haddad, I am sorry. Nobody spoke to you for forty minutes. That was wrong, and the wait hurt more than the break did.",
            "A loan chair came to you the same evening. Yours is at Harbour Works with a new joystick; the courier brings it to your door.",
            "I would like to welcome you myself when you fly again."
        ),
        "Ravi Nandakumar-Boe": (
            "Mr Nandakumar-Boe, I am sorry. You were left without a reason.",
            "The seat was lost when two bookings were joined. I have had that step changed, and your next seat is kept by hand.",
            "Write to me before your next flight. I look after it."
        ),
        "Petra Lindholm": (
            "Mrs Lindholm, I am sorry. Medicine stays with the person who needs it, and we took it from you.",
            "The gate team now asks about medicine before any bag goes below. I have spoken to all three shifts.",
            "I will be at the gate on your way home."
        ),
    ]
}
