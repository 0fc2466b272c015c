/// How a rota's file is read and what its columns mean: suggested at first sight, changed by a person, kept with the import.
struct ShiftPlan: Sendable, Equatable {
    /// Encoding, delimiter, headers and examples, as for every delimited file.
    var file: ImportPlan
    var isCalendar: Bool
    var columns: [ShiftColumn]
    /// It is the whole rota of its days: what it no longer has is taken out.
    var isWhole = false

    static let sampleRows = 200

    /// Looks at the start of a file.
    static func suggest(path: String, name: String) throws -> ShiftPlan {
        var file = try ImportFile.plan(for: path, name: name)
        if file.format == .csv, file.headers.first?.uppercased().hasPrefix("BEGIN:VCALENDAR") == true {
            file.feed = ImportFile.stem(of: name.lowercased().hasSuffix(".ics") ? String(name.dropLast(4)) : name)
            (file.headers, file.columns, file.examples) = ([], [], [])
            return ShiftPlan(file: file, isCalendar: true, columns: [])
        }
        (file.columns, file.knownName, file.endsWithSentence) = ([], nil, false)
        guard file.format == .csv else { return ShiftPlan(file: file, isCalendar: false, columns: []) }
        var sample: [[String]] = []
        var reader = try ImportFileReader(path: path, plan: file)
        for record in try reader.next(sampleRows) { if case .cells(let cells) = record.content { sample.append(cells) } }
        return ShiftPlan(file: file, isCalendar: false, columns: ShiftColumns.suggest(headers: file.headers, sample: sample))
    }

    func column(_ role: ShiftColumnRole) -> ShiftColumn? { columns.first { $0.role == role } }

    /// Whether it says who, and when from and until; a calendar always does, if it says anything.
    var isComplete: Bool {
        if isCalendar { return true }
        guard ShiftColumnRole.people.contains(where: { column($0) != nil }), let start = column(.start), column(.end) != nil else { return false }
        return start.dateStyle != nil || column(.date) != nil
    }

    /// Gives a column another meaning, or none.
    mutating func set(_ role: ShiftColumnRole?, column index: Int, dateStyle: DateStyle?) {
        columns.removeAll { $0.index == index || $0.role == role }
        guard let role, file.headers.indices.contains(index) else { return }
        columns.append(ShiftColumn(role: role, index: index, confidence: 1, dateStyle: dateStyle))
        columns.sort { $0.index < $1.index }
    }
}

// MARK: As JSON, as the database keeps it

extension ShiftPlan {
    var json: JSON {
        [
            "file": file.json, "calendar": .bool(isCalendar), "whole": .bool(isWhole),
            "columns": .array(
                columns.map { column in
                    [
                        "role": .string(column.role.rawValue), "index": .int(Int64(column.index)), "sure": .number(column.confidence),
                        "date": column.dateStyle.map { .string($0.rawValue) } ?? nil,
                    ]
                }),
        ]
    }

    init?(_ json: JSON) {
        guard let file = json["file"].flatMap(ImportPlan.init) else { return nil }
        self.file = file
        isCalendar = json["calendar"]?.bool ?? false
        isWhole = json["whole"]?.bool ?? false
        columns = (json["columns"]?.array ?? []).compactMap { one in
            guard let role = one["role"]?.string.flatMap(ShiftColumnRole.init), let index = one["index"]?.int else { return nil }
            return ShiftColumn(
                role: role, index: Int(index), confidence: one["sure"]?.double ?? 0, dateStyle: one["date"]?.string.flatMap(DateStyle.init))
        }
    }
}
