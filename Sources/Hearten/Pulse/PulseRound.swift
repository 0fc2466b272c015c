import Storage

/// One month of the pulse: open for two weeks from its first Monday.
struct PulseRound: Sendable, Hashable, Comparable {
    /// Months since the year 0.
    let month: Int

    static let days = 14
    /// As many rounds as make the baseline.
    static let baseline = 3

    init(month: Int) { self.month = month }

    /// The month of a day.
    init(of day: Day) {
        let (year, month, _) = day.civil
        self.month = year * 12 + month - 1
    }

    /// The round that is open on a day, if one is.
    static func open(on day: Day) -> PulseRound? {
        let round = PulseRound(of: day)
        return day >= round.first && day < round.end ? round : nil
    }

    var first: Day {
        let start = Day(year: month / 12, month: month % 12 + 1, day: 1)
        return Day(start.number + (8 - start.weekday) % 7)
    }

    /// The first day on which it is over.
    var end: Day { Day(first.number + Self.days) }

    func isOver(on day: Day) -> Bool { day >= end }

    static func < (left: PulseRound, right: PulseRound) -> Bool { left.month < right.month }
}

/// The three questions, always the same, so that the months can be compared.
enum PulseQuestion: Int, Sendable, CaseIterable {
    case lookForward = 1, mayDo, noticed

    static let values = 1...5
}
