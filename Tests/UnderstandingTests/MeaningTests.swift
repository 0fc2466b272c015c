import Testing

@testable import Understanding

struct MeaningTests {
    let meaning = TrainedReader(model).meaning

    private func likeness(_ one: String, _ other: String) -> Double {
        Meaning.likeness(meaning.direction(of: one), meaning.direction(of: other))
    }

    @Test(arguments: [
        ("Their suitcase got lost", "they lost our luggage"), ("nobody answered the phone", "I rang and rang and the call was never picked up"),
        ("Ich habe meinen Koffer verloren", "they lost our luggage"), ("The nurse was kind", "Such caring nursing staff"),
    ])
    func `the same thing in other words comes nearer than anything else`(one: String, other: String) {
        let near = likeness(one, other)
        #expect(near > 0.5, "\(near)")
        for text in ["The breakfast was cold", "Thank you for the film tonight", "The seat did not recline"] {
            #expect(likeness(one, text) < near, "\(text): \(likeness(one, text))")
        }
    }

    @Test func `a text is most like itself, and words that nobody knows are like nothing`() {
        #expect(abs(likeness("The room was cold", "The room was cold") - 1) < 0.001)
        #expect(meaning.direction(of: "xqzzt wvvkp").allSatisfy { $0 == 0 })
        #expect(likeness("xqzzt wvvkp", "The room was cold") == 0)
        #expect(meaning.direction(of: "").count == 128)
    }

    @Test func `a question is answered in whatever words it was asked`() {
        let library = Likeness(
            [
                (title: "A wheelchair comes back broken", body: "It is handed to her with a bent wheel."),
                (title: "The belt stops and one bag is missing", body: "One family is left. The pushchair is not there."),
                (title: "Tell them before they ask", body: "Waiting is easier with a reason and a time."),
            ], meaning)
        #expect(library.nearest(to: "their suitcase got lost", limit: 1).first?.index == 1)
        #expect((library.nearest(to: "may a cello fly to Reykjavik", limit: 1).first?.score ?? 0) < 0.5)
    }
}
