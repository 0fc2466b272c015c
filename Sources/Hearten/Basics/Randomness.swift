import Synchronization

/// Where chance comes from; tests give a seeded one.
package struct Randomness: Sendable {
    private let draw: @Sendable () -> UInt64
    package init(_ draw: @escaping @Sendable () -> UInt64) { self.draw = draw }

    package static let system = Randomness { UInt64.random(in: .min ... .max) }

    /// The same numbers every time (SplitMix64, Steele et al. 2014).
    package static func seeded(_ seed: UInt64) -> Randomness {
        let state = Mutex(seed)
        return Randomness {
            state.withLock { state in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
                return mixed ^ mixed >> 31
            }
        }
    }

    package func next() -> UInt64 { draw() }
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: draw()) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}
