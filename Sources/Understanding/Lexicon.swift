/// What a word does in a sentence; a word can do several things.
struct Cues: OptionSet, Sendable {
    let rawValue: UInt64

    static let names = [
        "negation", "more", "less", "but", "common", "suggest", "hint", "imperative", "asks", "asking", "complains",
        "praises", "wow", "safety", "health", "legal", "press", "viral", "stranded", "conduct", "title", "introduces", "acts", "place", "article",
        "product", "delivery", "mindset", "relationship", "name", "rareName", "wordName", "role", "outsider", "venue", "signs",
        "joins", "does", "feels", "nickname", "month", "closing",
    ]
    static func named(_ name: some StringProtocol) -> Cues {
        names.firstIndex { $0 == name }.map { Cues(rawValue: 1 << UInt64($0)) } ?? []
    }

    // Written as numbers, so that the compiler lays them into the code; a test holds them against the names.
    static let negation = Cues(rawValue: 1 << 0), more = Cues(rawValue: 1 << 1), less = Cues(rawValue: 1 << 2)
    static let but = Cues(rawValue: 1 << 3), common = Cues(rawValue: 1 << 4), suggest = Cues(rawValue: 1 << 5)
    static let hint = Cues(rawValue: 1 << 6), imperative = Cues(rawValue: 1 << 7), asks = Cues(rawValue: 1 << 8)
    static let asking = Cues(rawValue: 1 << 9), complains = Cues(rawValue: 1 << 10)
    static let praises = Cues(rawValue: 1 << 11), wow = Cues(rawValue: 1 << 12), title = Cues(rawValue: 1 << 20)
    static let introduces = Cues(rawValue: 1 << 21), acts = Cues(rawValue: 1 << 22)
    static let place = Cues(rawValue: 1 << 23), article = Cues(rawValue: 1 << 24), name = Cues(rawValue: 1 << 29)
    static let rareName = Cues(rawValue: 1 << 30), wordName = Cues(rawValue: 1 << 31)
    static let role = Cues(rawValue: 1 << 32), outsider = Cues(rawValue: 1 << 33), venue = Cues(rawValue: 1 << 34)
    static let signs = Cues(rawValue: 1 << 35), joins = Cues(rawValue: 1 << 36), does = Cues(rawValue: 1 << 37)
    static let feels = Cues(rawValue: 1 << 38), nickname = Cues(rawValue: 1 << 39)
    static let month = Cues(rawValue: 1 << 40), closing = Cues(rawValue: 1 << 41)
    static let anyName = Cues(rawValue: name.rawValue | rareName.rawValue | wordName.rawValue)
    /// The four categories of value and the seven kinds of urgency lie side by side, in the order of their cases.
    static let anyTheme = Cues(rawValue: 0b1111 << 25), anyUrgency = Cues(rawValue: 0b111_1111 << 13)
    func hasTheme(_ place: Int) -> Bool { rawValue >> UInt64(25 + place) & 1 == 1 }
    func hasUrgency(_ place: Int) -> Bool { rawValue >> UInt64(13 + place) & 1 == 1 }
}

/// The words, phrases, emoticons and names that the reader knows: one open table, built once.
///
/// It is asked about every word of every text, so a slot is two plain numbers side by side, and looking one up counts no references.
struct Lexicon: @unchecked Sendable {
    /// What is known of a word, in one number: 48 bits of cues, a byte of valence, and whether anything is known.
    struct Entry: Sendable {
        fileprivate(set) var bits: UInt64 = 0

        /// Nothing is known.
        static let none = Entry()
        private static let known: UInt64 = 1 << 56, allCues: UInt64 = (1 << 48) - 1

        var isKnown: Bool { bits & Self.known != 0 }
        var cues: Cues { Cues(rawValue: bits & Self.allCues) }
        /// Ten times the mean valence.
        var valence: Int8 { Int8(truncatingIfNeeded: bits >> 48) }

        fileprivate mutating func set(_ valence: Int8) {
            bits = bits & ~(0xFF << 48) | UInt64(UInt8(bitPattern: valence)) << 48 | Self.known
        }
        fileprivate mutating func add(_ cues: Cues) { bits |= cues.rawValue | Self.known }
    }

    private struct Slot {
        var key: UInt64
        var entry: Entry
    }

    static let shared = Lexicon()

    /// A power of two, at least twice the words.
    private static let size = 1 << 16
    /// Nobody writes here once the table is built, and it stays as long as the program runs.
    private let slots: UnsafeMutablePointer<Slot>
    /// For each mark that an emoticon can begin with, the bytes that can come second.
    private let faces: UnsafeMutablePointer<UInt64>
    /// A bit for each phrase, chosen by its key: few enough to stay near the processor, and most words that follow each other are no phrase.
    private let phrases: UnsafeMutablePointer<UInt64>
    private(set) var count = 0

    private init() {
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: Slot(key: 0, entry: .none), count: Self.size)
        faces = .allocate(capacity: 256)
        faces.initialize(repeating: 0, count: 256)
        phrases = .allocate(capacity: Self.phraseBits / 64)
        phrases.initialize(repeating: 0, count: Self.phraseBits / 64)
        load(VaderLexicon.words)
        load(ServiceCues.valences)
        load(VaderLexicon.emoticons, raw: true)
        load(ServiceCues.emoji, raw: true)
        for line in lines(ServiceCues.cues) + lines(ServiceCues.themes) {
            let cue = Cues.named(line.head)
            for word in line.words { update(word) { $0.add(cue) } }
        }
        for (names, cue) in [(FirstNames.common, Cues.name), (FirstNames.rare, Cues.rareName), (FirstNames.ordinary, Cues.wordName)] {
            for line in lines(names) {
                for name in [line.head] + line.words { update(name) { $0.add(cue) } }
            }
        }
    }

    /// What is known under a key; `none` where nothing is.
    @inline(__always)
    func entry(_ key: UInt64) -> Entry {
        var slot = Self.slot(key)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].entry }
            slot = (slot + 1) & (Self.size - 1)
        }
        return .none
    }

    /// What is known of the phrase with this key.
    @inline(__always)
    func phrase(_ key: UInt64) -> Entry {
        let bit = Self.phraseBit(key)
        return phrases[bit >> 6] & (1 << UInt64(bit & 63)) == 0 ? .none : entry(key)
    }

    private static let phraseBits = 1 << 15
    private static func phraseBit(_ key: UInt64) -> Int { Int(key >> 40) & (phraseBits - 1) }

    /// Whether some emoticon begins with these two bytes; now and then one that does not is let through.
    @inline(__always)
    func canBeFace(_ first: UInt8, _ second: UInt8) -> Bool {
        first < 0x80 && faces[Self.pair(first, second)] & (1 << UInt64(second & 0x3F)) != 0
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 1 | Int(second >> 6 & 1) }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 29)) & (size - 1) }

    private mutating func update(_ key: UInt64, _ change: (inout Entry) -> Void) {
        var slot = Self.slot(key)
        while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & (Self.size - 1) }
        if slots[slot].key == 0 {
            guard count < Self.size / 2 else { return }
            slots[slot].key = key
            count += 1
        }
        change(&slots[slot].entry)
    }

    /// A word, or a phrase whose words are joined by `_`.
    private mutating func update(_ phrase: Substring, _ change: (inout Entry) -> Void) {
        let hashes = phrase.split(separator: "_").map { Hash.of(bytes: $0.utf8) }
        let key = hashes.dropFirst().reduce(hashes.first ?? 0) { Hash.pair($0, $1) }
        update(key, change)
        if hashes.count < 2 {
            allowFace(phrase)
        } else {
            let bit = Self.phraseBit(key)
            phrases[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    private func allowFace(_ word: Substring) {
        let bytes = Array(word.utf8.prefix(2))
        guard bytes.count == 2, bytes[0] < 0x80 else { return }
        faces[Self.pair(bytes[0], bytes[1])] |= 1 << UInt64(bytes[1] & 0x3F)
    }

    private mutating func load(_ data: StaticString, raw: Bool = false) {
        for line in lines(data) {
            guard let value = Double(line.head) else { continue }
            let valence = Int8(clamping: Int((value * 10).rounded()))
            for word in line.words {
                if raw {
                    update(Hash.of(bytes: word.utf8)) { $0.set(valence) }
                    allowFace(word)
                } else {
                    update(word) { $0.set(valence) }
                }
            }
        }
    }

    private func lines(_ data: StaticString) -> [(head: Substring, words: [Substring])] {
        data.description.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.first.map { ($0, Array(words.dropFirst())) }
        }
    }
}
