/// A sorted set of hashes that says where each lies: 4 bytes a key, one look at a bucket of a few.
///
/// The upper 15 bits of a hash choose the bucket, the lower 32 tell the keys in it apart.
struct KeyIndex: Sendable {
    private let starts: ModelBytes.Part<UInt32>
    private let keys: ModelBytes.Part<UInt32>

    static let countOfStarts = 32_769

    init(starts: ModelBytes.Part<UInt32>, keys: ModelBytes.Part<UInt32>) throws(ModelFault) {
        guard starts.count == Self.countOfStarts, Int(starts[Self.countOfStarts - 1]) == keys.count else { throw .damaged }
        self.starts = starts
        self.keys = keys
    }

    var count: Int { keys.count }

    func row(_ key: UInt64) -> Int? {
        let key = Self.mix(key), bucket = Int(key >> 49), wanted = UInt32(truncatingIfNeeded: key)
        let starts = starts.values, keys = keys.values
        var row = Int(starts[bucket])
        // A damaged file must not lead outside.
        let end = min(Int(starts[bucket + 1]), keys.count)
        while row < end {
            if keys[row] == wanted { return row }
            row += 1
        }
        return nil
    }

    /// Spreads a hash over the buckets: short words differ in few bits of theirs.
    private static func mix(_ hash: UInt64) -> UInt64 { (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15 }

    /// The order in which rows of these keys have to be written, with the two parts of the index.
    static func lay(_ keys: [UInt64]) -> (order: [Int], starts: [UInt32], keys: [UInt32]) {
        let hashes = keys.map(mix)
        func place(_ hash: UInt64) -> UInt64 { (hash >> 49) << 32 | hash & 0xFFFF_FFFF }
        let order = hashes.indices.sorted { place(hashes[$0]) < place(hashes[$1]) }
        var kept: [Int] = [], last: UInt64?
        for index in order where place(hashes[index]) != last {
            kept.append(index)
            last = place(hashes[index])
        }
        var starts = [UInt32](repeating: 0, count: countOfStarts)
        for index in kept { starts[Int(hashes[index] >> 49) + 1] += 1 }
        for bucket in 1..<countOfStarts { starts[bucket] += starts[bucket - 1] }
        return (kept, starts, kept.map { UInt32(truncatingIfNeeded: hashes[$0]) })
    }
}
