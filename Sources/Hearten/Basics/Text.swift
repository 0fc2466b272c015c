import Foundation

/// Text from outside: valid UTF-8, in NFC, once, at the door.
package enum Text {
    /// Scalars from U+0300 on start with this byte or a higher one; below it a text is already in NFC.
    static let firstCombiningLead: UInt8 = 0xCC

    /// The text in NFC; costs one look at the bytes when nothing is to be done.
    package static func composed(_ text: String) -> String {
        for byte in text.utf8 where byte >= firstCombiningLead {
            return text.precomposedStringWithCanonicalMapping
        }
        return text
    }

    /// The text of these bytes in NFC, or nil where they are not UTF-8. Nothing is repaired.
    package static func validated(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self).map(composed)
    }

    /// The offset of the first byte that is not part of valid UTF-8, nil when all is well.
    static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let count = bytes.count
        var index = 0
        while index < count {
            index = skipASCII(bytes, from: index)
            guard index < count else { return nil }
            let step = sequenceLength(bytes, at: index)
            guard step > 0 else { return index }
            index += step
        }
        return nil
    }

    @inline(__always)
    static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= raw.count {
            guard raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 else { break }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    /// The length of the sequence at `index`, 0 where it is malformed, -1 where the end cuts it off.
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, lowest) = (3, 0xA0)
        case 0xED: (length, highest) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, lowest) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, highest) = (4, 0x8F)
        default: return 0
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return -1 }
            let byte = bytes[index + offset]
            guard byte >= lowest, byte <= highest else { return 0 }
            (lowest, highest) = (0x80, 0xBF)
        }
        return length
    }
}

func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
}
