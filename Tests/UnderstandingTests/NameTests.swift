import Testing

@testable import Understanding

/// Names in words: guessed by the reader, matched with known people, and masked.
struct NameTests {
    private func names(_ text: String) -> [String] {
        TrainedReader(model).read(text).names.map { slice(text, $0.range) }
    }

    private func slice(_ text: String, _ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    @Test(arguments: [
        ("Thank you Maria for your help", ["Maria"]),
        ("Maria's smile made my day", ["Maria"]),
        ("Mr Kowalczyk at the desk was rude", ["Kowalczyk"]),
        ("Sunniva helped me with my bag", ["Sunniva"]),
        ("A steward named Zoë was kind", ["Zoë"]),
        ("I spoke to James Whitfield on the phone", ["James Whitfield"]),
        ("Will you be open in May? I hope so", []),
        ("@maria when is my flight", []),
        ("The Lounge was full on Monday", []),
    ])
    func `likely names are found`(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    private let matcher = NameMatcher<Int>([
        .init(id: 1, fullName: "Sunniva Dahl", givenName: "Sunniva"),
        .init(id: 2, fullName: "Zoë Ångström", givenName: "Zoë"),
        .init(id: 3, fullName: "Anna Berg", givenName: "Anna"),
        .init(id: 4, fullName: "Anna-Lena Ó Briain", givenName: "Anna-Lena"),
        .init(id: 5, fullName: "Anna Okafor", givenName: "Anna"),
        .init(id: 6, fullName: "Will King", givenName: "Will"),
        .init(id: 7, fullName: "Cher", givenName: "Cher"),
    ])

    private func found(_ text: String) -> [String] {
        matcher.mentions(in: text).map { "\(slice(text, $0.range)) \($0.candidates)" }
    }

    @Test(arguments: [
        ("Sunniva's smile", ["Sunniva [1]"]),
        ("sunniva’s smile and SUNNIVA DAHL", ["sunniva [1]", "SUNNIVA DAHL [1]"]),
        ("thanks zoe angstrom!", ["zoe angstrom [2]"]),
        ("thanks Zoe\u{308} A\u{30A}ngstro\u{308}m.", ["Zoe\u{308} A\u{30A}ngstro\u{308}m [2]"]),
        ("Anna was kind", ["Anna [3, 5]"]),
        ("Anna Berg and Anna Okafor", ["Anna Berg [3]", "Anna Okafor [5]"]),
        ("Anna. Berg en route", ["Anna [3, 5]", "Berg [3]"]),
        ("Anna Lena O'Briain", ["Anna Lena [4]"]),
        ("Anna-Lena was kind", ["Anna-Lena [4]"]),
        ("Annabel and Joanna were kind", []),
        ("I will tell the king", []),
        ("will king was kind, and so was Will", ["will king [6]", "Will [6]"]),
        ("Mr Dahl", ["Dahl [1]"]),
        ("cher", ["cher [7]"]),
        ("<b>Sunniva</b>&Sunniva", ["Sunniva [1]", "Sunniva [1]"]),
    ])
    func `known people are found`(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test func `an ambiguous or ordinary name is never sure`() {
        #expect(matcher.mentions(in: "Anna was kind").allSatisfy { $0.confidence < 0.75 })
        #expect(matcher.mentions(in: "Will you come").allSatisfy { $0.confidence < 0.75 })
        #expect(matcher.mentions(in: "Sunniva was kind").allSatisfy { $0.confidence >= 0.75 })
    }

    @Test(arguments: [
        ("Will you come?", false), ("Will helped me", true), ("I asked Will", true), ("Anna, hello", true),
    ])
    func `an ordinary word at the start is a person only when it acts`(text: String, expected: Bool) {
        #expect(matcher.mentions(in: text).map(\.isPerson) == [expected])
    }

    @Test func `a long text is matched to its last word`() {
        let text = String(repeating: "Anna Berg met nobody. ", count: 5_000) + "Sunniva Dahl"
        let mentions = matcher.mentions(in: text)
        #expect(mentions.count == 5_001)
        #expect(mentions.last?.candidates == [1])
        #expect(mentions.allSatisfy { $0.kind == .full })
    }

    @Test func `nobody is found without people`() {
        #expect(NameMatcher<Int>([]).mentions(in: "Anna").isEmpty)
        #expect(NameMatcher<Int>([.init(id: 1, fullName: "", givenName: " ")]).mentions(in: "Anna").isEmpty)
    }

    @Test func `a mask replaces names and nothing else`() {
        let text = "Sunniva’s bag — Zoë’s too"
        let spans = matcher.mentions(in: text).map(\.range)
        #expect(mask(text, spans: spans, with: "[a colleague]") == "[a colleague]’s bag — [a colleague]’s too")
    }

    @Test func `a mask survives any spans`() {
        #expect(mask("Zoë", spans: [2..<3], with: "x") == "Zox")
        #expect(mask("Zoë", spans: [3..<4], with: "x") == "Zox")
        #expect(mask("abcdef", spans: [3..<5, 1..<4], with: "x") == "axf")
        #expect(mask("abc", spans: [-4..<1, 2..<99, 50..<60, 1..<1], with: "x") == "xbx")
        #expect(mask("", spans: [0..<1], with: "x") == "")
    }

    @Test func `folding makes composed and decomposed letters one`() {
        #expect(fold("Ångström Straße ŁÓDŹ Þór Œuvre") == "angstrom strasse lodz thor oeuvre")
        #expect(fold("Zoe\u{308}") == fold("Zoë"))
        #expect(fold("ΆΛΦΑ ЁЖ") == "αλφα еж")
        #expect(fold("Nguyễn’s İI") == "nguyen's ii")
        #expect(fold("座席 👍 <b>") == "座席 👍 <b>")
    }
}
