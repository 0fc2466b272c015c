/// One line of a clock's own explanation of its time.
enum ClockStep: Hashable, Sendable {
    /// Working time that counted; `on` is the day on which the shift began, `hours` the name of special hours.
    case counted(TimeSpan, on: Day, hours: String?)
    /// A working day that counted, first, second, third.
    case countedDay(Day, place: Int)
    /// Time between two shifts.
    case outsideHours(TimeSpan)
    /// A weekday on which the unit does not work.
    case closedDay(Day)
    /// A date that the unit's calendar closes, by its name.
    case holiday(Day, name: String)
    case paused(TimeSpan)
    /// Plain days: from one wall time to the same wall time; `length` tells when the clocks changed in between.
    case days(Int, TimeSpan)
    /// An instant that somebody promised.
    case promised(Int64)
}

/// Why a clock ends when it does: the answer to "why this time?" as data, which a page puts into words.
struct ClockArithmetic: Hashable, Sendable {
    let clock: RecoveryClock
    let zone: String
    /// Nothing while the clock stands still.
    let due: Int64?
    /// Working time promised in all, or real time for plain days.
    let budget: Int64
    let steps: [ClockStep]

    /// The working time that is listed as counted.
    var counted: Int64 {
        steps.reduce(0) { sum, step in
            if case .counted(let span, _, _) = step { sum + span.length } else { sum }
        }
    }
}

extension RecoveryClock {
    /// Reckons the clock once more and keeps the arithmetic.
    func arithmetic(in calendar: WorkCalendar) throws(ClockFault) -> ClockArithmetic {
        let steps: [ClockStep]
        switch allowance {
        case .workingTime(let budget): steps = try workingSteps(budget, in: calendar)
        case .workingDays(let count): steps = try daySteps(count, in: calendar)
        case .calendarDays(let count):
            let end = try calendar.sameTime(daysLater: count, than: startedAt)
            steps = [.days(count, TimeSpan(from: startedAt, to: end))] + pausesBefore(try due(in: calendar) ?? .max)
        case .until(let instant): steps = [.promised(instant)]
        }
        return ClockArithmetic(
            clock: self, zone: calendar.zone.identifier, due: try due(in: calendar),
            budget: try budget(in: calendar), steps: steps)
    }

    private func workingSteps(_ budget: Int64, in calendar: WorkCalendar) throws(ClockFault) -> [ClockStep] {
        var pieces: [(day: Day, span: TimeSpan)] = []
        let end = try calendar.end(of: budget, from: startedAt, pauses: pauses) { day, span in
            if !pieces.isEmpty, let last = pieces.last, last.day == day, last.span.to == span.from {
                pieces[pieces.count - 1] = (day, TimeSpan(from: last.span.from, to: span.to))
            } else {
                pieces.append((day, span))
            }
        }
        var steps: [ClockStep] = []
        var from = startedAt
        for piece in pieces {
            steps += between(TimeSpan(from: from, to: piece.span.from), upTo: piece.day, in: calendar)
            steps.append(.counted(piece.span, on: piece.day, hours: calendar.special[piece.day]?.name))
            from = piece.span.to
        }
        return end == nil ? steps + pausesBefore(.max).suffix(1) : steps
    }

    /// What lies between two counted stretches: a pause, else the closed days passed over, else time outside hours.
    private func between(_ gap: TimeSpan, upTo day: Day, in calendar: WorkCalendar) -> [ClockStep] {
        guard gap.length > 0 else { return [] }
        let paused = pauses.filter { $0.to > gap.from && $0.from < gap.to }.map(ClockStep.paused)
        var closed: [ClockStep] = []
        var passed = calendar.zone.day(at: gap.from)
        while passed < day {
            if calendar.shifts(on: passed).isEmpty { closed.append(closedStep(passed, in: calendar)) }
            passed = passed.adding(days: 1)
        }
        let skipped = paused + closed
        return skipped.isEmpty ? [.outsideHours(gap)] : skipped
    }

    private func daySteps(_ count: Int, in calendar: WorkCalendar) throws(ClockFault) -> [ClockStep] {
        var steps: [ClockStep] = []
        var place = 0
        let close = try calendar.closeOfWorkingDay(count, after: startedAt) { day, counts in
            if counts {
                place += 1
                steps.append(.countedDay(day, place: place))
            } else {
                steps.append(closedStep(day, in: calendar))
            }
        }
        guard !pauses.isEmpty else { return steps }
        let end = try due(in: calendar)
        return steps + pausesBefore(end ?? .max) + countedAfter(close, until: end, in: calendar)
    }

    /// Working time made up for after the close of the last working day because of pauses.
    private func countedAfter(_ close: Int64, until end: Int64?, in calendar: WorkCalendar) -> [ClockStep] {
        guard let end, end > close else { return [] }
        var steps: [ClockStep] = []
        var spans = OpenSpans(calendar, from: close, days: Int((end - close) / millisecondsPerDay) + 2)
        while let span = spans.next(), span.from < end {
            guard span.to > close else { continue }
            countable(TimeSpan(from: max(span.from, close), to: min(span.to, end)), less: pauses) { piece in
                steps.append(.counted(piece, on: spans.day, hours: calendar.special[spans.day]?.name))
                return true
            }
        }
        return steps
    }

    private func pausesBefore(_ end: Int64) -> [ClockStep] {
        pauses.filter { $0.to > startedAt && $0.from < end }.map(ClockStep.paused)
    }

    private func closedStep(_ day: Day, in calendar: WorkCalendar) -> ClockStep {
        if let special = calendar.special[day] { return .holiday(day, name: special.name) }
        return .closedDay(day)
    }
}
