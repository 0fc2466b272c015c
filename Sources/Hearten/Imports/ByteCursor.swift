/// Steps through the bytes of one short cell.
struct ByteCursor {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8.prefix(64))
        skipBlanks()
    }

    private var current: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }
    private var isDone: Bool { position >= bytes.count }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ",") { position += 1 }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Up to `limit` digits; nil where none stands here.
    private mutating func number(_ limit: Int = 4) -> (value: Int, digits: Int)? {
        let start = position
        var value = 0
        while let byte = current, byte &- 0x30 < 10, position - start < limit {
            value = value * 10 + Int(byte - 0x30)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    private mutating func word() -> String {
        var letters: [UInt8] = []
        while let byte = current, (byte | 0x20) >= UInt8(ascii: "a"), (byte | 0x20) <= UInt8(ascii: "z") {
            letters.append(byte | 0x20)
            position += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Three numbers parted by one kind of sign, then perhaps a time.
    mutating func numericDate(_ build: (Int, Int, Int) -> WallTime) -> WallTime? {
        guard let first = number(), let sign = current, [0x2D, 0x2F, 0x2E].contains(sign) else { return nil }
        position += 1
        guard let second = number(2), accept(sign), let third = number() else { return nil }
        guard first.digits == 4 || third.digits == 4 || third.digits == 2 else { return nil }
        var date = build(first.value, second.value, third.value)
        if accept(UInt8(ascii: "T")) || accept(UInt8(ascii: "t")) {
            guard time(into: &date) else { return nil }
        } else {
            skipBlanks()
            if !isDone, !time(into: &date) { return nil }
        }
        return isDone ? date : nil
    }

    /// "Tue Feb 24 11:35:52 -0800 2015", "24 February 2015", "Feb 24, 2015 11:35 AM".
    mutating func namedDate() -> WallTime? {
        var date = WallTime(year: 0, month: 0, day: 0)
        while !isDone {
            let mark = position
            if let byte = current, byte &- 0x30 < 10 {
                guard let found = number() else { return nil }
                if current == UInt8(ascii: ":") {
                    position = mark
                    guard time(into: &date) else { return nil }
                } else if found.digits == 4, date.year == 0 {
                    date.year = found.value
                } else if found.digits <= 2, date.day == 0 {
                    date.day = found.value
                } else {
                    return nil
                }
            } else {
                let name = word()
                if let month = Self.months[String(name.prefix(3))], Self.monthNames.contains(where: { $0.hasPrefix(name) }) {
                    guard date.month == 0 else { return nil }
                    date.month = month
                } else if !Self.fillers.contains(name) && !Self.weekdays.contains(String(name.prefix(3))) {
                    return nil
                }
                if name.isEmpty, !accept(UInt8(ascii: "-")), !accept(UInt8(ascii: ".")) { return nil }
            }
            skipBlanks()
        }
        return date.month > 0 ? date : nil
    }

    /// `11:35`, `11:35:52.123`, each with AM or PM and a zone; false where it is no time.
    private mutating func time(into date: inout WallTime) -> Bool {
        guard let hour = number(2), accept(UInt8(ascii: ":")), let minute = number(2) else { return false }
        (date.hour, date.minute, date.hasTime) = (hour.value, minute.value, true)
        if accept(UInt8(ascii: ":")) {
            guard let second = number(2) else { return false }
            date.second = second.value
            if accept(UInt8(ascii: ".")) || accept(UInt8(ascii: ",")) {
                guard let part = number(9) else { return false }
                date.millisecond = Int(Double(part.value) * 1_000 / Self.tens[part.digits])
            }
        }
        skipBlanks()
        return halfDay(into: &date) && zone(into: &date)
    }

    private mutating func halfDay(into date: inout WallTime) -> Bool {
        let mark = position
        let name = word()
        guard name == "am" || name == "pm" else {
            position = mark
            return true
        }
        guard (1...12).contains(date.hour) else { return false }
        date.hour = date.hour % 12 + (name == "pm" ? 12 : 0)
        skipBlanks()
        return true
    }

    private mutating func zone(into date: inout WallTime) -> Bool {
        let mark = position
        let name = word()
        if name == "z" || name == "utc" || name == "gmt" {
            date.offset = 0
        } else {
            position = mark
        }
        guard let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return true }
        position += 1
        guard let hours = number(2) else { return false }
        _ = accept(UInt8(ascii: ":"))
        let minutes = number(2)?.value ?? 0
        guard hours.value <= 18, minutes < 60 else { return false }
        date.offset = (hours.value * 3_600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
        return true
    }

    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "sept", "october", "november", "december",
    ]
    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    ]
    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let fillers: Set<String> = ["", "at", "of", "the", "st", "nd", "rd", "th"]
    private static let tens: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
