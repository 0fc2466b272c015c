import Foundation
import Testing

@testable import Understanding

/// Measures the reader on labelled feedback; runs only when `HEARTEN_DATA` names the folder of the data sets.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HEARTEN_DATA"] != nil))
struct DataTests {
    struct Row: Decodable {
        var text: String
        var lang: String?
        var sentiment: String?
        var complaint: Int?
        var suggestion: Int?
        var aspects: [String]?
    }

    static func rows(_ set: String) throws -> [Row] {
        let folder = ProcessInfo.processInfo.environment["HEARTEN_DATA"] ?? ""
        let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent("\(set).dev.jsonl"))
        return try data.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
    }

    struct Floor: Sendable, CustomTestStringConvertible {
        var set: String
        var accuracy: Double
        var macroF1: Double
        var testDescription: String { `set` }
    }

    static let sentimentFloors = [
        Floor(set: "airline", accuracy: 0.62, macroF1: 0.57),
        Floor(set: "neas", accuracy: 0.71, macroF1: 0.61),
        Floor(set: "nhs1", accuracy: 0.70, macroF1: 0.64),
        Floor(set: "skytrax_seat", accuracy: 0.85, macroF1: 0.85),
        Floor(set: "vader_products", accuracy: 0.61, macroF1: 0.57),
        Floor(set: "vader_tweets", accuracy: 0.8, macroF1: 0.72),
        Floor(set: "goemotions", accuracy: 0.61, macroF1: 0.6),
        Floor(set: "multilingual", accuracy: 0.42, macroF1: 0.39),
    ]

    @Test(arguments: sentimentFloors)
    func `sentiment is read as well as the documentation says`(floor: Floor) throws {
        let reader = LexiconReader()
        var table = Confusion()
        for row in try Self.rows(floor.set) {
            guard let label = row.sentiment.flatMap(Sentiment.init(rawValue:)) else { continue }
            table.add(read: reader.read(row.text).sentiment.value.rawValue, label: label.rawValue)
        }
        print("sentiment", floor.set, table.summary)
        #expect(table.accuracy >= floor.accuracy)
        #expect(table.macroF1 >= floor.macroF1)
    }

    static let calibrated = ["airline", "neas", "nhs1", "skytrax_seat", "vader_products", "vader_tweets"]

    @Test func `a sure sentiment is right four times out of five`() throws {
        let reader = LexiconReader()
        // Every set counts the same, however long it is.
        var buckets: [String: (right: Double, all: Double, rows: Int)] = [:], sure = (right: 0.0, all: 0.0)
        for set in Self.calibrated {
            let rows = try Self.rows(set).filter { $0.sentiment != nil }
            let weight = 1 / Double(max(1, rows.count))
            for row in rows {
                let guess = reader.read(row.text).sentiment
                let right = guess.value.rawValue == row.sentiment ? weight : 0
                let old = buckets["\(guess.value) \(guess.confidence)"] ?? (0, 0, 0)
                buckets["\(guess.value) \(guess.confidence)"] = (old.right + right, old.all + weight, old.rows + 1)
                if guess.sure != nil { sure = (sure.right + right, sure.all + weight) }
            }
        }
        for (kind, count) in buckets.sorted(by: { $0.key < $1.key }) where count.rows > 30 {
            let share = count.right / count.all
            print("confidence", kind, count.rows, (share * 100).rounded() / 100)
            let said = kind.split(separator: " ").last.flatMap { Double($0) } ?? 0
            #expect(abs(share - said) < 0.12, "\(kind) is right in \(share)")
        }
        print("confidence sure", sure.right / sure.all, "of", sure.all / Double(Self.calibrated.count))
        #expect(sure.right / sure.all >= 0.8)
        #expect(sure.all / Double(Self.calibrated.count) >= 0.3)
    }

    @Test func `in other languages hardly anything is sure`() throws {
        let reader = LexiconReader()
        let rows = try Self.rows("multilingual").filter { $0.lang != "en" }
        let sure = rows.filter { reader.read($0.text).sentiment.sure != nil }
        let wrong = sure.filter { reader.read($0.text).sentiment.value.rawValue != $0.sentiment }
        print("confidence elsewhere", rows.count, "sure", sure.count, "wrong", wrong.count)
        #expect(Double(sure.count) < 0.05 * Double(rows.count))
    }

    @Test func `complaints and suggestions are told from the rest`() throws {
        let reader = LexiconReader()
        var complaints = Confusion(), suggestions = Confusion()
        for row in try Self.rows("complaints") {
            let isComplaint = reader.read(row.text).intent.value == .complaint
            complaints.add(read: isComplaint ? "yes" : "no", label: row.complaint == 1 ? "yes" : "no")
        }
        for row in try Self.rows("suggestions") {
            let isSuggestion = reader.read(row.text).intent.value == .suggestion
            suggestions.add(read: isSuggestion ? "yes" : "no", label: row.suggestion == 1 ? "yes" : "no")
        }
        print("complaints", complaints.summary)
        print("suggestions", suggestions.summary)
        #expect(complaints.macroF1 >= 0.62)
        #expect(suggestions.macroF1 >= 0.74)
    }

    @Test(arguments: ["airline", "neas", "mams"])
    func `the category is one of those that people marked`(set: String) throws {
        let reader = LexiconReader(), values = try Self.categories()
        var right = 0, said = 0, all = 0, sureRight = 0, sure = 0
        for row in try Self.rows(set) {
            let marked = Set((row.aspects ?? []).compactMap { values[$0] })
            guard !marked.isEmpty else { continue }
            all += 1
            guard let guess = reader.read(row.text).category else { continue }
            said += 1
            let isRight = marked.contains(guess.value)
            right += isRight ? 1 : 0
            sure += guess.sure == nil ? 0 : 1
            sureRight += guess.sure != nil && isRight ? 1 : 0
        }
        print("category", set, "rows", all, "said", said, "right", right, "sure", sure, "right", sureRight)
        #expect(Double(right) / Double(max(1, said)) >= 0.57)
    }

    @Test func `most first questions to a bank are questions`() throws {
        let reader = LexiconReader()
        let rows = try Self.rows("banking77").filter { $0.text.hasSuffix("?") }
        let right = rows.filter { reader.read($0.text).intent.value == .question }.count
        print("questions", rows.count, right)
        #expect(Double(right) / Double(max(1, rows.count)) >= 0.9)
    }

    private static func categories() throws -> [String: ValueCategory] {
        struct Theme: Decodable { var value: String }
        let folder = ProcessInfo.processInfo.environment["HEARTEN_DATA"] ?? ""
        let file = URL(fileURLWithPath: folder).appendingPathComponent("derived/theme_seeds.json")
        let themes = try JSONDecoder().decode([String: Theme].self, from: Data(contentsOf: file))
        let names: [String: ValueCategory] = [
            "primary_product": .product, "delivery_system": .delivery, "service_mindset": .mindset,
            "ongoing_relationship": .relationship,
        ]
        return themes.compactMapValues { names[$0.value] }
    }
}

/// Counts of what was read against what people said.
struct Confusion {
    private var counts: [String: [String: Int]] = [:]

    mutating func add(read: String, label: String) { counts[label, default: [:]][read, default: 0] += 1 }

    private var total: Int { counts.values.flatMap(\.values).reduce(0, +) }

    var accuracy: Double {
        Double(counts.reduce(0) { $0 + ($1.value[$1.key] ?? 0) }) / Double(max(1, total))
    }

    /// The mean F1 over the labels that occur.
    var macroF1: Double {
        let scores = counts.keys.map { label in
            let hits = Double(counts[label]?[label] ?? 0)
            let read = Double(counts.values.reduce(0) { $0 + ($1[label] ?? 0) })
            let labelled = Double(counts[label]?.values.reduce(0, +) ?? 0)
            return 2 * hits / max(1, read + labelled)
        }
        return scores.reduce(0, +) / Double(max(1, scores.count))
    }

    var summary: String {
        "rows \(total) accuracy \(rounded(accuracy)) macro-F1 \(rounded(macroF1)) \(counts)"
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
