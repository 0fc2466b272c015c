/// A promise that runs against the unit's working hours: when it began, how long it may take, and its pauses.
///
/// Nothing here is stored time arithmetic: the due instant follows from these values and the calendar,
/// so it is reckoned again whenever the calendar changes.
struct RecoveryClock: Hashable, Sendable {
    let startedAt: Int64
    let allowance: Allowance
    /// In order, not overlapping; a pause that still lasts ends at `Int64.max`.
    let pauses: [TimeSpan]

    init(startedAt: Int64, allowance: Allowance, pauses: [TimeSpan] = []) {
        self.startedAt = startedAt
        self.allowance = allowance
        // A promised instant stays promised, whatever waits meanwhile.
        if case .until = allowance { self.pauses = [] } else { self.pauses = Self.joined(pauses) }
    }

    var isPaused: Bool { pauses.last?.to == .max }

    /// When it is due; nothing while it stands still.
    func due(in calendar: WorkCalendar) throws(ClockFault) -> Int64? {
        try instant(whenUsed: .whole, in: calendar)
    }

    /// When this share of the allowance is used up; nothing while it stands still before that.
    func instant(whenUsed share: ClockShare, in calendar: WorkCalendar) throws(ClockFault) -> Int64? {
        let budget = share.of(try self.budget(in: calendar))
        if allowance.isRealTime { return realTimeEnd(of: budget) }
        return try calendar.end(of: budget, from: startedAt, pauses: pauses)
    }

    /// The time that must pass: working time, or real time when the promise is in plain days.
    func budget(in calendar: WorkCalendar) throws(ClockFault) -> Int64 {
        switch allowance {
        case .workingTime(let milliseconds):
            return milliseconds
        case .workingDays(let count):
            let close = try calendar.closeOfWorkingDay(count, after: startedAt)
            return try calendar.workingTime(from: startedAt, to: close)
        case .calendarDays(let count):
            return try calendar.sameTime(daysLater: count, than: startedAt) - startedAt
        case .until(let instant):
            guard WorkCalendar.range.contains(startedAt), WorkCalendar.range.contains(instant) else { throw .outOfRange }
            return max(0, instant - startedAt)
        }
    }

    /// The time used until this instant, never more than asked for by the past.
    func used(until now: Int64, in calendar: WorkCalendar) throws(ClockFault) -> Int64 {
        guard WorkCalendar.range.contains(startedAt), WorkCalendar.range.contains(now) else { throw .outOfRange }
        guard now > startedAt else { return 0 }
        if allowance.isRealTime {
            return countable(TimeSpan(from: startedAt, to: now), less: pauses) { _ in true }
        }
        return try calendar.workingTime(from: startedAt, to: now, pauses: pauses)
    }

    /// The same clock, standing still from this instant.
    func paused(at now: Int64) -> RecoveryClock {
        isPaused ? self : RecoveryClock(startedAt: startedAt, allowance: allowance, pauses: pauses + [TimeSpan(from: now, to: .max)])
    }

    /// The same clock, running again from this instant.
    func resumed(at now: Int64) -> RecoveryClock {
        guard isPaused, let last = pauses.last else { return self }
        let ended = TimeSpan(from: last.from, to: max(last.from, now))
        return RecoveryClock(startedAt: startedAt, allowance: allowance, pauses: pauses.dropLast() + [ended])
    }

    private func realTimeEnd(of budget: Int64) -> Int64? {
        guard budget > 0 else { return startedAt }
        var left = budget
        var end: Int64?
        countable(TimeSpan(from: startedAt, to: .max), less: pauses) { piece in
            if left <= piece.length {
                end = piece.from + left
                return false
            }
            left -= piece.length
            return true
        }
        return end
    }

    private static func joined(_ pauses: [TimeSpan]) -> [TimeSpan] {
        var result: [TimeSpan] = []
        for pause in pauses.sorted(by: { $0.from < $1.from }) where pause.to > pause.from {
            if let last = result.last, pause.from <= last.to {
                result[result.count - 1] = TimeSpan(from: last.from, to: max(last.to, pause.to))
            } else {
                result.append(pause)
            }
        }
        return result
    }
}

/// A share of an allowance, in percent: 75 is when the owner is warned, 100 is due.
struct ClockShare: Hashable, Sendable {
    let percent: Int

    init(percent: Int) {
        self.percent = min(max(percent, 0), 1000)
    }

    static let whole = ClockShare(percent: 100)

    func of(_ budget: Int64) -> Int64 {
        budget / 100 * Int64(percent) + budget % 100 * Int64(percent) / 100
    }
}
