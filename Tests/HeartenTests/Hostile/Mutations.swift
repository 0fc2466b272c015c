@testable import Hearten

/// Bytes that began as something good and were then spoilt, the same each time for one seed.
struct Mutations {
    private var dice: Dice
    private let corpus: [[UInt8]]
    /// What parsers trip over.
    private static let morsels: [[UInt8]] = [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xCC, 0x81], [0xE2, 0x80, 0xAE], [0x0D, 0x0A],
        [0x0D], [0x0A], Array("\"".utf8), Array("\"\"".utf8), Array("\\u0000".utf8), Array("\\ud800".utf8), Array("%00".utf8), Array("%".utf8),
        Array("%zz".utf8), Array("&=&".utf8), Array("[[[[[[[[".utf8), Array("{\"a\":".utf8), Array("--XX".utf8), Array("-9223372036854775809".utf8),
        Array("1e999".utf8), Array(";".utf8), Array(":".utf8), Array("99999999".utf8), Array("<script>".utf8), Array("'=1+1".utf8), [0xFE, 0xFF],
    ]

    init(seed: UInt64, _ corpus: [String]) {
        dice = Dice(seed: seed)
        self.corpus = corpus.map { Array($0.utf8) }
    }

    mutating func roll(_ sides: Int) -> Int { dice.next(sides) }

    mutating func next() -> [UInt8] {
        var bytes = corpus[dice.next(corpus.count)]
        for _ in 0...dice.next(4) { spoil(&bytes) }
        return bytes
    }

    private mutating func spoil(_ bytes: inout [UInt8]) {
        let place = dice.next(bytes.count + 1)
        switch dice.next(7) {
        case 0: if place < bytes.count { bytes[place] = UInt8(dice.next(256)) }
        case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8(dice.next(8)) }
        case 2: bytes.insert(contentsOf: Self.morsels[dice.next(Self.morsels.count)], at: place)
        case 3: bytes.removeSubrange(place..<min(place + dice.next(8), bytes.count))
        case 4: bytes.removeSubrange(place...)
        case 5:
            let end = min(place + dice.next(40), bytes.count)
            for _ in 0...dice.next(3) { bytes.insert(contentsOf: bytes[place..<end], at: place) }
        default:
            let other = corpus[dice.next(corpus.count)]
            bytes.replaceSubrange(place..., with: other[dice.next(other.count + 1)...])
        }
    }

    /// The same bytes in pieces.
    mutating func cut(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + 1 + dice.next(9), bytes.count)
            pieces.append(bytes[start..<end])
            start = end
        }
        return pieces
    }
}
