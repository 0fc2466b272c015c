@testable import Hearten
import Testing

/// What a reader said about a file, in a form that can be compared.
private enum Said: Equatable {
    case row(Int, Int, [String])
    case problem(CSVProblem)
}

private func read(_ bytes: [UInt8], _ dialect: CSVDialect = CSVDialect(), chunk: Int = .max, limits: CSVReader.Limits = .init()) -> [Said] {
    var reader = CSVReader(dialect, limits: limits)
    var said: [Said] = []
    func take(_ event: CSVReader.Event) {
        switch event {
        case .row(let row): said.append(.row(row.line, row.offset, row.texts))
        case .problem(let problem): said.append(.problem(problem))
        }
    }
    var start = 0
    while start < bytes.count {
        let end = chunk < bytes.count - start ? start + chunk : bytes.count
        reader.feed(bytes[start..<end], take)
        start = end
    }
    reader.finish(take)
    return said
}

private func read(_ text: String, _ dialect: CSVDialect = CSVDialect(), chunk: Int = .max) -> [Said] {
    read(Array(text.utf8), dialect, chunk: chunk)
}

private func rows(_ said: [Said]) -> [[String]] {
    said.compactMap { if case .row(_, _, let cells) = $0 { cells } else { nil } }
}

private func problems(_ said: [Said]) -> [CSVProblem] {
    said.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
}

@Suite struct CSVReaderTests {
    @Test func `quotes, doubled quotes and newlines in quotes are read`() {
        let text = "a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\r\n\"two\nlines\",\r\n"
        #expect(rows(read(text)) == [["a", "b"], ["x, y", "he said \"no\""], ["two\nlines", ""]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end is read, the last one may be missing`(end: String) {
        let said = read("a,b\(end)\(end)c,d\(end)\"\",f")
        #expect(rows(said) == [["a", "b"], ["c", "d"], ["", "f"]])
        guard case .row(let line, _, _) = said[1] else { return #expect(Bool(false)) }
        #expect(line == 3)
    }

    @Test func `ragged rows keep the cells they have`() {
        #expect(rows(read("a,b,c\n1\n1,2,3,4\n,,\n")) == [["a", "b", "c"], ["1"], ["1", "2", "3", "4"], ["", "", ""]])
    }

    @Test func `a quote in the middle of an unquoted cell is a character`() {
        #expect(rows(read("5\" nails,b\n")) == [["5\" nails", "b"]])
    }

    @Test func `a broken quote costs its row and no other`() {
        let said = read("id,text\n1,\"never closed\n2,\"fine\"\n3,plain\n")
        #expect(rows(said) == [["id", "text"], ["2", "fine"], ["3", "plain"]])
        #expect(problems(said) == [CSVProblem(number: 2, line: 2, offset: 8, reason: .strayQuote)])
    }

    @Test func `a quote that nothing closes gives back the lines it swallowed`() {
        let said = read("a,b\n1,\"open\n2,x\n3,y\n")
        #expect(rows(said) == [["a", "b"], ["2", "x"], ["3", "y"]])
        #expect(problems(said).map(\.reason) == [.unclosedQuote])
    }

    @Test func `a broken quote in a large file stops at the bound and goes on at the next line`() {
        var limits = CSVReader.Limits()
        limits.fieldBytes = 1_000
        let body = (0..<500).map { "\($0),some words here" }.joined(separator: "\n")
        let said = read(Array("id,text\nx,\"broken\n\(body)\n".utf8), limits: limits)
        #expect(problems(said).map(\.reason) == [.fieldTooLong])
        #expect(rows(said).count == 501)
        #expect(rows(said).last == ["499", "some words here"])
    }

    @Test func `a line that never ends is reported once and skipped`() {
        var limits = CSVReader.Limits()
        limits.fieldBytes = 100
        let text = "a,b\n" + String(repeating: "x", count: 5_000) + ",1\nc,d\n"
        for chunk in [1, 7, 64, 100_000] {
            let said = read(Array(text.utf8), chunk: chunk, limits: limits)
            #expect(rows(said) == [["a", "b"], ["c", "d"]])
            #expect(problems(said).map(\.reason) == [.fieldTooLong])
        }
    }

    @Test func `NUL and bytes that are not text are reported with their row`() {
        let said = read(Array("a,b\n1,x".utf8) + [0] + Array("\n2,".utf8) + [0xC3] + Array(",\n3,ok\n".utf8))
        #expect(rows(said) == [["a", "b"], ["3", "ok"]])
        #expect(problems(said).map(\.reason) == [.nul, .notText])
        #expect(problems(said).map(\.line) == [2, 3])
    }

    @Test func `half a character in one cell and half in the next is not text`() {
        let said = read([0xC3, 0x2C, 0xA9, 0x0A])
        #expect(problems(said).map(\.reason) == [.notText])
    }

    @Test func `too many columns are reported`() {
        let said = read(String(repeating: ",", count: 3_000) + "\na,b\n")
        #expect(problems(said).map(\.reason) == [.tooManyColumns(3_001)])
        #expect(rows(said) == [["a", "b"]])
    }

    @Test func `wherever the chunks are cut, the same comes out`() {
        let text = """
            id,text,score\r
            1,"a, ""b""\r
            c",5\r\r
            2,"broken" x,4
            3,"open
            4,"é😀",3\r5,"
            ","",
            "",
            6,"last never
            closes
            """
        let bytes = Array(text.utf8) + [0, 0x0A, 0xFF, 0x2C]
        let whole = read(bytes)
        #expect(whole.count > 6)
        for size in 1...bytes.count { #expect(read(bytes, chunk: size) == whole, "chunks of \(size)") }
    }

    @Test func `random files read alike in every chunking and lose no line silently`() {
        var random = Seeded(11)
        let alphabet: [UInt8] = Array("\"\",\n\r\na b".utf8)
        for _ in 0..<1_500 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
            let whole = read(bytes)
            #expect(read(bytes, chunk: 1) == whole)
            #expect(read(bytes, chunk: 5) == whole)
        }
    }

    @Test func `the delimiter is found`() {
        for (sign, name) in [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "stroke")] {
            let text = (0..<20).map { "\($0)\(sign)\"words, with; all | signs\"\(sign)3.5" }.joined(separator: "\n")
            let found = CSVDialect.detect(Array(text.utf8))
            #expect(found.delimiter == sign.utf8.first, "\(name)")
            #expect(found.confidence > 0.9)
        }
        #expect(CSVDialect.detect(Array("only one column\nand another\n".utf8)).confidence <= 0.5)
    }

    @Test func `a spreadsheet's hint line is believed and left out`() {
        let bytes = Array("sep=;\r\na;b,c\r\n1;2\r\n".utf8)
        let dialect = CSVDialect.detect(bytes)
        #expect(dialect.delimiter == UInt8(ascii: ";"))
        let said = read(bytes, dialect)
        #expect(said == [.row(2, 7, ["a", "b,c"]), .row(3, 14, ["1", "2"])])
        #expect(read(bytes, dialect, chunk: 1) == said)
    }

    @Test func `many rows stream through constant memory`() {
        var reader = CSVReader()
        var count = 0
        var held = 0
        let chunk = Array((0..<1_000).map { "\($0),\"some, words\",4\n" }.joined().utf8)
        for _ in 0..<20 {
            reader.feed(chunk) { _ in count += 1 }
            held = max(held, reader.cells.capacity + reader.replay.capacity)
        }
        reader.finish { _ in count += 1 }
        #expect(count == 20_000)
        #expect(held < 4_096)
    }
}
