package import Storage

/// One colleague's thanks to another, in words.
package struct ColleagueThanks: Sendable {
    package let id: ID<ColleagueThanks>
    let from: ID<Colleague>
    let fromName: String
    let to: ID<Colleague>
    let toName: String
    var words: String
    /// The principle that it shows, in the organisation's words.
    let principle: String?
    let sentAt: Instant
    let seenAt: Instant?
    let sharedAt: Instant?

    static let longest = 1_000
    /// Nobody sends more than this in an hour: it would no longer be meant.
    static let mostAnHour = 30
}

/// Somebody who can be thanked.
struct Thankable: Sendable, Hashable {
    let id: ID<Colleague>
    let name: String
    let title: String
    let unit: ID<Unit>
}

extension Viewer {
    /// Among whom this viewer finds somebody by name: all of the house, but for a partner's people their own unit.
    func reach(in house: House) -> Scope {
        let isOurs = assignments.contains { $0.role != .partner } && house.unit(unit)?.kind != .partner
        return Scope(roots: isOurs ? [house.root].compactMap(\.self) : [unit])
    }
}

/// Sends thanks. Only the receiver hears of it.
package struct SendThanks: Sendable {
    /// Made with the form, so that a second post is the same thanks.
    package let id: ID<ColleagueThanks>
    package let to: ID<Colleague>
    package let words: String
    package let principle: ID<Principle>?

    package init(id: ID<ColleagueThanks>, to: ID<Colleague>, words: String, principle: ID<Principle>?) {
        (self.id, self.to, self.words, self.principle) = (id, to, words, principle)
    }

    /// In one transaction. `reach` bounds whom the sender may thank.
    package func run(_ services: Services, by sender: ID<Colleague>, within reach: Scope, in tx: any Transaction) throws {
        guard to != sender else { throw Refusal.notFound }
        // Whoever has just left, and whoever the sender does not reach, look alike; the words come back.
        guard let receiver = try ThanksQueries.thankable(to, within: reach, tx) else {
            throw Refusal.invalid(FormProblems("name", phrase: .thanksNotReached))
        }
        guard try ThanksQueries.insert(self, from: sender, unit: receiver.unit, in: tx) else {
            // Somebody who goes back and writes other words must not be told that those are on their way.
            guard try ThanksQueries.isSent(self, by: sender, tx) else { throw Refusal.invalid(FormProblems("words", phrase: .otherWordsSent)) }
            return
        }
        try Journal.append(
            "thanks.sent", "thanks", id, by: sender, unit: receiver.unit, content: Array(words.utf8), random: services.random, in: tx)
        let (live, unit) = (services.live, receiver.unit)
        tx.afterCommit { live.tell(.init(.praise, unit: unit)) }
    }
}
