package import Storage

/// What a house begins to speak with: principles, situations and practice cards of a sector, in Hearten's own words.
///
/// `{customer}` and its like in them become the organisation's words when the pack is laid; from then on every text is the house's own.
package struct LanguagePack: Sendable {
    package struct Card: Sendable {
        package var key: String
        package var principle: String
        package var situation: String?
        package var content: CardContent

        /// Choose and see why.
        static func choose(
            _ key: String, _ principle: String, _ title: String, _ story: String, _ question: String, _ options: [CardContent.Option], why: String,
            situation: String? = nil
        ) -> Card {
            let content = CardContent(kind: .choose, title: title, story: story, question: question, why: why, options: options)
            return Card(key: key, principle: principle, situation: situation, content: content)
        }

        /// Write, then compare.
        static func compare(
            _ key: String, _ principle: String, _ title: String, _ story: String, _ question: String, strong: String, look: [String], why: String,
            situation: String? = nil
        ) -> Card {
            let content = CardContent(kind: .compare, title: title, story: story, question: question, why: why, strong: strong, look: look)
            return Card(key: key, principle: principle, situation: situation, content: content)
        }
    }

    package struct Story: Sendable {
        package var key: String
        package var principle: String
        package var content: SituationContent

        init(_ key: String, _ principle: String, _ title: String, _ story: String, mayDecide: String, good: String, poor: String) {
            self.key = key
            self.principle = principle
            content = SituationContent(title: title, story: story, mayDecide: mayDecide, good: good, poor: poor)
        }
    }

    package let sector: String
    package let principles: [NewPrinciple]
    package let situations: [Story]
    package let cards: [Card]
    /// What each role may decide at once, to be made the house's own.
    package let mayDecide: [Role: String]

    package static let all: [LanguagePack] = [airline, college]
    package static func named(_ sector: String) -> LanguagePack? { all.first { $0.sector == sector } }
}

/// Writes a pack into a house that has no language yet.
package struct LayLanguage: Sendable {
    let pack: LanguagePack
    let vocabulary: Vocabulary
    let random: Randomness

    package init(_ pack: LanguagePack, vocabulary: Vocabulary, random: Randomness) {
        self.pack = pack
        self.vocabulary = vocabulary
        self.random = random
    }

    /// Everything belongs to one owner, but for principles that `owners` names by their key. Does nothing where there is a language.
    package func run(owner: ID<Colleague>, owners: [String: ID<Colleague>] = [:], in tx: any Transaction) throws {
        guard try !PrincipleQueries.any(tx) else { return }
        var principles: [String: ID<Principle>] = [:]
        for one in pack.principles {
            let id = ID<Principle>(at: tx.now, random: random.next())
            var own = one
            (own.name, own.text) = (said(one.name), said(one.text))
            try PrincipleQueries.add(own, id: id, owner: one.key.flatMap { owners[$0] } ?? owner, in: tx)
            if let key = one.key { principles[key] = id }
        }
        var situations: [String: ID<Situation>] = [:]
        for one in pack.situations {
            let id = ID<Situation>(at: tx.now, random: random.next())
            try SituationQueries.add(
                said(one.content), key: one.key, id: id, principle: principles[one.principle], state: .live,
                owner: owners[one.principle] ?? owner, madeFrom: "pack", in: tx)
            situations[one.key] = id
        }
        for one in pack.cards {
            guard let principle = principles[one.principle] else { continue }
            try PracticeCardQueries.add(
                said(one.content), key: one.key, id: ID(at: tx.now, random: random.next()), of: principle,
                situation: one.situation.flatMap { situations[$0] }, owner: owners[one.principle] ?? owner, in: tx)
        }
        for (role, text) in pack.mayDecide { try MayDecideQueries.set(said(text), role, by: owner, in: tx) }
        try Journal.append("language.begun", "language", ID<Principle>?.none, by: owner, random: random, in: tx)
    }

    /// The text with the organisation's own words in it.
    private func said(_ text: String) -> String { Say(vocabulary: vocabulary)(Phrase(stringLiteral: text)) }

    private func said(_ content: SituationContent) -> SituationContent {
        SituationContent(
            title: said(content.title), story: said(content.story), mayDecide: said(content.mayDecide), good: said(content.good),
            poor: said(content.poor))
    }

    private func said(_ content: CardContent) -> CardContent {
        CardContent(
            kind: content.kind, title: said(content.title), story: said(content.story), question: said(content.question), why: said(content.why),
            options: content.options.map { .init(said($0.words), said($0.reason), best: $0.isBest) }, strong: said(content.strong),
            look: content.look.map { said($0) })
    }
}
