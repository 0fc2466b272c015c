import Hearten
import Storage

/// Thanks that the cast's people sent each other.
enum CastThanks {
    private static let all: [(from: Cast.Person, to: Cast.Person, words: String, principle: String?, daysAgo: Int, isShared: Bool)] = [
        (
            Cast.grace, Cast.ibrahim,
            "For taking the desk without being asked when the 07:10 and the 07:25 boarded together. Fourteen people missed nothing because of you.",
            "each-other", 3, true
        ),
        (Cast.mei, Cast.jonas, "You noticed I was tired before I did. Thank you for swapping the galley.", "each-other", 5, true),
        (
            Cast.sunniva, Cast.declan,
            "You rang me from the belt instead of writing a note. The blue suitcase was on its way before its owner asked.",
            "tell-first", 2, true
        ),
        (
            Cast.jonas, Cast.amina, "You sat down on the armrest and listened until she had said it all. I could hear row 14 breathe out.", nil, 0,
            false
        ),
        (Cast.samuel, Cast.sunniva, "You told me the family’s first names before I called them. It was a different call.", "see-person", 0, false),
    ]

    static func lay(_ house: CastHouse, _ services: Services, now: Instant, _ tx: any Transaction) throws {
        for one in all {
            guard let from = house.id(of: one.from), let to = house.id(of: one.to) else { continue }
            let at = now - .seconds(Int64(one.daysAgo) * 86_400 + 5_400)
            let past = MovedBack(tx, to: at)
            let thanks = SendThanks(
                id: services.newID(at: at), to: to, words: one.words, principle: try one.principle.flatMap { try CastQueries.principle($0, tx) })
            try thanks.run(services, by: from, within: Scope(roots: [house.units[.house]].compactMap(\.self)), in: past)
            if one.isShared { try CastQueries.share(thanks.id, past) }
        }
    }
}
