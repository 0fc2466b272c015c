import Storage

/// One event of a rota's calendar while it is read.
struct ShiftEvent {
    /// Who works: an attendee, an organiser, or whoever the event is called after.
    struct Person: Equatable {
        var name: String?
        var email: String?
        var key: String { email ?? name ?? "" }
    }

    let line: Int
    private var uid = ""
    private var summary: String?
    private var place: String?
    private var isCancelled = false
    private var starts: CalendarTime?
    private var ends: CalendarTime?
    private var lasts: ShiftDuration?
    private var repeats: ShiftRepetition?
    private var except: [CalendarTime] = []
    private var moves: CalendarTime?
    private var attendees: [Person] = []
    /// Asked, and said no: the event has them no more.
    private var declined: [Person] = []
    private var organiser: Person?
    /// The first thing about it that cannot be used.
    private var fault: ShiftRefusal?

    static let mostPeople = 200
    /// A repetition reaches so far back and ahead, in days, and no event happens more often.
    static let back = 35, ahead = 400, mostTimes = 1_000
    static let mostDays = 31

    init(line: Int) { self.line = line }

    mutating func take(_ line: ICalendarLine) {
        do throws(ShiftRefusal) {
            switch line.name {
            case "UID": uid = String(line.value.prefix(200))
            case "SUMMARY": summary = Self.words(line)
            case "LOCATION": place = Self.words(line)
            case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
            case "DTSTART": starts = try CalendarTime(line)
            case "DTEND": ends = try CalendarTime(line)
            case "DURATION": lasts = try ShiftDuration(line.value)
            case "RRULE": repeats = try ShiftRepetition(line.value)
            case "RDATE": throw .unknownRepetition("RDATE")
            case "RECURRENCE-ID": moves = try CalendarTime(line)
            case "EXDATE":
                let clock = try CalendarTime.clock(of: line)
                for text in line.value.split(separator: ",").prefix(Self.mostTimes) { except.append(try CalendarTime(text, clock: clock)) }
            case "ATTENDEE":
                guard let person = Self.person(line), attendees.count + declined.count < Self.mostPeople else { break }
                if line.parameter("PARTSTAT")?.uppercased() == "DECLINED" { declined.append(person) } else { attendees.append(person) }
            case "ORGANIZER": organiser = Self.person(line)
            default: break
            }
        } catch { fault = fault ?? error }
    }

    private static func words(_ line: ICalendarLine) -> String? {
        let text = line.plainText.trimmedBlanks
        return text.isEmpty ? nil : text
    }

    /// Rooms work on nothing.
    private static func person(_ line: ICalendarLine) -> Person? {
        guard !["ROOM", "RESOURCE"].contains(line.parameter("CUTYPE")?.uppercased()) else { return nil }
        let name = line.parameter("CN")?.trimmedBlanks
        let email = line.value.lowercased().hasPrefix("mailto:") ? EmailAddress(String(line.value.dropFirst(7)).trimmedBlanks)?.text : nil
        let person = Person(name: name.flatMap { $0.isEmpty ? nil : $0 }, email: email)
        return person.key.isEmpty ? nil : person
    }

    /// Which time of a repetition this event stands for instead.
    func movedKey(in zone: TimeZoneRules) -> String? { moves.map { "\(uid)\u{1F}\($0.exact(in: zone))" } }

    // MARK: Its shifts

    func shifts(now: Instant, zone: TimeZoneRules, moved: Set<String>) -> [ShiftLine] {
        let raw = [summary, place, uid].compactMap { $0 }.joined(separator: " | ")
        func refused(_ why: ShiftRefusal) -> [ShiftLine] { [ShiftLine(row: line, raw: raw, read: .failure(why))] }
        if let fault { return refused(fault) }
        do throws(ShiftRefusal) {
            let people = try people()
            let times = try times(now: now, zone: zone, moved: moved)
            let count = people.count + declined.count
            return times.flatMap { time in
                people.map { ShiftLine(row: line, raw: raw, read: .success(shift(of: $0, among: count, time))) }
                    + declined.map { ShiftLine(row: line, raw: raw, read: .success(shift(of: $0, among: count, time, isOff: true))) }
            }
        } catch { return refused(error) }
    }

    private struct Time {
        var from: ShiftTime
        var until: ShiftTime
        /// What tells it from the event's other times; empty when there is one.
        var mark: String
    }

    private func people() throws(ShiftRefusal) -> [Person] {
        // Where everybody said no, nobody works: whoever asked them doesn't either.
        if !attendees.isEmpty || !declined.isEmpty { return attendees }
        if let organiser { return [organiser] }
        guard let summary else { throw .noPerson }
        return [Person(name: summary, email: nil)]
    }

    private func shift(of person: Person, among count: Int, _ time: Time, isOff: Bool = false) -> ReadShift {
        var shift = ReadShift(starts: time.from, ends: time.until)
        (shift.name, shift.email, shift.place) = (person.name, person.email, place)
        if !attendees.isEmpty || !declined.isEmpty || organiser != nil { shift.work = summary }
        // Somebody else on the same event is a change of it, as long as it has one person only.
        if !uid.isEmpty { shift.sourceID = [uid, time.mark, count > 1 ? person.key : ""].joined(separator: "/") }
        shift.isCancelled = isCancelled || isOff
        return shift
    }

    private func times(now: Instant, zone: TimeZoneRules, moved: Set<String>) throws(ShiftRefusal) -> [Time] {
        guard let starts else { throw .noStart("") }
        if starts.isDate { return try wholeDays(from: starts, now: now, zone: zone, moved: moved) }
        let walls = try beginnings(starts, now: now, zone: zone, moved: moved)
        var times: [Time] = []
        for wall in walls {
            let from = starts.moved(to: wall)
            times.append(Time(from: from.shiftTime, until: try end(of: from, like: starts, zone: zone), mark: mark(wall)))
        }
        return times
    }

    private func mark(_ wall: Int64) -> String {
        if let moves { return String(moves.wall) }
        return repeats == nil ? "" : String(wall)
    }

    /// The wall times at which it begins.
    private func beginnings(_ starts: CalendarTime, now: Instant, zone: TimeZoneRules, moved: Set<String>) throws(ShiftRefusal) -> [Int64] {
        guard let repeats, moves == nil else { return [starts.wall] }
        let skipped = Set(except.map { $0.isDate ? $0.wall : $0.exact(in: zone) })
        let first = Day(Int(floorDivided(starts.wall, by: millisecondsPerDay)))
        let time = starts.wall - Int64(first.number) * millisecondsPerDay
        let today = Int(floorDivided(now.milliseconds, by: millisecondsPerDay))
        let days = try repeats.days(from: first, through: Day(today + Self.ahead)) { day in
            repeats.isOver(starts.moved(to: Int64(day.number) * millisecondsPerDay + time), zone: zone)
        }
        let near = days.filter { $0.number >= today - Self.back }
        guard near.count <= Self.mostTimes else { throw .tooManyTimes }
        return near.compactMap { day in
            let wall = Int64(day.number) * millisecondsPerDay + time
            let exact = starts.moved(to: wall).exact(in: zone)
            let isSkipped = skipped.contains(exact) || except.contains { $0.isDate && $0.wall == wall - time }
            return isSkipped || moved.contains("\(uid)\u{1F}\(exact)") ? nil : wall
        }
    }

    private func end(of from: CalendarTime, like starts: CalendarTime, zone: TimeZoneRules) throws(ShiftRefusal) -> ShiftTime {
        if let ends {
            guard !ends.isDate else { throw .noEnd("") }
            // The same wall time each day, so that a night keeps its hours over a clock change.
            if ends.clock == starts.clock { return from.moved(to: from.wall + (ends.wall - starts.wall)).shiftTime }
            return .exact(from.exact(in: zone) + (ends.exact(in: zone) - starts.exact(in: zone)))
        }
        guard let lasts else { throw .noEnd("") }
        let day = from.moved(to: from.wall + Int64(lasts.days) * millisecondsPerDay)
        if case .floating = day.clock { return .wall(day.wall + lasts.time) }
        return .exact(day.exact(in: zone) + lasts.time)
    }

    /// A whole date is a shift from midnight to midnight; several dates are several shifts.
    private func wholeDays(from starts: CalendarTime, now: Instant, zone: TimeZoneRules, moved: Set<String>) throws(ShiftRefusal) -> [Time] {
        let count = ends.map { Int(($0.wall - starts.wall) / millisecondsPerDay) } ?? lasts?.days ?? 1
        guard count >= 1 else { throw .endsBeforeItBegins }
        guard count <= Self.mostDays else { throw .tooManyTimes }
        return try beginnings(starts, now: now, zone: zone, moved: moved).flatMap { first in
            (0..<count).map { place in
                let from = first + Int64(place) * millisecondsPerDay
                let which = count > 1 ? "\(mark(first))+\(place)" : mark(first)
                return Time(from: starts.moved(to: from).shiftTime, until: starts.moved(to: from + millisecondsPerDay).shiftTime, mark: which)
            }
        }
    }
}
