import Storage

/// When a shift begins or ends, as its source says it: by the wall clock of the unit, or exactly.
enum ShiftTime: Sendable, Equatable {
    /// Milliseconds since 1970 as the wall reads them.
    case wall(Int64)
    /// UTC milliseconds since 1970.
    case exact(Int64)

    /// A wall time that is skipped in spring is the instant of the change; one that comes twice in autumn is its first coming.
    func instant(in zone: TimeZoneRules) -> Int64 {
        switch self {
        case .wall(let wall): zone.instant(wall: wall)
        case .exact(let instant): instant
        }
    }

    init(_ time: WallTime) {
        let local = time.milliseconds { _ in 0 }
        self = time.offset == nil ? .wall(local) : .exact(local)
    }
}

/// A time of day as rotas write it.
enum ClockOfDay {
    /// Minutes after midnight, 0 to 1440: "06:00", "6.30", "0630", "6 am", "18h30", "24:00". Nil for anything else.
    static func minutes(_ text: String) -> Int? {
        var bytes = Array(text.utf8.filter { $0 != 0x20 && $0 != 0x09 }).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard bytes.count <= 10 else { return nil }
        let half = takeHalf(&bytes)
        let parts = bytes.split(omittingEmptySubsequences: false) { $0 == 0x3A || $0 == 0x2E || $0 == 0x68 }.map(number)
        guard let time = hourAndMinute(parts, digits: bytes), time.minute < 60 else { return nil }
        var hour = time.hour
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == .afternoon ? 12 : 0)
        }
        guard hour < 24 || hour == 24 && time.minute == 0 else { return nil }
        return hour * 60 + time.minute
    }

    private enum Half { case morning, afternoon }

    /// Takes "am", "p.m." from the end.
    private static func takeHalf(_ bytes: inout [UInt8]) -> Half? {
        for (ending, half) in [("a.m.", Half.morning), ("p.m.", .afternoon), ("am", .morning), ("pm", .afternoon)] {
            let ending = Array(ending.utf8)
            guard bytes.count > ending.count, Array(bytes.suffix(ending.count)) == ending else { continue }
            bytes.removeLast(ending.count)
            return half
        }
        return nil
    }

    private static func hourAndMinute(_ parts: [Int?], digits: [UInt8]) -> (hour: Int, minute: Int)? {
        switch parts.count {
        case 1:
            guard let all = parts[0] else { return nil }
            if digits.count <= 2 { return (all, 0) }
            return (3...4).contains(digits.count) ? (all / 100, all % 100) : nil
        case 2:
            // "18h" has nothing behind its letter.
            guard let hour = parts[0], hour <= 24 else { return nil }
            if digits.last == 0x68 { return (hour, 0) }
            return parts[1].map { (hour, $0) }
        case 3:
            guard let hour = parts[0], hour <= 24, let minute = parts[1], parts[2] != nil else { return nil }
            return (hour, minute)
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
