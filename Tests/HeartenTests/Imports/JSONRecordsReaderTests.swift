@testable import Hearten
import Testing

private func read(_ text: String, chunk: Int = .max, recordBytes: Int = 1 << 20) -> [String] {
    var out: [String] = []
    var reader = JSONRecordsReader(recordBytes: recordBytes)
    func take(_ event: JSONLinesReader.Event) {
        switch event {
        case .row(let row): out.append("\(row.line) \(row.value.text)")
        case .problem(let problem): out.append("\(problem.line) \(problem.reason)")
        }
    }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + min(chunk, bytes.count))
        reader.feed(bytes[start..<end], take)
        start = end
    }
    reader.finish(take)
    return out
}

@Suite struct JSONRecordsReaderTests {
    @Test func `each object of a list is a record, wherever the chunks are cut`() {
        let text = #" [ {"a":"x]}\"{"}, {"b":[{"c":1}]},"# + "\n" + #"{"d":{"e":[]}} ] "#
        let whole = read(text)
        #expect(whole == [#"1 {"a":"x]}\"{"}"#, #"2 {"b":[{"c":1}]}"#, #"3 {"d":{"e":[]}}"#])
        for chunk in 1...9 { #expect(read(text, chunk: chunk) == whole) }
    }

    @Test func `a list inside an object is read, and so are several documents`() {
        let page = #"{"kind":["a","b"],"reviews":[{"id":1},{"id":2}],"meta":{"list":[{"no":0}]},"nextPageToken":"]"}"#
        #expect(read(page + "\n" + page) == [#"1 {"id":1}"#, #"2 {"id":2}"#, #"3 {"id":1}"#, #"4 {"id":2}"#])
    }

    @Test func `what is no object, too long, broken or cut off is reported with its number and nothing else is lost`() {
        let long = String(repeating: "x", count: 200)
        let out = read("[1, {\"a\":1}, [{\"n\":1}], \"s\", {\"w\":\"\(long)\"}, {\"a\":1,\"a\":2}, {\"z\":9}, {\"cut\":", recordBytes: 100)
        #expect(out.count == 8)
        #expect(out[0].hasPrefix("1 notAnObject") && out[2].hasPrefix("3 notAnObject") && out[3].hasPrefix("4 notAnObject"))
        #expect(out[1] == #"2 {"a":1}"#)
        #expect(out[4].hasPrefix("5 lineTooLong"))
        #expect(out[5].contains("fault") && out[7].contains("fault"))
        #expect(out[6] == #"7 {"z":9}"#)
    }

    @Test func `closing more than was opened does no harm`() {
        #expect(read("]]}}[{\"a\":1}]]]{\"b\":[{\"c\":2}]}") == [#"1 {"a":1}"#, #"2 {"c":2}"#])
    }
}
