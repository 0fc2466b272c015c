/// When a moment opens a case; the organisation edits these.
struct OpeningRules: Hashable, Sendable, Codable {
    /// Opens at this level or below; nothing means that levels open none.
    var levelAtMost: Int?
    /// Opens when the words are read as a complaint at least this surely; nothing means that readings open none.
    var complaintAtLeast: Double?
    /// Opens when the words are read as urgent at least this surely, whatever the level; nothing means that readings open none.
    var urgentAtLeast: Double?
    /// Opens when one of these words or phrases occurs, whatever the level.
    var keywords: [String]

    static let usual = OpeningRules(levelAtMost: 2, complaintAtLeast: 0.75, urgentAtLeast: 0.75, keywords: [])

    /// Surer than this nobody needs to be, and less sure than this a reading opens nothing.
    static let leastSure = 0.5
    static let mostKeywords = 100

    /// Why a case opens.
    enum Reason: Hashable, Sendable {
        case level(Int)
        case complaint
        case urgent
        case keyword(String)
    }

    /// What the rules look at.
    struct Facts: Hashable, Sendable {
        var tappedLevel: Int?
        var readsAsComplaint = false
        var complaintSure = 0.0
        /// How surely they read as urgent; 0 where they do not.
        var urgentSure = 0.0
        var words: String?
    }

    /// The first rule that holds. A level that the customer tapped wins over what the machine reads in the words.
    func reason(for facts: Facts) -> Reason? {
        if let level = facts.tappedLevel, let levelAtMost, level <= levelAtMost { return .level(level) }
        if let words = facts.words, let keyword = keyword(in: words) { return .keyword(keyword) }
        if let urgentAtLeast, facts.urgentSure >= max(urgentAtLeast, Self.leastSure) { return .urgent }
        guard facts.tappedLevel == nil, facts.readsAsComplaint, let complaintAtLeast,
            facts.complaintSure >= max(complaintAtLeast, Self.leastSure)
        else { return nil }
        return .complaint
    }

    private func keyword(in words: String) -> String? {
        guard !keywords.isEmpty else { return nil }
        let text = " " + WordRun.folded(words).joined(separator: " ") + " "
        return keywords.prefix(Self.mostKeywords).first { keyword in
            let run = WordRun.folded(keyword)
            return !run.isEmpty && text.contains(" " + run.joined(separator: " ") + " ")
        }
    }
}

/// Words of a text in small letters, without what stands between them.
enum WordRun {
    static func folded(_ text: String) -> [String] {
        var runs: [String] = []
        var run = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                run.unicodeScalars.append(scalar)
            } else if scalar == "'" || scalar == "\u{2019}" {
                continue  // don't stays one word
            } else if !run.isEmpty {
                runs.append(run)
                run = ""
            }
        }
        return run.isEmpty ? runs : runs + [run]
    }
}
