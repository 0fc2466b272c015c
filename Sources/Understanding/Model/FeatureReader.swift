/// What the model sees of a text: hashed words and pairs of words, each with the place where it stands.
package struct Features: Sendable {
    /// One hashed thing that was seen; `range` is where, in UTF-8 offsets, for showing it to a person.
    package struct Seen: Sendable {
        var key: UInt64
        var start: UInt32
        var end: UInt32
    }

    package var seen: [Seen] = []
    /// The words themselves, in order, without marks: for the comment vector.
    var words: [UInt64] = []
}

/// Cuts a text into what the model sees. Time and memory are linear in its bytes.
struct FeatureReader {
    private var cursor: TokenCursor
    private var features = Features()
    private var previous: Cut?
    private var beforePrevious: Cut?
    private var sinceNegation = 9
    private var isFirst = true
    private var countOfWords = 0

    private struct Cut {
        var hash: UInt64
        var start: Int
    }

    /// Marks what a hashed thing is, so that a pair is never taken for a word.
    enum Salt {
        static let negated: UInt64 = 0x6E65_6761
        static let skip: UInt64 = 0x736B_6970
        static let opening: UInt64 = 0x6F70_656E
        static let short: UInt64 = 0x7368_6F72
        static let asked: UInt64 = 0x6173_6B65
        static let stem: UInt64 = 0x7374_656D
        static let happy: UInt64 = 0x6861_7070
        static let sad: UInt64 = 0x7361_6420
        // The hashes of "@user", "http" and "https"; a test holds them against the words.
        static let mention: UInt64 = 0x9B8E_05EB_3EA9_F7AC, link: UInt64 = 0x8874_A3CC_15DC_8285
        static let secureLink: UInt64 = 0xBAB5_49C9_25B2_8802
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        cursor = TokenCursor(bytes)
        features.seen.reserveCapacity(bytes.count / 2 + 8)
        features.words.reserveCapacity(bytes.count / 5 + 4)
    }

    init(_ tokens: Tokens) {
        cursor = TokenCursor(tokens)
        features.seen.reserveCapacity(tokens.all.count * 5 + 8)
        features.words.reserveCapacity(tokens.all.count)
    }

    mutating func run() -> Features {
        while let token = cursor.next() {
            switch token.kind {
            case .word: read(token)
            case .mark: read(mark: token)
            case .symbol:
                add(token.hash, token.start, token.end)
                if token.entry.valence != 0 { add(token.entry.valence > 0 ? Salt.happy : Salt.sad, token.start, token.end) }
                if let previous { add(Hash.pair(previous.hash, token.hash), previous.start, token.end) }
            }
        }
        if countOfWords <= 3 { for word in features.words { add(word ^ Salt.short, 0, 0) } }
        return features
    }

    private mutating func read(_ word: Token) {
        if word.hash == Salt.link || word.hash == Salt.secureLink, cursor.byte(word.end) == 0x3A {
            cursor.skipToSpace()
            add(Salt.link, word.start, cursor.position)
            return
        }
        let hash = word.plain
        countOfWords += 1
        features.words.append(hash)
        let start = word.start, end = word.end
        add(hash, start, end)
        if word.stem != 0 { add(word.stem ^ Salt.stem, start, end) }
        if sinceNegation < 4 { add(hash ^ Salt.negated, start, end) }
        if let previous {
            add(Hash.pair(previous.hash, hash), previous.start, end)
            if let beforePrevious { add(Hash.pair(beforePrevious.hash, hash) ^ Salt.skip, beforePrevious.start, end) }
        }
        if isFirst { add(hash ^ Salt.opening, start, end) }
        isFirst = false
        sinceNegation = word.entry.cues.contains(.negation) ? 0 : sinceNegation + 1
        beforePrevious = previous
        previous = Cut(hash: hash, start: start)
    }

    private mutating func read(mark token: Token) {
        let mark = token.mark, index = token.start
        if token.isFace {
            cursor.skip(to: token.end)
            return add(token.entry.valence > 0 ? Salt.happy : Salt.sad, index, token.end)
        }
        switch mark {
        case 0x40:
            guard index == 0 || cursor.byte(index - 1) <= 0x20 || cursor.byte(index - 1) == 0x22 || cursor.byte(index - 1) == 0x2E else { return }
            cursor.skipName()
            add(Salt.mention, index, cursor.position)
        case 0x21, 0x3F:
            add(Hash.of(bytes: CollectionOfOne(mark)), index, index + 1)
            if let previous { add(Hash.pair(previous.hash, UInt64(mark)), previous.start, index + 1) }
            endSentence()
        case 0x2E, 0x0A, 0x0D, 0x3B: endSentence()
        case 0x2C, 0x3A: sinceNegation = 9
        case 0x25, 0x24, 0x23: add(UInt64(mark), index, index + 1)
        default: break
        }
    }

    private mutating func endSentence() {
        (previous, beforePrevious, sinceNegation, isFirst) = (nil, nil, 9, true)
    }

    private mutating func add(_ key: UInt64, _ start: Int, _ end: Int) {
        features.seen.append(.init(key: key, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)))
    }
}
