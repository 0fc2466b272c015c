/// Cuts UTF-8 into words, marks and symbols, once from start to end; hashes are of the folded letters.
struct WordScanner {
    struct Word {
        /// UTF-8 offsets; a possessive 's is left out.
        var range: Range<Int>
        var hash: UInt64
        /// The same with every run of digits as one 0 and no letter more than twice in a row.
        var plain: UInt64
        /// The first five letters of a longer word; 0 where the word is shorter.
        var stem: UInt64
        var isCapitalised: Bool
        var isAllCaps: Bool
    }

    enum Token {
        case word(Word)
        /// ASCII punctuation or a line break.
        case mark(UInt8, at: Int)
        /// Any other scalar that is no letter: an emoji, a dash, a quotation mark.
        case symbol(hash: UInt64, at: Int)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    /// The text must be valid UTF-8 and outlive the scanner.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Token? {
        while position < bytes.count {
            let start = position
            let (scalar, length) = decode(at: start)
            if Self.isWord(scalar) { return .word(word()) }
            position += length
            if scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || scalar == 0x200D || scalar == 0xFE0F { continue }
            if scalar < 0x80 { return .mark(UInt8(scalar), at: start) }
            return .symbol(hash: Hash.of(bytes: bytes[start..<position]), at: start)
        }
        return nil
    }

    /// The byte there, or 0 outside the text.
    func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

    func hash(_ range: Range<Int>) -> UInt64 { Hash.of(bytes: bytes[range.clamped(to: 0..<bytes.count)]) }

    mutating func skip(to index: Int) { position = min(bytes.count, max(position, index)) }

    mutating func goBack(to index: Int) { position = min(position, index) }

    /// Passes over the rest of an address.
    mutating func skipToSpace() { while position < bytes.count, bytes[position] > 0x20 { position += 1 } }

    /// Passes over the letters of an account's name.
    mutating func skipName() {
        while position < bytes.count, bytes[position] < 0x80, Self.isWord(UInt32(bytes[position])) || bytes[position] == 0x5F { position += 1 }
    }

    /// A face of marks that stands by itself there: where it ends and how it feels.
    func emoticon(at index: Int) -> (end: Int, valence: Double)? {
        let before = index == 0 ? 0x20 : byte(index - 1)
        guard before <= 0x20 || before > 0x40, Self.facing.contains(byte(index)) else { return nil }
        for length in stride(from: 5, through: 2, by: -1) {
            let after = byte(index + length)
            guard after <= 0x20 || after == 0x2E || after == 0x2C || after == 0x21 || after >= 0x80 else { continue }
            guard let entry = Lexicon.shared.entry(hash(index..<index + length)), entry.valence != 0 else { continue }
            return (index + length, Double(entry.valence) / 10)
        }
        return nil
    }

    /// Marks that a face can begin with: quick to look at, and most marks are none.
    private static let facing = Set("#$%&'()*+-./:;<=>@[]^_`{|}~!,?\\".utf8)

    private mutating func word() -> Word {
        let start = position
        var end = position, hash = Hash.start, capitals = 0, letters = 0, isFirstUpper = false
        var plain = Hash.start, stem: UInt64 = 0, last = Folding.Form.nothing, isRepeated = false
        while position < bytes.count {
            let (scalar, length) = decode(at: position)
            if Self.isApostrophe(scalar) {
                let (after, afterLength) = decode(at: position + length)
                guard Self.isWord(after) else { break }
                if after | 0x20 == 0x73, !Self.isWord(decode(at: position + length + afterLength).0) {
                    position += length + afterLength
                    break
                }
                position += length
                continue
            }
            guard Self.isWord(scalar) else { break }
            let isUpper = Self.isUpper(scalar)
            if letters == 0 { isFirstUpper = isUpper }
            letters += 1
            capitals += isUpper ? 1 : 0
            let form = Folding.form(scalar)
            Hash.add(form, to: &hash)
            let kept = form.isDigit ? .ascii(0x30) : form
            if kept != last {
                isRepeated = false
                Hash.add(kept, to: &plain)
            } else if !form.isDigit, !isRepeated {
                isRepeated = true
                Hash.add(kept, to: &plain)
            }
            last = kept
            if letters == 5 { stem = plain }
            position += length
            end = position
        }
        return Word(
            range: start..<end, hash: hash, plain: plain, stem: letters > 5 ? stem : 0, isCapitalised: isFirstUpper,
            isAllCaps: letters > 1 && capitals == letters)
    }

    private func decode(at index: Int) -> (UInt32, Int) { Self.scalar(bytes, at: index) }

    /// The scalar that begins there and how many bytes it has; (0, 1) outside the text.
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        func byte(_ index: Int) -> UInt32 { index < bytes.count ? UInt32(bytes[index]) : 0 }
        let first = byte(index)
        if first < 0x80 { return (first, 1) }
        let second = byte(index + 1) & 0x3F
        if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
        let third = byte(index + 2) & 0x3F
        if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
        return ((first & 0x07) << 18 | second << 12 | third << 6 | byte(index + 3) & 0x3F, 4)
    }

    private static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 || scalar == 0x2BC }

    private static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    static func isWord(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        case 0..<0xC0, 0xD7, 0xF7, 0x2BC, 0x2000...0x2BFF, 0x3000...0x303F, 0xE000...0xF8FF, 0xFE00...0xFE0F: false
        case 0xFEFF, 0xFF00...0xFF0F, 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: false
        default: true
        }
    }
}

/// FNV-1a of folded letters; words are told apart by this number alone.
enum Hash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    static func add(_ byte: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func add(_ form: Folding.Form, to hash: inout UInt64) {
        switch form {
        case .ascii(let byte): add(byte, to: &hash)
        case .two(let first, let second):
            add(first, to: &hash)
            add(second, to: &hash)
        case .scalar(let value): hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
        case .nothing: break
        }
    }

    static func of(bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = start
        for byte in bytes { add(byte, to: &hash) }
        return hash
    }

    /// The hash of two words (or of a phrase and a word) in this order.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { (first &* 0x9E37_79B9_7F4A_7C15) ^ second }
}

/// The key under which the model knows a word.
package func plainKey(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { bytes in
        var scanner = WordScanner(bytes)
        while let token = scanner.next() { if case .word(let found) = token { return found.plain } }
        return 0
    }
}
