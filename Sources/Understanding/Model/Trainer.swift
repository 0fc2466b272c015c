/// Learns a linear model of many answers at once, from nothing or on top of a model that is there.
package struct Trainer {
    package struct Settings: Sendable {
        package var epochs = 20
        /// Of the last so many epochs the weights are averaged (Polyak and Juditsky 1992), so that no chance of the last one stays.
        package var averaged = 12
        package var rate: Float = 0.1
        package var seed: UInt64 = 42
        /// In how many texts a word or pair must stand to be learnt.
        package var leastCount = 3
        /// The share of a text's words that is left out each time it is learnt from, so that no word is relied on alone.
        package var dropout = 0.5
        /// How much more a true answer counts than a false one, for answers that are rarely true.
        package var rareWeight: Float = 3
        /// How strongly what is learnt is drawn back to nothing.
        package var pull: Float = 0

        package init() {}

        /// For a few hundred corrections on top of a model: every word counts, and nothing strays far.
        package static var corrections: Self {
            var settings = Self()
            (settings.epochs, settings.averaged, settings.rate, settings.leastCount) = (4, 1, 0.02, 2)
            (settings.dropout, settings.pull) = (0.5, 0.0005)
            return settings
        }
    }

    private struct Example {
        var ids: [UInt32]
        var scale: Float
        var dense: [Float]
        var targets: [Float]
        var weight: Float
        /// What the model below says already.
        var base: [Float]
    }

    private let settings: Settings
    private let sources: ModelSources
    private let base: ReadingModel?
    private var ids: [UInt64: UInt32] = [:]
    private var sparse = WeightRows(count: 0)
    private var dense = WeightRows(count: 0)

    static let countOfDense = 1 + Evidence.countOfNumbers + WordVectors.dimension

    package init(_ settings: Settings, _ sources: ModelSources) {
        self.settings = settings
        self.sources = sources
        base = nil
    }

    /// Learns what to add to a model.
    package init(_ settings: Settings, over model: ReadingModel) {
        self.settings = settings
        sources = model.sources
        base = model
    }

    package var count: Int { ids.count }

    /// Long texts weigh no more than short ones.
    static func scale(_ count: Int) -> Float { 1 / Float(max(1, count)).squareRoot() }

    /// The same lessons, settings and seed always give the same model.
    package mutating func train(_ lessons: [Lesson]) {
        let inputs = lessons.map { ModelInput($0.text, question: $0.question, language: $0.language, sources) }
        count(inputs)
        sparse = WeightRows(count: ids.count)
        dense = WeightRows(count: Self.countOfDense)
        let examples = zip(lessons, inputs).map { lesson, input in
            Example(
                ids: input.keys.compactMap { ids[$0] }, scale: Self.scale(input.seen.count), dense: input.dense, targets: lesson.targets,
                weight: lesson.weight, base: base?.logits(input) ?? [Float](repeating: 0, count: Heads.width))
        }
        var order = Array(examples.indices), random = SplitMix(state: settings.seed)
        for epoch in 0..<settings.epochs {
            order.shuffle(using: &random)
            for index in order {
                var example = examples[index]
                example.ids.removeAll { _ in Double.random(in: 0..<1, using: &random) < settings.dropout }
                example.scale /= Float(1 - settings.dropout)
                learn(example)
            }
            if epoch >= settings.epochs - settings.averaged {
                sparse.note()
                dense.note()
            }
        }
        sparse.average(of: settings.averaged)
        dense.average(of: settings.averaged)
    }

    private mutating func count(_ inputs: [ModelInput]) {
        var counts: [UInt64: Int] = [:]
        for input in inputs { for key in Set(input.keys) { counts[key, default: 0] += 1 } }
        let kept = counts.filter { $0.value >= settings.leastCount }.keys.sorted()
        ids = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, UInt32($0)) })
    }

    private mutating func learn(_ example: Example) {
        var sums = [Float](repeating: 0, count: Heads.width)
        for id in example.ids { sparse.add(Int(id), times: example.scale, to: &sums) }
        for (row, value) in example.dense.enumerated() where value != 0 { dense.add(row, times: value, to: &sums) }
        for index in sums.indices { sums[index] += example.base[index] }
        var slopes = ReadingModel.chances(sums)
        for (index, target) in example.targets.enumerated() {
            slopes[index] = target.isNaN ? 0 : (slopes[index] - target) * example.weight
            if target > 0.5, Heads.rare.contains(index) { slopes[index] *= settings.rareWeight }
        }
        for id in example.ids { sparse.step(Int(id), slopes, times: example.scale, rate: settings.rate, pull: settings.pull) }
        for (row, value) in example.dense.enumerated() where value != 0 {
            dense.step(row, slopes, times: value, rate: settings.rate, pull: settings.pull)
        }
    }

    /// The parts of a model with what was learnt: the features that matter most, in 8 bits a weight.
    package func parts(most: Int) -> [(name: String, bytes: [UInt8])] {
        let kept = ids.map { key, id in (key: key, id: Int(id), largest: sparse.row(Int(id)).reduce(0) { max($0, abs($1)) }) }
            .sorted { ($0.largest, $0.key) > ($1.largest, $1.key) }.prefix(most)
        let lay = KeyIndex.lay(kept.map(\.key))
        var weights: [Int8] = [], scales: [Float] = []
        for row in lay.order {
            let scale = max(kept[row].largest, 1e-6) / 127
            scales.append(scale)
            weights += sparse.row(kept[row].id).map { Int8(clamping: Int(($0 / scale).rounded())) }
        }
        return [
            ("feature.starts", ModelBytes.bytes(lay.starts)), ("feature.keys", ModelBytes.bytes(lay.keys)),
            ("feature.scales", ModelBytes.bytes(scales)), ("feature.weights", ModelBytes.bytes(weights)),
            ("dense.weights", ModelBytes.bytes(dense.weights)),
        ]
    }
}

/// A small random sequence that is the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
