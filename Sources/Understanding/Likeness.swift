/// How alike texts are: by the stems of their words, rare ones counting more, by letters where a word is not quite the same, and by
/// what they mean where a reader is at hand.
///
/// Holds a few hundred texts, such as the pieces of a library, and finds those nearest to a question.
package struct Likeness: Sendable {
    /// One text: the words of its title count more.
    private struct Text {
        var stems: Set<String>
        var title: Set<String>
        /// What its title and what all of it is about.
        var directions: [[Float]]
    }

    package struct Found: Sendable, Equatable {
        package var index: Int
        /// 0 to 1: the share of the question's weight that the text knows, or how near its meaning comes.
        package var score: Double
    }

    private let texts: [Text]
    private let weights: [String: Double]
    private let unknownWeight: Double
    private let meaning: Meaning?
    /// Below this, two texts may well be alike by chance; and as much as this of their likeness counts beside words that are shared,
    /// so that meaning alone puts texts in order but seldom makes one the answer.
    private static let leastMeant = 0.35, trustInMeaning = 0.7
    /// The longest question that is looked at; the rest of it adds nothing.
    private static let mostStems = 40

    package init(_ pieces: [(title: String, body: String)], _ meaning: Meaning? = nil) {
        self.meaning = meaning
        texts = pieces.map { piece in
            let title = Set(stems(of: piece.title))
            let wholes = piece.title.isEmpty ? [piece.body] : [piece.title, piece.title + " " + piece.body]
            return Text(
                stems: title.union(stems(of: piece.body)), title: title,
                directions: meaning.map { meaning in wholes.map { meaning.direction(of: $0) } } ?? [])
        }
        var counts: [String: Int] = [:]
        for text in texts { for stem in text.stems { counts[stem, default: 0] += 1 } }
        let total = Double(texts.count + 1)
        weights = counts.mapValues { Likeness.weight(total / Double($0)) }
        unknownWeight = Likeness.weight(total)
    }

    /// The nearest texts, nearest first; ties in the order given. Those that share nothing are left out.
    package func nearest(to question: String, limit: Int) -> [Found] {
        let asked = Array(Set(stems(of: question)).sorted().prefix(Likeness.mostStems))
        let whole = asked.reduce(0) { $0 + (weights[$1] ?? unknownWeight) }
        guard whole > 0 else { return [] }
        let direction = meaning?.direction(of: question) ?? []
        let near = asked.map { stem in weights[stem] == nil ? likeliest(stem) : (stem: stem, likeness: 1.0) }
        return texts.enumerated().compactMap { index, text -> Found? in
            var sum = 0.0
            for (stem, match) in zip(asked, near) {
                guard let match, text.stems.contains(match.stem) else { continue }
                let weight = min(weights[match.stem] ?? unknownWeight, weights[stem] ?? unknownWeight)
                sum += weight * match.likeness * (text.title.contains(match.stem) ? 1 : 0.85)
            }
            let meant = text.directions.map { Meaning.likeness($0, direction) }.max() ?? 0
            let score = max(min(1, sum / whole), meant >= Self.leastMeant ? meant * Self.trustInMeaning : 0)
            return score > 0 ? Found(index: index, score: score) : nil
        }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(limit).map { $0 }
    }

    /// The known stem that an unknown one was probably meant to be; nil when none is near.
    private func likeliest(_ stem: String) -> (stem: String, likeness: Double)? {
        guard stem.unicodeScalars.count >= 4 else { return nil }
        let pairs = letterPairs(stem)
        var best: (stem: String, likeness: Double)?
        for known in weights.keys {
            let other = letterPairs(known)
            let shared = pairs.intersection(other).count
            let likeness = Double(2 * shared) / Double(max(1, pairs.count + other.count))
            guard likeness >= 0.6 else { continue }
            if let held = best, (held.likeness, known) >= (likeness, held.stem) { continue }
            best = (known, likeness)
        }
        return best.map { ($0.stem, $0.likeness * 0.8) }
    }

    private func letterPairs(_ word: String) -> Set<String> {
        let letters = Array(" \(word) ".unicodeScalars)
        return Set(zip(letters, letters.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) })
    }

    private static func weight(_ ratio: Double) -> Double {
        // Without Foundation: a few bits of a logarithm are plenty.
        var rest = max(1, ratio), bits = 0.0
        while rest >= 2 {
            rest /= 2
            bits += 1
        }
        return 0.2 + bits + (rest - 1)
    }
}

/// The stems of the words of a text that say something; each as often as it stands there.
package func stems(of text: String) -> [String] {
    fold(text).split { !($0.isLetter || $0.isNumber || $0 == "'") }.compactMap { word in
        let word = word.hasSuffix("'s") ? word.dropLast(2) : word[...]
        let plain = String(word.filter { $0 != "'" })
        guard plain.utf8.count >= 2, !emptyWords.contains(plain) else { return nil }
        return stem(plain)
    }
}

/// Cuts the endings that English puts behind a word; another language keeps its words nearly whole.
private func stem(_ word: String) -> String {
    let endings: [(ending: String, becomes: String)] = [
        ("nesses", ""), ("ations", "at"), ("ation", "at"), ("ness", ""), ("ingly", ""), ("edly", ""), ("ments", ""), ("ment", ""), ("ies", "y"),
        ("ing", ""), ("ied", "y"), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""),
    ]
    for (ending, becomes) in endings where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 3 {
        if ending == "ly", word.hasSuffix("ily") { continue }
        if ending == "s", word.hasSuffix("ss") || word.hasSuffix("us") { continue }
        return finished(String(word.dropLast(ending.count)) + becomes)
    }
    return finished(word)
}

/// "stopp" and "stop", "arrive" and "arriv" become one.
private func finished(_ stem: String) -> String {
    var letters = Array(stem.utf8)
    if letters.count > 3, letters.last == 0x65 { letters.removeLast() }
    if letters.count > 3, let last = letters.last, letters[letters.count - 2] == last, last != 0x6C, last != 0x73 { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
}

/// Words that every question has and no answer is found by.
private let emptyWords: Set<String> = Set(
    """
    a about after again all also am an and any are as at be because been before being but by can cant could did didnt do does doesnt doing dont \
    down for from further get got had has have having he her here hers him his how i id if ill im in into is isnt it its itself just let like \
    may me might more most must my no nor not of off on once only or other our out over own please same shall she should so some such than that thats \
    the their them then there these they thing things this those through to too under until up us very want was we were what whats when where which while \
    who whom whose why will with without wont would you your
    """.split(separator: " ").map(String.init))
