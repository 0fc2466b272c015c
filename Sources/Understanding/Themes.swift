/// What an organisation itself looks for in comments: words that point at it, and what was learnt from examples.
package struct Theme: Sendable {
    package let id: Int64
    /// For each word or run of words the keys of which all must be seen; a single word counts by its stem, too.
    fileprivate let seeds: [[UInt64]]
    fileprivate let learnt: Learnt?
    private let words: [UInt64]

    /// A logistic regression over the comment vector, whether a seed was seen, and words that examples share.
    fileprivate struct Learnt: Sendable {
        var bias: Float
        var hit: Float
        var vector: [Float]
        var words: [UInt64: Float]
    }

    package static let mostSeeds = 50, leastExamples = 10

    /// `learnt` is what `ThemeLearner` made; without it the seeds alone decide.
    package init(id: Int64, seeds: [String], learnt bytes: [UInt8]? = nil) throws(ModelFault) {
        self.id = id
        self.seeds = seeds.prefix(Self.mostSeeds).flatMap(Self.keys)
        words = seeds.prefix(Self.mostSeeds).flatMap { Self.features(of: $0).words }
        learnt = try bytes.map { bytes throws(ModelFault) in
            let bytes = try ModelBytes(bytes)
            let dense = try bytes.part("theme.dense", of: Float.self), keys = try bytes.part("theme.keys", of: UInt64.self)
            let weights = try bytes.part("theme.weights", of: Float.self)
            guard dense.count == WordVectors.dimension + 2, keys.count == weights.count else { throw .damaged }
            return Learnt(
                bias: dense[0], hit: dense[1], vector: Array(dense.values.dropFirst(2)),
                words: Dictionary(zip(keys.values, weights.values), uniquingKeysWith: { first, _ in first }))
        }
    }

    /// One word: itself, or its stem. Several: each pair of neighbours.
    private static func keys(of seed: String) -> [[UInt64]] {
        let features = features(of: seed)
        guard features.words.count > 1 else {
            guard let word = features.words.first else { return [] }
            let stems = features.seen.map(\.key).filter { key in
                key != word && key != word ^ FeatureReader.Salt.opening && key != word ^ FeatureReader.Salt.short
            }
            return [[word]] + stems.prefix(1).map { [$0] }
        }
        return [zip(features.words, features.words.dropFirst()).map { Hash.pair($0, $1) }]
    }

    private static func features(of seed: String) -> Features {
        var seed = seed
        return seed.withUTF8 { bytes in
            var reader = FeatureReader(bytes)
            return reader.run()
        }
    }

    fileprivate func isHit(_ keys: Set<UInt64>) -> Bool { seeds.contains { $0.allSatisfy(keys.contains) } }

    /// How likely it is that a text is about this.
    fileprivate func chance(_ input: ModelInput, _ keys: Set<UInt64>) -> Double {
        let hit = isHit(keys)
        guard let learnt else { return hit ? 0.7 : 0 }
        var sum = learnt.bias + (hit ? learnt.hit : 0)
        for (weight, value) in zip(learnt.vector, input.vector) { sum += weight * value }
        let scale = Trainer.scale(keys.count)
        for key in keys { if let weight = learnt.words[key] { sum += weight * scale * Self.wordStrength } }
        return Double(1 / (1 + exponential(-sum)))
    }

    /// How near a text is to this, 0 to 1: what was learnt says so, or else its words, and how alike their meaning is.
    package func nearness(of text: String, _ model: ReadingModel) -> Double {
        let input = ModelInput(text, model.sources), keys = Set(input.keys)
        guard learnt == nil, !isHit(keys) else { return learnt == nil ? 1 : chance(input, keys) }
        let likeness = zip(meaning(model.sources), input.vector).reduce(0) { $0 + $1.0 * $1.1 }
        return Double(max(0, min(0.99, likeness)))
    }

    /// The comment vector of its words.
    private func meaning(_ sources: ModelSources) -> [Float] {
        var sums = [Float](repeating: 0, count: WordVectors.dimension)
        sums.withUnsafeMutableBufferPointer { sources.vectors.sum(words, times: 1, into: $0) }
        return sums
    }

    /// How much a shared word counts beside the vector, whose length is 1.
    fileprivate static let wordStrength: Float = 2
}

/// All themes of an organisation.
package struct Themes: Sendable {
    private let all: [Theme]
    package init(_ all: [Theme] = []) { self.all = all }
    package var isEmpty: Bool { all.isEmpty }

    /// Which a text is about, surest first.
    func found(in input: ModelInput) -> [Guess<Int64>] {
        guard !all.isEmpty else { return [] }
        let keys = Set(input.keys)
        return all.compactMap { theme in
            let chance = theme.chance(input, keys)
            return chance >= 0.5 ? Guess(theme.id, min(0.99, chance)) : nil
        }.sorted { $0.confidence > $1.confidence }
    }
}

/// Learns a theme from some twenty examples and from comments that nobody chose.
package struct ThemeLearner: Sendable {
    package struct Example: Sendable {
        package var text: String
        package var isAbout: Bool
        package init(_ text: String, isAbout: Bool) { (self.text, self.isAbout) = (text, isAbout) }
    }

    private let sources: ModelSources
    package init(_ model: ReadingModel) { sources = model.sources }

    private struct Row {
        var values: [Float]
        var words: [UInt64]
        var target: Float
        var weight: Float
    }

    /// What a theme with these seeds has to know; nil with too few examples, and where the seeds alone tell them apart as well.
    /// The same examples give the same bytes.
    ///
    /// Comments of the `background` that hold no seed count as being about something else, at a third of an example's weight.
    /// Each example is held back once, in one of five turns, to see whether learning from the others helps.
    package func learn(seeds: [String], _ examples: [Example], background: [String]) throws(ModelFault) -> [UInt8]? {
        guard examples.count >= Theme.leastExamples, examples.contains(where: \.isAbout) else { return nil }
        let alone = try Theme(id: 0, seeds: seeds)
        let given = examples.map { row($0.text, alone, target: $0.isAbout ? 1 : 0, weight: 1) }
        let others = background.map { row($0, alone, target: 0, weight: 0.3) }.filter { $0.values[1] == 0 }
        let inputs = examples.map { ModelInput($0.text, sources) }
        var before = 0, after = 0
        for turn in 0..<Self.turns {
            let rest = given.enumerated().filter { $0.offset % Self.turns != turn }.map(\.element)
            let trial = try Theme(id: 0, seeds: seeds, learnt: bytes(rest + others))
            for (index, example) in examples.enumerated() where index % Self.turns == turn {
                let keys = Set(inputs[index].keys)
                before += (alone.chance(inputs[index], keys) >= 0.5) == example.isAbout ? 1 : 0
                after += (trial.chance(inputs[index], keys) >= 0.5) == example.isAbout ? 1 : 0
            }
        }
        return after > before ? bytes(given + others) : nil
    }

    private static let turns = 5

    private func bytes(_ rows: [Row]) -> [UInt8] {
        var rows = rows
        // The few that are about it count as much together as the many that are not.
        let others = rows.reduce(0) { $0 + ($1.target == 0 ? $1.weight : 0) }
        let more = max(1, others / Float(max(1, rows.count { $0.target == 1 })))
        for place in rows.indices where rows[place].target == 1 { rows[place].weight = more }
        var counts: [UInt64: Int] = [:]
        for row in rows where row.target == 1 { for key in row.words { counts[key, default: 0] += 1 } }
        let kept = counts.filter { $0.value >= 2 }.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(300).map(\.key)
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        let width = WordVectors.dimension + 2
        var dense = [Float](repeating: 0, count: width), words = [Float](repeating: 0, count: kept.count)
        var squares = [Float](repeating: 1e-3, count: width + kept.count)
        dense[1] = 2
        var order = Array(rows.indices), random = SplitMix(state: 42)
        for _ in 0..<40 {
            order.shuffle(using: &random)
            for index in order {
                let row = rows[index], scale = Trainer.scale(row.words.count) * Theme.wordStrength
                let known = row.words.compactMap { places[$0] }
                var sum: Float = 0
                for place in 0..<width { sum += dense[place] * row.values[place] }
                for place in known { sum += words[place] * scale }
                let slope = (1 / (1 + exponential(-sum)) - row.target) * row.weight
                for place in 0..<width where row.values[place] != 0 {
                    Self.step(&dense[place], &squares[place], slope * row.values[place] + (place > 1 ? 0.001 * dense[place] : 0))
                }
                for place in known { Self.step(&words[place], &squares[width + place], slope * scale + 0.001 * words[place]) }
            }
        }
        return ModelBytes.write([
            ("theme.dense", ModelBytes.bytes(dense)), ("theme.keys", ModelBytes.bytes(kept)), ("theme.weights", ModelBytes.bytes(words)),
        ])
    }

    /// One step against the slope by AdaGrad.
    private static func step(_ weight: inout Float, _ square: inout Float, _ slope: Float) {
        square += slope * slope
        weight -= 0.1 * slope / square.squareRoot()
    }

    /// 1, whether a seed was seen, the comment vector.
    private func row(_ text: String, _ theme: Theme, target: Float, weight: Float) -> Row {
        let input = ModelInput(text, sources), keys = Set(input.keys)
        return Row(values: [1, theme.isHit(keys) ? 1 : 0] + input.vector, words: keys.sorted(), target: target, weight: weight)
    }
}
