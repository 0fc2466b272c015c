import Storage
import Understanding

/// The names of all colleagues, to find and to mask them in words. Part of the house's snapshot.
package struct ColleagueNames: Sendable {
    package struct Person: Sendable {
        package var id: ID<Colleague>
        package var name: String
        package var givenName: String
        package var unit: ID<Unit>
        /// Whoever has left is still masked, but no longer meant.
        package var hasLeft: Bool

        package init(id: ID<Colleague>, name: String, givenName: String, unit: ID<Unit>, hasLeft: Bool = false) {
            self.id = id
            self.name = name
            self.givenName = givenName
            self.unit = unit
            self.hasLeft = hasLeft
        }
    }

    /// Somebody who may be meant, and how sure that is.
    struct Meant: Sendable, Equatable {
        var person: ID<Colleague>
        var sure: Double
    }

    private var people: [ID<Colleague>: Person] = [:]
    private var matcher = NameMatcher<ID<Colleague>>([])

    package init() {}

    package init(_ people: [Person]) {
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        matcher = NameMatcher(people.map { .init(id: $0.id, fullName: $0.name, givenName: $0.givenName) })
    }

    func person(_ id: ID<Colleague>) -> Person? { people[id] }

    /// Who works at one of these units, by name.
    func working(at units: Set<ID<Unit>>) -> [Person] {
        people.values.filter { !$0.hasLeft && units.contains($0.unit) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The words with every colleague's name replaced, but for those with a given name to keep; nil when nothing changes.
    func masked(_ words: String, as replacement: @autoclosure () -> String, keeping givenNames: Set<String> = []) -> String? {
        let spans = matcher.mentions(in: words).filter { mention in
            mention.isPerson && !mention.candidates.contains { givenNames.contains(people[$0]?.givenName ?? "") }
        }
        guard !spans.isEmpty else { return nil }
        return mask(words, spans: spans.map(\.range), with: replacement())
    }

    /// The words with every other colleague's name replaced: what one person reads about themself.
    func masked(_ words: String, as replacement: String, keeping person: ID<Colleague>) -> String? {
        let spans = matcher.mentions(in: words).filter { $0.isPerson && !$0.candidates.contains(person) }
        return spans.isEmpty ? nil : mask(words, spans: spans.map(\.range), with: replacement)
    }

    /// Who is meant by a customer at `unit`, likeliest first: those who work nearby come before everybody else.
    func meant(words: String?, named: String?, at unit: ID<Unit>, in house: House) -> [Meant] {
        // Most words name nobody: who works nearby is found out when somebody is named.
        lazy var nearby = house.neighbourhood(of: unit)
        var sure: [ID<Colleague>: Double] = [:]
        for (text, isNaming) in [(named, true), (words, false)] {
            guard let text else { continue }
            for mention in matcher.mentions(in: text, namesOnly: isNaming) where mention.isPerson || isNaming {
                for meant in weigh(mention, isNaming: isNaming, unit: unit, nearby: nearby) {
                    sure[meant.person] = max(sure[meant.person] ?? 0, meant.sure)
                }
            }
        }
        return sure.map { Meant(person: $0.key, sure: $0.value) }.sorted { ($1.sure, $0.person) < ($0.sure, $1.person) }
    }

    private func weigh(
        _ mention: NameMatcher<ID<Colleague>>.Mention, isNaming: Bool, unit: ID<Unit>, nearby: Set<ID<Unit>>
    ) -> [Meant] {
        let present = mention.candidates.filter { people[$0]?.hasLeft == false }
        let near = present.filter { id in people[id].map { nearby.contains($0.unit) } ?? false }
        let pool = near.isEmpty ? present : near
        guard (1...Praise.mostCandidates).contains(pool.count) else { return [] }
        // In the field that asks for a name, an ordinary word is a name too.
        let whole = isNaming ? max(0.85, wholeConfidence(mention)) : wholeConfidence(mention)
        let place = near.isEmpty && mention.kind != .full ? 0.6 : 1
        return pool.map { id in
            let isHere = pool.count > 1 && people[id]?.unit == unit && pool.filter { people[$0]?.unit == unit }.count == 1
            return Meant(person: id, sure: isHere ? 0.6 : whole * place / Double(pool.count))
        }
    }

    /// How sure the mention would be if nobody else bore the name.
    private func wholeConfidence(_ mention: NameMatcher<ID<Colleague>>.Mention) -> Double {
        min(0.98, mention.confidence * Double(max(1, mention.candidates.count)))
    }
}

extension House {
    /// The site around a unit with everything below it; without a site, the unit's parent.
    func neighbourhood(of id: ID<Unit>) -> Set<ID<Unit>> {
        let chain = [unit(id)].compactMap { $0 } + ancestors(of: id)
        let centre = chain.first { $0.place == .site } ?? chain.dropFirst().first { $0.place != .organisation } ?? chain.first
        return Set(centre.map { below($0.id).map(\.id) } ?? [id])
    }
}

extension Services {
    /// What stands in for a colleague's name wherever it must not be read.
    var maskedName: String { Say(language: language, vocabulary: house.current.vocabulary)(.maskedName) }

    /// What stands in for praise that nobody but its receiver may read.
    var privateWords: String { Say(language: language, vocabulary: house.current.vocabulary)(.onlyForThePerson) }

    /// The words as lists, search, exports and the API show them; nil when nothing is masked.
    ///
    /// A colleague is named only on the wall of praise, when customer and colleague allow it; here never.
    package func maskedWords(_ words: String) -> String? { house.current.names.masked(words, as: maskedName) }
}
