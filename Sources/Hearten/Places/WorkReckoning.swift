/// Why a clock cannot say when it ends.
enum ClockFault: Error, Equatable {
    /// No opening hours within the years that are searched.
    case neverOpen
    /// It would end later than the years that are searched.
    case tooFar
    /// An instant or an allowance outside anything a clock is for.
    case outOfRange
}

/// Working time on a calendar: a working hour is a real, elapsed hour inside opening hours.
extension WorkCalendar {
    /// How far ahead an end is looked for.
    static let searchedDays = 5 * 366
    /// Years 1990 to 2100, for which zones are known.
    static let range: Range<Int64> = 631_152_000_000..<4_102_444_800_000

    /// The working time between two instants, less the pauses. Pauses are in order and do not overlap.
    func workingTime(from start: Int64, to end: Int64, pauses: [TimeSpan] = []) throws(ClockFault) -> Int64 {
        guard Self.range.contains(start), Self.range.contains(end) else { throw .outOfRange }
        guard end > start else { return 0 }
        var spans = OpenSpans(self, from: start, days: Int((end - start) / millisecondsPerDay) + 2)
        var total: Int64 = 0
        while let span = spans.next(), span.from < end {
            total += countable(TimeSpan(from: max(span.from, start), to: min(span.to, end)), less: pauses) { _ in true }
        }
        return total
    }

    /// The first instant by which this much working time has passed.
    ///
    /// Time that ends exactly at closing ends there and not at the next opening. Nothing (nil) while a pause
    /// without an end stops the clock before it gets there. Each counted stretch is shown to `note`.
    func end(
        of budget: Int64, from start: Int64, pauses: [TimeSpan] = [], note: (Day, TimeSpan) -> Void = { _, _ in }
    ) throws(ClockFault) -> Int64? {
        guard Self.range.contains(start), budget >= 0, budget < Self.range.upperBound else { throw .outOfRange }
        guard budget > 0 else { return start }
        let stopped = pauses.last.flatMap { $0.to == .max ? $0.from : nil }
        var spans = OpenSpans(self, from: start, days: Self.searchedDays)
        var left = budget
        var end: Int64?
        var wasOpen = false
        while let span = spans.next() {
            guard span.to > start else { continue }
            wasOpen = true
            if let stopped, span.from >= stopped { return nil }
            _ = countable(TimeSpan(from: max(span.from, start), to: span.to), less: pauses) { piece in
                let used = min(left, piece.length)
                note(spans.day, TimeSpan(from: piece.from, to: piece.from + used))
                left -= used
                if left == 0 { end = piece.from + used }
                return left > 0
            }
            if let end { return end }
        }
        if stopped != nil { return nil }
        throw wasOpen ? .tooFar : .neverOpen
    }

    /// The close of business on the n-th working day after the day of `start`; none after means the close of the
    /// working day that `start` falls in or comes before. A working day is a date on which a shift begins.
    func closeOfWorkingDay(
        _ count: Int, after start: Int64, note: (Day, Bool) -> Void = { _, _ in }
    ) throws(ClockFault) -> Int64 {
        guard Self.range.contains(start), (0...1000).contains(count) else { throw .outOfRange }
        let first = zone.day(at: start)
        var counted = 0
        var wasOpen = false
        for distance in (count == 0 ? 0 : 1)...Self.searchedDays {
            let day = first.adding(days: distance)
            let close = self.close(of: day)
            wasOpen = wasOpen || close != nil
            guard let close, close > start else {
                note(day, false)
                continue
            }
            counted += 1
            note(day, true)
            if counted >= max(count, 1) { return close }
        }
        throw wasOpen ? .tooFar : .neverOpen
    }

    /// The same time on the wall, this many days later: across a clock change that is not a multiple of 24 hours.
    func sameTime(daysLater count: Int, than start: Int64) throws(ClockFault) -> Int64 {
        guard Self.range.contains(start), (0...3660).contains(count) else { throw .outOfRange }
        guard count > 0 else { return start }
        return zone.instant(wall: zone.wall(at: start) + Int64(count) * millisecondsPerDay)
    }

    func isOpen(at instant: Int64) -> Bool {
        guard Self.range.contains(instant) else { return false }
        var spans = OpenSpans(self, from: instant, days: 1)
        while let span = spans.next(), span.from <= instant {
            if span.to > instant { return true }
        }
        return false
    }

    /// When the last shift that begins on this day ends; nothing when no shift of it leaves any time.
    private func close(of day: Day) -> Int64? {
        let midnight = Int64(day.number) * millisecondsPerDay
        var last: Int64?
        for shift in shifts(on: day) {
            let opens = zone.instant(wall: midnight + Int64(shift.opens) * millisecondsPerMinute)
            let closes = zone.instant(wall: midnight + Int64(shift.closes) * millisecondsPerMinute)
            if closes > opens { last = closes }
        }
        return last
    }
}

/// The time of a span outside the pauses; each piece goes to `take`, which says whether to go on.
@discardableResult
func countable(_ span: TimeSpan, less pauses: [TimeSpan], take: (TimeSpan) -> Bool) -> Int64 {
    var from = span.from
    var total: Int64 = 0
    for pause in pauses where pause.to > from && pause.from < span.to {
        if pause.from > from {
            total += pause.from - from
            guard take(TimeSpan(from: from, to: pause.from)) else { return total }
        }
        from = pause.to
    }
    guard from < span.to else { return total }
    _ = take(TimeSpan(from: from, to: span.to))
    return total + (span.to - from)
}
