import ArgumentParser
import Foundation
import Hearten
import Understanding

/// `hearten read < in.jsonl > out.jsonl`: what the machine makes of each comment, a line each.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Reads comments: JSON Lines in (id, text, question?, lang?), JSON Lines out.",
        discussion: "A line that is no object with a text is answered with an `error`; the lines after it are read.")

    @Option(help: "A file of comments with labels, in the same form, that are learnt from first.") var learn: String?
    @Option(help: "Another model than the one that came with the program.") var model: String?

    func run() throws {
        let base = try model.map { try ReadingModel(ModelBytes(path: $0)) } ?? ReadingModel.installed()
        var reader = TrainedReader(base)
        if let learn {
            let lessons = try LearnFile.lessons(learn)
            let learnt = try Corrections.learn(lessons, over: base)
            reader = TrainedReader(learnt.model)
            FileHandle.standardError.write(Data((learnt.summary + "\n").utf8))
        }
        let decoder = JSONDecoder(), encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        var output = Data()
        while let line = readLine(strippingNewline: true) {
            if line.allSatisfy(\.isWhitespace) { continue }
            let answer: Data
            do {
                let asked = try decoder.decode(Comment.self, from: Data(line.utf8))
                answer = try encoder.encode(Answer(asked, reader))
            } catch { answer = try encoder.encode(Failure(error: "This line is no JSON object with a text.")) }
            output.append(answer)
            output.append(0x0A)
            if output.count > 1 << 16 {
                try FileHandle.standardOutput.write(contentsOf: output)
                output.removeAll(keepingCapacity: true)
            }
        }
        try FileHandle.standardOutput.write(contentsOf: output)
    }

    private struct Comment: Decodable {
        var id: Identity?
        var text: String
        var question: String?
        var lang: String?
    }

    private struct Failure: Encodable { var error: String }

    /// What is answered for one comment. Chances have three decimals; `confidence` is that of the sentiment.
    private struct Answer: Encodable {
        struct Scores: Encodable { var negative, neutral, positive: Double }
        /// How the writer feels about one aspect.
        struct Opinion: Encodable {
            var aspect, sentiment: String
            var confidence: Double
        }

        var id: Identity?
        var sentiment: String
        var scores: Scores
        var intent: String
        var suggestion: Bool
        var complaint: Bool
        var urgent: Bool
        var urgency: String?
        var aspects: [String]
        var opinions: [Opinion]
        var value: [String]
        var names: [String]
        var lang: String
        var level: Int?
        var confidence: Double
        var version: String

        init(_ comment: Comment, _ reader: TrainedReader) {
            let judged = reader.judge(
                comment.text, ReadingHints(question: comment.question), language: comment.lang.flatMap(Language.init(rawValue:)))
            let reading = judged.reading, bytes = Array(comment.text.utf8)
            func rounded(_ chance: some BinaryFloatingPoint) -> Double { (Double(chance) * 1000).rounded() / 1000 }
            id = comment.id
            sentiment = reading.sentiment.value.rawValue
            let chances = judged.chances[Heads.sentiment].map { judged.isUnknown ? 1.0 / 3 : Double($0) }
            scores = Scores(negative: rounded(chances[0]), neutral: rounded(chances[1]), positive: rounded(chances[2]))
            intent = reading.intent.value.rawValue
            (suggestion, complaint, urgent) = (judged.isSuggestion, judged.isComplaint, judged.isUrgent)
            urgency = reading.urgency?.value.rawValue
            aspects = judged.aspects.map(\.aspect.rawValue)
            opinions = judged.aspects.map {
                Opinion(aspect: $0.aspect.rawValue, sentiment: $0.feeling.value.rawValue, confidence: rounded($0.feeling.confidence))
            }
            value = judged.isUnknown ? [] : judged.values.map(\.value.rawValue)
            names = reading.names.filter { $0.confidence >= 0.5 }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
            lang = reading.language?.value.rawValue ?? Language.other.rawValue
            level = reading.level?.value
            confidence = rounded(reading.sentiment.confidence)
            version = reader.version
        }
    }
}

/// The id that a line came with, as a word or a number.
enum Identity: Codable {
    case word(String)
    case number(Int64)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int64.self) { self = .number(number) } else { self = .word(try value.decode(String.self)) }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .word(let word): try value.encode(word)
        case .number(let number): try value.encode(number)
        }
    }
}

/// Comments with labels, as an organisation's corrections would be.
enum LearnFile {
    private struct Row: Decodable {
        var text: String
        var question: String?
        var lang: String?
        var sentiment: String?
        var intent: String?
        var suggestion: Truth?
        var complaint: Truth?
        var urgent: Truth?
        var level: Int?
        var aspects: [String]?
        var aspects_known: [String]?
        var value: [String]?
    }

    /// 1, 0, true or false.
    private struct Truth: Decodable {
        var isTrue: Bool

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let bool = try? value.decode(Bool.self) { isTrue = bool } else { isTrue = try value.decode(Double.self) != 0 }
        }
    }

    static func lessons(_ path: String) throws -> [Lesson] {
        guard let data = FileManager.default.contents(atPath: path) else { throw Stop("There is no file \(path).") }
        return try data.split(separator: 0x0A).enumerated().map { number, line in
            do { return try lesson(JSONDecoder().decode(Row.self, from: line)) } catch let error as DecodingError {
                throw Stop("\(path), line \(number + 1): no comment with labels (\(error)).")
            }
        }
    }

    private static func lesson(_ row: Row) throws -> Lesson {
        var lesson = Lesson(row.text, question: row.question)
        lesson.language = row.lang.flatMap(Language.init(rawValue:))
        func set<Value: RawRepresentable & CaseIterable>(_ group: Range<Int>, _ name: String?, _ type: Value.Type) throws
        where Value.RawValue == String {
            guard let name else { return }
            guard let index = Array(Value.allCases).firstIndex(where: { $0.rawValue == name }) else { throw Stop("There is no label \(name).") }
            lesson.set(group, to: index)
        }
        try set(Heads.sentiment, row.sentiment, Sentiment.self)
        try set(Heads.intent, row.intent, Intent.self)
        for (answer, truth) in [(Heads.suggestion, row.suggestion), (Heads.complaint, row.complaint), (Heads.isUrgent, row.urgent)] {
            if let truth { lesson.set(answer, truth.isTrue) }
        }
        if let level = row.level {
            guard (1...6).contains(level) else { throw Stop("There is no level \(level).") }
            lesson.set(Heads.level, to: level - 1)
        }
        if let aspects = row.aspects {
            let known = row.aspects_known.map(Set.init)
            for (aspect, answer) in zip(Aspect.allCases, Heads.aspects) where known?.contains(aspect.rawValue) ?? true {
                lesson.set(answer, aspects.contains(aspect.rawValue))
            }
        }
        if let values = row.value {
            for (value, answer) in zip(ValueCategory.allCases, Heads.value) { lesson.set(answer, values.contains(value.rawValue)) }
        }
        return lesson
    }
}
