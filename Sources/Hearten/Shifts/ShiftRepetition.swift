import Storage

/// How often an event of a rota comes again: daily or weekly, on some weekdays, so many times or until a day.
struct ShiftRepetition: Sendable, Equatable {
    private var isWeekly = false
    private var interval = 1
    private var count: Int?
    private var until: CalendarTime?
    private var weekdays: Set<Weekday> = []
    private var weekBegins = Weekday.monday

    /// What began longer ago than some ten years is not reckoned through.
    private static let mostSteps = 4_400
    private static let names: [Substring: Weekday] = [
        "MO": .monday, "TU": .tuesday, "WE": .wednesday, "TH": .thursday, "FR": .friday, "SA": .saturday, "SU": .sunday,
    ]

    init(_ rule: String) throws(ShiftRefusal) {
        let fault = ShiftRefusal.unknownRepetition(rule)
        var frequency: Substring = ""
        guard rule.utf8.count <= 400 else { throw fault }
        for part in rule.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let key = pair.first, let value = pair.last else { throw fault }
            switch key {
            case "FREQ": frequency = value
            case "INTERVAL":
                guard let number = Int(value), (1...60).contains(number) else { throw fault }
                interval = number
            case "COUNT":
                guard let number = Int(value), (1...10_000).contains(number) else { throw fault }
                count = number
            case "UNTIL":
                do { until = try CalendarTime(value, clock: .floating) } catch { throw fault }
            case "BYDAY":
                for name in value.split(separator: ",") {
                    guard let day = Self.names[name] else { throw fault }
                    weekdays.insert(day)
                }
            case "WKST":
                guard let day = Self.names[value] else { throw fault }
                weekBegins = day
            default: throw fault
            }
        }
        guard frequency == "DAILY" || frequency == "WEEKLY" else { throw fault }
        isWeekly = frequency == "WEEKLY"
    }

    /// Whether a time lies after the rule's end.
    func isOver(_ time: CalendarTime, zone: TimeZoneRules) -> Bool {
        guard let until else { return false }
        if until.isDate { return time.wall >= until.wall + millisecondsPerDay }
        if case .floating = until.clock { return time.wall > until.wall }
        return time.exact(in: zone) > until.exact(in: zone)
    }

    /// The days on which it happens, from the first, which always counts.
    func days(from first: Day, through last: Day, isOver: (Day) -> Bool) throws(ShiftRefusal) -> [Day] {
        guard last.number - first.number <= Self.mostSteps else { throw .tooFar }
        var found: [Day] = []
        var day = first
        while day <= last {
            if day == first || happens(on: day, first: first) {
                if isOver(day) { break }
                found.append(day)
                if found.count == count { break }
            }
            day = day.adding(days: 1)
        }
        return found
    }

    private func happens(on day: Day, first: Day) -> Bool {
        guard isWeekly else {
            return (day.number - first.number).isMultiple(of: interval) && (weekdays.isEmpty || weekdays.contains(day.dayOfWeek))
        }
        let weeks = (weekStart(day) - weekStart(first)) / 7
        return weeks.isMultiple(of: interval) && (weekdays.isEmpty ? day.dayOfWeek == first.dayOfWeek : weekdays.contains(day.dayOfWeek))
    }

    private func weekStart(_ day: Day) -> Int { day.number - (day.dayOfWeek.rawValue - weekBegins.rawValue + 7) % 7 }
}

/// How long an event lasts: "PT8H", "P1D", "P1DT2H30M", "P2W".
struct ShiftDuration: Sendable, Equatable {
    /// By the calendar: 24 hours but when clocks change.
    var days = 0
    /// Exact milliseconds.
    var time: Int64 = 0

    init(_ text: String) throws(ShiftRefusal) {
        var bytes = Array(text.uppercased().utf8)
        if bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard bytes.first == UInt8(ascii: "P"), bytes.count > 2, bytes.count <= 24 else { throw .noEnd(text) }
        var number: Int?
        var isTime = false
        for byte in bytes.dropFirst() {
            switch (byte, number) {
            case (0x30...0x39, _):
                let next = (number ?? 0) * 10 + Int(byte - 0x30)
                guard next < 100_000 else { throw .noEnd(text) }
                number = next
                continue
            case (UInt8(ascii: "T"), nil): isTime = true
            case (UInt8(ascii: "W"), .some(let n)) where !isTime: days += n * 7
            case (UInt8(ascii: "D"), .some(let n)) where !isTime: days += n
            case (UInt8(ascii: "H"), .some(let n)) where isTime: time += Int64(n) * millisecondsPerHour
            case (UInt8(ascii: "M"), .some(let n)) where isTime: time += Int64(n) * millisecondsPerMinute
            case (UInt8(ascii: "S"), .some(let n)) where isTime: time += Int64(n) * 1_000
            default: throw .noEnd(text)
            }
            number = nil
        }
        guard number == nil else { throw .noEnd(text) }
    }
}
