import Hearten
import Storage

/// The language of Kittiwake Air: the airline's pack, each principle with its owner, examples from its moments, and what guidance lacked.
enum CastLanguage {
    private static let owners: [String: Cast.Person] = [
        "ask-first": Cast.jonas, "tell-first": Cast.tomas, "keep-hold": Cast.dalia, "see-person": Cast.grace, "small-promise": Cast.wanjiru,
        "safe-and-kind": Cast.jonas, "look-before": Cast.grace, "each-other": Cast.priya,
    ]

    static func lay(_ house: CastHouse, _ tx: any Transaction) throws {
        guard let pack = LanguagePack.named("airline"), let sector = SectorPack.named("airline"), let ingrid = house.id(of: Cast.ingrid) else {
            return
        }
        try LayLanguage(pack, vocabulary: Vocabulary(sector.words), random: .seeded(2611))
            .run(owner: ingrid, owners: owners.compactMapValues { house.id(of: $0) }, in: tx)
    }

    /// Words by which the demo's own stories are found, and the principle that they show.
    private static let examples: [(principle: String, start: String)] = [
        ("ask-first", "She saw me reading"), ("ask-first", "The lady by the window"), ("keep-hold", "He didn’t have the answer"),
        ("see-person", "Amina came by three times"), ("small-promise", "Sunniva woke me in time"), ("see-person", "Ibrahim ran"),
        ("safe-and-kind", "Twelve minutes"), ("look-before", "They drove my chair"), ("keep-hold", "The lady in orange"),
    ]

    private static let asked: [(words: String, person: Cast.Person, wantsAnswer: Bool, daysAgo: Int)] = [
        ("May a guest bring a cello into the cabin?", Cast.ibrahim, false, 2),
        ("Who signs for a taxi after midnight?", Cast.sunniva, true, 4),
        ("Dog in the lounge, is that allowed", Cast.grace, false, 6),
    ]

    static func fill(_ house: CastHouse, _ services: Services, _ tx: any Transaction) throws {
        for (key, start) in examples {
            guard let person = owners[key].flatMap({ house.id(of: $0) }) else { continue }
            try CastQueries.addExample(of: key, wordsStarting: start, by: person, tx)
        }
        for one in asked {
            guard let unit = house.units[one.person.spot] else { continue }
            let past = MovedBack(tx, to: tx.now - .seconds(Int64(one.daysAgo) * 86_400))
            try Lacks.record(
                one.words, kind: .question, at: unit, by: one.wantsAnswer ? house.id(of: one.person) : nil, services, in: past)
        }
    }
}
