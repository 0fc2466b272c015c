/// Sixteen running sums, held in registers while rows of signed bytes are added.
///
/// A byte becomes a number by two shifts of the word of four bytes that it lies in, so lanes are kept four apart until they are asked for.
struct SixteenSums {
    private var first = SIMD4<Float>()
    private var second = SIMD4<Float>()
    private var third = SIMD4<Float>()
    private var fourth = SIMD4<Float>()

    @inline(__always)
    mutating func add(_ words: SIMD4<Int32>, times value: Float) {
        first += SIMD4<Float>((words &<< 24) &>> 24) * value
        second += SIMD4<Float>((words &<< 16) &>> 24) * value
        third += SIMD4<Float>((words &<< 8) &>> 24) * value
        fourth += SIMD4<Float>(words &>> 24) * value
    }

    /// Writes the sums in the order of the bytes.
    @inline(__always)
    func write(_ sums: UnsafeMutableBufferPointer<Float>) {
        for word in 0..<4 {
            sums[4 * word] = first[word]
            sums[4 * word + 1] = second[word]
            sums[4 * word + 2] = third[word]
            sums[4 * word + 3] = fourth[word]
        }
    }
}

/// The 48 sums of what was seen in a text.
struct RowSums {
    private var sums = (SixteenSums(), SixteenSums(), SixteenSums())

    /// Adds rows of 48 bytes, each times its scale and a number.
    mutating func add(_ rows: UnsafeBufferPointer<UInt32>, of bytes: UnsafePointer<Int8>, _ scales: UnsafeBufferPointer<Float>, times value: Float) {
        withUnsafeTemporaryAllocation(of: Row.self, capacity: Self.block) { fetched in
            for start in stride(from: 0, to: rows.count, by: Self.block) {
                // Fetched first: so many places in memory are waited for at once.
                let count = min(Self.block, rows.count - start)
                for index in 0..<count {
                    let row = Int(rows[start + index])
                    fetched.initializeElement(at: index, to: Row(UnsafeRawPointer(bytes) + row * Heads.width, scale: scales[row]))
                }
                var (first, second, third) = sums
                for index in 0..<count {
                    let scale = fetched[index].scale * value
                    first.add(fetched[index].first, times: scale)
                    second.add(fetched[index].second, times: scale)
                    third.add(fetched[index].third, times: scale)
                }
                sums = (first, second, third)
            }
        }
    }

    /// As many rows as lie on the stack.
    private static let block = 16

    /// The bytes of a row, and its scale.
    private struct Row {
        var first: SIMD4<Int32>
        var second: SIMD4<Int32>
        var third: SIMD4<Int32>
        var scale: Float

        @inline(__always)
        init(_ row: UnsafeRawPointer, scale: Float) {
            first = row.loadUnaligned(as: SIMD4<Int32>.self)
            second = row.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int32>.self)
            third = row.loadUnaligned(fromByteOffset: 32, as: SIMD4<Int32>.self)
            self.scale = scale
        }
    }

    /// Writes all 48.
    func write(_ totals: UnsafeMutableBufferPointer<Float>) {
        guard totals.count == Heads.width else { return }
        sums.0.write(UnsafeMutableBufferPointer(rebasing: totals[..<16]))
        sums.1.write(UnsafeMutableBufferPointer(rebasing: totals[16..<32]))
        sums.2.write(UnsafeMutableBufferPointer(rebasing: totals[32...]))
    }
}

/// Adds rows of 48 numbers to 48 sums, one row after another, each times its value. (A row times 0 adds nothing, and asking would take longer.)
func addRows(_ values: UnsafeBufferPointer<Float>, of rows: UnsafePointer<Float>, to totals: UnsafeMutableBufferPointer<Float>) {
    guard totals.count == Heads.width, let totals = totals.baseAddress else { return }
    // Half of a row at a time: for all 48 sums there are not registers enough.
    for start in stride(from: 0, to: Heads.width, by: 24) {
        let half = UnsafeMutableRawPointer(totals + start)
        var first = half.loadUnaligned(as: SIMD8<Float>.self), second = half.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self)
        var third = half.loadUnaligned(fromByteOffset: 64, as: SIMD8<Float>.self)
        var row = UnsafeRawPointer(rows + start)
        for value in values {
            first += row.loadUnaligned(as: SIMD8<Float>.self) * value
            second += row.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self) * value
            third += row.loadUnaligned(fromByteOffset: 64, as: SIMD8<Float>.self) * value
            row += Heads.width * MemoryLayout<Float>.stride
        }
        half.storeBytes(of: first, as: SIMD8<Float>.self)
        half.storeBytes(of: second, toByteOffset: 32, as: SIMD8<Float>.self)
        half.storeBytes(of: third, toByteOffset: 64, as: SIMD8<Float>.self)
    }
}
