/// Words of seven languages and the English words that mean them: a text is read word by word as if it were English.
package struct WordBook: Sendable {
    private let words: KeyIndex
    private let heads: ModelBytes.Part<UInt16>
    private let stems: KeyIndex
    private let stemHeads: ModelBytes.Part<UInt16>
    /// English words, one after another, with where each begins.
    private let starts: ModelBytes.Part<UInt32>
    private let letters: ModelBytes.Part<UInt8>

    init(_ bytes: ModelBytes) throws(ModelFault) {
        words = try KeyIndex(starts: bytes.part("book.starts", of: UInt32.self), keys: bytes.part("book.keys", of: UInt32.self))
        heads = try bytes.part("book.heads", of: UInt16.self)
        stems = try KeyIndex(starts: bytes.part("stem.starts", of: UInt32.self), keys: bytes.part("stem.keys", of: UInt32.self))
        stemHeads = try bytes.part("stem.heads", of: UInt16.self)
        starts = try bytes.part("english.starts", of: UInt32.self)
        letters = try bytes.part("english.letters", of: UInt8.self)
        guard heads.count == words.count, stemHeads.count == stems.count, starts.count > 0, Int(starts[starts.count - 1]) == letters.count,
            (1..<starts.count).allSatisfy({ starts[$0 - 1] <= starts[$0] }),
            heads.values.allSatisfy({ Int($0) + 1 < starts.count }), stemHeads.values.allSatisfy({ Int($0) + 1 < starts.count })
        else { throw .damaged }
    }

    /// Lays out entries that come in order of weight: the first meaning of a word stays, and a stem stays where all its words mean the same.
    package static func parts(_ entries: [(language: Language, head: String, words: [String])]) -> [(name: String, bytes: [UInt8])] {
        var heads: [String] = [], known: [String: UInt16] = [:]
        var table: [UInt64: UInt16] = [:], stems: [UInt64: Set<UInt16>] = [:]
        for entry in entries {
            let head = known[entry.head] ?? UInt16(heads.count)
            if known.updateValue(head, forKey: entry.head) == nil { heads.append(entry.head) }
            for word in entry.words {
                let (key, stem) = keys(word)
                guard key != 0 else { continue }
                if table[key ^ salt(entry.language)] == nil { table[key ^ salt(entry.language)] = head }
                if stem != 0 { stems[stem ^ salt(entry.language), default: []].insert(head) }
            }
        }
        let single = stems.compactMapValues { $0.count == 1 ? $0.first : nil }
        var starts: [UInt32] = [0], letters: [UInt8] = []
        for head in heads {
            letters += Array(head.utf8)
            starts.append(UInt32(letters.count))
        }
        return index("book", table) + index("stem", single)
            + [("english.starts", ModelBytes.bytes(starts)), ("english.letters", letters)]
    }

    private static func index(_ name: String, _ table: [UInt64: UInt16]) -> [(name: String, bytes: [UInt8])] {
        let keys = table.keys.sorted(), lay = KeyIndex.lay(keys)
        return [
            (name + ".starts", ModelBytes.bytes(lay.starts)), (name + ".keys", ModelBytes.bytes(lay.keys)),
            (name + ".heads", ModelBytes.bytes(lay.order.map { table[keys[$0]] ?? 0 })),
        ]
    }

    private static func keys(_ word: String) -> (UInt64, UInt64) {
        var word = word
        return word.withUTF8 { bytes in
            var scanner = WordScanner(bytes)
            while let token = scanner.next() { if token.kind == .word { return (token.plain, token.stem) } }
            return (0, 0)
        }
    }

    /// What keeps the words of one language apart from the same letters in another.
    static func salt(_ language: Language) -> UInt64 { salts[language.place] }
    private let salts = WordBook.salts
    private static let salts = Language.allCases.map { Hash.of(bytes: $0.rawValue.utf8) &* 0x9E37_79B9_7F4A_7C15 }

    /// Gives the places of the languages that know a word.
    @inline(__always)
    func languages(knowing key: UInt64, _ take: (Int) -> Void) {
        for place in 0..<Language.read.count where words.has(key ^ salts[place]) { take(place) }
    }

    func knows(_ key: UInt64, _ language: Language) -> Bool { words.has(key ^ salts[language.place]) }

    private func english(_ head: UInt16) -> [UInt8] { (Int(starts[Int(head)])..<Int(starts[Int(head) + 1])).map { letters[$0] } }

    private func meaning(_ key: UInt64, _ stem: UInt64, _ language: Language) -> [UInt8]? {
        if let row = words.row(key ^ Self.salt(language)) { return english(heads[row]) }
        if stem != 0, let row = stems.row(stem ^ Self.salt(language)) { return english(stemHeads[row]) }
        return nil
    }

    /// The text with every known word in English, every other word as `xx`, and all marks and symbols as they were.
    func english(
        _ bytes: UnsafeBufferPointer<UInt8>, _ language: Language
    ) -> (text: [UInt8], own: [Features.Seen], places: [(english: Range<Int>, own: Range<Int>)]) {
        var out: [UInt8] = [], own: [Features.Seen] = [], scanner = WordScanner(bytes), last = 0, previous: UInt64 = 0
        var places: [(english: Range<Int>, own: Range<Int>)] = []
        out.reserveCapacity(bytes.count)
        func add(_ key: UInt64) { own.append(.init(key: key, start: 0, end: 0)) }
        let salt = Self.salt(language)
        while let word = scanner.next() {
            guard word.kind == .word else { continue }
            // What stands between two words is kept: marks, emoji, spaces; and an address or an account's name as it is.
            out.append(contentsOf: bytes[last..<word.range.lowerBound])
            let isName = word.range.lowerBound > 0 && bytes[word.range.lowerBound - 1] == 0x40
            if isName || word.hash == FeatureReader.Salt.link {
                if isName { scanner.skipName() } else { scanner.skipToSpace() }
                out.append(contentsOf: bytes[word.range.lowerBound..<scanner.position])
                last = scanner.position
                previous = 0
                continue
            }
            if language == .fr || language == .it, let after = Self.elision(bytes, word.range) {
                if bytes[word.range.lowerBound] | 0x20 == 0x6E, language == .fr { out.append(contentsOf: Array("not ".utf8)) }
                scanner.goBack(to: after)
                last = after
                continue
            }
            add(word.plain ^ salt)
            if word.stem != 0 { add(word.stem ^ salt ^ FeatureReader.Salt.stem) }
            if previous != 0 { add(Hash.pair(previous, word.plain) ^ salt) }
            previous = word.plain
            let start = out.count
            if let meaning = meaning(word.plain, word.stem, language) ?? (language == .ar ? bare(bytes, word.range) : nil) {
                out.append(contentsOf: word.isAllCaps ? meaning.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 } : meaning)
            } else if isBorrowed(word, language) {
                out.append(contentsOf: bytes[word.range])
            } else {
                out.append(contentsOf: [0x78, 0x78])
            }
            places.append((start..<out.count, word.range))
            last = scanner.position
        }
        out.append(contentsOf: bytes[last...])
        return (out, own, places)
    }

    /// Where the word after an elided one begins: the `homme` of `l'homme`.
    ///
    /// What follows is scanned again, so a long chain of apostrophes is left as it is: time stays linear.
    private static func elision(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.count <= 80 else { return nil }
        var index = range.lowerBound
        while index < range.upperBound, index - range.lowerBound <= 6 {
            if bytes[index] == 0x27, index > range.lowerBound { return index + 1 }
            if bytes[index] == 0xE2, index + 3 < range.upperBound, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { return index + 3 }
            index += 1
        }
        return nil
    }

    /// The meaning of an Arabic word without what is written onto it: and, the, with, for, his, her, our.
    private func bare(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        let letters = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self).unicodeScalars
            .map { Folding.form($0.value) }.filter { $0 != .nothing }
        guard letters.count > 3 else { return nil }
        for front in Self.fronts where letters.starts(with: front) && letters.count - front.count >= 3 {
            for back in Self.backs where letters.count - front.count - back.count >= 3 && letters.suffix(back.count).elementsEqual(back) {
                var key = Hash.start
                for letter in letters[front.count..<(letters.count - back.count)] { Hash.add(letter, to: &key) }
                if let row = words.row(key ^ Self.salt(.ar)) { return english(heads[row]) }
            }
        }
        return nil
    }

    private static func forms(_ words: String) -> [[Folding.Form]] {
        [[]] + words.split(separator: " ").map { $0.unicodeScalars.map { Folding.form($0.value) } }
    }
    private static let fronts = forms("و ف ب ل ال وال بال لل فال كال س ي ت ن م")
    private static let backs = forms("ه ها ي نا كم ك هم ين ون ات ت وا ا")

    /// An English word within other words: in Hindi in Latin letters any, elsewhere only long words with feeling.
    private func isBorrowed(_ word: Token, _ language: Language) -> Bool {
        let known = Lexicon.shared.entry(word.hash)
        return language == .hi ? known.isKnown : known.valence != 0 && word.range.count > 3
    }
}

/// A language with how sure that is.
package struct LanguageGuesser: Sendable {
    let finder: LanguageFinder
    let book: WordBook

    package init(finder: LanguageFinder, book: WordBook) {
        self.finder = finder
        self.book = book
    }

    /// What each word adds for a language whose word book knows it, in nats.
    private static let known: Float = 3

    /// What a Hindi word in Latin letters adds that no English text would have, in nats: Hindi is often written with half its words English.
    private static let mixed: Float = 4

    /// The likeliest of the languages that are read, or `other`; without any letters the confidence is 0.
    func guess(_ tokens: Tokens) -> (language: Language, confidence: Double) {
        if isEnglish(tokens) { return (.en, 0.97) }
        // A tag is often in another language than the text; where there is nothing else, it is the text.
        return guess(FirstWords(tokens), tokens) ?? guess(FirstWords(tokens, withTags: true), tokens) ?? (.other, 0)
    }

    /// Nil where there are no words.
    private func guess(_ words: FirstWords, _ tokens: Tokens) -> (language: Language, confidence: Double)? {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: LanguageFinder.count) { sums in
            sums.initialize(repeating: 0)
            var words = words, scripts = Scripts(), count = 0, hindi = 0
            while let word = words.next() {
                guard finder.add(tokens.bytes, word.range, &scripts, to: sums) else { continue }
                count += 1
                book.languages(knowing: word.plain) { sums[$0] += Self.known }
                if isHindi(word) { hindi += 1 }
                if word.entry.isKnown { sums[0] += word.entry.cues.contains(.common) ? Self.known : 0.3 }
            }
            if Self.isMixed(hindi, of: count) {
                sums[Language.hi.place] += Self.mixed * Float(hindi)
                sums[0] = min(sums[0], sums[Language.hi.place] - Scripts.doubt)
            }
            return count == 0 ? nil : scripts.decide(sums, words: count)
        }
    }

    /// Whether most of the first words are plain English.
    private func isEnglish(_ tokens: Tokens) -> Bool {
        var words = FirstWords(tokens), common = 0, english = 0, hindi = 0
        while let word = words.next() {
            english += word.entry.isKnown ? 1 : 0
            common += word.entry.cues.contains(.common) ? 1 : 0
            hindi += isHindi(word) ? 1 : 0
        }
        return common >= 2 && common * 4 >= words.count && english * 2 >= words.count && !Self.isMixed(hindi, of: words.count)
    }

    /// Whether so many words are Hindi's that the others are borrowed.
    private static func isMixed(_ hindi: Int, of words: Int) -> Bool { hindi >= 2 && hindi * 8 >= words || hindi >= 1 && hindi * 3 >= words }

    /// Whether Hindi has a word that English has not.
    private func isHindi(_ word: Token) -> Bool {
        !word.entry.isKnown && book.knows(word.plain, .hi) && !book.knows(word.plain, .en)
    }
}

/// The first words of a text, without accounts' names, tags and addresses: so many tell the language of any text.
private struct FirstWords {
    private static let most = 60
    private var cursor: TokenCursor
    private(set) var count = 0

    private let skipsTags: Bool

    init(_ tokens: Tokens, withTags: Bool = false) {
        cursor = TokenCursor(tokens)
        skipsTags = !withTags
    }

    @inline(__always)
    mutating func next() -> Token? {
        while count < Self.most, let token = cursor.next() {
            if token.mark == 0x40 || skipsTags && token.mark == 0x23 {
                cursor.skipName()
            } else if token.kind == .word {
                if token.hash != FeatureReader.Salt.link {
                    count += 1
                    return token
                }
                cursor.skipToSpace()
            }
        }
        return nil
    }
}

/// In which scripts the words of a text are written.
struct Scripts {
    private var latin = 0
    private var arabic = 0
    /// Letters of Persian and Urdu that Arabic does not write.
    private var persian = 0
    private var devanagari = 0
    private var others = 0

    private var total: Int { latin + arabic + devanagari + others }

    /// Counts the letters of one word, and gives every three of them in a row, with a space before and after the word, to `take`.
    /// Answers whether there are letters.
    @inline(__always)
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ take: (UInt64) -> Void) -> Bool {
        let before = total
        var trigrams = Trigrams(), index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                if byte >= 0x30 && byte <= 0x39 || byte == 0x27 { continue }
                latin += 1
                trigrams.add(UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte), take)
            } else {
                let (scalar, length) = WordScanner.scalar(bytes, at: index)
                index += length
                if let small = add(scalar) { trigrams.add(UInt64(small), take) }
            }
        }
        trigrams.finish(take)
        return total > before
    }

    /// Answers the small letter; nil for a mark.
    private mutating func add(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
        case 0x67E, 0x686, 0x6AF, 0x6A9, 0x6CC, 0x679, 0x688, 0x6D2, 0x6BE, 0x6BA, 0x6C1: (arabic, persian) = (arabic + 1, persian + 1)
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
        case 0x900...0x97F: devanagari += 1
        case 0x2019, 0x300...0x36F: return nil
        default: others += 1
        }
        // Small letters of Latin-1 and Latin Extended-A lie 32 above or 1 beside their capitals; other scripts here have none.
        return scalar >= 0xC0 && scalar <= 0xDE && scalar != 0xD7 ? scalar + 32 : scalar >= 0x100 && scalar < 0x138 ? scalar | 1 : scalar
    }

    /// How much surer a language has to be that is not read, in nats; and the doubt up to which two words are believed.
    static let doubt: Float = 3
    private static let shortDoubt: Float = 3, mostDoubt = 1.25

    func decide(_ sums: UnsafeMutableBufferPointer<Float>, words: Int) -> (language: Language, confidence: Double) {
        let total = total
        guard total > 0 else { return (.other, 0) }
        let isArabic = arabic * 2 > total, isLatin = latin * 2 > total, isDevanagari = devanagari * 2 > total
        func isAllowed(_ place: Int) -> Bool {
            switch LanguageFinder.scripts[place] {
            case .latin: isLatin
            case .arabic: isArabic
            case .persian: isArabic && persian * 20 > arabic
            case .devanagari: isDevanagari
            case .either: isDevanagari || isLatin
            }
        }
        guard others * 2 < total else { return (.other, 0.95) }
        var best = -1, most: Float = -1
        for index in Language.read.count..<LanguageFinder.count { sums[index] -= Self.doubt }
        sums[0] += Self.doubt / 2
        for place in 0..<LanguageFinder.count where isAllowed(place) && sums[place] > most { (best, most) = (place, sums[place]) }
        guard best >= 0 else { return (.other, 0.5) }
        var sum = 0.0
        for place in 0..<LanguageFinder.count where isAllowed(place) { sum += Double(exponential((sums[place] - most) * 0.5)) }
        let language = best < Language.read.count ? Language.read[best] : .other
        // Few words may be anything: most that is written in Latin letters is English.
        let isClose = language == .other ? sum > Self.mostDoubt : words < 3 && most - sums[0] < Self.shortDoubt
        if language != .en, isClose, latin * 2 > total { return (.en, 0.5) }
        return (language, 1 / sum)
    }
}
