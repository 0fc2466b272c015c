@testable import Hearten
import Testing

@Suite struct MultipartReaderTests {
    private let body = Array(
        "--XX\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\nabc\r\n--XX\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\nContent-Type: text/csv\r\n\r\nid,text\r\n1,\"--XX\r\n-\"\r\n\r\n--XX--\r\n"
            .utf8)

    private func read(_ bytes: [UInt8], chunk: Int) throws -> [MultipartReader.Event] {
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=XX"))
        var events: [MultipartReader.Event] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + chunk, bytes.count)
            try reader.feed(bytes[start..<end]) { event in
                if case .bytes(let more) = event, case .bytes(let held) = events.last {
                    events[events.count - 1] = .bytes(held + more)
                } else {
                    events.append(event)
                }
            }
            start = end
        }
        try reader.finish()
        return events
    }

    @Test func `fields and files are taken apart, wherever the chunks are cut`() throws {
        let whole: [MultipartReader.Event] = [
            .part(name: "unit", filename: nil), .bytes(Array("abc".utf8)), .part(name: "file", filename: "a b.csv"),
            .bytes(Array("id,text\r\n1,\"--XX\r\n-\"\r\n".utf8)), .end,
        ]
        for size in 1...body.count { #expect(try read(body, chunk: size) == whole, "chunks of \(size)") }
    }

    @Test func `a form that ends too early or has no boundary is refused`() {
        for length in 0..<(body.count - 4) { #expect(throws: MultipartReader.Malformed.self) { try read(Array(body.prefix(length)), chunk: 50) } }
        #expect(throws: MultipartReader.Malformed.self) { try read(Array("nonsense and more".utf8), chunk: 5) }
        #expect(MultipartReader(contentType: "application/json") == nil)
        #expect(MultipartReader(contentType: "multipart/form-data") == nil)
    }

    @Test func `a head without end is refused and not collected`() {
        let head = Array("--XX\r\nContent-Disposition: form-data; name=\"".utf8) + [UInt8](repeating: 0x61, count: 20_000)
        #expect(throws: MultipartReader.Malformed.self) { try read(head, chunk: 1_000) }
    }
}
