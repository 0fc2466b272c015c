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
        let row = anyRow(place(key))
        return row < 0 ? nil : row
    }

    /// A bucket, and what is looked for in it.
    private struct Place {
        var start: UInt32
        var end: UInt32
        var wanted: UInt32
    }

    @inline(__always)
    private func place(_ key: UInt64) -> Place {
        let key = Self.mix(key), bucket = Int(key >> 49)
        return Place(start: starts[bucket], end: starts[bucket + 1], wanted: UInt32(truncatingIfNeeded: key))
    }

    /// Gives `take` the rows of those of `count` keys that are there, in order, some dozens at a time.
    ///
    /// First all buckets are looked up, then what lies in them is fetched, then compared: a processor that meets hardly a branch in between
    /// waits for many places in memory at once, where it would wait for one after another.
    @inline(__always)
    func rows(_ count: Int, of key: (Int) -> UInt64, _ take: (UnsafeBufferPointer<UInt32>) -> Void) {
        withUnsafeTemporaryAllocation(of: Place.self, capacity: Self.block) { places in
            withUnsafeTemporaryAllocation(of: SIMD4<UInt32>.self, capacity: Self.block) { fetched in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.block) { rows in
                    for start in stride(from: 0, to: count, by: Self.block) {
                        let most = min(Self.block, count - start)
                        for index in 0..<most { places.initializeElement(at: index, to: place(key(start + index))) }
                        for index in 0..<most { fetched.initializeElement(at: index, to: fetch(places[index])) }
                        var found = 0
                        for index in 0..<most {
                            let row = row(places[index], fetched[index])
                            rows.initializeElement(at: found, to: UInt32(truncatingIfNeeded: row))
                            found += row < 0 ? 0 : 1
                        }
                        take(UnsafeBufferPointer(rebasing: rows[..<found]))
                    }
                }
            }
        }
    }

    static let block = 64

    func has(_ key: UInt64) -> Bool {
        let place = place(key)
        return row(place, fetch(place)) >= 0
    }

    /// The first four keys of a bucket, or of the end of all.
    @inline(__always)
    private func fetch(_ place: Place) -> SIMD4<UInt32> {
        let last = keys.count - 4
        guard last >= 0, let base = keys.values.baseAddress else { return SIMD4() }
        return UnsafeRawPointer(base + min(Int(place.start), last)).loadUnaligned(as: SIMD4<UInt32>.self)
    }

    /// The row, or -1. Most buckets hold up to four keys, and those are compared without a branch.
    @inline(__always)
    private func row(_ place: Place, _ fetched: SIMD4<UInt32>) -> Int {
        let start = Int(place.start), count = Int(place.end) - start
        guard count <= 4, start + 4 <= keys.count else { return anyRow(place) }
        var found = -1
        for index in 0..<4 { found = fetched[index] == place.wanted && index < count ? start + index : found }
        return found
    }

    private func anyRow(_ place: Place) -> Int {
        // A damaged file must not lead outside.
        let end = min(Int(place.end), keys.count)
        var row = Int(place.start)
        while row < end {
            if keys[row] == place.wanted { return row }
            row += 1
        }
        return -1
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
