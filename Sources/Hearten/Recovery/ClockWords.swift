import Markup
import Storage

/// Clocks in words and signs.
struct ClockWords {
    let say: Say
    let now: Instant
    /// The unit's zone, in which its clocks are told.
    let zone: String
    /// What the element needs to say its time anew; the same for every clock of a page.
    private let templates: HTML

    init(say: Say, now: Instant, zone: String) {
        (self.say, self.now, self.zone) = (say, now, zone)
        templates = """
            data-late="\(say(.over("{}")))" data-day="\(say(.shortDays("{}")))" \
            data-hour="\(say(.shortHours("{}")))" data-minute="\(say(.shortMinutes("{}")))"
            """
    }

    /// "2 h", "25 min", "3 d".
    func short(_ milliseconds: Int64) -> String {
        let minutes = max(1, abs(milliseconds) / millisecondsPerMinute)
        if minutes < 60 { return say(.shortMinutes(String(minutes))) }
        if minutes < 48 * 60 { return say(.shortHours(String(minutes / 60))) }
        return say(.shortDays(String(minutes / 1440)))
    }

    /// A running clock: the words stay true without script, the element keeps them fresh.
    func running(due: Instant, isAtRisk: Bool, gone: Double, soon: Instant? = nil) -> HTML {
        element(due: due, soon: soon ?? (isAtRisk ? now : due), isAtRisk: isAtRisk, gone: gone, left: nil)
    }

    /// The element leaves `left` as it stands until it is late; without it, it counts what is left.
    private func element(due: Instant, soon: Instant, isAtRisk: Bool, gone: Double, left: String?) -> HTML {
        let span = due.milliseconds - now.milliseconds
        let isLate = span < 0
        let words = isLate ? say(.over(short(span))) : left ?? short(span)
        let state: HTML = isLate ? " late" : isAtRisk ? " soon" : ""
        let sign = isLate ? Sign.clock(.late) : Sign.clock(isAtRisk ? .soon : .calm, gone: gone)
        return """
            <hearten-clock due="\(due.iso8601)" soon="\(soon.iso8601)"\(when: left == nil, " data-left=\"{}\"") \(templates)>\
            <span class="clock\(state)\(when: left != nil, " end")">\(sign)<span>\(words)</span></span></hearten-clock>
            """
    }

    /// The clock of something that somebody promised: at risk when three quarters of its time are gone.
    func task(from start: Instant, due: Instant) -> HTML { promised(from: start, due: due, left: nil) }

    /// The same on *My day*: until it is late it says by when.
    func dayClock(from start: Instant, due: Instant) -> HTML {
        promised(from: start, due: due, left: say(.dueTime(say.time(due, now: now, zone: zone))))
    }

    private func promised(from start: Instant, due: Instant, left: String?) -> HTML {
        let whole = max(1, due.milliseconds - start.milliseconds)
        let soon = Instant(milliseconds: start.milliseconds + whole / 4 * 3)
        let gone = min(1, max(0, Double(now.milliseconds - start.milliseconds) / Double(whole)))
        return element(due: due, soon: soon, isAtRisk: now >= soon, gone: gone, left: left)
    }

    func kept(_ words: String) -> HTML { "<span class=\"clock kept\">\(Sign.clock(.kept))<span>\(words)</span></span>" }
    func calm(_ words: String) -> HTML { "<span class=\"clock\">\(Sign.clock(.calm, gone: 0))<span>\(words)</span></span>" }

    /// One clock of a case, as its side shows it.
    func state(_ clock: CaseClock, gone: Double) -> HTML {
        if let met = clock.metAt {
            let isLate = clock.missedAt != nil || (clock.dueAt.map { met > $0 } ?? false)
            return isLate ? calm(say(.keptLate)) : kept(say(.kept))
        }
        guard !clock.isPaused, let due = clock.dueAt else { return calm(say(clock.isPaused ? .standsStill : .noTimeSet)) }
        return running(due: due, isAtRisk: clock.isAtRisk, gone: gone, soon: clock.warnAt)
    }

    /// "First answer was due today, 12:30, 2 hours ago".
    func sentence(_ clock: CaseClock) -> String? {
        guard clock.isRunning, let due = clock.dueAt else { return nil }
        let name = say(.clockName(clock.kind))
        let time = say.time(due, now: now, zone: zone)
        return due < now ? say(.wasDue(name, time, say.fromNow(due, now: now))) : say(.isDue(name, time))
    }

    // MARK: Why this time?

    /// The arithmetic of a clock, a sentence a line.
    func lines(_ sum: ClockArithmetic) -> [String] {
        let start = Instant(milliseconds: sum.clock.startedAt)
        var lines = [say(.sumBegan(time(start), sum.zone)), promise(sum)]
        lines += sum.steps.prefix(40).compactMap(line)
        if let due = sum.due, offset(start) != offset(Instant(milliseconds: due)) { lines.append(say(.sumClockChange)) }
        lines.append(sum.due.map { say(.sumDue(time(Instant(milliseconds: $0)))) } ?? say(.sumNotDue))
        return lines
    }

    private func promise(_ sum: ClockArithmetic) -> String {
        switch sum.clock.allowance {
        case .workingTime(let budget): say(.sumPromisedHours(amount(budget)))
        case .workingDays(let count): say(.sumPromisedDays(count))
        case .calendarDays(let count): say(.sumPromisedCalendarDays(count))
        case .until(let instant): say(.sumPromisedInstant(time(Instant(milliseconds: instant))))
        }
    }

    private func line(_ step: ClockStep) -> String? {
        switch step {
        case .counted(let span, let on, let hours):
            let (from, to) = (clock(span.from), clock(span.to))
            return say(
                hours.map { .sumCountedSpecial(day(on), $0, from, to, amount(span.length)) } ?? .sumCounted(day(on), from, to, amount(span.length)))
        case .countedDay(let on, let place): return say(.sumDay(day(on), place))
        case .outsideHours(let span):
            guard LocalTime(Instant(milliseconds: span.from), zone: zone).day == LocalTime(Instant(milliseconds: span.to), zone: zone).day else {
                return nil
            }
            return say(.sumBreak(clock(span.from), clock(span.to)))
        case .closedDay(let on): return say(.sumClosed(day(on)))
        case .holiday(let on, let name): return say(.sumHoliday(day(on), name))
        case .paused(let span):
            let from = time(Instant(milliseconds: span.from))
            return say(span.to == .max ? .sumStands(from) : .sumPaused(from, time(Instant(milliseconds: span.to))))
        case .days, .promised: return nil
        }
    }

    private func amount(_ milliseconds: Int64) -> String {
        let minutes = Int(milliseconds / millisecondsPerMinute)
        if minutes % 60 == 0, minutes > 0 { return say(.hoursExactly(minutes / 60)) }
        return minutes < 60 ? say(.minutes(minutes)) : say(.hoursAndMinutes(minutes / 60, minutes % 60))
    }

    private func time(_ instant: Instant) -> String { say.time(instant, now: now, zone: zone) }
    private func clock(_ milliseconds: Int64) -> String { LocalTime(Instant(milliseconds: milliseconds), zone: zone).clock }
    private func offset(_ instant: Instant) -> Int { LocalTime(instant, zone: zone).offsetSeconds }
    private func day(_ day: Day) -> String { say(.dayWithDate(say.weekday(day), say.shortDate(day, now: LocalTime(now, zone: zone).day))) }
}
