/// A vector for each of some ten thousand words; the sum of a text's vectors, scaled to length 1, says what it is about.
package struct WordVectors: Sendable {
    package static let dimension = 128

    private let index: KeyIndex
    private let scales: ModelBytes.Part<Float>
    private let values: ModelBytes.Part<Int8>

    init(_ bytes: ModelBytes) throws(ModelFault) {
        index = try KeyIndex(starts: bytes.part("vector.starts", of: UInt32.self), keys: bytes.part("vector.keys", of: UInt32.self))
        scales = try bytes.part("vector.scales", of: Float.self)
        values = try bytes.part("vector.values", of: Int8.self)
        guard scales.count == index.count, values.count == index.count * Self.dimension else { throw .damaged }
    }

    /// Lays out vectors of 128 signed bytes; a word's vector is its bytes times its scale.
    package static func parts(words: [String], scales: [Float], values: [Int8]) -> [(name: String, bytes: [UInt8])] {
        let lay = KeyIndex.lay(words.map(plainKey))
        let rows = lay.order.flatMap { values[($0 * dimension)..<(($0 + 1) * dimension)] }
        return [
            ("vector.starts", ModelBytes.bytes(lay.starts)), ("vector.keys", ModelBytes.bytes(lay.keys)),
            ("vector.scales", ModelBytes.bytes(lay.order.map { scales[$0] })), ("vector.values", ModelBytes.bytes(rows)),
        ]
    }

    /// The sum of the words' vectors with length 1, or all zeros where no word is known.
    package func sum(_ words: [UInt64]) -> [Float] {
        var lanes = [SIMD16<Float>](repeating: .zero, count: Self.dimension / 16)
        if let bytes = values.values.baseAddress.map(UnsafeRawPointer.init) {
            for word in words {
                guard let row = index.row(word) else { continue }
                let scale = scales.values[row], base = row * Self.dimension
                for lane in lanes.indices {
                    lanes[lane] += SIMD16<Float>(bytes.loadUnaligned(fromByteOffset: base + lane * 16, as: SIMD16<Int8>.self)) * scale
                }
            }
        }
        let length = lanes.reduce(0) { $0 + ($1 * $1).sum() }
        let scale = length > 0 ? 1 / length.squareRoot() : 0
        return lanes.flatMap { lane in (0..<16).map { lane[$0] * scale } }
    }
}
