/// What each column of a file seems to be, with how sure that is and why; a person may change all of it.
package struct ColumnMapping: Sendable, Equatable {
    /// One column's part.
    package struct Suggestion: Sendable, Equatable {
        package let role: ColumnRole
        package let column: Int
        /// 0 to 1.
        package let confidence: Double
        package let reason: String
        package var scale: ScoreScale?
        package var dateStyle: DateStyle?
        /// The header says that the times are in UTC.
        package var isUTC = false

        package init(_ role: ColumnRole, column: Int, confidence: Double, reason: String) {
            self.role = role
            self.column = column
            self.confidence = confidence
            self.reason = reason
        }
    }

    package let headers: [String]
    package let suggestions: [Suggestion]
    /// The rows before the first answer.
    package let headerRows: Int
    package let knownExport: KnownExport?

    package func suggestion(for role: ColumnRole) -> Suggestion? {
        suggestions.first { $0.role == role }
    }

    /// Suggests from the first rows of a delimited file, header rows included; 200 rows are plenty.
    package static func suggest(rows: [[String]]) -> ColumnMapping {
        guard let first = rows.first else { return ColumnMapping(headers: [], suggestions: [], headerRows: 0, knownExport: nil) }
        let known = KnownExport.recognise(first)
        let headerRows = known?.headerRows(in: rows) ?? 1
        let headers = KnownExport.joinedHeaders(Array(rows.prefix(headerRows)))
        return suggest(headers: headers, original: first, sample: Array(rows.dropFirst(headerRows)), known: known, headerRows: headerRows)
    }

    /// Suggests for records whose keys are their headers, such as JSON Lines.
    package static func suggest(keys: [String], sample: [[String]]) -> ColumnMapping {
        suggest(headers: keys, original: keys, sample: sample, known: KnownExport.recognise(keys), headerRows: 0)
    }

    private static func suggest(
        headers: [String], original: [String], sample: [[String]], known: KnownExport?, headerRows: Int
    ) -> ColumnMapping {
        let profiles = headers.indices.map { column in
            ColumnProfile(header: headers[column], cells: sample.map { $0.indices.contains(column) ? $0[column] : "" })
        }
        var taken: Set<Int> = []
        var found: [Suggestion] = []
        for (role, column) in known?.columns(in: original) ?? [] where !taken.contains(column) {
            taken.insert(column)
            found.append(describe(role, column, profiles[column], named: known))
        }
        let metadata = known?.metadata(in: original) ?? []
        for guess in guesses(profiles) where !taken.contains(guess.column) && !metadata.contains(guess.column) {
            guard !found.contains(where: { $0.role == guess.role }) else { continue }
            taken.insert(guess.column)
            found.append(guess)
        }
        found.sort { $0.column < $1.column }
        return ColumnMapping(headers: headers, suggestions: found, headerRows: headerRows, knownExport: known)
    }

    /// Every role that every column could have, the surest first.
    private static func guesses(_ profiles: [ColumnProfile]) -> [Suggestion] {
        profiles.enumerated()
            .flatMap { column, profile in ColumnRole.allCases.compactMap { profile.guess($0, column: column) } }
            .filter { $0.confidence >= 0.35 }
            .sorted { ($0.confidence, $1.column) > ($1.confidence, $0.column) }
    }

    private static func describe(_ role: ColumnRole, _ column: Int, _ profile: ColumnProfile, named known: KnownExport?) -> Suggestion {
        let reason = "“\(profile.header)” in an export of \(known?.name ?? "this kind")."
        var confidence = 0.97
        var dates: (style: DateStyle, confidence: Double, reason: String)?
        if role == .happenedAt {
            dates = profile.dates
            confidence = min(confidence, dates?.confidence ?? 0.3)
        }
        let scale = role == .score ? known?.scale ?? profile.scale()?.scale : nil
        if let scale, profile.share(where: { scale.read($0) != nil || ScoreScale.isNothing($0) }) < 0.8, !profile.isEmpty { confidence = 0.4 }
        var result = Suggestion(role, column: column, confidence: confidence, reason: dates.map { reason + " " + $0.reason } ?? reason)
        result.scale = scale
        result.dateStyle = dates?.style
        result.isUTC = profile.saysUTC
        return result
    }
}
