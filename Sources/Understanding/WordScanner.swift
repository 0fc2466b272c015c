/// A word, a mark or a symbol of a text.
struct Token {
    enum Kind: UInt8 {
        case word
        /// ASCII punctuation or a line break.
        case mark
        /// Any other scalar that is no letter: an emoji, a dash, a quotation mark.
        case symbol
    }

    var kind: Kind
    /// The mark itself, or 0.
    var mark: UInt8 = 0
    var isCapitalised = false
    var isAllCaps = false
    /// UTF-8 offsets; a possessive 's is left out, and a mark that begins an emoticon ends with it.
    var start: Int
    var end: Int
    /// Where the next token may begin.
    var next: Int
    /// Of the folded letters of a word, or the bytes of a symbol.
    var hash: UInt64 = 0
    /// The same with every run of digits as one 0 and no letter more than twice in a row.
    var plain: UInt64 = 0
    /// The first five letters of a longer word; 0 where the word is shorter.
    var stem: UInt64 = 0
    /// What is known of the emoticon; of a word or a symbol only where `Tokens` have looked.
    var entry = Lexicon.Entry.none

    var range: Range<Int> { start..<end }
    /// A mark that begins a face which stands by itself.
    var isFace: Bool { kind == .mark && end > next }
    /// How much it feels by itself.
    var valence: Double { Double(entry.valence) / 10 }
}

/// Cuts UTF-8 into words, marks and symbols, once from start to end; hashes are of the folded letters.
struct WordScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private let lexicon = Lexicon.shared

    /// The text must be valid UTF-8 and outlive the scanner.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Token? {
        while position < bytes.count {
            let start = position, byte = bytes[start]
            if byte < 0x80 {
                if Self.isWord(byte) { return word() }
                position += 1
                if byte != 0x20, byte != 0x09 { return mark(byte, at: start) }
                continue
            }
            let (scalar, length) = decode(at: start)
            if Self.isWord(scalar) { return word() }
            position += length
            if scalar == 0xA0 || scalar == 0x200D || scalar == 0xFE0F { continue }
            let hash = Hash.of(bytes: bytes[start..<position])
            return Token(kind: .symbol, start: start, end: position, next: position, hash: hash)
        }
        return nil
    }

    /// The byte there, or 0 outside the text.
    func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

    mutating func skip(to index: Int) { position = min(bytes.count, max(position, index)) }

    mutating func goBack(to index: Int) { position = min(position, index) }

    /// Passes over the rest of an address.
    mutating func skipToSpace() { while position < bytes.count, bytes[position] > 0x20 { position += 1 } }

    /// Passes over the letters of an account's name.
    mutating func skipName() { while position < bytes.count, Self.isWord(bytes[position]) || bytes[position] == 0x5F { position += 1 } }

    /// A mark, or a face of marks that stands by itself there.
    private func mark(_ mark: UInt8, at index: Int) -> Token {
        var token = Token(kind: .mark, mark: mark, start: index, end: index + 1, next: index + 1)
        let before = index == 0 ? 0x20 : bytes[index - 1]
        guard before <= 0x20 || before > 0x40, Self.isFacing(mark), lexicon.canBeFace(mark, byte(index + 1)) else { return token }
        for length in stride(from: 5, through: 2, by: -1) {
            let after = byte(index + length)
            guard after <= 0x20 || after == 0x2E || after == 0x2C || after == 0x21 || after >= 0x80 else { continue }
            let face = Hash.of(bytes: bytes[index..<min(index + length, bytes.count)]), entry = lexicon.entry(face)
            guard entry.valence != 0 else { continue }
            (token.end, token.entry) = (index + length, entry)
            return token
        }
        return token
    }

    /// Marks that a face can begin with, a bit each: quick to look at, and most marks are none.
    private static func isFacing(_ mark: UInt8) -> Bool {
        let isLow = mark < 0x40, bits: UInt64 = isLow ? 0xFC00_FFFA_0000_0000 : 0x7800_0001_F800_0001
        return bits & (1 << UInt64(mark & 0x3F)) != 0
    }

    private mutating func word() -> Token {
        var index = position, word = WordBuilder(bytes, &index), end = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80, Self.isWord(byte) {
                word.add(byte)
                index += 1
                end = index
                continue
            }
            let (scalar, length) = decode(at: index)
            if Self.isApostrophe(scalar) {
                let (after, afterLength) = decode(at: index + length)
                guard Self.isWord(after) else { break }
                index += length
                if after | 0x20 == 0x73, !Self.isWord(decode(at: index + afterLength).0) {
                    index += afterLength
                    break
                }
                continue
            }
            guard byte >= 0x80, Self.isWord(scalar) else { break }
            word.add(scalar)
            index += length
            end = index
        }
        let token = word.token(position..<end, next: index)
        position = index
        return token
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

    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    static func isWord(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        case 0..<0xC0, 0xD7, 0xF7, 0x2BC, 0x2000...0x2BFF, 0x3000...0x303F, 0xE000...0xF8FF, 0xFE00...0xFE0F: false
        case 0xFEFF, 0xFF00...0xFF0F, 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: false
        default: true
        }
    }
}

/// The hashes of a word, letter by letter.
private struct WordBuilder {
    private var hash = Hash.start
    private var plain = Hash.start
    private var stem: UInt64 = 0
    private var letters = 0
    private var capitals = 0
    private var isFirstUpper = false
    /// The last letter as it went into `plain`, and whether it stood there twice.
    private var last: UInt64 = 0
    private var isRepeated = false

    /// Goes through the ASCII letters that a word begins with, up to where one stands three times in a row: most words are nothing else,
    /// and so far both hashes are the same.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let start = index
        while index < bytes.count {
            let byte = bytes[index], small = byte | 0x20
            guard small &- 0x61 < 26 else { break }
            let isSame = UInt64(small) == last
            if isSame && isRepeated { break }
            Hash.add(small, to: &hash)
            isRepeated = isSame
            last = UInt64(small)
            capitals &+= byte & 0x20 == 0 ? 1 : 0
            index &+= 1
            if index &- start == 5 { stem = hash }
        }
        plain = hash
        letters = index &- start
        isFirstUpper = letters > 0 && bytes[start] & 0x20 == 0
    }

    /// An ASCII letter or digit.
    @inline(__always)
    mutating func add(_ byte: UInt8) {
        // Digits have the bit already that makes a letter small.
        let isLetter = byte >= 0x41, folded = byte | 0x20
        count(isUpper: isLetter && byte < 0x60)
        Hash.add(folded, to: &hash)
        let kept = isLetter ? UInt64(folded) : 0x30
        if keeps(kept, isDigit: !isLetter) { Hash.add(UInt8(truncatingIfNeeded: kept), to: &plain) }
        if letters == 5 { stem = plain }
    }

    /// A letter or digit of any script. (Inlined, so that the hashes of a word stay in registers.)
    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        count(isUpper: Folding.isUpper(scalar))
        let form = Folding.form(scalar), kept = form.isDigit ? .ascii(0x30) : form
        Hash.add(form, to: &hash)
        if keeps(kept.number, isDigit: form.isDigit) { Hash.add(kept, to: &plain) }
        if letters == 5 { stem = plain }
    }

    @inline(__always)
    private mutating func count(isUpper: Bool) {
        if letters == 0 { isFirstUpper = isUpper }
        letters &+= 1
        capitals &+= isUpper ? 1 : 0
    }

    @inline(__always)
    private mutating func keeps(_ kept: UInt64, isDigit: Bool) -> Bool {
        let isOther = kept != last, isKept = isOther || !(isDigit || isRepeated)
        isRepeated = isOther ? false : isRepeated || isKept
        last = kept
        return isKept
    }

    @inline(__always)
    func token(_ range: Range<Int>, next: Int) -> Token {
        Token(
            kind: .word, isCapitalised: isFirstUpper, isAllCaps: letters > 1 && capitals == letters, start: range.lowerBound, end: range.upperBound,
            next: next, hash: hash, plain: plain, stem: letters > 5 ? stem : 0)
    }
}

/// FNV-1a of folded letters; words are told apart by this number alone.
enum Hash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
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
        while let token = scanner.next() { if token.kind == .word { return token.plain } }
        return 0
    }
}
