/// The short code of a sign, read aloud and typed: four letters and digits that are not mistaken for each other.
package enum SignCode {
    /// Crockford's letters without the vowels that make words, in upper case.
    private static let letters = Array("23456789BCDFGHJKMNPQRSTVWXYZ".utf8)

    package static func make(random: Randomness, length: Int = 4) -> String {
        let letters = (0..<length).map { _ in SignCode.letters[Int(random.next() % UInt64(SignCode.letters.count))] }
        return String(decoding: letters, as: UTF8.self)
    }

    /// As it is stored, from what somebody typed: "k7q2" and "K7Q2" are one.
    package static func read(_ text: String) -> String? {
        let upper = text.uppercased()
        guard (3...12).contains(upper.utf8.count), upper.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) else {
            return nil
        }
        return upper
    }
}
