import Understanding

/// What a customer's words say of somebody, a time and a place: "the lady at gate 4 at seven".
///
/// It only ever leads to a suggestion that a person settles, so it may guess; it must not be slow on hostile text.
struct WhenAndWhere: Sendable, Equatable {
    /// Whether one person is spoken of.
    let speaksOfSomebody: Bool
    /// Times of day in minutes after midnight; an hour without "am" or "pm" is both.
    let clocks: [Int]
    let isYesterday: Bool
    private let tokens: [String]

    private static let mostScalars = 2_000

    init(_ words: String) {
        tokens = Self.tokens(String(String.UnicodeScalarView(words.unicodeScalars.prefix(Self.mostScalars))))
        let all = Set(tokens)
        speaksOfSomebody = !all.isDisjoint(with: Self.somebody)
        isYesterday = all.contains("yesterday")
        clocks = Self.clocks(in: tokens)
    }

    /// Whether the words name this place: "Gate 4" in "at gate four".
    func names(_ place: String) -> Bool {
        let wanted = Self.tokens(place)
        guard !wanted.isEmpty, wanted.contains(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }), wanted.count <= tokens.count
        else {
            return false
        }
        return tokens.indices.contains { tokens[$0...].starts(with: wanted) }
    }

    /// Words and numbers, folded, numbers in digits; a colon between digits stays: "7:30".
    private static func tokens(_ text: String) -> [String] {
        var found: [String] = []
        var token = String.UnicodeScalarView()
        var pending = false
        func close() {
            if !token.isEmpty { found.append(numbers[String(token)] ?? String(token)) }
            token = String.UnicodeScalarView()
        }
        for scalar in fold(text).unicodeScalars {
            let isDigit = scalar.value &- 0x30 < 10
            if scalar.properties.isAlphabetic || isDigit {
                if pending { if isDigit { token.append(":") } else { close() } }
                pending = false
                token.append(scalar)
            } else if scalar == ":" || scalar == ".", token.last.map({ $0.value &- 0x30 < 10 }) == true {
                if pending { close() }
                pending = !token.isEmpty
            } else {
                pending = false
                close()
            }
        }
        close()
        return found
    }

    private static func clocks(in tokens: [String]) -> [Int] {
        var found: [Int] = []
        for (place, token) in tokens.enumerated() {
            let before = place > 0 ? tokens[place - 1] : ""
            let after = tokens.indices.contains(place + 1) ? tokens[place + 1] : ""
            if token == "noon" || token == "midday" { found.append(720) }
            guard let time = time(token) else { continue }
            let half = time.half ?? halves[after] ?? halves[tokens.dropFirst(place + 1).first { halves[$0] != nil } ?? ""]
            let isClock = time.hasMinutes || time.half != nil || hourSigns.contains(after) || ["am", "pm"].contains(after)
            guard isClock || prepositions.contains(before) else { continue }
            found += minutes(time.hour, time.minute, half)
        }
        return Array(Set(found)).sorted()
    }

    private enum Half { case morning, later }

    private static func minutes(_ hour: Int, _ minute: Int, _ half: Half?) -> [Int] {
        guard hour <= 24, minute < 60 else { return [] }
        if hour > 12 || hour == 0 { return [hour % 24 * 60 + minute] }
        let early = hour % 12 * 60 + minute
        switch half {
        case .morning: return [early]
        case .later: return [early + 720]
        case nil: return [early, early + 720]
        }
    }

    /// "7", "7:30", "730", "7am".
    private static func time(_ token: String) -> (hour: Int, minute: Int, hasMinutes: Bool, half: Half?)? {
        var text = Substring(token)
        var half: Half?
        for (ending, which) in [("am", Half.morning), ("pm", .later)] where text.utf8.count > 2 && text.hasSuffix(ending) {
            text = text.dropLast(2)
            half = which
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }), let hour = parts.first.flatMap({ Int($0) }) else { return nil }
        guard parts.count == 2 else { return (hour, 0, false, half) }
        guard let minute = parts.last.flatMap({ Int($0) }), parts.last?.utf8.count == 2 else { return nil }
        return (hour, minute, true, half)
    }

    private static let numbers: [String: String] = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
        "eleven": "11", "twelve": "12",
    ]
    private static let prepositions: Set<String> = [
        "at", "around", "about", "by", "um", "gegen", "vers", "kl", "klockan", "las", "les",
    ]
    private static let hourSigns: Set<String> = ["uhr", "h", "hrs", "oclock"]
    private static let halves: [String: Half] = [
        "am": .morning, "morning": .morning, "morgens": .morning, "manana": .morning, "matin": .morning, "manha": .morning, "pm": .later,
        "afternoon": .later, "evening": .later, "tonight": .later, "night": .later, "abends": .later, "tarde": .later, "noche": .later,
        "soir": .later,
    ]
    private static let somebody: Set<String> = [
        "she", "he", "lady", "woman", "man", "gentleman", "guy", "girl", "boy", "lad", "colleague", "agent", "host", "hostess", "steward",
        "stewardess", "attendant", "driver", "nurse", "doctor", "receptionist", "cashier", "porter", "clerk", "somebody", "someone", "person",
        "frau", "dame", "herr", "mann", "sie", "er", "senora", "senor", "mujer", "hombre", "chica", "chico", "ella", "madame", "monsieur", "femme",
        "homme", "elle", "signora", "signore", "donna", "uomo", "senhora", "senhor", "mulher", "homem", "ela", "kvinna", "kvinne", "dam", "hon",
        "hun",
    ]
}
