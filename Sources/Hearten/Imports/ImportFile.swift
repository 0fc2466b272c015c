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
        let format = format(of: text, isWhole: isWhole)
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
            let objects = (format == .json ? recordObjects(text) : lineObjects(text)).map { JSON.object($0.flatMembers) }
            let keys = orderedKeys(objects)
            rows = objects.map { object in keys.map { object[$0].map(ImportFileReader.text) ?? "" } }
            mapping = ColumnMapping.suggest(keys: keys, sample: rows)
        }
        plan.adopt(mapping, sample: Array(rows.dropFirst(mapping.headerRows)))
        return plan
    }

    /// JSON Lines have a whole object in their first line; a document is one list, or an object around a list of objects.
    private static func format(of text: [UInt8], isWhole: Bool) -> ImportPlan.Format {
        let rest = text.drop { $0 <= 0x20 }
        switch rest.first {
        case UInt8(ascii: "["): return .json
        case UInt8(ascii: "{"):
            let line = rest.prefix { $0 != 0x0A }
            guard let object = try? JSON.parse(line) else { return recordObjects(text).isEmpty ? .jsonLines : .json }
            let isAlone = isWhole && rest.dropFirst(line.count).allSatisfy { $0 <= 0x20 }
            let holdsList = object.members?.contains { lists.contains($0.key.lowercased()) && $0.value.array?.first?.members != nil } ?? false
            return holdsList && (isAlone || object["nextPageToken"] != nil || object["next_page"] != nil) ? .json : .jsonLines
        default: return .csv
        }
    }

    /// What exports call the list that they wrap in an object.
    private static let lists: Set<String> = ["reviews", "satisfaction_ratings", "data", "responses", "results", "items", "records", "answers"]

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

    private static func recordObjects(_ text: [UInt8]) -> [JSON] {
        var objects: [JSON] = []
        var reader = JSONRecordsReader()
        reader.feed(text) { if case .row(let row) = $0, objects.count < sampleRows { objects.append(row.value) } }
        return objects
    }

    private static func lineObjects(_ text: [UInt8]) -> [JSON] {
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
