import Foundation
import Synchronization

/// The changes of one time zone's clocks from 1990 to 2100, kept so that reckoning never has to ask the system.
///
/// Wall-clock times are milliseconds since 1 January 1970 00:00 *as the wall reads it*.
/// Before 1990 the first known offset holds, after 2100 the last.
struct TimeZoneRules: Sendable, Equatable {
    let identifier: String
    /// When each stretch of one offset begins (UTC milliseconds); the first begins at the beginning of time.
    private let starts: [Int64]
    /// What is added to UTC to read the wall, for each stretch.
    private let offsets: [Int64]
    /// What the wall has reached at most by the end of each stretch; never falls.
    private let wallEnds: [Int64]

    /// Changes must be in order of time.
    init(identifier: String, firstOffset: Int64, changes: [(at: Int64, offset: Int64)]) {
        self.identifier = identifier
        starts = [Int64.min] + changes.map(\.at)
        offsets = [firstOffset] + changes.map(\.offset)
        var highest = Int64.min
        var ends: [Int64] = []
        for (place, change) in changes.enumerated() {
            highest = max(highest, change.at + (place == 0 ? firstOffset : changes[place - 1].offset))
            ends.append(highest)
        }
        wallEnds = ends + [Int64.max]
    }

    /// All of it in one line.
    var mark: String { zip(starts, offsets).map { "\($0)+\($1)" }.joined(separator: ",") }

    static let utc = TimeZoneRules(identifier: "UTC", firstOffset: 0, changes: [])

    /// What is added to UTC to read the wall at this instant, in milliseconds.
    func offset(at instant: Int64) -> Int64 {
        offsets[Self.place(in: starts) { $0 <= instant } - 1]
    }

    func wall(at instant: Int64) -> Int64 {
        instant + offset(at: instant)
    }

    func day(at instant: Int64) -> Day {
        Day(Int(floorDivided(wall(at: instant), by: millisecondsPerDay)))
    }

    /// The earliest instant at which the wall reads this time or later.
    ///
    /// This one sentence settles both oddities of a clock change: a time that is skipped in spring becomes the
    /// instant of the change, and a time that comes twice in autumn means its first coming. A later wall time
    /// is never an earlier instant, so shifts keep their order and touching shifts stay in touch.
    func instant(wall: Int64) -> Int64 {
        let place = Self.place(in: wallEnds) { $0 <= wall }
        return place == 0 ? wall - offsets[0] : max(starts[place], wall - offsets[place])
    }

    /// How many of the ordered values from the front satisfy the test.
    @inline(__always)
    private static func place(in values: [Int64], while test: (Int64) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if test(values[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension TimeZoneRules {
    private static let known = Mutex<[String: TimeZoneRules]>([:])

    /// The rules of an IANA zone such as "Europe/Madrid"; nothing when the system knows no such zone.
    static func named(_ identifier: String) -> TimeZoneRules? {
        if let rules = known.withLock({ $0[identifier] }) { return rules }
        guard isPlainName(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
        let rules = read(zone, as: identifier)
        known.withLock { $0[identifier] = rules }
        return rules
    }

    /// Area/Place, or UTC. Never a path ("../x"), never an offset made up on the spot ("GMT+3").
    private static func isPlainName(_ identifier: String) -> Bool {
        guard identifier.utf8.count <= 64, identifier.utf8.allSatisfy(isPlain) else { return false }
        if identifier == "UTC" { return true }
        let parts = identifier.split(separator: "/", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { !$0.isEmpty }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
        default: false
        }
    }

    private static func read(_ zone: TimeZone, as identifier: String) -> TimeZoneRules {
        var moment = Date(timeIntervalSince1970: 631_152_000)
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        let first = Int64(zone.secondsFromGMT(for: moment)) * 1000
        var changes: [(at: Int64, offset: Int64)] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end, next > moment {
            moment = next
            let offset = Int64(zone.secondsFromGMT(for: next)) * 1000
            // A change of the zone's name alone is no change of the clocks.
            if offset != changes.last?.offset ?? first {
                changes.append((Int64(next.timeIntervalSince1970.rounded()) * 1000, offset))
            }
        }
        return TimeZoneRules(identifier: identifier, firstOffset: first, changes: changes)
    }
}

let millisecondsPerMinute: Int64 = 60_000
let millisecondsPerHour: Int64 = 3_600_000
let millisecondsPerDay: Int64 = 86_400_000

/// Division that rounds towards the past.
@inline(__always)
func floorDivided(_ value: Int64, by divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}
