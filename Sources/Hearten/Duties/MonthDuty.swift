package import Storage

/// A month of the civil calendar.
package struct Month: Sendable, Hashable, Comparable {
    /// The year times twelve, and the month from 0.
    package let number: Int
    package init(_ number: Int) { self.number = number }
    package init(of day: Day) { number = day.civil.year * 12 + day.civil.month - 1 }

    package var first: Day { Day(year: number / 12, month: number % 12 + 1, day: 1) }
    package var last: Day { Day(Month(number + 1).first.number - 1) }
    package var next: Month { Month(number + 1) }
    package var before: Month { Month(number - 1) }
    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

/// What one leader does around the principle of a month: brief before, ask afterwards, recognise one person.
package struct MonthDuty: Sendable, Equatable {
    package enum Step: String, Sendable, CaseIterable { case brief, debrief, recognise }

    /// One of the three, with its day.
    package struct Part: Sendable, Equatable {
        package var step: Step
        package var dueAt: Instant
        package var keptAt: Instant?
        package var isKept: Bool { keptAt != nil }
        package func isLate(at now: Instant) -> Bool { keptAt == nil && dueAt < now }
    }

    package let id: ID<MonthDuty>
    package var leader: ID<Colleague>
    package var unit: ID<Unit>
    package var month: Month
    package var principle: ID<Principle>
    package var parts: [Part] = []

    package func part(_ step: Step) -> Part? { parts.first { $0.step == step } }

    /// A duty begins on a day of its month up to this one; later it waits for the next month.
    package static let latestStart = 20

    /// The day by which a step is due: early, towards the end, and on the last day of the month; whoever begins later has so many days.
    package static func dueDay(of step: Step, in month: Month, begun: Day) -> Day {
        switch step {
        case .brief: max(Day(month.first.number + 6), Day(begun.number + 3))
        case .debrief: max(Day(month.first.number + 23), Day(begun.number + 7))
        case .recognise: max(month.last, Day(begun.number + 10))
        }
    }
}

/// When somebody is reminded, and when whoever leads them hears of it.
enum DutyClock {
    static let remindBefore: Duration = .seconds(2 * 86_400)
    static let escalateAfter: Duration = .seconds(3 * 86_400)
    /// Whoever was not reminded in time, because the program was down or they were away, has a day before anybody else hears.
    static let patience: Duration = .seconds(86_400)
    /// Hours of the day, in the zone of the unit, in which news of duties comes.
    static let hours = 8..<18

    enum Act: Sendable, Equatable { case remind, escalate }

    /// The one thing to do now: never both at once, and each once only, however long nothing looked.
    static func due(dueAt: Instant, remindedAt: Instant?, escalatedAt: Instant?, hour: Int, isAway: Bool, now: Instant) -> Act? {
        guard hours.contains(hour), !isAway else { return nil }
        guard let remindedAt else { return now >= dueAt - remindBefore ? .remind : nil }
        guard escalatedAt == nil, now >= dueAt + escalateAfter, now >= remindedAt + patience else { return nil }
        return .escalate
    }
}
