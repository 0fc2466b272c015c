import Foundation

/// A file on disk that is being looked at or read.
package enum ImportFile {
    package static let sampleBytes = 256 << 10
    package static let sampleRows = 200

    /// Looks at the start of a file and suggests how to read it.
    package static func plan(for path: String, name: String) throws -> ImportPlan {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let sample = [UInt8](try handle.read(upToCount: sampleBytes) ?? Data())
        return plan(sample: sample, isWhole: sample.count < sampleBytes, name: name)
    }

    package static func plan(sample: [UInt8], isWhole: Bool, name: String) -> ImportPlan {
        let verdict = TextEncoding.detect(sample, isWhole: isWhole)
        var text: [UInt8] = []
        var decoder = TextDecoder(verdict)
        decoder.feed(sample, into: &text)
        let format: ImportPlan.Format = looksLikeJSON(text) ? .jsonLines : .csv
        let dialect = format == .csv ? CSVDialect.detect(text) : CSVDialect()
        var plan = ImportPlan(
            format: format, encoding: verdict.encoding, markLength: verdict.markLength, dialect: dialect, headerRows: 0, headers: [], columns: [],
            feed: stem(of: name), knownName: nil, endsWithSentence: false)
        let rows: [[String]]
        let mapping: ColumnMapping
        if format == .csv {
            rows = csvRows(text, dialect, isWhole: isWhole)
            mapping = ColumnMapping.suggest(rows: rows)
        } else {
            let objects = jsonObjects(text)
            let keys = orderedKeys(objects)
            rows = objects.map { object in keys.map { object[$0].map(ImportFileReader.text) ?? "" } }
            mapping = ColumnMapping.suggest(keys: keys, sample: rows)
        }
        plan.adopt(mapping, sample: Array(rows.dropFirst(mapping.headerRows)))
        return plan
    }

    private static func looksLikeJSON(_ text: [UInt8]) -> Bool {
        text.first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    private static func csvRows(_ text: [UInt8], _ dialect: CSVDialect, isWhole: Bool) -> [[String]] {
        var rows: [[String]] = []
        var reader = CSVReader(dialect)
        func take(_ event: CSVReader.Event) {
            if case .row(let row) = event, rows.count < sampleRows { rows.append(row.texts) }
        }
        reader.feed(text, take)
        if isWhole { reader.finish(take) }
        return rows
    }

    private static func jsonObjects(_ text: [UInt8]) -> [JSON] {
        var objects: [JSON] = []
        var reader = JSONLinesReader()
        func take(_ event: JSONLinesReader.Event) {
            if case .row(let row) = event, objects.count < sampleRows { objects.append(row.value) }
        }
        reader.feed(text, take)
        if objects.isEmpty { reader.finish(take) }
        return objects
    }

    private static func orderedKeys(_ objects: [JSON]) -> [String] {
        var keys: [String] = []
        var seen: Set<String> = []
        for object in objects {
            for member in object.members ?? [] where keys.count < 500 && seen.insert(member.key).inserted { keys.append(member.key) }
        }
        return keys
    }

    /// The letters of a file's name without numbers and endings: a corrected file of the same source has the same stem.
    static func stem(of name: String) -> String {
        let base = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "file"
        let parts = ColumnProfile.folded(base).split(separator: " ").filter { part in
            !part.allSatisfy(\.isNumber) && !["csv", "tsv", "txt", "json", "jsonl", "ndjson", "copy"].contains(part)
        }
        return parts.isEmpty ? "file" : String(parts.joined(separator: " ").prefix(60))
    }
}

extension ImportPlan {
    fileprivate mutating func adopt(_ mapping: ColumnMapping, sample: [[String]]) {
        headers = mapping.headers
        headerRows = mapping.headerRows
        knownName = mapping.knownExport?.name
        endsWithSentence = mapping.knownExport?.endsWithSentence ?? false
        if let known = mapping.knownExport, known.isVendor { feed = known.name }
        columns = mapping.suggestions.map { suggestion in
            var column = Column(role: suggestion.role, index: suggestion.column, confidence: suggestion.confidence)
            column.scale = suggestion.scale
            column.dateStyle = suggestion.dateStyle
            column.isUTC = suggestion.isUTC
            return column
        }
        examples = headers.indices.map { index in
            let cell = sample.lazy.compactMap { $0.indices.contains(index) && !$0[index].isEmpty ? $0[index] : nil }.first ?? ""
            return String(cell.unicodeScalars.prefix(80).map(Character.init))
        }
    }
}
