/// The languages that are read; everything else is `other`: kept for people.
package enum Language: String, Sendable, CaseIterable, Codable {
    case en, de, fr, es, it, pt, ar, hi
    case other

    /// Where it stands among all cases.
    var place: Int {
        switch self {
        case .en: 0
        case .de: 1
        case .fr: 2
        case .es: 3
        case .it: 4
        case .pt: 5
        case .ar: 6
        case .hi: 7
        case .other: 8
        }
    }
    static let read: [Language] = [.en, .de, .fr, .es, .it, .pt, .ar, .hi]
}

/// Tells languages apart by runs of three letters and by the words that the dictionaries know.
///
/// Naive Bayes over letter trigrams (Cavnar and Trenkle 1994 counted them first), with what a word list adds.
package struct LanguageFinder: Sendable {
    /// The languages of `scores`, the eight that are read first; the rest only keeps their neighbours apart.
    package static let names = [
        "en", "de", "fr", "es", "it", "pt", "ar", "hi", "nl", "sv", "da", "no", "pl", "tr", "ro", "cs", "fi", "id", "ca", "hr", "fa", "ur", "mr",
        "vi",
    ]
    static let count = names.count

    /// The scripts that a language is written in; Hindi is often written in Latin letters.
    enum Script { case latin, arabic, persian, devanagari, either }
    static let scripts = names.map { name -> Script in
        switch name {
        case "ar": .arabic
        case "fa", "ur": .persian
        case "mr": .devanagari
        case "hi": .either
        default: .latin
        }
    }

    private let index: KeyIndex
    /// For each trigram and language, 16 times the logarithm of its chance above the floor.
    private let scores: ModelBytes.Part<UInt8>

    init(_ bytes: ModelBytes) throws(ModelFault) {
        index = try KeyIndex(starts: bytes.part("letters.starts", of: UInt32.self), keys: bytes.part("letters.keys", of: UInt32.self))
        scores = try bytes.part("letters.scores", of: UInt8.self)
        guard scores.count == index.count * Self.count else { throw .damaged }
    }

    /// Lays out how often each run of three letters was seen in each language; ` ` stands for where a word begins or ends.
    package static func parts(_ seen: [(letters: String, counts: [Double])]) -> [(name: String, bytes: [UInt8])] {
        let seen = seen.filter { $0.letters.unicodeScalars.count == 3 && $0.counts.count == count }
        var totals = [Double](repeating: 1, count: count)
        for entry in seen { for index in 0..<count { totals[index] += entry.counts[index] } }
        let lay = KeyIndex.lay(
            seen.map { entry in
                let letters = entry.letters.unicodeScalars.map { UInt64($0.value) }
                return key(letters[0], letters[1], letters[2])
            })
        let scores = lay.order.flatMap { row in
            (0..<count).map { UInt8(clamping: Int((16 * naturalLogarithm(max(1, seen[row].counts[$0] / totals[$0] / floor))).rounded())) }
        }
        return [("letters.starts", ModelBytes.bytes(lay.starts)), ("letters.keys", ModelBytes.bytes(lay.keys)), ("letters.scores", scores)]
    }

    private static let floor = 2e-5

    package static func key(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F) ^ (third &* 0x1656_67B1_9E37_79F9)
        return (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }

    /// Adds what the letters of one word say of each language, and of its script; answers whether it has letters.
    func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ scripts: inout Scripts, to sums: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        guard sums.count == Self.count else { return false }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { keys in
            var count = 0
            func flush() {
                index.rows(count, of: { keys[$0] }) { rows in for row in rows { add(Int(row), to: sums) } }
                count = 0
            }
            let hasLetters = scripts.add(bytes, word) { key in
                if count == keys.count { flush() }
                keys.initializeElement(at: count, to: key)
                count += 1
            }
            flush()
            return hasLetters
        }
    }

    @inline(__always)
    private func add(_ row: Int, to sums: UnsafeMutableBufferPointer<Float>) {
        let start = row * Self.count
        for index in 0..<Self.count { sums[index] += Float(scores.values[start + index]) / 16 }
    }
}

/// The runs of three letters of one word, a space before and after it.
struct Trigrams {
    private var first: UInt64 = 0
    private var second: UInt64 = 0x20
    private var isStart = true

    @inline(__always)
    mutating func add(_ letter: UInt64, _ take: (UInt64) -> Void) {
        if !isStart { take(LanguageFinder.key(first, second, letter)) }
        (first, second, isStart) = (second, letter, false)
    }

    @inline(__always)
    func finish(_ take: (UInt64) -> Void) {
        if !isStart { take(LanguageFinder.key(first, second, 0x20)) }
    }
}
