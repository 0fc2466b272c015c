@testable import Hearten
import Testing

private func read(_ bytes: [UInt8], chunk: Int = .max, lineBytes: Int = 1 << 20) -> (rows: [JSONLinesReader.Row], problems: [JSONLinesReader.Problem])
{
    var reader = JSONLinesReader(lineBytes: lineBytes)
    var rows: [JSONLinesReader.Row] = []
    var problems: [JSONLinesReader.Problem] = []
    func take(_ event: JSONLinesReader.Event) {
        switch event {
        case .row(let row): rows.append(row)
        case .problem(let problem): problems.append(problem)
        }
    }
    var start = 0
    while start < bytes.count {
        let end = chunk < bytes.count - start ? start + chunk : bytes.count
        reader.feed(bytes[start..<end], take)
        start = end
    }
    reader.finish(take)
    return (rows, problems)
}

@Suite struct JSONLinesReaderTests {
    private let text = "{\"id\":1,\"t\":\"é\"}\r\n\n  \n{\"id\":2}\n[3]\n{\"id\":4,\"id\":4}\n{broken\n{\"id\":5,\"t\":\"\\ud800\"}\n{\"id\":6}"

    @Test func `each line is a row or a problem, with its line number`() {
        let found = read(Array(text.utf8))
        #expect(found.rows.map { $0.value["id"]?.int } == [1, 2, 6])
        #expect(found.rows.map(\.line) == [1, 4, 9])
        #expect(found.problems.map(\.line) == [5, 6, 7, 8])
        #expect(found.problems[0].reason == .notAnObject)
        #expect(found.problems[1].words.contains("same key"))
    }

    @Test func `wherever the chunks are cut, the same comes out`() {
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        let whole = read(bytes)
        for size in 1...bytes.count {
            let cut = read(bytes, chunk: size)
            #expect(cut.rows.map(\.value) == whole.rows.map(\.value))
            #expect(cut.rows.map(\.offset) == whole.rows.map(\.offset))
            #expect(cut.problems == whole.problems)
        }
    }

    @Test func `a line beyond the bound is reported once and the next one is read`() {
        let long = "{\"id\":\"" + String(repeating: "x", count: 500) + "\"}\n{\"id\":2}\n"
        for size in [1, 50, 10_000] {
            let found = read(Array(long.utf8), chunk: size, lineBytes: 100)
            #expect(found.problems.map(\.reason) == [.lineTooLong])
            #expect(found.rows.map(\.line) == [2])
        }
    }
}
