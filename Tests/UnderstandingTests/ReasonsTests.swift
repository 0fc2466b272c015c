import Testing

@testable import Understanding

/// The words that made a reading say so.
struct ReasonsTests {
    private func words(_ text: String, _ answer: ReadingAnswer) -> [String] {
        let bytes = Array(text.utf8)
        return TrainedReader(model).reasons(text, for: answer).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test func `aspects, levels and urgency have reasons`() {
        let text = "We waited for two hours. There was smoke in the cabin. The food was delicious."
        #expect(words(text, .aspect(.food)).contains { $0.contains("food") || $0.contains("delicious") })
        #expect(words(text, .aspect(.waiting)).contains { $0.contains("waited") || $0.contains("hours") })
        #expect(!words(text, .aspect(.waiting)).contains { $0.contains("delicious") })
        #expect(words(text, .urgency).contains { $0.contains("smoke") })
        #expect(words("Worst airline ever. The lounge is upstairs.", .level(1)).contains { $0.contains("Worst") })
        #expect(words(text, .level(0)) == words(text, .level(1)) && words(text, .level(9)) == words(text, .level(6)), "no level lies outside")
    }

    @Test func `reasons stand in the writer's own words`() {
        let german = words("Das Essen war kalt und wir haben lange gewartet", .aspect(.waiting))
        #expect(german.contains { $0.contains("gewartet") || $0.contains("lange") })
        let french = words("Le personnel était très gentil, merci beaucoup", .sentiment(.positive))
        #expect(french.contains { $0.contains("gentil") || $0.contains("merci") })
        #expect(words("El hotel estaba sucio y nadie nos ayudó", .aspect(.cleanliness)).contains { $0.contains("sucio") })
    }

    @Test func `reasons of a long foreign text are found in bounded time`() {
        // As many different words and pairs as fit, so that no two stand at one place.
        let text = (0..<9_000).map { "schmutzig\($0 % 10 == 0 ? "," : "")" }.joined(separator: " ")
        let time = ContinuousClock().measure { #expect(!TrainedReader(model).reasons(text, for: .sentiment(.negative)).isEmpty) }
        #expect(time < .seconds(30))
    }
}
