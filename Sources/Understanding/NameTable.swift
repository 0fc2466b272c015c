/// The names themselves, with people as numbers: not generic, so the compiler makes it quick for every caller.
struct NameTable: Sendable {
    struct Found {
        var range: Range<Int>
        var kind: NameKind
        var people: [Int]
        var confidence: Double
        var isPerson: Bool
    }

    private struct Entry: Sendable {
        var words: [UInt64]
        var kind: NameKind
        var people: [Int]
    }

    /// Names by the hash of their first word, longest first, full names before given ones.
    private var entries: [UInt64: [Entry]] = [:]

    mutating func add(fullName: String, givenName: String, of person: Int) {
        let full = Self.words(fullName), given = Self.words(givenName)
        add(full, full.count > 1 ? .full : .given, person)
        add(given, .given, person)
        let family = full.starts(with: given) ? Array(full.dropFirst(given.count)) : Array(full.suffix(1))
        if full.count > 1 { add(family, .family, person) }
    }

    mutating func sort() {
        for key in entries.keys {
            entries[key]?.sort { ($0.words.count, $0.kind.rank) > ($1.words.count, $1.kind.rank) }
        }
    }

    func found(in text: String, namesOnly: Bool) -> [Found] {
        guard !entries.isEmpty else { return [] }
        var text = text
        return text.withUTF8 { bytes in
            var mentions: [Found] = [], window: [Placed] = [], scanner = WordScanner(bytes), isJoined = false
            var isFirst = true
            window.reserveCapacity(16)
            while let token = scanner.next() {
                guard token.kind == .word else {
                    if token.mark == 0x2D { continue }
                    if token.mark == 0x2E || token.mark == 0x21 || token.mark == 0x3F || token.mark == 0x0A { isFirst = true }
                    isJoined = false
                    continue
                }
                window.append(Placed(word: token, isJoined: isJoined, isFirst: isFirst))
                (isJoined, isFirst) = (true, false)
                if window.count >= 16 { match(&window, into: &mentions, keeping: 8, namesOnly) }
            }
            match(&window, into: &mentions, keeping: 0, namesOnly)
            return mentions
        }
    }

    private struct Placed {
        var word: Token
        /// Nothing but spaces or hyphens stands before it, so a name can run on.
        var isJoined: Bool
        var isFirst: Bool
    }

    private func match(_ window: inout [Placed], into mentions: inout [Found], keeping: Int, _ namesOnly: Bool) {
        var index = 0
        while window.count - index > keeping {
            if let entry = entry(at: index, window, namesOnly) {
                let last = index + entry.words.count - 1
                let range = window[index].word.range.lowerBound..<window[last].word.range.upperBound
                let isOrdinary = isOrdinary(window[index].word)
                let next = window.dropFirst(last + 1).first
                let isPerson = !isOrdinary || entry.kind == .full || !window[index].isFirst || next.map { acts($0.word) } ?? false
                mentions.append(mention(entry, range, isOrdinary: isOrdinary, isPerson: isPerson))
                index = last + 1
            } else {
                index += 1
            }
        }
        window.removeFirst(min(index, window.count))
    }

    private func entry(at index: Int, _ window: [Placed], _ namesOnly: Bool) -> Entry? {
        let first = window[index].word
        guard let known = entries[first.hash] else { return nil }
        return known.first { entry in
            let rest = window.dropFirst(index).prefix(entry.words.count)
            guard rest.count == entry.words.count, rest.dropFirst().allSatisfy(\.isJoined),
                rest.map(\.word.hash) == entry.words
            else { return false }
            // "will", "may" and "king" in small letters are not people.
            return namesOnly || first.isCapitalised || entry.kind == .full || (entry.kind == .given && !isOrdinary(first))
        }
    }

    private func isOrdinary(_ word: Token) -> Bool {
        let known = Lexicon.shared.entry(word.hash)
        return known.valence != 0 || !known.cues.subtracting([.name, .rareName]).isEmpty
    }

    /// "Will helped", not "Will you".
    private func acts(_ word: Token) -> Bool { !Lexicon.shared.entry(word.hash).cues.isDisjoint(with: [.does, .feels]) }

    private func mention(_ entry: Entry, _ range: Range<Int>, isOrdinary: Bool, isPerson: Bool) -> Found {
        let sure = entry.kind == .full ? 0.95 : isOrdinary ? 0.4 : entry.kind == .given ? 0.85 : 0.6
        return Found(
            range: range, kind: entry.kind, people: entry.people, confidence: sure / Double(max(1, entry.people.count)), isPerson: isPerson)
    }

    private mutating func add(_ words: [UInt64], _ kind: NameKind, _ person: Int) {
        // The window of a match holds eight words.
        guard let first = words.first, words.count <= 8 else { return }
        if let index = entries[first]?.firstIndex(where: { $0.words == words }) {
            if entries[first]?[index].people.contains(person) == false { entries[first]?[index].people.append(person) }
            if let known = entries[first]?[index].kind, known.rank < kind.rank { entries[first]?[index].kind = kind }
        } else {
            entries[first, default: []].append(Entry(words: words, kind: kind, people: [person]))
        }
    }

    private static func words(_ name: String) -> [UInt64] {
        var name = name
        return name.withUTF8 { bytes in
            var words: [UInt64] = [], scanner = WordScanner(bytes)
            while let token = scanner.next() {
                if token.kind == .word { words.append(token.hash) }
            }
            return words
        }
    }
}

package enum NameKind: Sendable {
    case full, given, family

    fileprivate var rank: Int {
        switch self {
        case .full: 2
        case .given: 1
        case .family: 0
        }
    }
}
