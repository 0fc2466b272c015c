import Testing

@testable import Hearten

struct DayTests {
    @Test func `a date survives being written and read`() throws {
        for text in ["1970-01-01", "2000-02-29", "2026-11-21", "2040-12-31", "1999-12-31"] {
            #expect(try #require(Day(iso: text)).iso == text)
        }
    }

    @Test func `dates that do not exist are refused`() {
        for text in ["2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "20261-01-01", "", "--"] {
            #expect(Day(iso: text) == nil, "\(text)")
        }
    }

    @Test func `weekdays follow the calendar`() throws {
        #expect(try #require(Day(iso: "1970-01-01")).dayOfWeek == .thursday)
        #expect(try #require(Day(iso: "2026-11-21")).dayOfWeek == .saturday)
        #expect(try #require(Day(iso: "1969-12-28")).dayOfWeek == .sunday)
    }
}
