/// A named date from a holiday calendar.
struct NamedDay: Hashable, Sendable {
    let day: Day
    let name: String
}

/// What is wrong with a holiday calendar, with the line on which it was noticed.
struct ICalendarFault: Error, Equatable {
    enum Reason: Equatable {
        case tooLarge, notUTF8, notACalendar, unfinishedEvent, tooManyDays
        /// A holiday must be a whole date: "20261225".
        case notADate(String)
        case endsBeforeItBegins
        case missingDate
        /// A repetition other than a plain yearly one.
        case unknownRepetition(String)
    }
    let line: Int
    let reason: Reason
}

/// Reads the holidays of an iCalendar file (RFC 5545): whole-day events, with plain yearly repetition.
enum ICalendarHolidays {
    static let mostBytes = 1_048_576
    static let mostDays = WorkCalendar.mostSpecialDays

    /// The holidays between two years, ordered, one a date (names of one date are joined).
    static func read(_ file: some BidirectionalCollection<UInt8>, years: ClosedRange<Int>) throws(ICalendarFault) -> [NamedDay] {
        guard file.count <= mostBytes else { throw ICalendarFault(line: 1, reason: .tooLarge) }
        let lines = try ICalendarLine.all(in: file)
        guard lines.first?.isMark("BEGIN", "VCALENDAR") == true else { throw ICalendarFault(line: 1, reason: .notACalendar) }
        var names: [Day: [String]] = [:]
        for event in try events(in: lines) where !event.isCancelled {
            for day in try event.days(in: years) where names[day]?.contains(event.name) != true {
                names[day, default: []].append(event.name)
            }
            if names.count > mostDays { throw ICalendarFault(line: event.line, reason: .tooManyDays) }
        }
        return names.map { NamedDay(day: $0.key, name: $0.value.joined(separator: ", ")) }.sorted { $0.day < $1.day }
    }

    /// The events, with what is nested in them (alarms) left out.
    private static func events(in lines: [ICalendarLine]) throws(ICalendarFault) -> [ICalendarEvent] {
        var events: [ICalendarEvent] = []
        var current: ICalendarEvent?
        var nested = 0
        for line in lines {
            if line.isMark("BEGIN", "VEVENT") {
                guard current == nil else { throw ICalendarFault(line: line.number, reason: .unfinishedEvent) }
                current = ICalendarEvent(line: line.number)
            } else if line.isMark("END", "VEVENT"), nested == 0, let event = current {
                events.append(event)
                current = nil
            } else if current != nil, line.name == "BEGIN" {
                nested += 1
            } else if current != nil, line.name == "END" {
                nested -= 1
            } else if nested == 0 {
                try current?.take(line)
            }
        }
        if let current { throw ICalendarFault(line: current.line, reason: .unfinishedEvent) }
        return events
    }
}

/// One logical line, unfolded: a name, its parameters (kept as text) and a value.
struct ICalendarLine: Equatable {
    let number: Int
    /// In capitals.
    let name: String
    /// Between the name and the colon: `TZID=Europe/Lisbon;CN="A; B"`.
    let parameters: String
    let value: String

    func isMark(_ name: String, _ value: String) -> Bool {
        self.name == name && self.value.uppercased() == value
    }

    /// Lines end with CR LF or LF; one that begins with a blank goes on from the one before, even within a letter.
    static func all(in file: some BidirectionalCollection<UInt8>) throws(ICalendarFault) -> [ICalendarLine] {
        var lines: [ICalendarLine] = []
        var pending: (number: Int, bytes: [UInt8])?
        var number = 0
        for raw in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let bytes = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
            if let first = bytes.first, first == 0x20 || first == 0x09 {
                pending?.bytes.append(contentsOf: bytes.dropFirst())
                continue
            }
            if let done = pending { try append(done, to: &lines) }
            pending = (number, number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : Array(bytes))
        }
        if let done = pending { try append(done, to: &lines) }
        return lines
    }

    private static func append(_ line: (number: Int, bytes: [UInt8]), to lines: inout [ICalendarLine]) throws(ICalendarFault) {
        var inQuotes = false
        var nameEnd: Int?
        for (place, byte) in line.bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
            if byte == UInt8(ascii: ";"), nameEnd == nil { nameEnd = place }
            guard byte == UInt8(ascii: ":"), !inQuotes else { continue }
            guard let name = String(validating: line.bytes.prefix(nameEnd ?? place), as: UTF8.self),
                let parameters = String(validating: line.bytes[(nameEnd.map { $0 + 1 } ?? place)..<place], as: UTF8.self),
                let value = String(validating: line.bytes.dropFirst(place + 1), as: UTF8.self)
            else { throw ICalendarFault(line: line.number, reason: .notUTF8) }
            lines.append(ICalendarLine(number: line.number, name: name.uppercased(), parameters: parameters, value: value))
            return
        }
    }

    /// The value of a parameter, without its quotes.
    func parameter(_ name: String) -> String? {
        var inQuotes = false
        let parts = parameters.unicodeScalars.split { scalar in
            if scalar == "\"" { inQuotes.toggle() }
            return scalar == ";" && !inQuotes
        }
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let key = pair.first, let value = pair.last, String(key).uppercased() == name else { continue }
            return String(String.UnicodeScalarView(value.filter { $0 != "\"" }))
        }
        return nil
    }

    /// The value with \n, \, \; and \\ read back, on one line, of at most 120 letters.
    var plainText: String {
        var result = ""
        var escaped = false
        for scalar in value.unicodeScalars {
            if escaped {
                result.unicodeScalars.append(scalar == "n" || scalar == "N" ? " " : scalar)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else if scalar.properties.generalCategory != .control {
                result.unicodeScalars.append(scalar)
            }
        }
        return String(result.prefix(120))
    }
}
