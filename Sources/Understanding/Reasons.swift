/// An answer whose reasons can be asked for.
package enum ReadingAnswer: Sendable, Equatable {
    case sentiment(Sentiment)
    case intent(Intent)
    case category(ValueCategory)
    /// A level of service, 1 to 6.
    case level(Int)
    /// That somebody should look at once, whatever the kind.
    case urgency
    case aspect(Aspect)

    /// The answer's place, and the places that it is compared with.
    var places: (own: Int, others: [Int]) {
        switch self {
        case .sentiment(let value): Self.places(Sentiment.allCases, value, Heads.sentiment)
        case .intent(let value): Self.places(Intent.allCases, value, Heads.intent)
        case .category(let value): (Heads.value.lowerBound + (ValueCategory.allCases.firstIndex(of: value) ?? 0), [])
        case .level(let level): Self.places(Array(1...Heads.level.count), min(max(1, level), Heads.level.count), Heads.level)
        case .urgency: (Heads.isUrgent, [])
        case .aspect(let aspect): (aspect.answer, [])
        }
    }

    /// Whether words of a bad feeling (-1) or of a good one (1) speak for it.
    fileprivate var feeling: Double {
        switch self {
        case .sentiment(.negative), .intent(.complaint): -1
        case .sentiment(.positive), .intent(.compliment): 1
        case .level(let level): level <= 2 ? -1 : level >= 5 ? 1 : 0
        default: 0
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
        var byRange: [Range<Int>: Float] = [:], starts: [Int] = [], end = 0
        for seen in input.seen where seen.end > seen.start {
            if Int(seen.start) >= end {
                // A word comes before the pairs that it is in.
                end = Int(seen.end)
                if !Lexicon.shared.entry(seen.key).cues.contains(.common) { starts.append(Int(seen.start)) }
                byRange[Int(seen.start)..<end, default: 0] += charge(input.evidence.charges, end, answer.feeling)
            }
            var weight = model.weight(seen.key, own)
            for other in others { weight -= model.weight(seen.key, other) / Float(others.count) }
            byRange[Int(seen.start)..<Int(seen.end), default: 0] += weight
        }
        let most = byRange.values.max() ?? 0
        // Words that every text has say nothing to a person, and neither does what weighs next to nothing.
        weights = byRange.filter { $0.value > max(0.05, most * 0.1) && Self.holds($0.key, starts) }
            .map { (Self.own($0.key, input), $0.value) }.filter { !$0.0.isEmpty }
            .sorted { ($1.1, $0.0.lowerBound) < ($0.1, $1.0.lowerBound) }
    }

    private static func holds(_ range: Range<Int>, _ starts: [Int]) -> Bool {
        let first = firstIndex(starts.count) { starts[$0] >= range.lowerBound }
        return first < starts.count && starts[first] < range.upperBound
    }

    private var next = 0

    /// What a word with a feeling adds, in the order of the text.
    private mutating func charge(_ charges: [(end: Int, value: Double)], _ end: Int, _ feeling: Double) -> Float {
        while next < charges.count, charges[next].end < end { next += 1 }
        guard next < charges.count, charges[next].end == end, charges[next].value * feeling > 0 else { return 0 }
        return Float(abs(charges[next].value)) * Self.chargeWeight
    }

    /// How much a word's own feeling counts beside what the model has learnt of it.
    private static let chargeWeight: Float = 0.25

    /// Where a range of the English text stood in the writer's own words. The places stand in order, so two searches find those that are touched.
    private static func own(_ range: Range<Int>, _ input: ModelInput) -> Range<Int> {
        let places = input.places
        guard !places.isEmpty else { return range }
        let first = firstIndex(places.count) { places[$0].english.upperBound > range.lowerBound }
        let end = firstIndex(places.count) { places[$0].english.lowerBound >= range.upperBound }
        guard first < end else { return 0..<0 }
        return places[first].own.lowerBound..<max(places[first].own.upperBound, places[end - 1].own.upperBound)
    }

    /// The first index for which a condition holds that holds for all after it; the count where it holds for none.
    private static func firstIndex(_ count: Int, where isTrue: (Int) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if isTrue(middle) { high = middle } else { low = middle + 1 }
        }
        return low
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
