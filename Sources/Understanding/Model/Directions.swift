/// What the model's weights make of word vectors, laid out so that one word is measured at a time.
///
/// The model knows the sum of a text's vectors; as it is linear, each word's share in its answers is its own vector along the weights.
struct Directions: Sendable {
    /// The first says how much more positive than negative, the second how neutral; then one for each aspect.
    static let positive = 0, neutral = 1, aspects = 2
    static let count = 2 + Heads.aspects.count

    /// `count` rows of 128 numbers.
    let rows: [Float]

    /// From dense weights (a row of 48 for each number of a text) with the factor of each answer.
    init(_ learnt: [(dense: ModelBytes.Part<Float>, factors: [Float])]) {
        var rows = [Float](repeating: 0, count: Self.count * WordVectors.dimension)
        let first = Trainer.countOfDense - WordVectors.dimension
        for (dense, factors) in learnt {
            for place in 0..<WordVectors.dimension {
                func weight(_ answer: Int) -> Float { dense[(first + place) * Heads.width + answer] * factors[answer] }
                let sentiment = Heads.sentiment.map(weight)
                rows[Self.positive * WordVectors.dimension + place] += sentiment[2] - sentiment[0]
                rows[Self.neutral * WordVectors.dimension + place] += sentiment[1] - (sentiment[0] + sentiment[2]) / 2
                for (row, answer) in zip(Self.aspects..., Heads.aspects) { rows[row * WordVectors.dimension + place] += weight(answer) }
            }
        }
        self.rows = rows
    }
}

extension WordVectors {
    /// How far each word's vector reaches along some of the directions: a row for each word.
    func shares(of words: [UInt64], along chosen: [Int], _ directions: Directions) -> [Float] {
        var sums = [Float](repeating: 0, count: words.count * chosen.count)
        guard let bytes = values.values.baseAddress.map(UnsafeRawPointer.init) else { return sums }
        let scales = scales.values
        directions.rows.withUnsafeBytes { rows in
            guard let rows = rows.baseAddress else { return }
            for (number, word) in words.enumerated() {
                guard let row = index.row(word) else { continue }
                let scale = scales[row]
                let base = bytes + row * Self.dimension
                // A vector has eight lanes of sixteen; they are held in registers for all directions.
                func value(_ lane: Int) -> SIMD16<Float> { SIMD16<Float>(base.loadUnaligned(fromByteOffset: lane * 16, as: SIMD16<Int8>.self)) }
                let (a, b, c, d, e, f, g, h) = (value(0), value(1), value(2), value(3), value(4), value(5), value(6), value(7))
                for (place, direction) in chosen.enumerated() {
                    let row = rows + direction * Self.dimension * 4
                    func along(_ lane: Int) -> SIMD16<Float> { row.loadUnaligned(fromByteOffset: lane * 64, as: SIMD16<Float>.self) }
                    let first = a * along(0) + b * along(1) + c * along(2) + d * along(3)
                    let second = e * along(4) + f * along(5) + g * along(6) + h * along(7)
                    sums[number * chosen.count + place] = (first + second).sum() * scale
                }
            }
        }
        return sums
    }
}
