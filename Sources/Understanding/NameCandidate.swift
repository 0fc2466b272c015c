/// A word, or a few, that may be a name; what speaks for it and against it is summed in its score.
struct NameCandidate {
    /// What stands before a word.
    enum Gap {
        /// Nothing but space.
        case space
        /// A comma, a bracket, an ampersand.
        case comma
        case hyphen
        /// A dash or a new line, after which writers sign.
        case dash
        /// The mark of a handle or an address.
        case glue
        /// The end of a sentence.
        case stop
    }

    var range: Range<Int>
    let hash: UInt64
    var score: Double
    /// The word is in some list of names; `isClear`: and is nothing but a name.
    let isKnown: Bool
    let isClear: Bool
    let isCapitalised: Bool
    /// It begins a sentence.
    let isFirst: Bool
    /// A comma or a bracket stands before it.
    let isAside: Bool
    /// It stands where a writer signs.
    let isSigned: Bool
    /// One of the writer's people.
    var isOutsider = false
    var isRefused = false
    /// How many words after it have been seen.
    private(set) var reach = 0
    /// A comma or a bracket follows.
    private var isApart = false
    /// "And" follows, so no family name can.
    private(set) var isWhole = false

    var isSure: Bool { score >= 0.5 && !isRefused }
    /// Nothing but commas and "and" has followed.
    var isListing: Bool { reach == 0 && (isApart || isWhole) }
    /// Whether the next word can still say something of it.
    var isOpen: Bool { reach < (isApart ? 3 : 1) }

    /// Nil where the word cannot be a name, whatever stands around it.
    init?(_ word: Token, cues: Cues, isEnglish: Bool, before: NameContext, gap: Gap) {
        let isName = !cues.isDisjoint(with: Cues.anyName)
        // One letter is an initial, and "E39" a ward; "MS Word" names no Ms Word.
        guard word.range.count > 1, isName || word.plain == word.hash else { return nil }
        let isLikeBefore = gap == .space && (word.isAllCaps || !before.isAllCaps)
        let isTitled = isLikeBefore && before.first.contains(.title)
        guard isName || Self.canBeFamilyName(word, cues, isEnglish: isEnglish, isTitled: isTitled, before: before) else { return nil }
        (range, hash, isKnown, isClear) = (word.range, word.hash, isName, cues.contains(.name))
        isCapitalised = word.isCapitalised && !word.isAllCaps
        (isFirst, isAside) = (before.isStart, gap == .comma)
        isSigned = gap == .dash || gap == .comma && !before.first.isDisjoint(with: [.signs, .closing])
        score = Self.base(cues, isEnglish: isEnglish, isCapitalised)
        // Up to four capitals are a code more often than a cry.
        if word.isAllCaps, word.range.count <= 4 { score = min(0.25, score) }
        if isTitled { score += 0.8 }
        if before.first.contains(.role), isLikeBefore || gap == .comma { score += isCapitalised && gap == .space ? 0.5 : 0.3 }
        if gap == .space { weigh(before: before) }
        if isFirst { score += !isCapitalised ? 0.1 : isKnown ? 0 : -0.1 }
        isOutsider = before.isOutsider(isTitled: isTitled, gap)
        isRefused = isOutsider
        if gap == .space, isName, let nickname = before.nickname, before.isCapitalised == word.isCapitalised {
            range = nickname.lowerBound..<word.range.upperBound
        }
    }

    /// In small letters only after a title that is one: "mr adeyemi", but not "dr appointment".
    private static func canBeFamilyName(
        _ word: Token, _ cues: Cues, isEnglish: Bool, isTitled: Bool, before: NameContext
    ) -> Bool {
        guard !word.isAllCaps, cues.isDisjoint(with: [.common, .but, .negation, .asks]) else { return false }
        if word.isCapitalised { return isTitled || !isEnglish }
        return isTitled && !isEnglish && !before.first.contains(.role) && !before.isCapitalised
    }

    /// How sure a name is by itself.
    private static func base(_ cues: Cues, isEnglish: Bool, _ isCapitalised: Bool) -> Double {
        if isEnglish && !cues.isDisjoint(with: Cues.anyName) || cues.contains(.wordName) {
            return isCapitalised ? cues.contains(.month) ? 0.1 : 0.25 : 0
        }
        if cues.contains(.name) { return isCapitalised ? 0.75 : 0.55 }
        if cues.contains(.rareName) { return isCapitalised ? 0.65 : 0.2 }
        return isCapitalised ? 0 : -0.3
    }

    /// What the word right before says of it.
    private mutating func weigh(before: NameContext) {
        if before.first.contains(.introduces) { score += isKnown ? 0.3 : 0.15 }
        // "My nurse was Grace."
        if isKnown, isCapitalised, before.first.contains(.acts), before.second.contains(.role) { score += 0.25 }
        if before.first.contains(.article) { score -= 0.55 }
        if before.first.contains(.place) { score -= 0.5 }
    }
}

extension NameCandidate {
    /// A family name or the second half of a double name belongs to the name before it.
    mutating func goesOn(with word: Token, cues: Cues, isEnglish: Bool, isTouching: Bool) -> Bool {
        guard reach == 0, !isWhole else { return false }
        let isName = !cues.isDisjoint(with: Cues.anyName), isVenue = cues.contains(.venue)
        if isTouching {
            // "Sue-perb" is no Sue.
            if !isName, !word.isCapitalised { isRefused = true }
        } else {
            guard isCapitalised, word.isCapitalised, !word.isAllCaps, word.range.count > 1, isVenue || !isEnglish else { return false }
            if isVenue { isRefused = true }
            if !isKnown, cues.contains(.name) {
                // "Paid Dwayne", and not "Giulia Serra" the other way round.
                if isFirst { return false }
                score += 0.55
            }
        }
        range = range.lowerBound..<word.range.upperBound
        score += isName ? 0.1 : 0.05
        return true
    }

    /// A comma or a bracket comes after it: "the lad at the gate, Will, helped".
    mutating func setApart() {
        guard reach == 0, !isApart else { return }
        isApart = true
        if isAside, isKnown, isCapitalised { score += 0.3 }
    }

    /// What a word after the name says of it.
    mutating func weigh(after cues: Cues, isJoined: Bool, isNumber: Bool) {
        if cues.contains(.joins), reach == 0 {
            isWhole = true
            return
        }
        if reach == 0 {
            // "Jan 22"
            if isNumber, !isClear { isRefused = true }
            if isApart || !isJoined {
                if cues.contains(.acts) { score += 0.15 }
            } else {
                if cues.contains(.venue) { isRefused = true }
                score += cues.contains(.feels) ? 0.5 : cues.contains(.does) ? 0.45 : cues.contains(.acts) ? 0.28 : 0
            }
        }
        if isApart, cues.contains(.role) { score += 0.35 }
        reach += 1
    }
}

/// The last words of a sentence, as far as they say something of the next one.
struct NameContext {
    /// The cues of the last three words, nearest first.
    private(set) var first: Cues = []
    private(set) var second: Cues = []
    private var third: Cues = []
    private(set) var isCapitalised = false
    private(set) var isAllCaps = false
    private var isShort = false
    /// The last word, if a nickname begins with it: "Big Steve".
    private(set) var nickname: Range<Int>?
    private(set) var isStart = true

    /// A dot after "Dr", "Ms" or "St" ends no sentence.
    var isShortened: Bool { first.contains(.title) || isShort && !first.isDisjoint(with: [.role, .outsider]) }

    mutating func add(_ word: Token, _ cues: Cues) {
        (first, second, third) = (cues, first, second)
        (isCapitalised, isAllCaps, isShort) = (word.isCapitalised, word.isAllCaps, word.range.count <= 3)
        nickname = cues.contains(.nickname) && second.isDisjoint(with: [.article, .outsider]) ? word.range : nil
        isStart = false
    }

    /// The writer, or somebody of theirs, is named next: "my son Oscar", "the late Mr Dunmore", "I'm Joan".
    func isOutsider(isTitled: Bool, _ gap: NameCandidate.Gap) -> Bool {
        let near = isTitled ? second : first
        if gap == .space { return !near.isDisjoint(with: [.outsider, .signs]) }
        return gap == .comma && near.contains(.outsider) && second.union(third).contains(.article)
    }
}

extension Cues {
    /// A word with one of these is an ordinary word of English, whatever else it is.
    static let english = Cues(rawValue: ~(anyName.rawValue | nickname.rawValue))
}
