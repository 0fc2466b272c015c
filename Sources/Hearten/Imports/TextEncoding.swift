/// How the bytes of a file stand for characters.
package enum TextEncoding: String, Sendable, Codable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    case windows1252 = "Windows-1252"
}

/// What a look at a file's bytes says about its encoding, and how sure that is.
package struct EncodingVerdict: Sendable, Equatable {
    package let encoding: TextEncoding
    /// The length of the byte order mark, 0 without one.
    package let markLength: Int
    /// 0 to 1; 1 only with a mark or when every encoding agrees.
    package let confidence: Double
    package let reason: String
}

extension TextEncoding {
    /// Judges the first bytes of a file; a sample of 64 KB or more is worth having.
    ///
    /// `isWhole` says that the sample is the whole file, so that a cut sequence at its end is a fault.
    package static func detect(_ sample: [UInt8], isWhole: Bool = false) -> EncodingVerdict {
        if let marked = byteOrderMark(sample) { return marked }
        if let sixteen = sixteenBitWithoutMark(sample) { return sixteen }
        return sample.withUnsafeBufferPointer { eightBit($0, isWhole: isWhole) }
    }

    private static func byteOrderMark(_ sample: [UInt8]) -> EncodingVerdict? {
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) {
            return EncodingVerdict(encoding: .utf8, markLength: 3, confidence: 1, reason: "The file says so with a byte order mark.")
        }
        if sample.starts(with: [0xFF, 0xFE]) {
            return EncodingVerdict(encoding: .utf16LittleEndian, markLength: 2, confidence: 1, reason: "The file says so with a byte order mark.")
        }
        if sample.starts(with: [0xFE, 0xFF]) {
            return EncodingVerdict(encoding: .utf16BigEndian, markLength: 2, confidence: 1, reason: "The file says so with a byte order mark.")
        }
        return nil
    }

    /// Western text in UTF-16 has a zero in every other byte.
    private static func sixteenBitWithoutMark(_ sample: [UInt8]) -> EncodingVerdict? {
        guard sample.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let half = sample.count / 2
        let reason = "Every other byte is zero, as in UTF-16; there is no byte order mark."
        if zeros.odd * 10 > half * 4, zeros.even * 20 < zeros.odd {
            return EncodingVerdict(encoding: .utf16LittleEndian, markLength: 0, confidence: 0.9, reason: reason)
        }
        if zeros.even * 10 > half * 4, zeros.odd * 20 < zeros.even {
            return EncodingVerdict(encoding: .utf16BigEndian, markLength: 0, confidence: 0.9, reason: reason)
        }
        return nil
    }

    private static func eightBit(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> EncodingVerdict {
        let found = census(sample, isWhole: isWhole)
        func verdict(_ encoding: TextEncoding, _ confidence: Double, _ reason: String) -> EncodingVerdict {
            EncodingVerdict(encoding: encoding, markLength: 0, confidence: confidence, reason: reason)
        }
        switch (found.sequences, found.invalid) {
        case (0, 0):
            return verdict(.utf8, isWhole ? 1 : 0.95, "Only plain ASCII so far, which every encoding reads alike.")
        case (let good, 0):
            return verdict(.utf8, good >= 3 ? 0.99 : 0.9, "All \(good) accented or other characters are valid UTF-8.")
        case (let good, let bad) where good > bad * 10:
            return verdict(.utf8, 0.7, "Nearly all of it is valid UTF-8; \(bad) places are not and will be reported.")
        case (_, _) where found.undefined > 0:
            return verdict(.windows1252, 0.3, "It is neither valid UTF-8 nor whole Windows-1252. Please check a few rows.")
        default:
            return verdict(.windows1252, 0.75, "It is not valid UTF-8; read as Windows-1252, the usual other choice. Please check a few accents.")
        }
    }

    private static func census(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (sequences: Int, invalid: Int, undefined: Int) {
        var result = (sequences: 0, invalid: 0, undefined: 0)
        var index = 0
        while true {
            index = Text.skipASCII(sample, from: index)
            guard index < sample.count else { return result }
            let length = Text.sequenceLength(sample, at: index)
            if length < 0, !isWhole { return result }
            if length > 0 {
                result.sequences += 1
                index += length
            } else {
                result.invalid += 1
                if windows1252Scalar(sample[index]) == nil { result.undefined += 1 }
                index += 1
            }
        }
    }

    /// The scalar of a byte in Windows-1252; five bytes have none.
    static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
        guard byte >= 0x80, byte <= 0x9F else { return Unicode.Scalar(byte) }
        let code = windows1252High[Int(byte) - 0x80]
        return code == 0 ? nil : Unicode.Scalar(code)
    }

    private static let windows1252High: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
