/// Folds letters to what people type when they search: lower case without marks, ASCII where Latin.
enum Folding {
    /// The folded form of one scalar: up to two bytes of ASCII, another scalar, or nothing (a combining mark).
    enum Form: Equatable {
        case ascii(UInt8)
        case two(UInt8, UInt8)
        case scalar(UInt32)
        case nothing

        var isDigit: Bool {
            if case .ascii(0x30...0x39) = self { return true }
            return false
        }

        /// Another number for each form, 0 for `nothing`: quicker to compare.
        var number: UInt64 {
            switch self {
            case .ascii(let byte): UInt64(byte)
            case .two(let first, let second): 1 << 40 | UInt64(first) << 8 | UInt64(second)
            case .scalar(let value): 1 << 41 | UInt64(value)
            case .nothing: 0
            }
        }
    }

    static func form(_ value: UInt32) -> Form {
        switch value {
        case 0x41...0x5A: return .ascii(UInt8(value) | 0x20)
        case 0..<0x80: return .ascii(UInt8(value))
        case 0x2019, 0x2018, 0x02BC: return .ascii(0x27)
        case 0x0300...0x036F, 0x064B...0x065F, 0x0640, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xAD: return .nothing
        case 0xC0...0x17F: return entry(latin, Int(value) - 0xC0) ?? lowered(value)
        case 0x180...0x24F: return entry(latinB, Int(value) - 0x180) ?? lowered(value)
        case 0x649: return .scalar(0x64A)
        case 0x629: return .scalar(0x647)
        case 0xFE80...0xFEF4: return .scalar(UInt32(arabicForms[Int(value) - 0xFE80]))
        case 0x1E00...0x1EFF: return entry(latinAdditional, Int(value) - 0x1E00) ?? lowered(value)
        default: return greekOrCyrillic(value) ?? lowered(value)
        }
    }

    private static func greekOrCyrillic(_ value: UInt32) -> Form? {
        switch value {
        case 0x386, 0x3AC: .scalar(0x3B1)
        case 0x388, 0x3AD: .scalar(0x3B5)
        case 0x389, 0x3AE: .scalar(0x3B7)
        case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: .scalar(0x3B9)
        case 0x38C, 0x3CC: .scalar(0x3BF)
        case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: .scalar(0x3C5)
        case 0x38F, 0x3CE: .scalar(0x3C9)
        case 0x3C2: .scalar(0x3C3)
        case 0x401, 0x451: .scalar(0x435)
        case 0x622, 0x623, 0x625: .scalar(0x627)
        default: nil
        }
    }

    /// Hebrew to Burmese, where no letter has a case; asking the tables of Unicode takes long.
    private static func isCaseless(_ value: UInt32) -> Bool { value >= 0x590 && value < 0x10A0 }

    static func isUpper(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        return !isCaseless(value) && Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    private static func lowered(_ value: UInt32) -> Form {
        guard !isCaseless(value), let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased,
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
        else { return .scalar(value) }
        return .scalar(lower.value)
    }

    private static func entry(_ table: [UInt16], _ index: Int) -> Form? {
        guard table.indices.contains(index), table[index] != 0 else { return nil }
        let first = UInt8(table[index] & 0xFF), second = UInt8(table[index] >> 8)
        return second == 0 ? .ascii(first) : .two(first, second)
    }

    /// One word a scalar; `-` where there is no Latin base letter.
    private static func table(_ words: String) -> [UInt16] {
        words.split(separator: " ").map { word in
            let bytes = Array(word.utf8)
            guard let first = bytes.first, first != 0x2D else { return 0 }
            return UInt16(first) | (bytes.count > 1 ? UInt16(bytes[1]) << 8 : 0)
        }
    }

    /// The letters that the Arabic presentation forms U+FE80 to U+FEF4 show.
    private static let arabicForms: [UInt16] = {
        let shown: [(UInt16, Int)] = [
            (0x621, 1), (0x627, 2), (0x627, 2), (0x624, 2), (0x627, 2), (0x626, 4), (0x627, 2), (0x628, 4), (0x647, 2), (0x62A, 4),
            (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4), (0x62F, 2), (0x630, 2), (0x631, 2), (0x632, 2), (0x633, 4), (0x634, 4),
            (0x635, 4), (0x636, 4), (0x637, 4), (0x638, 4), (0x639, 4), (0x63A, 4), (0x641, 4), (0x642, 4), (0x643, 4), (0x644, 4),
            (0x645, 4), (0x646, 4), (0x647, 4), (0x648, 2), (0x64A, 2), (0x64A, 4),
        ]
        return shown.flatMap { [UInt16](repeating: $0.0, count: $0.1) }
    }()

    private static let latin = table(
        """
        a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o \
        o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i \
        i i i i i i - - j j k k k l l l l l l - - l l n n n n n n - n n o o o o o o oe oe r r r r r r s s s s s s s s \
        t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
        """)

    private static let latinB = table(
        """
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - o o - - - - - - - - - - - - - u u - - - - - - \
        - - - - - - - - - - - - - - - - - - - - - - a a i i o o u u u u u u u u u u - a a a a ae ae - - g g k k o o o \
        o - - j - - - g g - - n n a a ae ae o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t - - h h - - - \
        - - - a a e e o o o o o o o o y y - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        """)

    private static let latinAdditional = table(
        """
        a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k k k l \
        l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t \
        t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y - s - - ss - a a a a a \
        a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o \
        o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y - - - - - -
        """)
}

/// The text as it is searched: case and diacritics folded, every other character kept.
package func fold(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count + 8)
    for scalar in text.unicodeScalars {
        switch Folding.form(scalar.value) {
        case .ascii(let byte): folded.append(byte)
        case .two(let first, let second):
            folded.append(first)
            folded.append(second)
        case .scalar(let value): if let scalar = Unicode.Scalar(value) { folded.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        case .nothing: break
        }
    }
    return String(decoding: folded, as: UTF8.self)
}
