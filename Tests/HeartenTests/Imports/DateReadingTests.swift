@testable import Hearten
import Testing

@Suite struct DateReadingTests {
    private func milliseconds(_ text: String, _ style: DateStyle) -> Int64? { style.read(text)?.milliseconds() }

    @Test(arguments: [
        ("2015-02-24T11:35:52-08:00", DateStyle.yearFirst), ("2015-02-24 19:35:52Z", .yearFirst), ("2015/02/24 19:35:52", .yearFirst),
        ("2015-02-24 11:35:52 -0800", .yearFirst), ("2015-02-24T19:35:52.000000000Z", .yearFirst), ("2015-02-24 19:35:52 UTC", .yearFirst),
        ("24/02/2015 19:35:52", .dayFirst), ("24.2.2015 19:35:52", .dayFirst), ("2/24/15 7:35:52 PM", .monthFirst),
        ("Tue Feb 24 11:35:52 -0800 2015", .monthName), ("Tue, 24 Feb 2015 19:35:52 GMT", .monthName), ("24 February 2015 at 19:35:52", .monthName),
        ("Feb 24th, 2015 07:35:52 PM", .monthName), ("1424806552", .epochSeconds), ("1424806552000", .epochMilliseconds),
    ])
    func `one instant is read from every way of writing it`(text: String, style: DateStyle) {
        #expect(milliseconds(text, style) == 1_424_806_552_000)
    }

    @Test func `a date without a time says so`() {
        let date = DateStyle.yearFirst.read("2024-02-29")
        #expect(date?.hasTime == false)
        #expect(date?.offset == nil)
        #expect(milliseconds("1969-12-31", .yearFirst) == -86_400_000)
        #expect(WallTime(milliseconds: -1).year == 1969)
    }

    @Test(arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-01-01T25:00", "2024-01-01 x", "99-1-1", "", "soon", "2024-01-01T10:61", "1.5"])
    func `what is no date is refused`(text: String) {
        for style in DateStyle.allCases { #expect(style.read(text) == nil) }
    }

    @Test func `the order of day and month is decided over the column`() {
        #expect(DateStyle.decide(["01/02/2024", "13/02/2024"])?.style == .dayFirst)
        #expect(DateStyle.decide(["01/02/2024", "02/13/2024", "03/04/2024", "05/06/2024", "07/08/2024"])?.style == .monthFirst)
        let unsure = DateStyle.decide(["01/02/2024", "03/04/2024"])
        #expect((unsure?.confidence ?? 1) < 0.5)
        #expect(DateStyle.decide(["hello", "world"]) == nil)
        #expect(DateStyle.decide([]) == nil)
    }

    @Test func `milliseconds and back agree over four centuries`() {
        for days in stride(from: Int64(-25_000), through: 80_000, by: 37) {
            let time = WallTime(milliseconds: days * 86_400_000 + 12_345_678)
            #expect(time.milliseconds() == days * 86_400_000 + 12_345_678)
            #expect(time.isReal)
        }
    }
}
