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
    /// Where word vectors point to for the answers about feelings and aspects.
    let directions: Directions

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
            let length = Trainer.scale(input.seen.count)
            withUnsafeTemporaryAllocation(of: Float.self, capacity: Heads.width) { totals in
                totals.initialize(repeating: 0)
                if let bytes = weights.values.baseAddress {
                    var words = RowSums()
                    input.seen.withUnsafeBufferPointer { seen in
                        index.rows(seen.count, of: { seen[$0].key }) { words.add($0, of: bytes, scales.values, times: length) }
                    }
                    words.write(totals)
                }
                if let rows = dense.values.baseAddress { input.dense.withUnsafeBufferPointer { addRows($0, of: rows, to: totals) } }
                for place in 0..<Heads.width { sums[place] += totals[place] }
            }
        }

        /// What one thing that was seen adds to one answer, before scaling.
        func weight(_ key: UInt64, _ answer: Int) -> Float {
            guard let row = index.row(key) else { return 0 }
            return Float(weights[row * Heads.width + answer]) * scales[row]
        }

        /// The same for some answers at once, added to a row of sums for each unit; a unit ends where the next begins.
        func add(_ seen: ArraySlice<Features.Seen>, units: [Int], _ answers: [Int], to sums: UnsafeMutablePointer<Float>) {
            guard let values = weights.values.baseAddress else { return }
            let scales = scales.values
            answers.withUnsafeBufferPointer { answers in
                var sum = sums
                for unit in units.indices {
                    for seen in seen[units[unit]..<(unit + 1 < units.count ? units[unit + 1] : seen.endIndex)] {
                        guard let row = index.row(seen.key) else { continue }
                        let scale = scales[row], weights = values + row * Heads.width
                        for place in answers.indices { sum[place] += Float(weights[answers[place]]) * scale }
                    }
                    sum += answers.count
                }
            }
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
        directions = Directions([(learnt.dense, temperatures)])
    }

    /// A model and what was learnt on top of it.
    package init(_ model: ReadingModel, adding bytes: ModelBytes, version: String) throws(ModelFault) {
        (sources, learnt, thresholds, temperatures) = (model.sources, model.learnt, model.thresholds, model.temperatures)
        self.version = model.version + "+" + version
        let added = try Added(bytes)
        self.added = added
        directions = Directions([(learnt.dense, temperatures), (added.dense, [Float](repeating: 1, count: Heads.width))])
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
    static let foreignTrust: Float = 0.45

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

    /// What each unit of what was seen adds to some answers, before scaling: a row for each unit.
    func shares(of seen: ArraySlice<Features.Seen>, units: [Int], in answers: [Int]) -> [Float] {
        let width = answers.count
        return [Float](unsafeUninitializedCapacity: units.count * width) { sums, count in
            count = units.count * width
            sums.initialize(repeating: 0)
            guard let first = sums.baseAddress else { return }
            learnt.add(seen, units: units, answers, to: first)
            let factors = answers.map { temperatures[$0] }
            for unit in units.indices { for place in 0..<width { sums[unit * width + place] *= factors[place] } }
            added?.add(seen, units: units, answers, to: first)
        }
    }
}
