import CSodium

/// A token for a link or a session: 160 random bits as 32 letters. Only its digest is ever stored.
package struct Token: Sendable, Equatable {
    package let text: String

    package init(random: Randomness) { text = Token.letters(random.bytes(20)) }
    package init(bytes: [UInt8]) { text = Token.letters(Array(bytes.prefix(20))) }
    /// A token from outside: 32 letters, or nil.
    package init?(_ text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy(base32Letters.contains) else { return nil }
        self.text = text
    }

    package var digest: [UInt8] { sha256(Array(text.utf8)) }

    private static func letters(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var held = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                out.append(base32Letters[Int(buffer >> UInt32(held)) & 31])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
}

/// SHA-256 of bytes that come one after the other.
struct RunningDigest {
    private var state = crypto_hash_sha256_state()

    init() { _ = crypto_hash_sha256_init(&state) }
    mutating func take(_ bytes: [UInt8]) { _ = crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count)) }

    /// Of all that came; the last thing to ask for.
    mutating func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        _ = crypto_hash_sha256_final(&state, &digest)
        return digest
    }
}

/// The house's own key: signs and derives, so that a link can be made again without its text being stored.
package struct HouseKey: Sendable {
    private let key: [UInt8]
    package init(_ key: [UInt8]) { self.key = key }

    /// HMAC-SHA-512-256 of the purpose and the words.
    package func code(_ purpose: String, _ words: String) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        let message = Array("\(purpose)\u{0}\(words)".utf8)
        let padded = (key + [UInt8](repeating: 0, count: 32)).prefix(32)
        _ = crypto_auth_hmacsha512256(&code, message, UInt64(message.count), Array(padded))
        return code
    }

    /// The same token each time for the same purpose and words.
    package func token(_ purpose: String, _ words: String) -> Token { Token(bytes: code(purpose, words)) }

    /// `words` with a seal that only this house can make.
    package func sealed(_ purpose: String, _ words: String) -> String {
        let seal = Token(bytes: code(purpose, words)).text
        return "\(seal).\(words)"
    }

    /// The words, if their seal is right.
    package func opened(_ purpose: String, _ sealed: String) -> String? {
        guard let dot = sealed.utf8.firstIndex(of: 0x2E) else { return nil }
        let words = String(sealed[sealed.utf8.index(after: dot)...])
        let expected = Array(Token(bytes: code(purpose, words)).text.utf8)
        let given = Array(sealed[..<dot].utf8)
        guard given.count == expected.count else { return nil }
        return sodium_memcmp(given, expected, given.count) == 0 ? words : nil
    }

    /// 80 bits that only this house can make, for what is signed and must stay short.
    package func mark(_ purpose: String, _ words: String) -> String { String(token(purpose, words).text.prefix(16)) }

    /// Whether it is the mark of these words; takes as long for a wrong one as for the right one.
    package func isMark(_ given: String, _ purpose: String, _ words: String) -> Bool {
        let (expected, given) = (Array(mark(purpose, words).utf8), Array(given.utf8))
        return given.count == expected.count && sodium_memcmp(given, expected, given.count) == 0
    }
}
