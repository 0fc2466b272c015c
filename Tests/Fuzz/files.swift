// A file that somebody brings: its encoding, its delimiter, its rows, whatever they are. Compiled by bin/fuzz with the files named there.

/// Everything that a reader tells of a file, so that the same bytes in other chunks can be compared.
private struct Told: Equatable {
    var rows = 0
    var problems = 0
    var cells = 0
}

private func chunks(_ bytes: [UInt8], _ cut: Int) -> [ArraySlice<UInt8>] { [bytes[..<cut], bytes[cut...]] }

private func csv(_ bytes: [UInt8], _ dialect: CSVDialect, cut: Int) -> Told {
    var limits = CSVReader.Limits(), told = Told()
    (limits.fieldBytes, limits.rowBytes, limits.columns) = (200, 1000, 40)
    var reader = CSVReader(dialect, limits: limits)
    func take(_ event: CSVReader.Event) {
        switch event {
        case .row(let row):
            told.rows += 1
            for column in 0..<row.count { told.cells += row[column].utf8.count }
        case .problem: told.problems += 1
        }
    }
    for chunk in chunks(bytes, cut) { reader.feed(chunk, take) }
    reader.finish(take)
    return told
}

private func lines(_ bytes: [UInt8], cut: Int) -> Told {
    var reader = JSONLinesReader(lineBytes: 500), told = Told()
    func take(_ event: JSONLinesReader.Event) {
        if case .row = event { told.rows += 1 } else { told.problems += 1 }
    }
    for chunk in chunks(bytes, cut) { reader.feed(chunk, take) }
    reader.finish(take)
    return told
}

private func records(_ bytes: [UInt8], cut: Int) -> Told {
    var reader = JSONRecordsReader(recordBytes: 500), told = Told()
    func take(_ event: JSONLinesReader.Event) {
        if case .row = event { told.rows += 1 } else { told.problems += 1 }
    }
    for chunk in chunks(bytes, cut) { reader.feed(chunk, take) }
    reader.finish(take)
    return told
}

@_cdecl("LLVMFuzzerTestOneInput")
public func bring(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let raw = Array(UnsafeBufferPointer(start: start + 1, count: count - 1)), cut = raw.isEmpty ? 0 : Int(start[0]) % (raw.count + 1)
    var decoder = TextDecoder(TextEncoding.detect(raw, isWhole: true)), text: [UInt8] = []
    for chunk in chunks(raw, cut) { decoder.feed(Array(chunk), into: &text) }
    decoder.finish(into: &text)
    // What cannot be decoded is marked with a byte that no UTF-8 has, so that its row alone is refused.
    check(String(validating: text.filter { $0 != 0xFF }, as: UTF8.self) != nil, "what is decoded is UTF-8")
    let place = min(cut, text.count)
    let dialect = CSVDialect.detect(text)
    check(csv(text, dialect, cut: place) == csv(text, dialect, cut: 0), "rows depend on where a chunk ends")
    check(lines(text, cut: place) == lines(text, cut: 0), "lines depend on where a chunk ends")
    check(records(text, cut: place) == records(text, cut: 0), "records depend on where a chunk ends")
    if let document = try? JSON.parse(raw) {
        check((try? JSON.parse(document.written())) == document, "what is written is what was read")
    }
    let words = String(decoding: text.prefix(60), as: UTF8.self)
    for style in DateStyle.allCases { _ = style.read(words) }
    return 0
}
