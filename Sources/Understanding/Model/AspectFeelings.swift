/// How the writer feels about each aspect of a text: a word's feeling counts for the aspects that are spoken of around it.
///
/// The model is linear, so each word (with its pairs and its vector) has a share in every answer. An aspect stands where the words
/// are that speak for it; from there it reaches to both sides, less with every word and less still with every new clause. Where
/// several aspects reach a word, the nearest has most of it. What an aspect so gathers is weighed together with the feeling of the
/// whole text. Time is linear in what was seen, times the aspects asked for.
struct AspectFeelings {
    /// What is left of an aspect's reach after a word, and besides after the beginning of a clause.
    private static let perWord: Float = 0.8, perClause: Float = 0.4
    /// A reach smaller than this is none: it changes nothing, and tiny numbers are slow to reckon with.
    private static let leastReach: Float = 1e-6
    /// How much a word's vector says of aspects beside the word itself.
    private static let vectorPull: Float = 2

    /// What an aspect gathers: how much more positive than negative, and how neutral, each by words, vectors, the word list and the whole text.
    struct Gathered {
        var positive = SIMD4<Float>()
        var neutral = SIMD4<Float>()
    }

    /// How what is gathered is weighed: a logistic regression on the opinions of mams.train and, at a fifth of their weight, on the aspects of
    /// neas.train and nhs1.train, each felt as its whole comment. By mams alone, whose sentences were chosen for being mixed, too much is neutral.
    static let weights = Gathered(positive: [0.21, 0.68, 0.88, 0.14], neutral: [0.23, 2.4, -1.28, 0.82])

    private let aspects: [Aspect]
    private var units: [Unit] = []
    /// For each unit, how much it speaks for each aspect.
    private var pulls: [Float] = []
    private let whole: Float
    private let trust: Float

    /// A word, a mark or a face.
    private struct Unit {
        /// As in `Gathered`, but that the word list's part is what is good in it and what is bad.
        var feeling = Gathered()
        /// What is left of a reach that comes to it from the unit before it.
        var reach: Float
    }

    /// `chances` are those of the whole text, weighed with a tap where there was one.
    init(_ aspects: [Aspect], _ input: ModelInput, _ model: ReadingModel, _ chances: [Float]) {
        self.aspects = aspects
        trust = input.language.value == .en ? 1 : ReadingModel.foreignTrust
        let negative = max(1e-6, chances[Heads.sentiment.lowerBound]), positive = max(1e-6, chances[Heads.sentiment.upperBound - 1])
        whole = Float(naturalLogarithm(Double(positive / negative))) / trust
        look(input, model)
    }

    /// Finds the units and what each of them says.
    private mutating func look(_ input: ModelInput, _ model: ReadingModel) {
        // What stands nowhere, as the words of a question, comes last.
        let seen = input.seen.prefix { $0.end > $0.start }
        let starts = split(seen, input.clauses), words = starts.map { seen[$0].key }
        let said = model.shares(of: seen, units: starts, in: Array(Heads.sentiment) + aspects.map(\.answer))
        let pointed = model.sources.vectors.shares(
            of: words, along: [Directions.positive, Directions.neutral] + aspects.map { Directions.aspects + $0.answer - Heads.aspects.lowerBound },
            model.directions)
        pulls.reserveCapacity(units.count * aspects.count)
        for unit in units.indices {
            let word = unit * (aspects.count + 3), vector = unit * (aspects.count + 2)
            units[unit].feeling.positive = [said[word + 2] - said[word], pointed[vector], 0, 0]
            units[unit].feeling.neutral = [said[word + 1] - (said[word] + said[word + 2]) / 2, pointed[vector + 1], 0, 0]
            for aspect in aspects.indices {
                let pull = max(0, said[word + 3 + aspect] + Self.vectorPull * pointed[vector + 2 + aspect])
                pulls.append(pull * pull)
            }
        }
        take(input.evidence.charges, seen, starts)
    }

    /// Makes the units; answers where each starts among what was seen: its own hash, then its pairs with words before it.
    private mutating func split(_ seen: ArraySlice<Features.Seen>, _ clauses: [UInt32]) -> [Int] {
        var starts: [Int] = [], end: UInt32 = 0, clause = 0
        starts.reserveCapacity(seen.count / 3 + 1)
        units.reserveCapacity(seen.count / 3 + 1)
        for index in seen.indices where seen[index].start >= end {
            var reach = Self.perWord
            while clause < clauses.count, clauses[clause] <= seen[index].start { (reach, clause) = (reach * Self.perClause, clause + 1) }
            units.append(Unit(reach: reach))
            starts.append(index)
            end = seen[index].end
        }
        return starts
    }

    /// Gives each charge of the word list to the unit that it stands in; both come in order.
    private mutating func take(_ charges: [(end: Int, value: Double)], _ seen: ArraySlice<Features.Seen>, _ starts: [Int]) {
        var unit = 0
        for charge in charges where !units.isEmpty {
            while unit + 1 < units.count, Int(seen[starts[unit + 1]].start) < charge.end { unit += 1 }
            units[unit].feeling.positive[2] += max(0, Float(charge.value))
            units[unit].feeling.neutral[2] += max(0, Float(-charge.value))
        }
    }

    /// How far each aspect reaches to each unit, aspect after aspect; nil for one that no word speaks for.
    private func reaches() -> [[Float]?] {
        aspects.indices.map { aspect in
            var own = [Float](repeating: 0, count: units.count), total: Float = 0
            for unit in units.indices {
                own[unit] = pulls[unit &* aspects.count &+ aspect]
                total += own[unit]
            }
            guard total > 0 else { return nil }
            var reach = own, left: Float = 0
            for unit in units.indices {
                left = left * units[unit].reach
                if left < Self.leastReach * total { left = 0 }
                reach[unit] += left
                left += own[unit]
            }
            left = 0
            for unit in units.indices.reversed() {
                reach[unit] = (reach[unit] + left) / total
                left = (left + own[unit]) * units[unit].reach
                if left < Self.leastReach * total { left = 0 }
            }
            return reach
        }
    }

    /// What each aspect gathers, in the order asked for; nil for one that no word speaks for.
    func gathered() -> [Gathered?] {
        let reaches = reaches()
        var all = [Float](repeating: 0, count: units.count)
        for reach in reaches.compactMap(\.self) { for unit in units.indices { all[unit] += reach[unit] * reach[unit] } }
        return reaches.map { reach in
            guard let reach else { return nil }
            var sum = Gathered()
            for unit in units.indices where reach[unit] > 0 {
                let share = reach[unit] * reach[unit] * reach[unit] / all[unit]
                sum.positive += units[unit].feeling.positive * share
                sum.neutral += units[unit].feeling.neutral * share
            }
            let good = sum.positive[2] / (sum.positive[2] * sum.positive[2] + 1).squareRoot()
            let bad = sum.neutral[2] / (sum.neutral[2] * sum.neutral[2] + 1).squareRoot()
            (sum.positive[2], sum.positive[3], sum.neutral[2], sum.neutral[3]) = (good - bad, whole, good + bad, 1)
            return sum
        }
    }

    /// The feeling of each aspect, in the order asked for; nil for one that no word speaks for.
    func feelings() -> [Guess<Sentiment>?] {
        gathered().map { gathered in
            guard let gathered else { return nil }
            let positive = (gathered.positive * Self.weights.positive).sum() * trust
            let neutral = (gathered.neutral * Self.weights.neutral).sum() * trust
            let shares = [exponential(-positive), exponential(neutral), exponential(positive)], total = shares.reduce(0, +)
            let best = shares.indices.max { shares[$0] < shares[$1] } ?? 1
            return Guess(Sentiment.allCases[best], min(Judgement.mostSure, Double(shares[best] / total)))
        }
    }
}
