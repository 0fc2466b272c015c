@testable import Hearten
import Testing

private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

private func decode(_ bytes: [UInt8], chunk: Int = .max, as verdict: EncodingVerdict? = nil) -> (text: [UInt8], decoder: TextDecoder) {
    var decoder = TextDecoder(verdict ?? TextEncoding.detect(bytes, isWhole: true))
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
        let end = chunk < bytes.count - start ? start + chunk : bytes.count
        decoder.feed(Array(bytes[start..<end]), into: &output)
        start = end
    }
    decoder.finish(into: &output)
    return (output, decoder)
}

@Suite struct TextDecodingTests {
    private let sample = "id,text\r\n1,Grüße aus Tromsø 😀\r\n2,naïve café – “fine”\r\n"

    @Test func `UTF-8 with and without a mark reads the same`() {
        #expect(decode(Array(sample.utf8)).text == Array(sample.utf8))
        let marked = [0xEF, 0xBB, 0xBF] + Array(sample.utf8)
        #expect(decode(marked).text == Array(sample.utf8))
        #expect(TextEncoding.detect(marked).confidence == 1)
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func `UTF-16 is recognised in both orders, with and without a mark`(bigEndian: Bool, mark: Bool) {
        let bytes = utf16(sample, bigEndian: bigEndian, mark: mark)
        let verdict = TextEncoding.detect(bytes)
        #expect(verdict.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
        #expect(decode(bytes).text == Array(sample.utf8))
    }

    @Test func `Windows-1252 is the fallback and says how sure it is`() {
        let bytes = Array("id,text\n1,caf".utf8) + [0xE9] + Array(" ".utf8) + [0x93, 0x80, 0x94]
        let verdict = TextEncoding.detect(bytes, isWhole: true)
        #expect(verdict.encoding == .windows1252)
        #expect(verdict.confidence < 0.9)
        #expect(decode(bytes).text == Array("id,text\n1,café “€”".utf8))
    }

    @Test func `wherever the chunks are cut, the same text comes out`() {
        let broken = Array(sample.utf8) + [0xC3, 0x28, 0xF0, 0x9F, 0x98]
        let files = [Array(sample.utf8), utf16(sample, bigEndian: true, mark: true), utf16(sample, bigEndian: false, mark: true), broken]
        for bytes in files {
            let verdict = TextEncoding.detect(bytes)
            let whole = decode(bytes, as: verdict)
            for size in 1...bytes.count {
                let cut = decode(bytes, chunk: size, as: verdict)
                #expect(cut.text == whole.text)
                #expect(cut.decoder.unreadable == whole.decoder.unreadable)
            }
        }
    }

    @Test func `invalid bytes are reported with offset and line and never repaired`() {
        let bytes = Array("a\r\nb\nc".utf8) + [0xFF] + Array("d\n".utf8) + [0xE2, 0x82]
        let (text, decoder) = decode(bytes, as: EncodingVerdict(encoding: .utf8, markLength: 0, confidence: 1, reason: ""))
        #expect(decoder.unreadable.map(\.offset) == [6, 9, 10])
        #expect(decoder.unreadable.map(\.line) == [3, 4, 4])
        #expect(String(validating: text, as: UTF8.self) == nil)
    }

    @Test func `half a surrogate pair in UTF-16 is reported`() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00, 0x00, 0xDC]
        let (text, decoder) = decode(bytes)
        #expect(decoder.unreadable.map(\.offset) == [4, 8])
        #expect(decoder.unreadable.map(\.decodedOffset) == [1, 3])
        #expect(text == [0x41, 0xFF, 0x42, 0xFF])
    }

    @Test func `a byte without a meaning in Windows-1252 is reported`() {
        let (text, decoder) = decode([0xE9, 0x81], as: EncodingVerdict(encoding: .windows1252, markLength: 0, confidence: 1, reason: ""))
        #expect(decoder.unreadable.map(\.offset) == [1])
        #expect(text == [0xC3, 0xA9, 0xFF])
    }

    @Test func `the list of unreadable places is bounded, their count is not`() {
        let (_, decoder) = decode(
            [UInt8](repeating: 0xFF, count: 5_000), as: EncodingVerdict(encoding: .utf8, markLength: 0, confidence: 1, reason: ""))
        #expect(decoder.unreadable.count == TextDecoder.unreadableLimit)
        #expect(decoder.unreadableCount == 5_000)
    }

    @Test func `text is composed once and only where needed`() {
        #expect(Array(Text.composed("e\u{301}").utf8) == [0xC3, 0xA9])
        #expect(Text.composed("plain") == "plain")
        let marks = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(Text.composed(marks).unicodeScalars.count == 10_000)
    }
}
