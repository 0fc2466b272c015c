import Testing
@testable import Statistics

struct HonestyTests {
    @Test func `fewer than ten answers carry nothing, fewer than thirty carry little`() {
        #expect(Weight(answers: -1) == .none)
        #expect(Weight(answers: 9) == .none)
        #expect(Weight(answers: 10) == .few)
        #expect(Weight(answers: 29) == .few)
        #expect(Weight(answers: 30) == .enough)
        #expect(Weight.none < .few && Weight.few < .enough)
    }

    @Test func `weak evidence is pulled towards the neutral colour`() {
        #expect(Evidence.shrunk(1.2, standardError: 0) == 1.2)
        #expect(Evidence.shrunk(1.2, standardError: 0.5) == 0.6)
        #expect(Evidence.shrunk(-1.2, standardError: 0.5) == -0.6)
        #expect(Evidence.shrunk(1.2, standardError: 50).magnitude < 0.001)
        #expect(Evidence.shrunk(.nan, standardError: 0.1) == 0)
        #expect(Evidence.shrunk(1, standardError: .infinity) == 0)
        #expect(Evidence.shrunk(1, standardError: 0, spread: 0) == 1)
    }

    @Test func `distances fall on seven steps, alike on both sides`() {
        #expect([-1.4, -0.7, -0.4, -0.2, 0, 0.2, 0.4, 0.9, 1.3].map { Evidence.step(of: $0) } == [-3, -2, -1, 0, 0, 0, 1, 2, 3])
        #expect(Evidence.step(of: 0.25) == 1)
        #expect(Evidence.step(of: .nan) == 0)
    }

    @Test(
        arguments: [
            (3.8, 4.1, 1), (5.5, 5.7, 1), (0.33, 0.49, 2), (76, 85, 0), (38, 46, 0), (310_000, 980_000, 0), (1, 1, 2), (0.001, 0.0012, 2),
            (-0.2, 0.1, 1), (3.9, 4.1, 1),
        ] as [(Double, Double, Int)])
    func `a figure has no more digits than its range deserves`(low: Double, high: Double, decimals: Int) {
        #expect(Rounding.decimals(for: Interval(low, high)) == decimals)
    }

    @Test func `figures are written with a true minus and without a minus zero`() {
        #expect(Rounding.text(-0.04, decimals: 1) == "0.0")
        #expect(Rounding.text(-0.34, decimals: 1) == "\u{2212}0.3")
        #expect(Rounding.text(0.34, decimals: 1, signed: true) == "+0.3")
        #expect(Rounding.text(0, decimals: 0, signed: true) == "0")
        #expect(Rounding.text(41.6, decimals: 0) == "42")
        #expect(Rounding.text(.nan, decimals: 1) == "")
        #expect(Rounding.text(1e300, decimals: 1) == "")
        #expect(Rounding.text(1.5, decimals: -3) == "2")
    }

    @Test func `money keeps two significant digits`() {
        #expect(Rounding.significant(1_234_567) == 1_200_000)
        #expect(Rounding.significant(-987) == -990)
        #expect(Rounding.significant(0) == 0)
        #expect(Rounding.significant(0.04567) == 0.046)
        #expect(Rounding.significant(.infinity) == .infinity)
    }

    @Test func `a range cannot be inside out and can be held within a scale`() {
        #expect(Interval(4, 1) == Interval(1, 4))
        #expect(Interval(-3, 9).clamped(to: Interval(1, 6)) == Interval(1, 6))
        #expect(Interval(8, 9).clamped(to: Interval(1, 6)) == Interval(6, 6))
        #expect(Interval(1, 6).contains(6))
        #expect(Interval(1, 3).scaled(by: -1) == Interval(-3, -1))
    }
}
