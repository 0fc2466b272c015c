/// The trained model: a linear reading of many answers at once, mapped from its file.
package struct ReadingModel: Sendable {
    package let sources: ModelSources
    /// Which training it comes from; kept beside every reading.
    package let version: String
    private let learnt: Added
    /// From which chance on each answer is true, and by how much the logits of each are softened.
    let thresholds: [Float]
    let temperatures: [Float]

    /// What an organisation's own corrections have added; nil where it has none.
    private let added: Added?

    /// Weights learnt on top of a model.
    struct Added: Sendable {
        var index: KeyIndex
        var scales: ModelBytes.Part<Float>
        var weights: ModelBytes.Part<Int8>
        var dense: ModelBytes.Part<Float>

        init(_ bytes: ModelBytes) throws(ModelFault) {
            index = try KeyIndex(starts: bytes.part("feature.starts", of: UInt32.self), keys: bytes.part("feature.keys", of: UInt32.self))
            scales = try bytes.part("feature.scales", of: Float.self)
            weights = try bytes.part("feature.weights", of: Int8.self)
            dense = try bytes.part("dense.weights", of: Float.self)
            guard scales.count == index.count, weights.count == index.count * Heads.width, dense.count == Trainer.countOfDense * Heads.width
            else { throw .damaged }
        }

        func add(_ input: ModelInput, to sums: inout [Float]) {
            var total = Lanes()
            if let values = weights.values.baseAddress {
                let length = Trainer.scale(input.seen.count)
                for seen in input.seen {
                    guard let row = index.row(seen.key) else { continue }
                    total.add(values + row * Heads.width, times: scales.values[row] * length)
                }
            }
            if let rows = dense.values.baseAddress {
                for (row, value) in input.dense.enumerated() where value != 0 { total.add(rows + row * Heads.width, times: value) }
            }
            total.add(to: &sums)
        }

        /// What one thing that was seen adds to one answer, before scaling.
        func weight(_ key: UInt64, _ answer: Int) -> Float {
            guard let row = index.row(key) else { return 0 }
            return Float(weights[row * Heads.width + answer]) * scales[row]
        }
    }

    package init(_ bytes: ModelBytes) throws(ModelFault) {
        sources = try ModelSources(bytes)
        learnt = try Added(bytes)
        added = nil
        thresholds = Array(try bytes.part("thresholds", of: Float.self).values)
        temperatures = Array(try bytes.part("temperatures", of: Float.self).values)
        version = String(decoding: try bytes.part("version", of: UInt8.self).values, as: UTF8.self)
        guard thresholds.count == Heads.width, temperatures.count == Heads.width else { throw .damaged }
    }

    /// A model and what was learnt on top of it.
    package init(_ model: ReadingModel, adding bytes: ModelBytes, version: String) throws(ModelFault) {
        (sources, learnt, thresholds, temperatures) = (model.sources, model.learnt, model.thresholds, model.temperatures)
        self.version = model.version + "+" + version
        added = try Added(bytes)
    }

    package static func bytes(
        version: String, sources: [(name: String, bytes: [UInt8])], learnt: [(name: String, bytes: [UInt8])], thresholds: [Float],
        temperatures: [Float]
    ) -> [UInt8] {
        ModelBytes.write(
            [
                ("version", Array(version.utf8)), ("thresholds", ModelBytes.bytes(thresholds)),
                ("temperatures", ModelBytes.bytes(temperatures)),
            ] + sources + learnt)
    }

    /// The logits of every answer, softened so that their chances are as often right as they say.
    package func logits(_ input: ModelInput) -> [Float] {
        var sums = [Float](repeating: 0, count: Heads.width)
        learnt.add(input, to: &sums)
        for place in 0..<Heads.width { sums[place] *= temperatures[place] }
        added?.add(input, to: &sums)
        if input.language.value != .en { for place in Heads.groups.joined() { sums[place] *= Self.foreignTrust } }
        return sums
    }

    /// What was learnt in English is trusted less elsewhere: with this factor a sure reading is right about as often as it says (docs/reading.md).
    private static let foreignTrust: Float = 0.45

    package func chances(_ input: ModelInput) -> [Float] { Self.weighed(logits(input)) }

    /// Chances that know of each other: nobody praises what hurts them, and praise that speaks of danger or illness praises how it was met.
    static func weighed(_ logits: [Float]) -> [Float] {
        var chances = chances(logits)
        let negative = chances[Heads.sentiment.lowerBound], positive = chances[Heads.sentiment.upperBound - 1]
        let complaint = Heads.intent.lowerBound, compliment = complaint + 1
        chances[Heads.isUrgent] *= 1 - positive
        chances[complaint] *= 1.05 - positive
        chances[compliment] *= 1.05 - negative
        let total = chances[Heads.intent].reduce(0, +)
        for answer in Heads.intent { chances[answer] /= total }
        return chances
    }

    /// Logits made chances: those of a group add up to 1, each of the others stands alone.
    package static func chances(_ logits: [Float]) -> [Float] {
        var chances = logits
        for group in Heads.groups {
            let most = logits[group].max() ?? 0
            var total: Float = 0
            for index in group {
                chances[index] = exponential(logits[index] - most)
                total += chances[index]
            }
            for index in group { chances[index] /= total }
        }
        for index in Heads.single { chances[index] = 1 / (1 + exponential(-logits[index])) }
        return chances
    }

    /// What one thing that was seen adds to one answer, before scaling.
    func weight(_ key: UInt64, _ answer: Int) -> Float {
        learnt.weight(key, answer) * temperatures[answer] + (added?.weight(key, answer) ?? 0)
    }
}

/// The 48 sums of a text, held in registers while its words are added.
private struct Lanes {
    private var first = SIMD16<Float>()
    private var second = SIMD16<Float>()
    private var third = SIMD16<Float>()

    @inline(__always)
    mutating func add(_ row: UnsafePointer<Float>, times value: Float) {
        let raw = UnsafeRawPointer(row)
        first += raw.loadUnaligned(as: SIMD16<Float>.self) * value
        second += raw.loadUnaligned(fromByteOffset: 64, as: SIMD16<Float>.self) * value
        third += raw.loadUnaligned(fromByteOffset: 128, as: SIMD16<Float>.self) * value
    }

    @inline(__always)
    mutating func add(_ row: UnsafePointer<Int8>, times value: Float) {
        let raw = UnsafeRawPointer(row)
        first += SIMD16<Float>(raw.loadUnaligned(as: SIMD16<Int8>.self)) * value
        second += SIMD16<Float>(raw.loadUnaligned(fromByteOffset: 16, as: SIMD16<Int8>.self)) * value
        third += SIMD16<Float>(raw.loadUnaligned(fromByteOffset: 32, as: SIMD16<Int8>.self)) * value
    }

    func add(to sums: inout [Float]) {
        for place in 0..<16 {
            sums[place] += first[place]
            sums[place + 16] += second[place]
            sums[place + 32] += third[place]
        }
    }
}
