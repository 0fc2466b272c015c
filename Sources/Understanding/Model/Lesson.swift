/// What a labelled text teaches: for each answer what it should have been, or that nobody has said.
package struct Lesson: Sendable {
    package var text: String
    package var question: String?
    package var language: Language?
    package var weight: Float = 1
    /// 0 or 1 for each answer, or the chance that it is true; NaN where nobody has said.
    package var targets = [Float](repeating: .nan, count: Heads.width)

    package init(_ text: String, question: String? = nil, weight: Float = 1) {
        self.text = text
        self.question = question
        self.weight = weight
    }

    /// Of a group's answers this one alone is true.
    package mutating func set(_ group: Range<Int>, to index: Int) {
        for answer in group { targets[answer] = answer - group.lowerBound == index ? 1 : 0 }
    }

    package mutating func set(_ answer: Int, _ isTrue: Bool) { targets[answer] = isTrue ? 1 : 0 }
}

/// Rows of 48 weights that learn by AdaGrad (Duchi, Hazan and Singer 2011).
struct WeightRows: Sendable {
    private(set) var weights: [Float]
    private var squares: [Float]
    private var sums: [Float] = []

    init(count: Int) {
        weights = [Float](repeating: 0, count: count * Heads.width)
        squares = [Float](repeating: 1e-3, count: count * Heads.width)
    }

    func row(_ index: Int) -> ArraySlice<Float> { weights[(index * Heads.width)..<((index + 1) * Heads.width)] }

    func add(_ index: Int, times value: Float, to sums: inout [Float]) {
        weights.withUnsafeBufferPointer { weights in
            sums.withUnsafeMutableBufferPointer { sums in
                let base = index * Heads.width
                for place in 0..<Heads.width { sums[place] += weights[base + place] * value }
            }
        }
    }

    /// Adds the weights as they are to what is averaged.
    mutating func note() {
        if sums.isEmpty { sums = weights } else { for index in sums.indices { sums[index] += weights[index] } }
    }

    /// The weights are the mean of those noted.
    mutating func average(of count: Int) {
        guard !sums.isEmpty else { return }
        weights = sums.map { $0 / Float(count) }
        sums = []
    }

    /// One step against the slopes; `pull` draws the weights back to 0.
    mutating func step(_ index: Int, _ slopes: [Float], times value: Float, rate: Float, pull: Float) {
        weights.withUnsafeMutableBufferPointer { weights in
            squares.withUnsafeMutableBufferPointer { squares in
                slopes.withUnsafeBufferPointer { slopes in
                    let base = index * Heads.width
                    for place in 0..<Heads.width {
                        let slope = slopes[place] * value + pull * weights[base + place]
                        squares[base + place] += slope * slope
                        weights[base + place] -= rate * slope / squares[base + place].squareRoot()
                    }
                }
            }
        }
    }
}
