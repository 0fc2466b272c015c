/// What one pass over the words has counted.
struct Evidence {
    var words = 0
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
    /// How often each urgency and each category of value was spoken of, in the order of their cases.
    var urgent = SIMD8<Int32>()
    var themes = SIMD4<Double>()
    var names: [NameSpan] = []
    /// What each word or face with a feeling adds, and where it ends.
    var charges: [(end: Int, value: Double)] = []
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
    private var cursor: TokenCursor
    private let lexicon = Lexicon.shared
    private var evidence = Evidence()
    /// The cues of the last three words, nearest first.
    private var recent = RecentCues()
    private var wordsInSentence = 0
    private var clause = 0.0
    private var weight = 1.0
    private var sentenceAsks = false
    /// The keys of the last word and of the last two.
    private var previous: UInt64 = 0
    private var beforePrevious: UInt64 = 0
    private var afterAt = false
    private var names = NameFinder()

    init(_ bytes: UnsafeBufferPointer<UInt8>) { cursor = TokenCursor(bytes) }

    init(_ tokens: Tokens) { cursor = TokenCursor(tokens) }

    mutating func run() -> Evidence {
        while let token = cursor.next() {
            switch token.kind {
            case .word: read(token)
            case .mark: read(mark: token)
            case .symbol:
                names.takeSymbol()
                if token.entry.isKnown { charge(token.valence) }
            }
        }
        endSentence()
        evidence.names = names.finish()
        return evidence
    }

    private mutating func read(_ word: Token) {
        evidence.words += 1
        if word.isAllCaps { evidence.capitals += 1 }
        let single = word.entry, pairKey = Hash.pair(previous, word.hash)
        let pair = wordsInSentence > 0 ? lexicon.phrase(pairKey) : .none
        let triple = wordsInSentence > 1 ? lexicon.phrase(Hash.pair(beforePrevious, word.hash)) : .none
        let cues = single.cues.union(pair.cues).union(triple.cues)
        names.take(word, cues: single.cues, phrase: cues, isCharged: single.valence != 0)
        let tenths = triple.valence != 0 ? triple.valence : pair.valence != 0 ? pair.valence : single.valence
        if cues.contains(.but), wordsInSentence > 0 { turn() }
        if tenths != 0, !afterAt, !(single.cues.contains(.negation) && !pair.isKnown) {
            weigh(Double(tenths) / 10, shouted: word.isAllCaps)
        }
        note(cues)
        (beforePrevious, previous) = (pairKey, word.hash)
        recent.add(cues)
        wordsInSentence += 1
        afterAt = false
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
        evidence.charges.append((cursor.position, value))
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
            // A word of several themes says less about each.
            let share = 1 / Double(themes.rawValue.nonzeroBitCount)
            for index in 0..<4 where cues.hasTheme(index) { evidence.themes[index] += share }
        }
        if isNegated || cues.isDisjoint(with: Cues.anyUrgency) { return }
        for index in 0..<7 where cues.hasUrgency(index) { evidence.urgent[index] += 1 }
    }

    private mutating func read(mark token: Token) {
        let mark = token.mark
        if token.isFace {
            charge(token.valence)
            cursor.skip(to: token.end)
            names.takeSymbol()
            return
        }
        names.take(mark: mark, at: token.start)
        afterAt = mark == 0x40
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
