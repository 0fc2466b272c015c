import Jobs
package import Storage
import Understanding

/// "I wasn't ready for this": somebody's own word about a moment, a gift to all who will meet the same.
package struct NotReady: Sendable, Equatable {
    package let id: ID<NotReady>
    package var moment: ID<Moment>
    /// The moment's words with names masked, and whatever the colleague added.
    package var text: String
    package var situation: ID<Situation>?
    /// The situation's state, where there is one.
    package var state: Situation.State?

    package static let longest = 500
    /// So many of the newest are compared with a new one.
    static let mostCompared = 200
    static let days = 365
    /// And so many of the nearest looked at from the other side too.
    static let mostNear = 20
    /// From this on, two texts tell of the same thing: the share of one's weight that the other knows, on the average of both ways.
    /// Sentences of one matter by different people come to 0.3 to 0.5, others of one house to less than 0.2.
    static let alike = 0.25
    /// One word in common is chance.
    static let leastShared = 2
    /// So many different moments make a situation.
    package static let enough = 3

    /// Those of `others` that tell of the same thing as `text`, the nearest first.
    package static func alike(to text: String, among others: [NotReady], background: [String] = []) -> [NotReady] {
        // What is common in the house's own texts weighs little.
        let there = Likeness(others.map { (title: "", body: $0.text) } + background.map { (title: "", body: $0) })
        let found = there.nearest(to: text, limit: others.count + background.count).filter { others.indices.contains($0.index) }
        guard !found.isEmpty else { return [] }
        let nearest = found.prefix(mostNear)
        // A long text knows every word of a short one: the short one must know its part of the long one too.
        let back = Likeness([(title: "", body: text)] + others.map { (title: "", body: $0.text) } + background.map { (title: "", body: $0) })
        let own = Set(stems(of: text))
        return nearest.compactMap { one -> (NotReady, Double)? in
            let other = others[one.index]
            guard own.intersection(stems(of: other.text)).count >= leastShared else { return nil }
            let score = back.nearest(to: other.text, limit: others.count + background.count + 1).first { $0.index == 0 }?.score ?? 0
            let both = (one.score + score) / 2
            return both >= alike ? (other, both) : nil
        }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
    }

    /// A few words that all of these texts share, the rarest kind first; nothing when they share none.
    static func shared(_ texts: [String], limit: Int = 4) -> [String] {
        guard let first = texts.first else { return [] }
        let common = texts.dropFirst().reduce(Set(stems(of: first))) { $0.intersection(stems(of: $1)) }
        var seen: Set<String> = []
        let words = first.split { !($0.isLetter || $0 == "-" || $0 == "’" || $0 == "'") }.map(String.init).filter { word in
            guard let stem = stems(of: word).first, common.contains(stem) else { return false }
            return seen.insert(stem).inserted
        }
        return words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.prefix(limit).map { String($0.prefix(20)) }
    }
}

/// Notes that somebody was not ready for a moment. Said twice of one moment, it counts once.
package struct SayNotReady: Sendable {
    package let services: Services

    package init(_ services: Services) { self.services = services }

    /// Nil when this colleague said so before.
    @discardableResult
    package func run(_ moment: Moment, words: String?, by colleague: ID<Colleague>, in tx: any Transaction) throws -> ID<NotReady>? {
        let own = words.map { services.maskedWords($0) ?? $0 }
        let id: ID<NotReady> = services.newID(at: tx.now)
        guard try NotReadyQueries.add(id, moment.id, words: own, by: colleague, in: tx) else { return nil }
        // Without an actor, and to the quarter of an hour: nobody can tell who said it.
        try Journal.append("not-ready.said", "moment", moment.id, unit: moment.unit, at: tx.now.quarter, random: services.random, in: tx)
        try JobQueue.enqueue(FindAlikeJob(said: id), in: tx, isAnonymous: true)
        return id
    }
}

/// Compares what somebody was not ready for with what others were: too long for the time of a request.
struct FindAlikeJob: Job {
    static let kind = "find-alike"
    let said: ID<NotReady>
}

/// The third that tells of the same thing makes one draft for the service lead; later ones join it.
package struct FindAlike: Sendable {
    package let services: Services

    package init(_ services: Services) { self.services = services }

    func run(_ job: FindAlikeJob, _ context: JobContext) async throws {
        try await services.store.write(priority: .low) { tx in
            try run(job.said, in: tx)
            try context.finish(in: tx)
        }
    }

    /// The situation that it led to or belongs to, if there is one.
    @discardableResult
    package func run(_ id: ID<NotReady>, in tx: any Transaction) throws -> ID<Situation>? {
        guard let said = try NotReadyQueries.find(id, tx), said.situation == nil, !said.text.isEmpty,
            let moment = try MomentQueries.find(said.moment, tx)
        else { return nil }
        let others = try NotReadyQueries.recent(limit: NotReady.mostCompared, tx).filter { $0.moment != said.moment }
        let same = try NotReadyQueries.situation(of: said.moment, tx)
        let alike = NotReady.alike(to: said.text, among: others, background: try background(tx))
        if let known = same ?? alike.first(where: { $0.situation != nil && $0.state != .retired })?.situation {
            try NotReadyQueries.join([id], to: known, in: tx)
            return known
        }
        let waiting = alike.filter { $0.situation == nil }
        guard Set(waiting.map(\.moment)).count + 1 >= NotReady.enough else { return nil }
        return try draft(of: [id] + waiting.map(\.id), texts: [said.text] + waiting.map(\.text), at: moment, in: tx)
    }

    /// Texts of the house that show which words say little.
    private func background(_ tx: any ReadTransaction) throws -> [String] {
        try SituationQueries.live(tx).map { "\($0.content.title) \($0.content.story)" }
    }

    /// The draft holds no word of a customer: the words stand beside it as long as their moments may be read.
    private func draft(of said: [ID<NotReady>], texts: [String], at moment: Moment, in tx: any Transaction) throws -> ID<Situation> {
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary)
        let words = NotReady.shared(texts).joined(separator: ", ")
        let place = house.touchpoint(moment.touchpoint)?.name ?? house.unit(moment.unit)?.name ?? house.name
        let title = words.isEmpty ? say(.notReadyDraftAt(place)) : say(.notReadyDraftTitle(words))
        let id: ID<Situation> = services.newID(at: tx.now)
        try SituationQueries.addDraft(
            SituationContent(title: String(title.prefix(100)), story: say(.notReadyDraftStory(NotReady.enough, place))), id: id,
            principle: try nearestPrinciple(texts, tx), madeFrom: NotReady.madeFrom, in: tx)
        try NotReadyQueries.join(said, to: id, in: tx)
        try Journal.append("situation.drafted", "situation", id, at: tx.now.quarter, random: services.random, in: tx)
        for lead in try NotReadyQueries.editors(house.root, tx) {
            if try NewsQueries.add(1, to: .situationDrafted, of: lead, since: Instant(milliseconds: 0), in: tx) { continue }
            try NewsQueries.insert(
                services.newID(at: tx.now), for: lead, .situationDrafted, subject: 1, key: "situation-drafted-\(id)-\(lead)", in: tx)
        }
        return id
    }

    private func nearestPrinciple(_ texts: [String], _ tx: any ReadTransaction) throws -> ID<Principle>? {
        let principles = try PrincipleQueries.live(tx)
        let found = Likeness(principles.map { (title: $0.name, body: $0.text) }).nearest(to: texts.joined(separator: " "), limit: 1).first
        return found.flatMap { principles.indices.contains($0.index) ? principles[$0.index].id : nil }
    }
}

extension NotReady {
    /// What a situation's `madeFrom` says.
    package static let madeFrom = "not-ready"
}

/// A situation that several were not ready for has been written: a card of it comes to them first.
package struct LayCardOfSituation: Sendable {
    package let services: Services

    package init(_ services: Services) { self.services = services }

    /// Once; the card is the house's to change afterwards.
    package func run(_ id: ID<Situation>, in tx: any Transaction) throws {
        guard let situation = try SituationQueries.situation(id, tx), situation.state == .live, situation.madeFrom == NotReady.madeFrom,
            let owner = situation.owner, try !NotReadyQueries.hasCard(id, tx),
            let principle = try situation.principle ?? PrincipleQueries.live(tx).first?.id,
            try PracticeCardQueries.count(tx) < PracticeCardQueries.most
        else { return }
        let say = Say(language: services.language, vocabulary: services.house.current.vocabulary)
        var card = CardContent(
            kind: .compare, title: situation.content.title, story: situation.content.story, question: say(.notReadyCardQuestion),
            why: situation.content.mayDecide)
        card.strong = situation.content.good
        card.look = [say(.notReadyCardLook)]
        let made: ID<PracticeCard> = services.newID(at: tx.now)
        try PracticeCardQueries.add(card, id: made, of: principle, situation: id, owner: owner, in: tx)
        try Journal.append("practice-card.added", "practice-card", made, by: owner, random: services.random, in: tx)
    }
}
