/// Finds words that are likely names of people, from first names, titles, capital letters and the words on both sides.
///
/// A word that may be a name is held open until the words after it have been seen. One pass; nothing is allocated but what is found.
struct NameFinder {
    private var names: [Found] = []
    private var open: NameCandidate?
    /// An ordinary word before "and": a name if what follows is one ("May and Will at the desk").
    private var held: NameCandidate?
    /// The writer's own people, who stay so when they are named again.
    private var outsiders: Set<UInt64> = []
    private var before = NameContext()
    private var gap = NameCandidate.Gap.stop
    /// Where the last word and the last mark ended.
    private var wordEnd = 0
    private var markEnd = 0
    private var isAfterDot = false
    /// Inside the brackets of a survey's question, which the writer did not write.
    private var isAsked = false

    private struct Found {
        var hash: UInt64
        var span: NameSpan
    }

    /// `cues` are the word's own, `phrase` those of the phrases that end with it.
    mutating func take(_ word: Token, cues: Cues, phrase: Cues, isCharged: Bool) {
        defer {
            before.add(word, cues.union(phrase))
            (gap, wordEnd) = (.space, word.range.upperBound)
        }
        let isTouching = word.range.lowerBound == markEnd
        if isAsked || isTouching && isAddress(word) {
            close()
        } else if gap == .hyphen, isTouching, markEnd == wordEnd + 1 {
            double(word, cues: cues)
        } else {
            if gap == .hyphen { gap = .dash }
            read(word, cues: cues, phrase: phrase, isEnglish: isCharged || !cues.isDisjoint(with: Cues.english))
        }
    }

    /// ASCII punctuation or a line break.
    mutating func take(mark: UInt8, at index: Int) {
        if mark == 0x2E, index == wordEnd, gap == .space, before.isShortened { return }
        markEnd = index + 1
        isAfterDot = mark == 0x2E && index == wordEnd
        switch mark {
        case 0x2D where gap == .space: gap = .hyphen
        case 0x2D where gap == .hyphen: gap = .dash
        case 0x40, 0x23, 0x5F:
            if index == wordEnd { open = nil }
            gap = .glue
        case 0x2C, 0x28, 0x29, 0x26, 0x2B, 0x2F:
            open?.setApart()
            gap = .comma
        case 0x0A, 0x0D: stop(.dash)
        default:
            if mark == 0x5B || mark == 0x5D { isAsked = mark == 0x5B && index == 0 }
            stop(.stop)
        }
    }

    /// An emoji, a quotation mark or the like.
    mutating func takeSymbol() { stop(.stop) }

    mutating func finish() -> [NameSpan] {
        if let last = open, last.isSigned, last.reach == 0 { open = nil }
        close()
        return names.compactMap { outsiders.contains($0.hash) ? nil : $0.span }
    }
}

extension NameFinder {
    /// A part of "@sarah", "sarah_b" or "m.sarah".
    private func isAddress(_ word: Token) -> Bool { gap == .glue || gap == .stop && isAfterDot && !word.isCapitalised }

    /// The second half of a word with a hyphen.
    private mutating func double(_ word: Token, cues: Cues) {
        if open?.goesOn(with: word, cues: cues, isEnglish: false, isTouching: true) != true { close() }
    }

    private mutating func read(_ word: Token, cues: Cues, phrase: Cues, isEnglish: Bool) {
        // "Marie Curie", "Joan of Arc", "The Lion King"
        let isFamous = phrase.contains(.outsider) && !cues.contains(.outsider)
        if isFamous { open?.isRefused = true }
        if gap == .space, open?.goesOn(with: word, cues: cues, isEnglish: isEnglish, isTouching: false) == true { return }
        var next = NameCandidate(word, cues: cues, isEnglish: isEnglish, before: before, gap: gap)
        let isListed = open?.isListing ?? false
        if next == nil || !isListed { weigh(cues.union(phrase), isNumber: word.plain != word.hash) }
        if isFamous { next?.isRefused = true }
        if let next { begin(next, isListed: isListed, isCommon: cues.contains(.common) && !word.isCapitalised) }
    }

    private mutating func weigh(_ cues: Cues, isNumber: Bool) {
        open?.weigh(after: cues, isJoined: gap == .space, isNumber: isNumber)
        if open?.isOpen == false { close() }
    }

    /// Holds another name; in a list of names it is as sure as the one before it.
    private mutating func begin(_ name: NameCandidate, isListed: Bool, isCommon: Bool) {
        var name = name
        if isListed, let last = open {
            if last.isOutsider { (name.isOutsider, name.isRefused) = (true, true) }
            if last.isKnown, last.isWhole, !last.isSure, !last.isRefused { (held, open) = (last, nil) }
        }
        // "Thanks Sarah and will be back" lists no Will.
        if close(), isListed { name.score += isCommon ? 0.2 : 0.5 }
        open = name
    }

    private mutating func stop(_ gap: NameCandidate.Gap) {
        // What may be the writer's own name is only so if no word follows.
        if open?.isSigned != true { close() }
        self.gap = gap
        before = NameContext()
    }

    /// Nothing more is to be learnt of the open name; answers whether it is one.
    @discardableResult
    private mutating func close() -> Bool {
        guard let name = open else { return false }
        if name.isSure, let other = held { add(other, 0.55) }
        (open, held) = (nil, nil)
        if name.isOutsider { outsiders.insert(name.hash) }
        guard !name.isRefused, name.score > 0.35 else { return false }
        add(name, name.score)
        return name.isSure
    }

    private mutating func add(_ name: NameCandidate, _ confidence: Double) {
        names.append(Found(hash: name.hash, span: NameSpan(range: name.range, confidence: min(0.95, confidence))))
    }
}
