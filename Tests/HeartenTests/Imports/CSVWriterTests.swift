@testable import Hearten
import Testing

@Suite struct CSVWriterTests {
    private func written(_ cells: [String]) -> String {
        var writer = CSVWriter(header: cells.indices.map { "c\($0)" })
        _ = writer.take()
        writer.write(cells)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test func `a file starts with the byte order mark and its header`() {
        var writer = CSVWriter(header: ["id", "words"])
        #expect(writer.take() == [0xEF, 0xBB, 0xBF] + Array("id,words\r\n".utf8))
        #expect(writer.take().isEmpty)
    }

    @Test(arguments: ["=1+1", "+47", "-1", "@SUM(A1)", "\tx", "\rx", "=\u{301}"])
    func `a cell that a spreadsheet would run gets an apostrophe`(cell: String) {
        let bytes = Array(written([cell]).utf8)
        #expect(bytes.starts(with: Array("\"'".utf8)))
    }

    @Test func `quotes are doubled by bytes, also before a combining mark`() {
        #expect(Array(written(["a\"\u{301}b"]).utf8) == Array("\"a\"\"\u{301}b\"\r\n".utf8))
    }

    @Test func `what is exported is imported the same`() {
        let cells = ["", "=1", "'=1", "''+2", "'plain'", "a,b", "two\r\nlines", "\"", "-", "é😀", "x;y", "\tz"]
        var writer = CSVWriter(header: cells.indices.map { "c\($0)" })
        writer.write(cells)
        var reader = CSVReader()
        var rows: [[String]] = []
        var bytes: [UInt8] = []
        var decoder = TextDecoder(TextEncoding.detect(writer.bytes, isWhole: true))
        decoder.feed(writer.bytes, into: &bytes)
        reader.feed(bytes) { if case .row(let row) = $0 { rows.append(row.texts) } }
        reader.finish { if case .row(let row) = $0 { rows.append(row.texts) } }
        #expect(rows.count == 2)
        #expect(rows.last?.map(CSVWriter.restored) == cells)
    }

    @Test func `a short row is filled up and a long one is cut to the header`() {
        var writer = CSVWriter(header: ["a", "b"])
        _ = writer.take()
        writer.write(["1"])
        writer.write(["1", "2", "3"])
        #expect(writer.take() == Array("1,\r\n1,2\r\n".utf8))
    }
}
