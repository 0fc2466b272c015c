/// Finds mentions of known people in a text, whatever the case and the diacritics.
package struct NameMatcher<ID: Hashable & Sendable>: Sendable {
    package struct Person: Sendable {
        package var id: ID
        package var fullName: String
        package var givenName: String

        package init(id: ID, fullName: String, givenName: String) {
            self.id = id
            self.fullName = fullName
            self.givenName = givenName
        }
    }

    package enum Kind: Sendable { case full, given, family }

    package struct Mention: Sendable, Equatable {
        /// UTF-8 offsets into the text; a possessive 's is left out.
        package var range: Range<Int>
        package var kind: Kind
        /// Everybody whose name this may be, in the order of the list.
        package var candidates: [ID]
        /// Low when several people bear the name, or when it may be an ordinary word.
        package var confidence: Double
        /// Whether some person is meant at all: false where the name is more likely an ordinary word.
        package var isPerson: Bool
    }

    private struct Entry: Sendable {
        var words: [UInt64]
        var kind: Kind
        var ids: [ID]
    }

    /// Names by the hash of their first word, longest first, full names before given ones.
    private var entries: [UInt64: [Entry]] = [:]

    package init(_ people: [Person]) {
        for person in people {
            let full = Self.words(person.fullName), given = Self.words(person.givenName)
            add(full, full.count > 1 ? .full : .given, person.id)
            add(given, .given, person.id)
            let family = full.starts(with: given) ? Array(full.dropFirst(given.count)) : Array(full.suffix(1))
            if full.count > 1 { add(family, .family, person.id) }
        }
        for key in entries.keys {
            entries[key]?.sort { ($0.words.count, $0.kind.rank) > ($1.words.count, $1.kind.rank) }
        }
    }

    /// All mentions in order; they do not overlap. Where names alone are expected (`namesOnly`), "will" in small letters is one too.
    package func mentions(in text: String, namesOnly: Bool = false) -> [Mention] {
        guard !entries.isEmpty else { return [] }
        var text = text
        return text.withUTF8 { bytes in
            var mentions: [Mention] = [], window: [Placed] = [], scanner = WordScanner(bytes), isJoined = false
            var isFirst = true
            while let token = scanner.next() {
                guard case .word(let word) = token else {
                    if case .mark(0x2D, _) = token { continue }
                    if case .mark(let mark, _) = token, [0x2E, 0x21, 0x3F, 0x0A].contains(mark) { isFirst = true }
                    isJoined = false
                    continue
                }
                window.append(Placed(word: word, isJoined: isJoined, isFirst: isFirst))
                (isJoined, isFirst) = (true, false)
                if window.count >= 16 { match(&window, into: &mentions, keeping: 8, namesOnly) }
            }
            match(&window, into: &mentions, keeping: 0, namesOnly)
            return mentions
        }
    }

    private struct Placed {
        var word: WordScanner.Word
        /// Nothing but spaces or hyphens stands before it, so a name can run on.
        var isJoined: Bool
        var isFirst: Bool
    }

    private func match(_ window: inout [Placed], into mentions: inout [Mention], keeping: Int, _ namesOnly: Bool) {
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
        return entries[first.hash]?.first { entry in
            let rest = window.dropFirst(index).prefix(entry.words.count)
            guard rest.count == entry.words.count, rest.dropFirst().allSatisfy(\.isJoined),
                rest.map(\.word.hash) == entry.words
            else { return false }
            // "will", "may" and "king" in small letters are not people.
            return namesOnly || first.isCapitalised || entry.kind == .full || (entry.kind == .given && !isOrdinary(first))
        }
    }

    private func isOrdinary(_ word: WordScanner.Word) -> Bool {
        guard let known = Lexicon.shared.entry(word.hash) else { return false }
        return known.valence != 0 || !known.cues.subtracting([.name, .rareName]).isEmpty
    }

    /// "Will helped", not "Will you".
    private func acts(_ word: WordScanner.Word) -> Bool { Lexicon.shared.entry(word.hash)?.cues.contains(.acts) ?? false }

    private func mention(_ entry: Entry, _ range: Range<Int>, isOrdinary: Bool, isPerson: Bool) -> Mention {
        let sure = entry.kind == .full ? 0.95 : isOrdinary ? 0.4 : entry.kind == .given ? 0.85 : 0.6
        return Mention(
            range: range, kind: entry.kind, candidates: entry.ids, confidence: sure / Double(max(1, entry.ids.count)),
            isPerson: isPerson)
    }

    private mutating func add(_ words: [UInt64], _ kind: Kind, _ id: ID) {
        // The window of a match holds eight words.
        guard let first = words.first, words.count <= 8 else { return }
        if let index = entries[first]?.firstIndex(where: { $0.words == words }) {
            if entries[first]?[index].ids.contains(id) == false { entries[first]?[index].ids.append(id) }
            if let known = entries[first]?[index].kind, known.rank < kind.rank { entries[first]?[index].kind = kind }
        } else {
            entries[first, default: []].append(Entry(words: words, kind: kind, ids: [id]))
        }
    }

    private static func words(_ name: String) -> [UInt64] {
        var name = name
        return name.withUTF8 { bytes in
            var words: [UInt64] = [], scanner = WordScanner(bytes)
            while let token = scanner.next() {
                if case .word(let word) = token { words.append(word.hash) }
            }
            return words
        }
    }
}

extension NameMatcher.Kind {
    fileprivate var rank: Int {
        switch self {
        case .full: 2
        case .given: 1
        case .family: 0
        }
    }
}
