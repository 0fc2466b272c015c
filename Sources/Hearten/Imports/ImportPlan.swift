/// How a file is read and what its columns mean: suggested at first sight, changed by a person, kept with the import.
package struct ImportPlan: Sendable, Equatable {
    package enum Format: String, Sendable { case csv, jsonLines = "json-lines", json }

    /// One column that is used.
    package struct Column: Sendable, Equatable {
        package var role: ColumnRole
        package var index: Int
        package var confidence: Double
        package var scale: ScoreScale?
        package var dateStyle: DateStyle?
        package var isUTC = false
    }

    package var format: Format
    package var encoding: TextEncoding
    package var markLength: Int
    package var dialect: CSVDialect
    package var headerRows: Int
    package var headers: [String]
    package var columns: [Column]
    /// Where the file comes from: its ids are only compared with those of the same feed.
    package var feed: String
    package var knownName: String?
    package var endsWithSentence: Bool
    /// The people in the file agreed to be contacted; without it no name and no address is stored.
    package var hasConsent = false
    /// One example a column, for the page where the plan is checked.
    package var examples: [String] = []

    package func column(_ role: ColumnRole) -> Column? { columns.first { $0.role == role } }

    /// Gives a column another meaning, or none; a meaning that only one column can have leaves the other one.
    package mutating func set(_ role: ColumnRole?, column index: Int, scale: ScoreScale? = nil, dateStyle: DateStyle? = nil) {
        let old = columns.first { $0.index == index }
        columns.removeAll { $0.index == index || ($0.role == role && role != .score) }
        guard let role, headers.indices.contains(index) else { return }
        var column = Column(role: role, index: index, confidence: 1)
        column.scale = role == .score ? scale ?? old?.scale ?? .satisfaction : nil
        column.dateStyle = role == .happenedAt ? dateStyle ?? old?.dateStyle ?? .yearFirst : nil
        column.isUTC = role == .happenedAt && ColumnProfile.folded(headers[index]).split(separator: " ").contains("utc")
        if old?.role == role, old?.scale == column.scale, old?.dateStyle == column.dateStyle, let old { column.confidence = old.confidence }
        columns.append(column)
        columns.sort { $0.index < $1.index }
    }
}

// MARK: As JSON, as the database keeps it

extension ImportPlan {
    var json: JSON {
        [
            "format": .string(format.rawValue), "encoding": .string(encoding.rawValue), "mark": .int(Int64(markLength)),
            "delimiter": .int(Int64(dialect.delimiter)), "hint": .int(Int64(dialect.hintLength)), "headerRows": .int(Int64(headerRows)),
            "headers": .array(headers.map(JSON.string)), "feed": .string(feed), "known": knownName.map(JSON.string) ?? nil,
            "sentence": .bool(endsWithSentence), "consent": .bool(hasConsent), "examples": .array(examples.map(JSON.string)),
            "columns": .array(
                columns.map { column in
                    [
                        "role": .string(column.role.rawValue), "index": .int(Int64(column.index)), "sure": .number(column.confidence),
                        "scale": column.scale.map { .string($0.rawValue) } ?? nil, "date": column.dateStyle.map { .string($0.rawValue) } ?? nil,
                        "utc": .bool(column.isUTC),
                    ]
                }),
        ]
    }

    init?(_ json: JSON) {
        guard let format = json["format"]?.string.flatMap(Format.init), let encoding = json["encoding"]?.string.flatMap(TextEncoding.init),
            let headers = json["headers"]?.array?.compactMap(\.string), let feed = json["feed"]?.string
        else { return nil }
        self.format = format
        self.encoding = encoding
        self.headers = headers
        self.feed = feed
        markLength = Int(json["mark"]?.int ?? 0)
        dialect = CSVDialect(
            delimiter: UInt8(clamping: json["delimiter"]?.int ?? 44), confidence: 1, hintLength: Int(json["hint"]?.int ?? 0))
        headerRows = Int(json["headerRows"]?.int ?? 1)
        knownName = json["known"]?.string
        endsWithSentence = json["sentence"]?.bool ?? false
        hasConsent = json["consent"]?.bool ?? false
        examples = json["examples"]?.array?.compactMap(\.string) ?? []
        columns = (json["columns"]?.array ?? []).compactMap(Column.init)
    }
}

extension ImportPlan.Column {
    init?(_ json: JSON) {
        guard let role = json["role"]?.string.flatMap(ColumnRole.init), let index = json["index"]?.int else { return nil }
        self.init(role: role, index: Int(index), confidence: json["sure"]?.double ?? 0)
        scale = json["scale"]?.string.flatMap(ScoreScale.init)
        dateStyle = json["date"]?.string.flatMap(DateStyle.init)
        isUTC = json["utc"]?.bool ?? false
    }
}
