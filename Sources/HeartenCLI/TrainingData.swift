import ArgumentParser
import Foundation
import Understanding

/// The labelled texts and word lists that a reading model is made from: free sets in a folder, Hearten's own rows in `Data/reading`.
struct TrainingData {
    /// One comment of a set, as its JSON Lines hold it.
    struct Row: Decodable {
        var id: String
        var text: String
        var lang: String?
        var question: String?
        var sentiment: String?
        var aspects: [String]?
        var aspectsKnown: [String]?

        enum CodingKeys: String, CodingKey {
            case id, text, lang, question, sentiment, aspects
            case aspectsKnown = "aspects_known"
        }
    }

    let sets: URL
    let own: URL

    init(sets: String, own: String) throws {
        self.sets = URL(fileURLWithPath: sets)
        self.own = URL(fileURLWithPath: own)
        for folder in [sets, own] where !FileManager.default.fileExists(atPath: folder) { throw Stop("There is no folder \(folder).") }
    }

    // MARK: - Free sets

    /// The sets that a model for users may be trained on: those whose last column in the README's table says yes.
    func freeSets() throws -> [String] {
        let readme = try text(sets.appendingPathComponent("README.md"))
        let names = readme.split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.count == 7 && cells[6] == "yes" ? cells[0] : nil
        }
        guard !names.isEmpty else { throw Stop("\(sets.path)/README.md names no set with `ship: yes`.") }
        return names
    }

    func rows(_ set: String, _ part: String) throws -> [Row] {
        let file = sets.appendingPathComponent("\(set).\(part).jsonl")
        return try Data(contentsOf: file).split(separator: 0x0A).enumerated().map { number, line in
            do { return try JSONDecoder().decode(Row.self, from: line) } catch {
                throw Stop("\(file.lastPathComponent), line \(number + 1): \(error)")
            }
        }
    }

    /// A large set must not drown a small one: a row of a set of n weighs √(4000/n), at most 1.
    static func lesson(_ row: Row, of count: Int) throws -> Lesson {
        var lesson = Lesson(row.text, question: row.question, weight: min(1, (4000 / Float(count)).squareRoot()))
        lesson.language = row.lang.flatMap(Language.init(rawValue:))
        if let name = row.sentiment {
            guard let sentiment = Sentiment(rawValue: name) else { throw Stop("\(row.id): there is no sentiment \(name).") }
            lesson.set(Heads.sentiment, to: Sentiment.allCases.firstIndex(of: sentiment) ?? 0)
        }
        for (aspect, answer) in zip(Aspect.allCases, Heads.aspects) {
            let isSaid = row.aspects?.contains(aspect.rawValue) == true
            if isSaid || row.aspectsKnown?.contains(aspect.rawValue) == true { lesson.set(answer, isSaid) }
        }
        return lesson
    }

    // MARK: - Own rows

    /// Rows that were written for Hearten; nine columns, as `GUIDELINES.md` says.
    func ownLessons() throws -> [(name: String, lesson: Lesson)] {
        try files(own.appendingPathComponent("own")).flatMap { file in
            try lines(file).map { number, columns in
                guard columns.count == 9 else { throw Stop("\(file.lastPathComponent), line \(number): \(columns.count) columns, not 9.") }
                var lesson = try Self.lesson(columns[1...7], columns[8], "\(file.lastPathComponent), line \(number)")
                lesson.language = Language(rawValue: columns[0])
                return ("\(file.lastPathComponent):\(number)", lesson)
            }
        }
    }

    /// Comments of free sets with labels of Hearten's own: an id and seven columns a line.
    func labelledLessons(_ folder: String, texts: [String: Row]) throws -> [(id: String, lesson: Lesson)] {
        try files(own.appendingPathComponent(folder)).flatMap { file in
            try lines(file).compactMap { number, columns in
                guard columns.count == 8 else { throw Stop("\(file.lastPathComponent), line \(number): \(columns.count) columns, not 8.") }
                guard let row = texts[columns[0]] else { return nil }
                let question = row.question.map { "[\($0)] " } ?? ""
                return (columns[0], try Self.lesson(columns[1...7], question + row.text, "\(file.lastPathComponent), line \(number)"))
            }
        }
    }

    /// The columns are sentiment, intent, level, value, urgency, aspects, names.
    private static func lesson(_ columns: ArraySlice<String>, _ text: String, _ place: String) throws -> Lesson {
        let columns = Array(columns), asked = question(in: text)
        var lesson = Lesson(asked.text, question: asked.question, weight: ownWeight)
        guard let sentiment = Array("n0p").firstIndex(of: columns[0].first ?? " "),
            let intent = Array(letters).firstIndex(of: columns[1].first ?? " ")
        else { throw Stop("\(place): sentiment \(columns[0]), intent \(columns[1])?") }
        lesson.set(Heads.sentiment, to: sentiment)
        lesson.set(Heads.intent, to: intent)
        lesson.set(Heads.complaint, columns[1].contains("C"))
        lesson.set(Heads.suggestion, columns[1].contains("S"))
        lesson.set(Heads.question, columns[1].contains("Q"))
        if columns[2] != "-" {
            guard let level = Int(columns[2]), (1...6).contains(level) else { throw Stop("\(place): level \(columns[2])?") }
            lesson.set(Heads.level, to: level - 1)
        }
        for (value, answer) in zip(ValueCategory.allCases, Heads.value) { lesson.set(answer, columns[3].contains(value.rawValue.prefix(1))) }
        guard columns[4] == "-" || Urgency(rawValue: columns[4]) != nil else { throw Stop("\(place): urgency \(columns[4])?") }
        lesson.set(Heads.isUrgent, columns[4] != "-")
        for (urgency, answer) in zip(Urgency.allCases, Heads.urgency) { lesson.set(answer, columns[4] == urgency.rawValue) }
        let aspects = Set(columns[5].split(separator: ",").map(String.init)).subtracting(["-"])
        guard aspects.allSatisfy({ Aspect(rawValue: $0) != nil }) else { throw Stop("\(place): aspects \(columns[5])?") }
        for (aspect, answer) in zip(Aspect.allCases, Heads.aspects) { lesson.set(answer, aspects.contains(aspect.rawValue)) }
        return lesson
    }

    /// A careful row of one's own counts more than a row of a set.
    private static let ownWeight: Float = 1.5
    /// Complaint, compliment (praise), suggestion, question, other.
    private static let letters = "CPSQO"

    /// `[What could we do better?] More light` is an answer to a question.
    private static func question(in text: String) -> (question: String?, text: String) {
        guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return (nil, text) }
        return (
            String(text[text.index(after: text.startIndex)..<end]), text[text.index(after: end)...].trimmingCharacters(in: .whitespaces)
        )
    }

    // MARK: - Words

    /// Word vectors, the letters of languages, and the word book.
    func sourceParts() throws -> [(name: String, bytes: [UInt8])] { try vectors() + letters() + book() }

    private func vectors() throws -> [(name: String, bytes: [UInt8])] {
        let folder = sets.appendingPathComponent("derived")
        let values = try Data(contentsOf: folder.appendingPathComponent("word_vectors.i8")).map { Int8(bitPattern: $0) }
        let rows = try lines(folder.appendingPathComponent("word_vectors.vocab.tsv"))
        guard values.count == rows.count * WordVectors.dimension else { throw Stop("The word vectors and their words differ in number.") }
        return WordVectors.parts(words: rows.map { $0.columns[0] }, scales: rows.map { Float($0.columns[2]) ?? 0 }, values: values)
    }

    private func letters() throws -> [(name: String, bytes: [UInt8])] {
        let seen = try lines(own.appendingPathComponent("letters.tsv")).dropFirst().map { _, columns in
            (letters: columns[0].replacing("_", with: " "), counts: columns.dropFirst().map { Double($0) ?? 0 })
        }
        return LanguageFinder.parts(seen)
    }

    /// How often a word must stand in the free sets to count as English.
    private static let often = 5

    /// Dictionaries first; then lists of words by what they do, each standing for one English word that does the same.
    private func book() throws -> [(name: String, bytes: [UInt8])] {
        let proxies = Dictionary(
            uniqueKeysWithValues: try lines(own.appendingPathComponent("words/kinds.tsv")).map { ($0.columns[0], $0.columns[1]) })
        // What English itself says often tells it from the others; it is never put into English.
        let english = try lines(sets.appendingPathComponent("derived/word_vectors.vocab.tsv"))
            .filter { (Int($0.columns[1]) ?? 0) >= Self.often }.map { $0.columns[0] }
        var entries: [(language: Language, head: String, words: [String])] = [(.en, "xx", english)]
        for language in Language.allCases where language != .en && language != .other {
            for line in try lines(own.appendingPathComponent("words/\(language.rawValue).tsv")) where line.columns.count > 1 {
                entries.append((language, line.columns[0], line.columns[1].split(separator: " ").map(String.init)))
            }
            for line in try lines(own.appendingPathComponent("words/\(language.rawValue).kinds.tsv")) where line.columns.count > 1 {
                guard let head = proxies[line.columns[0]] else { throw Stop("words/kinds.tsv does not know \(line.columns[0]).") }
                entries.append((language, head, line.columns[1].split(separator: " ").map(String.init)))
            }
        }
        return WordBook.parts(entries)
    }

    // MARK: - Files

    private func text(_ file: URL) throws -> String {
        do { return try String(contentsOf: file, encoding: .utf8) } catch { throw Stop("\(file.path) cannot be read.") }
    }

    private func lines(_ file: URL) throws -> [(number: Int, columns: [String])] {
        try text(file).split(separator: "\n").enumerated().map { number, line in
            (number + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private func files(_ folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "tsv" }.sorted { $0.path < $1.path }
    }
}
