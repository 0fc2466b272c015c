import Foundation

/// Full-text search, which each engine does in its own way.
///
/// On SQLite an FTS5 table with content of its own: a row is taken out or rewritten by its id alone, so the index can
/// never disagree with what it once held (an external-content table is corrupted by one wrong old value, and a
/// contentless one cannot delete before SQLite 3.43). The price is a second copy of the words.
/// On PostgreSQL a table of `tsvector`s, whose words `SearchWords` has cut and folded as FTS5's tokenizer does.
extension Dialect {
    /// The table of words for rows of another table; `rowid` is that row's id.
    package func fullTextTable(name: StaticString, columns: [StaticString]) -> SQL {
        if self == .postgresql {
            return "CREATE TABLE \(name: name) (rowid BIGINT NOT NULL PRIMARY KEY, words TSVECTOR NOT NULL)"
        }
        let list = columns.map { SQL(stringLiteral: $0) }.joined(separator: ", ")
        return """
            CREATE VIRTUAL TABLE \(name: name)
            USING fts5(\(list), tokenize = 'unicode61 remove_diacritics 2', columnsize = 0)
            """
    }

    /// Run once after the table is made. SQLite merges pieces of the index sixteen at a time instead of four,
    /// which makes writing a fifth cheaper; searching looks into a few pieces more.
    package func fullTextSettings(table: StaticString) -> SQL {
        self == .postgresql
            ? "CREATE INDEX \(name: table)_words ON \(name: table) USING GIN (words)"
            : "INSERT INTO \(name: table) (\(name: table), rank) VALUES ('automerge', 16)"
    }

    /// Puts the words of row `id` into the index; the row must not be there yet.
    package func fullTextInsert(
        into table: StaticString, columns: [StaticString], id: Int64, words: [String]
    ) -> SQL {
        if self == .postgresql {
            let vector = words.map { SearchWords($0).tsvector }.joined(separator: " ")
            return "INSERT INTO \(name: table) (rowid, words) VALUES (\(id), CAST(\(vector) AS TSVECTOR))"
        }
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
        let search = SearchWords(words, most: SearchWords.mostSearched)
        if search.words.isEmpty { return "FALSE" }
        if self == .postgresql {
            return "\(id) IN (SELECT rowid FROM \(name: table) WHERE words @@ CAST(\(search.tsquery) AS TSQUERY))"
        }
        return "\(id) IN (SELECT rowid FROM \(name: table) WHERE \(name: table) MATCH \(search.fts5))"
    }

    /// Rewrites the index without what was deleted from it (erasing must leave no trace); PostgreSQL's own vacuum does so.
    package func fullTextCleaned(table: StaticString) -> SQL {
        self == .postgresql
            ? "DELETE FROM \(name: table) WHERE FALSE" : "INSERT INTO \(name: table) (\(name: table)) VALUES ('optimize')"
    }
}

/// The words of a text, of which no search can be anything but words.
struct SearchWords {
    /// Letters, digits and their marks only.
    private(set) var words: [String] = []
    /// The text ends within its last word, which may be the beginning of a longer one.
    private(set) var endsInsideWord = false
    static let mostSearched = 12
    static let longestWord = 64

    init(_ text: String, most: Int = .max) {
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if Self.isWord(scalar) {
                if word.count < Self.longestWord { word.append(scalar) }
            } else if !word.isEmpty {
                words.append(String(word))
                word = .init()
                if words.count == most { return }
            }
        }
        endsInsideWord = !word.isEmpty
        if endsInsideWord { words.append(String(word)) }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// For FTS5, which folds them itself.
    var fts5: String { words.map { "\"\($0)\"" }.joined(separator: " ") + (endsInsideWord ? "*" : "") }

    var tsvector: String { words.map(Self.lexeme).joined(separator: " ") }
    var tsquery: String { words.map(Self.lexeme).joined(separator: " & ") + (endsInsideWord ? ":*" : "") }

    /// Lower-case and without accents, as FTS5's `unicode61 remove_diacritics 2` makes them.
    private static func lexeme(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return "'\(word.lowercased())'" }
        var plain = String.UnicodeScalarView()
        for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
            plain.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) })
        }
        return "'\(plain.isEmpty ? word : String(plain))'"
    }
}
