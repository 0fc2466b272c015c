@testable import Hearten
import Testing

@Suite struct JSONTests {
    private func reason(_ bytes: [UInt8]) -> JSON.Fault.Reason? {
        do throws(JSON.Fault) {
            _ = try JSON.parse(bytes)
            return nil
        } catch { return error.reason }
    }

    private func reason(_ text: String) -> JSON.Fault.Reason? { reason(Array(text.utf8)) }

    @Test func `a document is read with its members in order`() throws {
        let value = try JSON.parse(#" {"b":[1,-2.5,1e3,true,null],"a":{"k":"v"},"n":9223372036854775807} "#)
        #expect(value.members?.map(\.key) == ["b", "a", "n"])
        #expect(value["b"]?.array == [1, -2.5, .number(1000), true, nil])
        #expect(value["a"]?["k"]?.string == "v")
        #expect(value["n"]?.double == 9.223372036854775807e18)
        #expect(try JSON.parse("123456789012345678").int == 123_456_789_012_345_678)
    }

    @Test func `escapes and surrogate pairs become text`() throws {
        #expect(try JSON.parse(#""a\n\"\\\/\u00e9\ud83d\ude00b""#).string == "a\n\"\\/é😀b")
    }

    @Test func `text comes out in NFC`() throws {
        let text = try #require(try JSON.parse("\"e\u{301}\"").string)
        #expect(Array(text.utf8) == [0xC3, 0xA9])
        let escaped = try #require(try JSON.parse(#""e\u0301""#).string)
        #expect(Array(escaped.utf8) == [0xC3, 0xA9])
    }

    @Test func `a hundred thousand levels are refused without a crash`() {
        #expect(reason(String(repeating: "[", count: 100_000)) == .tooDeep)
        #expect(reason(String(repeating: #"{"a":"#, count: 100_000)) == .tooDeep)
        #expect(reason(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) == nil)
        #expect(reason(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == .tooDeep)
    }

    @Test func `the same key twice is refused, also when spelt in two ways`() {
        #expect(reason(#"{"a":1,"a":2}"#) == .duplicateKey)
        #expect(reason(#"{"a":1,"\u0061":2}"#) == .duplicateKey)
        #expect(reason("{\"\u{e9}\":1,\"e\u{301}\":2}") == .duplicateKey)
        let many = (0..<100).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(reason("{\(many)}") == nil)
        #expect(reason("{\(many),\"k7\":1}") == .duplicateKey)
    }

    @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800x""#, #""\ud800\ud800""#])
    func `half a surrogate pair is refused`(text: String) {
        #expect(reason(text) == .loneSurrogate)
    }

    @Test func `bytes that are not UTF-8 and NUL are refused`() {
        #expect(reason([0x22, 0xFF, 0x22]) == .invalidText)
        #expect(reason([0x22, 0xC0, 0x80, 0x22]) == .invalidText)
        #expect(reason([0x22, 0xED, 0xA0, 0x80, 0x22]) == .invalidText)
        #expect(reason([0x22, 0xE2, 0x82, 0x22]) == .invalidText)
        #expect(reason([0x22, 0x00, 0x22]) == .controlCharacter)
        #expect(reason(#""\u0000""#) == .nul)
    }

    @Test(arguments: [
        "", " ", "[", "[1", "[1,", "[1,]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,}", "01", "-", "1.", ".5", "1e", "+1", "1e999",
        "tru", "nul", "NaN", "\"", "\"\\", "\"\\u12", "\"\\x\"", "[1] 2", "'a'", "{a:1}", "[1 2]", "\u{FEFF}1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(reason(text) != nil)
    }

    @Test func `limits are counted`() {
        var limits = JSON.Limits()
        limits.values = 3
        #expect(throws: JSON.Fault(reason: .tooMany, offset: 5)) { try JSON.parse("[1,2,3,4]", limits: limits) }
        limits = JSON.Limits()
        limits.stringBytes = 3
        #expect(throws: JSON.Fault.self) { try JSON.parse("\"abcd\"", limits: limits) }
        limits = JSON.Limits()
        limits.members = 1
        #expect(throws: JSON.Fault.self) { try JSON.parse(#"{"a":1,"b":2}"#, limits: limits) }
        limits = JSON.Limits()
        limits.bytes = 4
        #expect(throws: JSON.Fault(reason: .tooLong, offset: 4)) { try JSON.parse("[1,2]", limits: limits) }
    }

    @Test func `what is written is read back the same`() throws {
        let value: JSON = ["t": "a\"\\\u{1}\u{7F}\n</script>é\u{2028}😀", "n": [nil, true, -5, 0.1, 1e300], "o": [:]]
        #expect(try JSON.parse(value.written()) == value)
        let quoteAndMark: JSON = .string("\"\u{301}")
        #expect(quoteAndMark.written().starts(with: [0x22, 0x5C, 0x22]))
    }

    @Test func `a document cut off anywhere is refused`() {
        let whole = Array(#"{"a":[1,2.5e1,"x\u00e9\n"],"b":{"c":null,"d":true}}"#.utf8)
        for length in 0..<whole.count { #expect(reason(Array(whole.prefix(length))) != nil) }
        #expect(reason(whole) == nil)
    }

    @Test func `random damage never crashes the reader`() {
        var random = Seeded(7)
        let whole = Array(#"{"id":"a-1","text":"caf\u00e9 \ud83d\ude00 \"q\"","n":[1,-2.5e3,{"x":[[]]}],"t":true}"#.utf8)
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let value = try? JSON.parse(bytes) { #expect((try? JSON.parse(value.written())) == value) }
        }
    }
}

/// A generator whose sequence is the same each time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
