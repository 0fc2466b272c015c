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

    static let negation = named("negation"), more = named("more"), less = named("less"), but = named("but")
    static let common = named("common"), suggest = named("suggest"), hint = named("hint"), imperative = named("imperative")
    static let asks = named("asks"), asking = named("asking"), complains = named("complains"), praises = named("praises")
    static let wow = named("wow"), title = named("title"), introduces = named("introduces"), acts = named("acts")
    static let place = named("place"), article = named("article"), name = named("name"), rareName = named("rareName")
    static let wordName = named("wordName"), role = named("role"), outsider = named("outsider"), venue = named("venue")
    static let signs = named("signs"), joins = named("joins"), does = named("does"), feels = named("feels")
    static let nickname = named("nickname"), month = named("month"), closing = named("closing")
    static let anyName: Cues = [.name, .rareName, .wordName]
    /// What only the finder of names looks at.
    static let naming: Cues = [
        .name, .rareName, .wordName, .title, .role, .outsider, .introduces, .signs, .venue, .acts, .does, .feels, .joins, .place, .article, .nickname,
        .month, .closing,
    ]
    static let themes: [(Cues, ValueCategory)] = ValueCategory.allCases.map { (named($0.rawValue), $0) }
    static let urgent: [(Cues, Urgency)] = Urgency.allCases.map { (named($0.rawValue), $0) }
    static let anyUrgency = urgent.reduce(into: Cues()) { $0.formUnion($1.0) }
    static let anyTheme = themes.reduce(into: Cues()) { $0.formUnion($1.0) }
}

/// The words, phrases, emoticons and names that the reader knows: one open table, built once.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        var valence: Int8 = 0
        var cues: Cues = []
    }

    static let shared = Lexicon()

    /// A power of two, at least twice the words.
    private static let slots = 1 << 16
    private var keys = [UInt64](repeating: 0, count: Lexicon.slots)
    private var entries = [Entry](repeating: Entry(), count: Lexicon.slots)
    private(set) var count = 0

    private init() {
        load(VaderLexicon.words) { $0.valence = $1 }
        load(ServiceCues.valences) { $0.valence = $1 }
        load(VaderLexicon.emoticons, raw: true) { $0.valence = $1 }
        load(ServiceCues.emoji, raw: true) { $0.valence = $1 }
        for line in lines(ServiceCues.cues) + lines(ServiceCues.themes) {
            let cue = Cues.named(line.head)
            for word in line.words { update(Self.key(word)) { $0.cues.formUnion(cue) } }
        }
        for (names, cue) in [(FirstNames.common, Cues.name), (FirstNames.rare, Cues.rareName), (FirstNames.ordinary, Cues.wordName)] {
            for line in lines(names) {
                for name in [line.head] + line.words { update(Self.key(name)) { $0.cues.formUnion(cue) } }
            }
        }
    }

    func entry(_ key: UInt64) -> Entry? {
        var slot = Self.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return entries[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 29)) & (slots - 1) }

    private mutating func update(_ key: UInt64, _ change: (inout Entry) -> Void) {
        var slot = Self.slot(key)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        if keys[slot] == 0 {
            guard count < keys.count / 2 else { return }
            keys[slot] = key
            count += 1
        }
        change(&entries[slot])
    }

    private mutating func load(_ data: StaticString, raw: Bool = false, _ set: (inout Entry, Int8) -> Void) {
        for line in lines(data) {
            guard let value = Double(line.head) else { continue }
            let valence = Int8(clamping: Int((value * 10).rounded()))
            for word in line.words {
                update(raw ? Hash.of(bytes: word.utf8) : Self.key(word)) { set(&$0, valence) }
            }
        }
    }

    private func lines(_ data: StaticString) -> [(head: Substring, words: [Substring])] {
        data.description.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.first.map { ($0, Array(words.dropFirst())) }
        }
    }

    /// The key of a word, or of a phrase whose words are joined by `_`.
    private static func key(_ phrase: Substring) -> UInt64 {
        let hashes = phrase.split(separator: "_").map { Hash.of(bytes: $0.utf8) }
        return hashes.dropFirst().reduce(hashes.first ?? 0) { Hash.pair($0, $1) }
    }
}
