import Testing

@testable import Understanding

@Suite struct LikenessTests {
    private let library = Likeness([
        (title: "Ask before helping", body: "Before you switch on a lamp or wake a sleeper, ask."),
        (title: "Tell them before they ask", body: "Waiting is easier with a reason and a time: announce a delay."),
        (title: "A wheelchair comes back broken", body: "It is handed to her with a bent wheel. Borrow a chair, order a taxi."),
        (title: "The belt stops and one bag is missing", body: "One family is left. The pushchair is not there."),
    ])

    @Test(arguments: [
        ("someone is sleeping, do I wake them?", 0), ("her wheelchair is broken", 2), ("whelchair damaged", 2),
        ("we are delayed, what do I announce", 1),
        ("bags missing on the belt", 3), ("a missing push-chair", 3),
    ])
    func `a question finds the nearest text, whatever the ending of its words`(question: String, index: Int) throws {
        #expect(library.nearest(to: question, limit: 1).first?.index == index, "\(library.nearest(to: question, limit: 4))")
    }

    @Test func `a question of unknown words scores low, a known one high`() throws {
        let unknown = library.nearest(to: "may a cello fly in the cabin to Reykjavik", limit: 1).first?.score ?? 0
        let known = try #require(library.nearest(to: "the wheelchair came back broken", limit: 1).first).score
        #expect(unknown < 0.2)
        #expect(known > 0.7)
    }

    @Test func `words that say nothing find nothing`() {
        #expect(library.nearest(to: "what should I do then?", limit: 3).isEmpty)
        #expect(library.nearest(to: "", limit: 3).isEmpty)
        #expect(Likeness([]).nearest(to: "wheelchair", limit: 3).isEmpty)
    }

    @Test func `a very long question ends`() {
        let long = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
        #expect(library.nearest(to: long, limit: 1).count <= 1)
    }

    @Test(arguments: [
        ("delays", "delayed"), ("arriving", "arrived"), ("stopped", "stop"), ("families", "family"), ("kindness", "kind"), ("Grüße", "grusse"),
    ])
    func `forms of a word have one stem`(one: String, other: String) {
        #expect(stems(of: one) == stems(of: other))
    }
}
