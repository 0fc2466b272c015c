/// Cuts a text into clauses: at marks, at the words that turn it round and at "and" before a new subject.
///
/// A text in another language has been put into English word by word before, so that the same words cut it.
enum Clauses {
    private static let turning = Few("but however although though except while whereas yet unfortunately")
    private static let subjects = Few("the a an our my their his her we i they it he she you there this that no nobody nothing everyone")
    private static let and = Hash.of(bytes: "and".utf8)

    /// A few words by their hashes; one look at a bit tells of most others that they are none of them.
    private struct Few: Sendable {
        private let hashes: [UInt64]
        private let bits: UInt64

        init(_ words: String) {
            hashes = words.split(separator: " ").map { Hash.of(bytes: $0.utf8) }
            bits = hashes.reduce(0) { $0 | 1 << ($1 & 63) }
        }

        func contains(_ hash: UInt64) -> Bool { bits >> (hash & 63) & 1 == 1 && hashes.contains(hash) }
    }

    /// Where clauses begin, but for the first, in UTF-8 offsets in order. Time is linear in bytes and in what was seen.
    static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ seen: [Features.Seen]) -> [UInt32] {
        let (turning, subjects, and) = (turning, subjects, and)
        var starts: [UInt32] = [], end = 0, joined: UInt32?
        // What is seen at a word comes in one run: its own hash first, then its pairs with words before it.
        for seen in seen where Int(seen.start) >= end && seen.end > seen.start {
            if end > 0 {
                if let joined, subjects.contains(seen.key) { starts.append(joined) }
                if turning.contains(seen.key) || isCut(bytes, end, Int(seen.start)) { starts.append(seen.start) }
            }
            joined = seen.key == and && starts.last != seen.start ? seen.start : nil
            end = Int(seen.end)
        }
        return starts
    }

    /// Whether the marks between two things that are seen end a clause; a `!`, a `?` and a long dash are seen themselves.
    private static func isCut(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ next: Int) -> Bool {
        func isLoud(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }
        if isLoud(bytes[end - 1]) { return !isLoud(bytes[next]) }
        // En dash and em dash.
        if end > 2, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0x93 || bytes[end - 1] == 0x94 { return true }
        var index = end
        while index < next {
            switch bytes[index] {
            case 0x0A, 0x0D, 0x28, 0x29: return true
            // A dash stands between two spaces or is written twice; other marks stand before a space: "3.50" and "10:30" stay whole.
            case 0x2D: if bytes[index + 1] <= 0x20 && bytes[index - 1] <= 0x20 || bytes[index + 1] == 0x2D { return true }
            case 0x2C, 0x2E, 0x3A, 0x3B: if bytes[index + 1] <= 0x20 || bytes[index + 1] == 0x2E { return true }
            default: break
            }
            index += 1
        }
        return false
    }
}
