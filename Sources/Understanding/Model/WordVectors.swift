/// A vector for each of some ten thousand words; the sum of a text's vectors, scaled to length 1, says what it is about.
package struct WordVectors: Sendable {
    package static let dimension = 128

    let index: KeyIndex
    let scales: ModelBytes.Part<Float>
    let values: ModelBytes.Part<Int8>

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

    /// Writes the sum of the words' vectors with length 1, times a number; or all zeros where no word is known.
    func sum(_ words: [UInt64], times strength: Float, into sums: UnsafeMutableBufferPointer<Float>) {
        guard sums.count == Self.dimension, let bytes = values.values.baseAddress.map(UnsafeRawPointer.init) else { return }
        withUnsafeTemporaryAllocation(of: SixteenSums.self, capacity: Self.dimension / 16) { totals in
            totals.initialize(repeating: SixteenSums())
            words.withUnsafeBufferPointer { words in
                index.rows(words.count, of: { words[$0] }) { rows in
                    // As many sums at a time as there are registers for.
                    for place in stride(from: 0, to: totals.count, by: 2) {
                        var first = totals[place], second = totals[place + 1]
                        for row in rows {
                            let bytes = bytes + (Int(row) * Self.dimension + place * 16), scale = scales.values[Int(row)]
                            first.add(bytes.loadUnaligned(as: SIMD4<Int32>.self), times: scale)
                            second.add(bytes.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int32>.self), times: scale)
                        }
                        (totals[place], totals[place + 1]) = (first, second)
                    }
                }
            }
            var length: Float = 0
            for (place, total) in totals.enumerated() {
                let lanes = UnsafeMutableBufferPointer(rebasing: sums[(place * 16)..<(place * 16 + 16)])
                total.write(lanes)
                var part = lanes[0] * lanes[0]
                for lane in 1..<16 { part += lanes[lane] * lanes[lane] }
                length += part
            }
            let scale = length > 0 ? 1 / length.squareRoot() : 0
            for place in sums.indices { sums[place] = sums[place] * scale * strength }
        }
    }
}
