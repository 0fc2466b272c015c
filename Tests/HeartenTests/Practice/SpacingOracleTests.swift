import Foundation
import Statistics
import Testing

/// Compares spacing with histories that Tests/tools/spacing_oracle.py made with the reference implementation of FSRS-6.
struct SpacingOracleTests {
    private struct Line: Decodable {
        struct Review: Decodable {
            let at: Int64
            let rating: Int
            let chance: Double
            let phase: Int
            let step: Int?
            let stability: Double
            let difficulty: Double
            let due: Int64

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                at = try values.decode(Int64.self)
                rating = try values.decode(Int.self)
                chance = try values.decode(Double.self)
                phase = try values.decode(Int.self)
                step = try values.decode(Int?.self)
                stability = try values.decode(Double.self)
                difficulty = try values.decode(Double.self)
                due = try values.decode(Int64.self)
            }
        }
        let steps: Bool
        let reviews: [Review]
    }

    @Test func `a sample of histories agrees`() throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/spacing-histories.jsonl")
        let result = try compare(fixture)
        #expect(result.histories == 200)
        #expect(result.differences == [])
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["HEARTEN_SPACING_CASES"] != nil))
    func `every history agrees`() throws {
        let path = try #require(ProcessInfo.processInfo.environment["HEARTEN_SPACING_CASES"])
        let result = try compare(URL(filePath: path))
        print("spacing: \(result.histories) histories, \(result.reviews) reviews, \(result.differences.count) differences")
        #expect(result.histories > 0)
        #expect(result.differences.prefix(5) == [])
    }

    private func compare(_ file: URL) throws -> (histories: Int, reviews: Int, differences: [String]) {
        let withSteps = Spacing()
        let byDays = Spacing(learningSteps: [], relearningSteps: [])
        var histories = 0
        var reviews = 0
        var differences: [String] = []
        for text in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
            let line = try JSONDecoder().decode(Line.self, from: text)
            let spacing = line.steps ? withSteps : byDays
            var memory = SpacedMemory(due: line.reviews.first?.at ?? 0)
            histories += 1
            for review in line.reviews {
                reviews += 1
                let chance = spacing.retrievability(of: memory, at: review.at)
                memory = spacing.reviewed(memory, try #require(SpacedMemory.Rating(rawValue: review.rating)), at: review.at)
                let isAlike =
                    near(chance, review.chance) && near(memory.stability ?? 0, review.stability) && near(memory.difficulty ?? 0, review.difficulty)
                    && memory.phase.rawValue == review.phase && memory.step == review.step && memory.due == review.due
                if !isAlike { differences.append("history \(histories): \(review) but \(memory), \(chance)") }
            }
        }
        return (histories, reviews, differences)
    }

    /// Both count with the same doubles; only powers are worked out in another order.
    private func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-9 * max(1, abs(other)) }
}
