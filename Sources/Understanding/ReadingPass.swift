/// What one pass over the words has counted.
struct Evidence {
    var words = 0
    /// How many words tell that the text is English; words that other languages may share count less.
    var english = 0.0
    var charged = 0
    var sum = 0.0
    /// How much more the words in capitals weigh, if not all words are in capitals.
    var shouted = 0.0
    var capitals = 0
    var exclamations = 0
    var questions = 0
    var endsAsking = false
    var asks = 0.0
    var suggests = 0.0
    var complains = 0.0
    var praises = 0.0
    var wow = 0
    /// Clauses that are good and clauses that are bad, and how the last of them is (-1 to 1).
    var positives = 0
    var negatives = 0
    var last = 0.0
    var urgent = [Int](repeating: 0, count: Cues.urgent.count)
    var themes = [Double](repeating: 0, count: Cues.themes.count)
    var names: [NameSpan] = []
}

extension Evidence {
    /// A clause has ended.
    mutating func weigh(_ clause: Double) {
        guard clause != 0 else { return }
        if clause > 0 { positives += 1 } else { negatives += 1 }
        last = clause / (clause * clause + 4).squareRoot()
    }
}

/// Reads the tokens of one text from left to right; the state of a sentence ends with the sentence.
struct ReadingPass {
    private var scanner: WordScanner
    private let lexicon = Lexicon.shared
    private var evidence = Evidence()
    /// The cues of the last three words, nearest first.
    private var recent = RecentCues()
    private var wordsInSentence = 0
    private var clause = 0.0
    private var weight = 1.0
    private var sentenceAsks = false
    private var previous: UInt64 = 0
    private var beforePrevious: UInt64 = 0
    private var isJoined = false
    private var afterAt = false
    private var names = NameFinder()

    init(_ bytes: UnsafeBufferPointer<UInt8>) { scanner = WordScanner(bytes) }

    mutating func run() -> Evidence {
        while let token = scanner.next() {
            switch token {
            case .word(let word): read(word)
            case .mark(let mark, let index): read(mark: mark, at: index)
            case .symbol(let hash, _):
                isJoined = false
                names.takeSymbol()
                if let entry = lexicon.entry(hash) { charge(Double(entry.valence) / 10) }
            }
        }
        endSentence()
        evidence.names = names.finish()
        return evidence
    }

    private mutating func read(_ word: WordScanner.Word) {
        defer {
            wordsInSentence += 1
            isJoined = true
            afterAt = false
        }
        evidence.words += 1
        if word.isAllCaps { evidence.capitals += 1 }
        let single = lexicon.entry(word.hash) ?? Lexicon.Entry()
        let pairKey = Hash.pair(previous, word.hash)
        let pair = isJoined || wordsInSentence > 0 ? lexicon.entry(pairKey) : nil
        let triple = wordsInSentence > 1 ? lexicon.entry(Hash.pair(beforePrevious, word.hash)) : nil
        var cues = single.cues
        cues.formUnion(pair?.cues ?? [])
        cues.formUnion(triple?.cues ?? [])
        names.take(word, cues: single.cues, phrase: cues, isCharged: single.valence != 0)
        evidence.english += single.cues.contains(.common) ? 1 : single.valence != 0 || !single.cues.isSubset(of: Cues.naming) ? 0.4 : 0
        let valence = triple.flatMap(Self.charged) ?? pair.flatMap(Self.charged) ?? Double(single.valence) / 10
        if cues.contains(.but), wordsInSentence > 0 { turn() }
        if valence != 0, !afterAt, !(single.cues.contains(.negation) && pair == nil) { weigh(valence, shouted: word.isAllCaps) }
        note(cues)
        beforePrevious = pairKey
        previous = word.hash
        recent.add(cues)
    }

    private static func charged(_ entry: Lexicon.Entry) -> Double? {
        entry.valence == 0 ? nil : Double(entry.valence) / 10
    }

    /// VADER's rules for the three words before a charged one: boosters fade with distance, a negation turns it round.
    private mutating func weigh(_ valence: Double, shouted: Bool) {
        var value = valence, isNegated = false
        let sign = valence < 0 ? -1.0 : 1.0
        func look(_ cues: Cues, _ fade: Double) {
            if cues.contains(.more) { value += sign * 0.293 * fade }
            if cues.contains(.less) { value -= sign * 0.293 * fade }
            if cues.contains(.negation) { isNegated = true }
        }
        look(recent.first, 1)
        look(recent.second, 0.95)
        look(recent.third, 0.9)
        if isNegated { value *= -0.74 }
        if shouted { evidence.shouted += (value < 0 ? -0.733 : 0.733) * weight }
        charge(value)
    }

    private mutating func charge(_ value: Double) {
        evidence.charged += 1
        clause += value * weight
    }

    /// What stands before a "but" counts half, what stands after it counts more.
    private mutating func turn() {
        evidence.sum += clause * 0.5
        evidence.weigh(clause)
        clause = 0
        weight = 1.5
        recent = RecentCues()
    }

    private mutating func note(_ cues: Cues) {
        let isNegated = recent.together.contains(.negation)
        let isFirst = wordsInSentence == 0
        if cues.contains(.suggest) { evidence.suggests += 1 }
        if cues.contains(.hint) { evidence.suggests += 0.4 }
        if isFirst, cues.contains(.imperative) { evidence.suggests += 1 }
        if cues.contains(.asking) || (cues.contains(.asks) && wordsInSentence < 3) { sentenceAsks = true }
        if cues.contains(.complains) { evidence.complains += isNegated ? -0.5 : 1 }
        if cues.contains(.praises) { evidence.praises += isNegated ? -0.5 : 1 }
        if cues.contains(.wow), !isNegated { evidence.wow += 1 }
        let themes = cues.intersection(Cues.anyTheme)
        if !themes.isEmpty {
            for (index, theme) in Cues.themes.enumerated() where cues.contains(theme.0) {
                // A word of several themes says less about each.
                evidence.themes[index] += 1 / Double(themes.rawValue.nonzeroBitCount)
            }
        }
        if isNegated || cues.isDisjoint(with: Cues.anyUrgency) { return }
        for (index, kind) in Cues.urgent.enumerated() where cues.contains(kind.0) {
            evidence.urgent[index] += 1
        }
    }

    private mutating func read(mark: UInt8, at index: Int) {
        if let emoticon = scanner.emoticon(at: index) {
            charge(emoticon.valence)
            scanner.skip(to: emoticon.end)
            names.takeSymbol()
            return
        }
        names.take(mark: mark, at: index)
        afterAt = mark == 0x40
        if mark == 0x2D { return }
        isJoined = false
        switch mark {
        case 0x21:
            evidence.exclamations += 1
            endSentence()
        case 0x3F:
            evidence.questions += 1
            if sentenceAsks { evidence.asks += 1 }
            evidence.endsAsking = true
            endSentence()
        case 0x2E, 0x0A, 0x0D, 0x3B: endSentence()
        default: break
        }
    }

    private mutating func endSentence() {
        if wordsInSentence > 0, evidence.questions == 0 || sentenceAsks { evidence.endsAsking = sentenceAsks && evidence.endsAsking }
        evidence.sum += clause
        evidence.weigh(clause)
        (clause, weight, wordsInSentence, sentenceAsks) = (0, 1, 0, false)
        (recent, previous, beforePrevious) = (RecentCues(), 0, 0)
    }
}

/// The cues of the last three words, nearest first; an array would be allocated anew for each word.
private struct RecentCues {
    private(set) var first: Cues = []
    private(set) var second: Cues = []
    private(set) var third: Cues = []

    var together: Cues { first.union(second).union(third) }

    mutating func add(_ cues: Cues) { (first, second, third) = (cues, first, second) }
}
