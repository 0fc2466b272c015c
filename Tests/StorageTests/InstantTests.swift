import Foundation
import Storage
import Testing

@Suite struct Instants {
    @Test func `instants are written as ISO 8601`() throws {
        #expect(Instant(milliseconds: 0).iso8601 == "1970-01-01T00:00:00Z")
        #expect(Instant(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
        let leap = try #require(Instant(year: 2028, month: 2, day: 29, hour: 23, minute: 59, second: 58, millisecond: 7))
        #expect(leap.iso8601 == "2028-02-29T23:59:58.007Z")
        #expect(Instant(year: 2026, month: 2, day: 29) == nil)
        #expect(Instant(year: 2026, month: 13, day: 1) == nil)
    }

    @Test func `the calendar agrees with Foundation's`() {
        let formatter = ISO8601DateFormatter()
        var seconds: Int64 = -3_000_000_000
        while seconds < 8_000_000_000 {
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            #expect(Instant(seconds: seconds).iso8601 == formatter.string(from: date))
            let parts = Instant(seconds: seconds).utc
            #expect(
                Instant(
                    year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute,
                    second: parts.second) == Instant(seconds: seconds))
            seconds += 12_345_677
        }
    }

    @Test func `arithmetic keeps to the ends instead of trapping`() {
        let last = Instant(milliseconds: .max)
        #expect(last + .seconds(1) == last)
        #expect(Instant(milliseconds: .min) - .seconds(1) == Instant(milliseconds: .min))
        #expect(Instant(seconds: 10) - Instant(seconds: 4) == .seconds(6))
        #expect(Instant(seconds: 10) + .milliseconds(-1) == Instant(milliseconds: 9999))
        #expect(Instant(seconds: .max) == last)
        #expect((last - Instant(milliseconds: .min)) > .zero)
    }
}
