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
    private let themes: Themes

    package init(_ model: ReadingModel, _ themes: Themes = Themes()) {
        self.model = model
        self.themes = themes
    }

    package var version: String { model.version }

    package func read(_ text: String, _ hints: ReadingHints) -> Reading { judge(text, hints).reading }

    /// A reading with every chance behind it.
    package func judge(_ text: String, _ hints: ReadingHints = ReadingHints(), language: Language? = nil) -> Judgement {
        let input = ModelInput(text, question: hints.question, language: language, model.sources)
        return Judgement(input, model, hints, themes.found(in: input))
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
    private let themes: [Guess<Int64>]
    private let thresholds: [Float]
    private let tapped: Int?
    /// How strongly faces and known words feel, where nothing else can be read.
    private let feeling: Double
    private let isSaid: Bool
    /// What it talks about, surest first, with the feeling for each.
    package private(set) var aspects: [AspectReading] = []

    /// No machine is surer than this: a stored confidence of 1 means that a person said so.
    package static let mostSure = 0.99

    init(_ input: ModelInput, _ model: ReadingModel, _ hints: ReadingHints, _ themes: [Guess<Int64>] = []) {
        var chances = model.chances(input)
        tapped = hints.tapped.flatMap { (1...6).contains($0) ? $0 : nil }
        Self.weigh(tapped, hints.rating, &chances)
        self.chances = chances
        thresholds = model.thresholds
        self.themes = themes
        language = input.language.confidence > 0 ? Self.guess(input.language.value, input.language.confidence) : nil
        names = input.evidence.names
        feeling = input.evidence.charged > 0 ? input.evidence.compound : 0
        isSaid = language != nil || input.evidence.charged > 0
        let named = zip(Aspect.allCases, Heads.aspects).filter { isTrue($0.1) }.map { Self.guess($0.0, chances[$0.1]) }
        aspects = zip(named, feelings(of: named.map(\.value), input, model))
            .map { AspectReading($0.value, $0.confidence, feeling: $1) }
            .sorted { $0.confidence > $1.confidence }
    }

    /// The writer's feeling for each of some aspects: that of the whole text where all of it feels the same or nothing speaks of the aspect.
    func feelings(of aspects: [Aspect], _ input: ModelInput, _ model: ReadingModel) -> [Guess<Sentiment>] {
        let whole = sentiment
        guard !aspects.isEmpty, !input.clauses.isEmpty, !isAlike(whole, input.evidence) else { return aspects.map { _ in whole } }
        return AspectFeelings(aspects, input, model, chances).feelings().map { $0 ?? whole }
    }

    /// Whether a text is sure as a whole, and none of its clauses has words of the opposite feeling.
    private func isAlike(_ whole: Guess<Sentiment>, _ evidence: Evidence) -> Bool {
        guard tapped == nil, whole.confidence >= 0.95 else { return false }
        return whole.value == .negative ? evidence.positives == 0 : whole.value == .positive && evidence.negatives == 0
    }

    private static func guess<Value>(_ value: Value, _ chance: some BinaryFloatingPoint) -> Guess<Value> {
        Guess(value, min(mostSure, Double(chance)))
    }

    /// Nothing is said, or it is said in a language that is not read.
    package var isUnknown: Bool { !isSaid || language?.value == .other }

    private func isTrue(_ answer: Int) -> Bool { !isUnknown && chances[answer] >= thresholds[answer] }
    package var isSuggestion: Bool { isTrue(Heads.suggestion) }
    package var isComplaint: Bool { isTrue(Heads.complaint) }
    package var isUrgent: Bool { isTrue(Heads.isUrgent) }

    package var values: [Guess<ValueCategory>] {
        zip(ValueCategory.allCases, Heads.value).compactMap { value, answer in isTrue(answer) ? Self.guess(value, chances[answer]) : nil }
            .sorted { $0.confidence > $1.confidence }
    }

    package var reading: Reading {
        guard !isUnknown else {
            // Kept for people: a text in a language that is not read may hold anything. A face and a tap are understood everywhere.
            return Reading(sentiment: unread, intent: Guess(.other, 0.3), language: language, themes: themes)
        }
        let values = values
        return Reading(
            sentiment: sentiment, intent: best(Intent.allCases, Heads.intent),
            category: values.first { $0.confidence >= 0.5 },
            level: tapped == nil ? level : nil, urgency: urgency, names: names, aspects: aspects,
            language: language, themes: themes)
    }

    private var sentiment: Guess<Sentiment> { best(Sentiment.allCases, Heads.sentiment) }

    private var unread: Guess<Sentiment> {
        if let tapped, tapped != 3 { return Guess(tapped <= 2 ? .negative : .positive, 0.8) }
        guard abs(feeling) > 0.2 else { return Guess(.neutral, 0.3) }
        return Guess(feeling < 0 ? .negative : .positive, 0.6)
    }

    private func best<Value>(_ values: [Value], _ group: Range<Int>) -> Guess<Value> {
        let answer = group.max { chances[$0] < chances[$1] } ?? group.lowerBound
        return Self.guess(values[answer - group.lowerBound], chances[answer])
    }

    /// The level in the middle of what the model thinks likely; its confidence is the chance of that level alone.
    private var level: Guess<Int>? {
        var sum: Float = 0
        for (level, answer) in zip(1..., Heads.level) {
            sum += chances[answer]
            if sum >= 0.5 { return Self.guess(level, chances[answer]) }
        }
        return nil
    }

    private var urgency: Guess<Urgency>? {
        guard isUrgent else { return nil }
        let kind = best(Urgency.allCases, Heads.urgency)
        return Self.guess(kind.value, chances[Heads.isUrgent])
    }

    /// What a tapped level, or else a rating, says of the words beside it: as many times as likely is each answer, by rule of thumb.
    private static func weigh(_ tapped: Int?, _ rating: Double?, _ chances: inout [Float]) {
        if let tapped {
            if tapped != 3 { lean(tapped <= 2, tapped == 4 ? 2 : 6, &chances) }
        } else if let rating, rating <= 0.4 || rating >= 0.75 {
            let isLow = rating <= 0.4, strength: Float = rating <= 0.25 || rating >= 0.9 ? 4 : 2
            lean(isLow, strength, &chances)
            let low: [Float] = [strength, strength, 1, 1 / strength, 1 / strength, 1 / strength]
            weigh(&chances, Heads.level, isLow ? low : low.map { 1 / $0 })
        }
    }

    private static func lean(_ isLow: Bool, _ strength: Float, _ chances: inout [Float]) {
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
