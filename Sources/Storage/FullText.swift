/// Full-text search, which each engine does in its own way.
///
/// On SQLite an FTS5 table with content of its own: a row is taken out or rewritten by its id alone, so the index can
/// never disagree with what it once held (an external-content table is corrupted by one wrong old value, and a
/// contentless one cannot delete before SQLite 3.43). The price is a second copy of the words.
extension Dialect {
    /// The table of words for rows of another table; `rowid` is that row's id.
    package func fullTextTable(name: StaticString, columns: [StaticString]) -> SQL {
        let list = columns.map { SQL(stringLiteral: $0) }.joined(separator: ", ")
        return """
            CREATE VIRTUAL TABLE \(name: name)
            USING fts5(\(list), tokenize = 'unicode61 remove_diacritics 2', columnsize = 0)
            """
    }

    /// Run once after the table is made: merges pieces of the index sixteen at a time instead of four,
    /// which makes writing a fifth cheaper; searching looks into a few pieces more.
    package func fullTextSettings(table: StaticString) -> SQL {
        "INSERT INTO \(name: table) (\(name: table), rank) VALUES ('automerge', 16)"
    }

    /// Puts the words of row `id` into the index; the row must not be there yet.
    package func fullTextInsert(
        into table: StaticString, columns: [StaticString], id: Int64, words: [String]
    ) -> SQL {
        let names = columns.map { SQL(stringLiteral: $0) }.joined(separator: ", ")
        let values = words.map { "\($0)" as SQL }.joined(separator: ", ")
        return "INSERT INTO \(name: table) (rowid, \(names)) VALUES (\(id), \(values))"
    }

    /// Takes rows out of the index; those that are not there are passed over.
    package func fullTextDelete(from table: StaticString, ids: [Int64]) -> SQL {
        "DELETE FROM \(name: table) WHERE rowid IN \(list: ids)"
    }

    /// A condition that holds for rows whose `id` expression stands in `table` with all of the searched words;
    /// the last word also as a beginning. Holds for no row when the search has no word in it.
    package func matches(table: StaticString, id: SQL, words: String) -> SQL {
        guard let query = FullTextQuery(words) else { return "FALSE" }
        return "\(id) IN (SELECT rowid FROM \(name: table) WHERE \(name: table) MATCH \(query.text))"
    }

    /// Rewrites the index without what was deleted from it (erasing must leave no trace).
    package func fullTextCleaned(table: StaticString) -> SQL {
        "INSERT INTO \(name: table) (\(name: table)) VALUES ('optimize')"
    }
}

/// A person's search words as a query that cannot be anything but words.
struct FullTextQuery: Equatable {
    let text: String
    static let mostWords = 12
    static let longestWord = 64

    init?(_ words: String) {
        var tokens: [String] = []
        var token = String.UnicodeScalarView()
        func isWord(_ scalar: Unicode.Scalar) -> Bool {
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil { return true }
            switch properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: return true
            default: return false
            }
        }
        for scalar in words.unicodeScalars {
            if isWord(scalar) {
                if token.count < Self.longestWord { token.append(scalar) }
            } else if !token.isEmpty {
                tokens.append(String(token))
                token = .init()
                if tokens.count == Self.mostWords { break }
            }
        }
        let endsInsideWord = !token.isEmpty
        if endsInsideWord { tokens.append(String(token)) }
        guard !tokens.isEmpty else { return nil }
        text = tokens.map { "\"\($0)\"" }.joined(separator: " ") + (endsInsideWord ? "*" : "")
    }
}
