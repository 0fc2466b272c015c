import Storage

/// Reads shifts from an iCalendar file (RFC 5545): each attendee of an event works then, at its place, on what it is called.
///
/// One event that cannot be used is put aside with its line and reason; a file that is no calendar is refused whole.
enum ShiftCalendar {
    static let mostBytes = 8 << 20
    static let mostShifts = 100_000

    /// `zone` decides when a repetition of floating times ends; the times themselves stay those of each unit's wall.
    static func read(_ file: some BidirectionalCollection<UInt8>, now: Instant, zone: TimeZoneRules) throws(ICalendarFault) -> [ShiftLine] {
        guard file.count <= mostBytes else { throw ICalendarFault(line: 1, reason: .tooLarge) }
        let lines = try ICalendarLine.all(in: file)
        guard lines.first?.isMark("BEGIN", "VCALENDAR") == true else { throw ICalendarFault(line: 1, reason: .notACalendar) }
        let events = try events(in: lines)
        var moved: Set<String> = []
        for event in events { if let key = event.movedKey(in: zone) { moved.insert(key) } }
        var found: [ShiftLine] = []
        for event in events {
            found += event.shifts(now: now, zone: zone, moved: moved)
            if found.count > mostShifts { throw ICalendarFault(line: event.line, reason: .tooManyDays) }
        }
        return found
    }

    /// The events, with what is nested in them (alarms) left out.
    private static func events(in lines: [ICalendarLine]) throws(ICalendarFault) -> [ShiftEvent] {
        var events: [ShiftEvent] = []
        var current: ShiftEvent?
        var nested = 0
        for line in lines {
            if line.isMark("BEGIN", "VEVENT") {
                guard current == nil else { throw ICalendarFault(line: line.number, reason: .unfinishedEvent) }
                current = ShiftEvent(line: line.number)
                nested = 0
            } else if line.isMark("END", "VEVENT"), nested == 0, let event = current {
                events.append(event)
                current = nil
            } else if current != nil, line.name == "BEGIN" {
                nested += 1
            } else if current != nil, line.name == "END" {
                nested -= 1
            } else if nested == 0 {
                current?.take(line)
            }
        }
        if let current { throw ICalendarFault(line: current.line, reason: .unfinishedEvent) }
        return events
    }
}

/// A time in a calendar: of a zone, of UTC, or of whatever wall it is read at.
struct CalendarTime: Sendable, Equatable {
    enum Clock: Sendable, Equatable {
        case floating
        case zone(TimeZoneRules)
    }
    /// Milliseconds since 1970 as the wall reads them.
    var wall: Int64
    var clock: Clock
    /// A whole date without a time of day.
    var isDate: Bool

    init(wall: Int64, clock: Clock, isDate: Bool) {
        self.wall = wall
        self.clock = clock
        self.isDate = isDate
    }

    /// "20261225", "20261225T060000", "20261225T060000Z".
    init(_ text: some StringProtocol, clock: Clock) throws(ShiftRefusal) {
        let bytes = Array(text.utf8)
        let isUTC = bytes.last == UInt8(ascii: "Z")
        let isDate = bytes.count == 8
        guard isDate || bytes.count == (isUTC ? 16 : 15) && bytes[8] == UInt8(ascii: "T") else { throw .noStart(String(text)) }
        func number(_ range: Range<Int>) -> Int? {
            let digits = bytes[range]
            return digits.allSatisfy { $0 &- 0x30 < 10 } ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
        }
        guard let year = number(0..<4), let month = number(4..<6), let date = number(6..<8),
            let day = Day(checkedYear: year, month: month, day: date)
        else { throw .noStart(String(text)) }
        var wall = Int64(day.number) * millisecondsPerDay
        if !isDate {
            guard let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15), hour < 24, minute < 60, second <= 60 else {
                throw .noStart(String(text))
            }
            wall += Int64(hour * 3_600 + minute * 60 + min(59, second)) * 1_000
        }
        self.init(wall: wall, clock: isUTC ? .zone(.utc) : clock, isDate: isDate)
    }

    /// The time of a line, in the zone that it names.
    init(_ line: ICalendarLine) throws(ShiftRefusal) { try self.init(line.value, clock: Self.clock(of: line)) }

    /// Some programs write a path in front of the zone's name.
    static func clock(of line: ICalendarLine) throws(ShiftRefusal) -> Clock {
        guard let name = line.parameter("TZID") else { return .floating }
        let plain = name.hasPrefix("/") ? name.split(separator: "/").suffix(2).joined(separator: "/") : name
        guard let rules = TimeZoneRules.named(plain) else { throw .unknownZone(name) }
        return .zone(rules)
    }

    func exact(in fallback: TimeZoneRules) -> Int64 {
        switch clock {
        case .floating: fallback.instant(wall: wall)
        case .zone(let rules): rules.instant(wall: wall)
        }
    }

    var shiftTime: ShiftTime {
        switch clock {
        case .floating: .wall(wall)
        case .zone(let rules): .exact(rules.instant(wall: wall))
        }
    }

    func moved(to wall: Int64) -> CalendarTime { CalendarTime(wall: wall, clock: clock, isDate: isDate) }
}
