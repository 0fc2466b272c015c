import Foundation

/// What somebody typed as a password: one spelling (NFC), never trimmed, never shown or logged.
package struct Password: Sendable {
    package static let fewest = 15
    package static let most = 256

    let text: String
    package init(_ raw: String) { text = raw.precomposedStringWithCanonicalMapping }

    var bytes: [UInt8] { Array(text.utf8) }

    /// Why a password cannot be taken.
    package enum Weakness: Sendable, Equatable {
        case tooShort(missing: Int)
        case tooLong
        /// The same few letters over and over, or neighbours on a keyboard.
        case pattern
        /// Little more than words that everybody tries first.
        case common
        /// Little more than the person's or the organisation's own names.
        case ownNames
    }

    /// The first reason against it; nil when it is good. `names` are words around the person: name, address, organisation.
    package func weakness(names: [String]) -> Weakness? {
        let count = text.unicodeScalars.count
        if count < Password.fewest { return .tooShort(missing: Password.fewest - count) }
        if count > Password.most || text.utf8.count > Password.most * 4 { return .tooLong }
        let plain = Password.plain(text)
        if Set(plain).count < 5 || Password.repeats(plain) || Password.runs(plain) { return .pattern }
        if Password.rest(of: text, without: PasswordBlockList.words) < Password.fewestLettersLeft { return .common }
        let own = names.flatMap(Password.pieces)
        if Password.rest(of: text, without: PasswordBlockList.words + own) < Password.fewestLettersLeft { return .ownNames }
        return nil
    }

    /// So many letters must be left when every common word is taken out.
    private static let fewestLettersLeft = 7

    /// Lower case without accents, with the usual digits for letters read as the letters they stand for.
    private static func folded(_ text: String) -> [UInt8] { plain(text).map { stands[$0] ?? $0 } }

    private static func plain(_ text: String) -> [UInt8] {
        Array(text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased().utf8)
    }

    private static let stands: [UInt8: UInt8] = [
        UInt8(ascii: "0"): UInt8(ascii: "o"), UInt8(ascii: "1"): UInt8(ascii: "i"), UInt8(ascii: "3"): UInt8(ascii: "e"),
        UInt8(ascii: "4"): UInt8(ascii: "a"), UInt8(ascii: "5"): UInt8(ascii: "s"), UInt8(ascii: "7"): UInt8(ascii: "t"),
        UInt8(ascii: "@"): UInt8(ascii: "a"), UInt8(ascii: "$"): UInt8(ascii: "s"), UInt8(ascii: "!"): UInt8(ascii: "i"),
    ]

    /// Whether a piece of at most a third of its length, said again and again, makes the whole.
    private static func repeats(_ letters: [UInt8]) -> Bool {
        guard letters.count >= 3 else { return true }
        return (1...(letters.count / 3)).contains { period in
            letters.indices.dropFirst(period).allSatisfy { letters[$0] == letters[$0 - period] }
        }
    }

    /// Whether most steps go to the same letter, to the next one of the alphabet, or to the neighbour on a keyboard.
    private static func runs(_ letters: [UInt8]) -> Bool {
        let steps = zip(letters, letters.dropFirst())
        let easy = steps.filter { one, next in
            abs(Int(one) - Int(next)) <= 1 || PasswordBlockList.keyboardSteps.contains(UInt16(one) << 8 | UInt16(next))
        }
        return easy.count * 10 >= (letters.count - 1) * 7
    }

    /// How many letters are left without the words, with digits read as digits and as the letters they stand for: the fewer.
    private static func rest(of text: String, without words: [String]) -> Int {
        min(rest(of: plain(text), words), rest(of: folded(text), words))
    }

    /// The longest words are taken out first. Digits and signs count half.
    private static func rest(of letters: [UInt8], _ words: [String]) -> Int {
        var left = letters
        for word in words.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count }) where !word.isEmpty {
            left = removing(word, from: left)
        }
        let isLetter: (UInt8) -> Bool = { ($0 >= 0x61 && $0 <= 0x7A) || $0 >= 0x80 }
        let plain = left.filter(isLetter).count
        return plain + left.filter { !isLetter($0) && $0 != 0x20 }.count / 2
    }

    private static func removing(_ word: [UInt8], from letters: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < letters.count {
            if letters.count - index >= word.count, letters[index..<(index + word.count)].elementsEqual(word) {
                index += word.count
            } else {
                out.append(letters[index])
                index += 1
            }
        }
        return out
    }

    /// The words of a name that are long enough to matter, as they are and folded as a password is.
    private static func pieces(of name: String) -> [String] {
        let words = name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        return words.flatMap { [plain($0), folded($0)] }.filter { $0.count >= 3 }.map { String(decoding: $0, as: UTF8.self) }
    }
}
