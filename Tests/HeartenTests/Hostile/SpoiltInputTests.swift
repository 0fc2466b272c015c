import Markup
import Testing

@testable import Hearten

/// Every parser of a stranger's bytes, with thousands of spoilt inputs: it refuses or reads, never traps, and what it read makes sense.
@Suite struct SpoiltInputTests {
    static let count = 3_000

    @Test func `what JSON reads it writes, and reads again as the same`() throws {
        var spoilt = Mutations(
            seed: 1,
            [
                #"{"level":3,"words":"She said \"no\", é \ud83d\ude00","answers":[{"kind":"recommend","scale":10,"value":-7.5e-1}]}"#,
                #"{"moments":[{"level":1},{"words":"b","contact":{"email":"a@example.org"}}],"x":[true,false,null,{}]}"#, "[1,[2,[3,[[]]]]]",
            ])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            guard let value = try? JSON.parse(bytes) else { continue }
            let written = value.written()
            #expect(try JSON.parse(written).written() == written, "\(bytes)")
        }
    }

    @Test func `a form is read whole or not at all, and comes out as it was meant`() {
        var spoilt = Mutations(
            seed: 2, ["level=3&words=Two+words%20and+%C3%A9%0D%0A&key=abc&age=1.x&website=", "a=b&a=c&&=d&e", "q=%F0%9F%98%80&from=2026-01-01"])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            guard let fields = Fields(urlEncoded: bytes, limit: 50) else { continue }
            #expect(fields.names.count <= 50)
            let again = Fields(urlEncoded: Array(fields.query().utf8.dropFirst()), limit: 50)
            #expect(again?.query() == fields.query(), "\(bytes)")
        }
    }

    @Test func `delimited text comes out the same wherever its chunks are cut`() {
        var spoilt = Mutations(seed: 3, ["id,text,n\r\n1,\"a \"\"b\"\"\r\nc\",2\r\n2,é,\r\n", "a;b\n\"x;y\";z\n;;\n", "one\ttwo\n'=1+1\t\"\"\n"])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            let dialect = CSVDialect.detect(bytes)
            #expect(rows([bytes[...]], dialect) == rows(spoilt.cut(bytes), dialect), "\(bytes)")
        }
    }

    private func rows(_ pieces: [ArraySlice<UInt8>], _ dialect: CSVDialect) -> [String] {
        var reader = CSVReader(dialect)
        var said: [String] = []
        func take(_ event: CSVReader.Event) {
            switch event {
            case .row(let row): said.append("\(row.line) \(row.offset) \(row.texts)")
            case .problem(let problem): said.append("\(problem)")
            }
        }
        for piece in pieces { reader.feed(piece, take) }
        reader.finish(take)
        return said
    }

    @Test func `what a spreadsheet might run comes back as it was, whatever it is`() {
        var spoilt = Mutations(seed: 4, ["=1+1", "plain, \"quoted\"\r\nlines", "'=x", "\t@cmd", "-2+3", "é\u{301}\u{202E}"])
        for _ in 0..<Self.count {
            let cell = String(decoding: spoilt.next(), as: UTF8.self).replacing("\0", with: "")
            var writer = CSVWriter(header: ["a", "b"])
            writer.write([cell, "end"])
            var reader = CSVReader()
            var found: [String] = []
            func take(_ event: CSVReader.Event) { if case .row(let row) = event { found = row.texts } }
            reader.feed(writer.bytes.dropFirst(3), take)
            reader.finish(take)
            #expect(found.count == 2 && CSVWriter.restored(found[0]) == cell, "\(Array(cell.utf8))")
        }
    }

    @Test func `lines of JSON come out the same wherever their chunks are cut`() {
        var spoilt = Mutations(seed: 5, ["{\"id\":1,\"t\":\"é\"}\r\n\n{\"id\":2}\n[3]\n", "{\"a\":{\"b\":[1,2]}}\n{\"a\":\"\\ud83d\\ude00\"}"])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            #expect(lines([bytes[...]]) == lines(spoilt.cut(bytes)), "\(bytes)")
        }
    }

    private func lines(_ pieces: [ArraySlice<UInt8>]) -> [String] {
        var reader = JSONLinesReader()
        var said: [String] = []
        func take(_ event: JSONLinesReader.Event) {
            switch event {
            case .row(let row): said.append("\(row.line) \(row.offset) \(row.value.written())")
            case .problem(let problem): said.append("\(problem)")
            }
        }
        for piece in pieces { reader.feed(piece, take) }
        reader.finish(take)
        return said
    }

    @Test(arguments: TextEncoding.allCases)
    func `whatever the encoding, decoded text is sound`(encoding: TextEncoding) {
        var spoilt = Mutations(seed: 6, ["Grüße 🌍 and more\r\n", "\u{FEFF}plain", "a\0b\0c\0\u{1F}"])
        for _ in 0..<Self.count / 2 {
            let bytes = spoilt.next()
            _ = TextEncoding.detect(bytes, isWhole: true)
            var whole: [UInt8] = []
            var decoding = TextDecoder(encoding)
            decoding.feed(bytes, into: &whole)
            decoding.finish(into: &whole)
            var parts: [UInt8] = []
            var again = TextDecoder(encoding)
            for piece in spoilt.cut(bytes) { again.feed(Array(piece), into: &parts) }
            again.finish(into: &parts)
            #expect(whole == parts, "\(bytes)")
        }
    }

    @Test func `an upload is taken apart the same wherever its chunks are cut`() throws {
        let body =
            "--XX\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\nabc\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nid\r\n1\r\n--XX--\r\n"
        var spoilt = Mutations(seed: 7, [body, body.replacing("a.csv", with: "../../\\\"é")])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            #expect(parts([bytes[...]]) == parts(spoilt.cut(bytes)), "\(bytes)")
        }
        var headers = Mutations(seed: 8, ["multipart/form-data; boundary=XX", "multipart/form-data; boundary=\"a b\"; charset=utf-8"])
        for _ in 0..<Self.count { _ = MultipartReader(contentType: String(decoding: headers.next(), as: UTF8.self)) }
    }

    /// What came out of an upload; where it is refused only that counts, since a reader of small pieces may have given out more before.
    private func parts(_ pieces: [ArraySlice<UInt8>]) -> [String] {
        guard var reader = MultipartReader(contentType: "multipart/form-data; boundary=XX") else { return ["no reader"] }
        var said: [String] = []
        var bytes: [UInt8] = []
        func take(_ event: MultipartReader.Event) {
            if case .bytes(let more) = event { return bytes += more }
            said.append("\(bytes) \(event)")
            bytes = []
        }
        do {
            for piece in pieces { try reader.feed(piece, take) }
            try reader.finish()
        } catch { return ["refused"] }
        return said + ["\(bytes)"]
    }

    @Test func `a calendar gives days of the years asked for, or a reason`() {
        var spoilt = Mutations(
            seed: 9,
            [
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270103\r\nSUMMARY:Turn\\, of the year\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240229\nRRULE:FREQ=YEARLY;INTERVAL=2;COUNT=9;UNTIL=20991231\nDURATION:P3D\nEND:VEVENT\nEND:VCALENDAR",
            ])
        for _ in 0..<Self.count {
            let bytes = spoilt.next()
            guard let days = try? ICalendarHolidays.read(bytes, years: 2024...2028) else { continue }
            #expect(days.allSatisfy { (2024...2028).contains($0.day.civil.year) }, "\(bytes)")
        }
    }

    @Test func `dates, addresses, identities and hours refuse or read`() {
        var spoilt = Mutations(
            seed: 10,
            [
                "2015-02-24 11:35:52 -0800", "24/02/2015", "24 Feb 2015 at 9 pm", "1424806552000", "a.b+c@mail.example.org", "0eqy2s9semycc",
                "09:00–12:00, 13:00–17:00",
            ])
        for _ in 0..<Self.count {
            let text = String(decoding: spoilt.next(), as: UTF8.self)
            for style in DateStyle.allCases { _ = style.read(text) }
            if let address = EmailAddress(text) { #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }) }
            if let id = ID<Moment>(text) { #expect(ID<Moment>(id.description) == id) }
            _ = try? HoursText.shifts(text)
            _ = WeeklyHours(stored: text)
            _ = Day(iso: text)
            _ = Token(text)
            _ = SMTPServer(text)
        }
    }

    @Test func `text in a page never ends its element or its attribute`() {
        var spoilt = Mutations(
            seed: 11, ["\"><script>x</script>", "' onload='x", "a&amp;b \u{301}\"\u{301}", "javascript:alert(1)", "//evil.example/é"])
        for _ in 0..<Self.count {
            let text = String(decoding: spoilt.next(), as: UTF8.self)
            let page: HTML = "<p>\(text)</p><a href=\"\(url: text)\" title=\"\(text)\">x</a>"
            let quotes = page.bytes.count { $0 == UInt8(ascii: "\"") }
            let tags = page.bytes.count { $0 == UInt8(ascii: "<") }
            #expect(quotes == 4 && tags == 4 && !page.bytes.contains(UInt8(ascii: "'")), "\(Array(text.utf8))")
            #expect(!page.text.lowercased().contains("href=\"javascript:"))
        }
    }
}
