package import Storage

/// What one colleague may practise on one day of their own calendar.
///
/// A card a day comes by itself; whoever asks for more gets some. Nothing is ever made up for: what fell due during an absence or while
/// the program was down comes one a day, like everything else.
package struct PracticeDay: Sendable, Equatable {
    /// One card that was answered on this day.
    package struct Turn: Sendable, Equatable {
        package var card: ID<PracticeCard>
        package var isNew: Bool
        /// Answered, and said how it went.
        package var isRated: Bool
    }

    /// So many on a day, for whoever goes on by themself; and so many of them met for the first time.
    package static let most = 5
    package static let mostNew = 2

    package var day: Day
    package var turns: [Turn] = []
    /// Not met yet, of situations that they were not ready for.
    package var asked: [ID<PracticeCard>] = []
    /// Met before, and due by the end of this day; the longest overdue first.
    package var due: [ID<PracticeCard>] = []
    /// Not met yet, in the order of the house.
    package var fresh: [ID<PracticeCard>] = []

    package init(day: Day) { self.day = day }

    /// The card to practise now; nil when there is none, or enough for today.
    package var next: ID<PracticeCard>? {
        if let open = turns.first(where: { !$0.isRated }) { return open.card }
        guard turns.count < PracticeDay.most else { return nil }
        let mayBeNew = turns.count(where: \.isNew) < PracticeDay.mostNew
        // Every third day begins with something new, so that what comes back never keeps it out.
        let beginsNew = turns.isEmpty && day.number.isMultiple(of: 3)
        let new = mayBeNew ? fresh.first : nil
        return (mayBeNew ? asked.first : nil) ?? (beginsNew ? new : nil) ?? due.first ?? new
    }

    /// The card of the day is practised; whatever else there is comes only when asked for.
    package var isDone: Bool { !turns.isEmpty && turns.allSatisfy(\.isRated) }

    package func turn(of card: ID<PracticeCard>) -> Turn? { turns.first { $0.card == card } }

    package func isAsked(_ card: ID<PracticeCard>) -> Bool { asked.contains(card) }

    package static func load(of colleague: ID<Colleague>, zone: String, _ tx: any ReadTransaction) throws -> PracticeDay {
        var one = PracticeDay(day: LocalTime(tx.now, zone: zone).day)
        one.turns = try PracticeQueries.turns(of: colleague, on: one.day, tx)
        one.asked = try PracticeQueries.asked(of: colleague, limit: 1, tx)
        one.due = try PracticeQueries.due(of: colleague, before: end(of: one.day, zone: zone), on: one.day, limit: 1, tx)
        one.fresh = try PracticeQueries.fresh(of: colleague, limit: 1, tx)
        return one
    }

    static func end(of day: Day, zone: String) -> Instant {
        Instant(milliseconds: (TimeZoneRules.named(zone) ?? .utc).instant(wall: Int64(day.number + 1) * millisecondsPerDay))
    }
}

/// When practice may come by itself, as its colleague wishes.
package struct PracticeWish: Sendable, Equatable {
    /// Not at all, until they say otherwise.
    package var rests = false
    /// Minutes of the day between which it stays away; the same twice for no such time.
    package var quietFrom = 21 * 60
    package var quietUntil = 7 * 60

    package init() {}

    /// Whether it is quiet at this minute of the day; quiet times may go over midnight.
    package func isQuiet(at minute: Int) -> Bool {
        if quietFrom == quietUntil { return false }
        return quietFrom < quietUntil ? (quietFrom..<quietUntil).contains(minute) : minute >= quietFrom || minute < quietUntil
    }

    /// "07:30" as minutes; nil when it is no time of day.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    static func clock(_ minutes: Int) -> String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
}
