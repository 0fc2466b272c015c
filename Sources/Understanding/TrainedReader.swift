extension Evidence {
    /// The strength of feeling, -1 to 1, squashed as VADER does it.
    var compound: Double {
        var total = sum + (capitals < words ? shouted : 0)
        if total != 0 { total += (total < 0 ? -1 : 1) * 0.292 * Double(min(4, exclamations)) }
        return total / (total * total + 15).squareRoot()
    }
}

/// Reads with the trained model.
package struct TrainedReader: Reader {
    package let model: ReadingModel

    package init(_ model: ReadingModel) { self.model = model }

    package var version: String { model.version }

    package func read(_ text: String, tapped: Int?) -> Reading { judge(text, tapped: tapped).reading }

    /// A reading with every chance behind it.
    package func judge(_ text: String, question: String? = nil, language: Language? = nil, tapped: Int? = nil) -> Judgement {
        let input = ModelInput(text, question: question, language: language, model.sources)
        return Judgement(input, model.chances(input), tapped: tapped.flatMap { (1...6).contains($0) ? $0 : nil }, model.thresholds)
    }

    /// Where in the text the words stand that made a reading say so: up to four places, the weightiest first, as UTF-8 offsets.
    package func reasons(_ text: String, for answer: ReadingAnswer) -> [Range<Int>] {
        let input = ModelInput(text, model.sources)
        return Reasons(input, model, answer).places(in: text)
    }
}

/// What was read, and the chance of every answer.
package struct Judgement: Sendable {
    package let chances: [Float]
    package let language: Guess<Language>?
    package let names: [NameSpan]
    private let thresholds: [Float]
    private let tapped: Int?
    /// How strongly faces and known words feel, where nothing else can be read.
    private let feeling: Double
    private let isSaid: Bool

    init(_ input: ModelInput, _ chances: [Float], tapped: Int?, _ thresholds: [Float]) {
        var chances = chances
        Self.weigh(tapped, &chances)
        self.chances = chances
        self.tapped = tapped
        self.thresholds = thresholds
        language = input.language.confidence > 0 ? input.language : nil
        names = input.evidence.names
        feeling = input.evidence.charged > 0 ? input.evidence.compound : 0
        isSaid = language != nil || input.evidence.charged > 0
    }

    /// Nothing is said, or it is said in a language that is not read.
    package var isUnknown: Bool { !isSaid || language?.value == .other }

    private func isTrue(_ answer: Int) -> Bool { !isUnknown && chances[answer] >= thresholds[answer] }
    package var isSuggestion: Bool { isTrue(Heads.suggestion) }
    package var isComplaint: Bool { isTrue(Heads.complaint) }
    package var isUrgent: Bool { isTrue(Heads.isUrgent) }

    package var aspects: [Guess<Aspect>] {
        zip(Aspect.allCases, Heads.aspects).compactMap { aspect, answer in isTrue(answer) ? Guess(aspect, Double(chances[answer])) : nil }
            .sorted { $0.confidence > $1.confidence }
    }

    package var values: [Guess<ValueCategory>] {
        zip(ValueCategory.allCases, Heads.value).compactMap { value, answer in isTrue(answer) ? Guess(value, Double(chances[answer])) : nil }
            .sorted { $0.confidence > $1.confidence }
    }

    package var reading: Reading {
        guard !isUnknown else {
            // Kept for people: a text in a language that is not read may hold anything. A face and a tap are understood everywhere.
            return Reading(sentiment: unread, intent: Guess(.other, 0.3), language: language)
        }
        let values = values
        return Reading(
            sentiment: best(Sentiment.allCases, Heads.sentiment), intent: best(Intent.allCases, Heads.intent),
            category: values.first { $0.confidence >= 0.5 },
            level: tapped == nil ? level : nil, urgency: urgency, names: names, aspects: aspects, language: language)
    }

    private var unread: Guess<Sentiment> {
        if let tapped, tapped != 3 { return Guess(tapped <= 2 ? .negative : .positive, 0.8) }
        guard abs(feeling) > 0.2 else { return Guess(.neutral, 0.3) }
        return Guess(feeling < 0 ? .negative : .positive, 0.6)
    }

    private func best<Value>(_ values: [Value], _ group: Range<Int>) -> Guess<Value> {
        let answer = group.max { chances[$0] < chances[$1] } ?? group.lowerBound
        return Guess(values[answer - group.lowerBound], Double(chances[answer]))
    }

    /// The level in the middle of what the model thinks likely; its confidence is the chance of that level alone.
    private var level: Guess<Int>? {
        var sum: Float = 0
        for (level, answer) in zip(1..., Heads.level) {
            sum += chances[answer]
            if sum >= 0.5 { return Guess(level, Double(chances[answer])) }
        }
        return nil
    }

    private var urgency: Guess<Urgency>? {
        guard isUrgent else { return nil }
        let kind = best(Urgency.allCases, Heads.urgency)
        return Guess(kind.value, Double(chances[Heads.isUrgent]))
    }

    /// What a tapped level says of the words beside it: as many times as likely is each answer, by rule of thumb.
    private static func weigh(_ tapped: Int?, _ chances: inout [Float]) {
        guard let tapped, tapped != 3 else { return }
        let isLow = tapped <= 2, strength: Float = tapped == 4 ? 2 : 6
        weigh(&chances, Heads.sentiment, [isLow ? strength : 1 / strength, 1, isLow ? 1 / strength : strength])
        weigh(&chances, Heads.intent, [isLow ? strength : 1 / strength, isLow ? 1 / strength : strength, 1, 1, 1])
    }

    private static func weigh(_ chances: inout [Float], _ group: Range<Int>, _ factors: [Float]) {
        var total: Float = 0
        for (answer, factor) in zip(group, factors) {
            chances[answer] *= factor
            total += chances[answer]
        }
        for answer in group { chances[answer] /= total }
    }
}

/// An answer whose reasons can be asked for.
package enum ReadingAnswer: Sendable, Equatable {
    case sentiment(Sentiment)
    case intent(Intent)
    case category(ValueCategory)

    /// The answer's place, and the places that it is compared with.
    var places: (own: Int, others: [Int]) {
        switch self {
        case .sentiment(let value): Self.places(Sentiment.allCases, value, Heads.sentiment)
        case .intent(let value): Self.places(Intent.allCases, value, Heads.intent)
        case .category(let value): (Heads.value.lowerBound + (ValueCategory.allCases.firstIndex(of: value) ?? 0), [])
        }
    }

    private static func places<Value: Equatable>(_ values: [Value], _ value: Value, _ group: Range<Int>) -> (Int, [Int]) {
        let own = group.lowerBound + (values.firstIndex(of: value) ?? 0)
        return (own, group.filter { $0 != own })
    }
}

/// Which words weighed most for an answer.
struct Reasons {
    private var weights: [(range: Range<Int>, weight: Float)] = []

    init(_ input: ModelInput, _ model: ReadingModel, _ answer: ReadingAnswer) {
        let (own, others) = answer.places
        var byRange: [Range<Int>: Float] = [:]
        for seen in input.seen where seen.end > seen.start {
            var weight = model.weight(seen.key, own)
            for other in others { weight -= model.weight(seen.key, other) / Float(others.count) }
            byRange[Int(seen.start)..<Int(seen.end), default: 0] += weight
        }
        weights = byRange.map { (Self.own($0.key, input), $0.value) }.filter { $0.1 > 0.05 && !$0.0.isEmpty }
            .sorted { ($1.1, $0.0.lowerBound) < ($0.1, $1.0.lowerBound) }
    }

    /// Where a range of the English text stood in the writer's own words.
    private static func own(_ range: Range<Int>, _ input: ModelInput) -> Range<Int> {
        guard !input.places.isEmpty else { return range }
        let touched = input.places.filter { $0.english.overlaps(range) }.map(\.own)
        guard let first = touched.first, let last = touched.last else { return 0..<0 }
        return first.lowerBound..<max(first.upperBound, last.upperBound)
    }

    /// Up to four places that do not overlap; neighbours are joined.
    func places(in text: String) -> [Range<Int>] {
        let length = text.utf8.count
        var found: [Range<Int>] = []
        for (range, _) in weights where range.upperBound <= length {
            if found.contains(where: { $0.overlaps(range) }) { continue }
            if let index = found.firstIndex(where: { range.lowerBound - $0.upperBound == 1 || $0.lowerBound - range.upperBound == 1 }) {
                let joined = min(found[index].lowerBound, range.lowerBound)..<max(found[index].upperBound, range.upperBound)
                if !found.enumerated().contains(where: { $0.offset != index && $0.element.overlaps(joined) }) { found[index] = joined }
                continue
            }
            if found.count == 4 { break }
            found.append(range)
        }
        return found
    }
}
