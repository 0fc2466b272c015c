/// Part of a reply that has been sent before, nearly as it stands. The customer can tell, so its writer is told first.
struct UsedBefore: Hashable, Sendable {
    let part: ReplyDraft.Part
    /// To how many others.
    let times: Int

    /// A shorter part than this is alike by chance: "I am sorry for that."
    static let fewestWords = 8
    /// The share of its runs of three words that stand in the earlier one too. A name or a date that was exchanged makes no new words.
    static let alike = 0.7

    /// The part that has been sent most often before; nothing when every part is new.
    static func first(in draft: ReplyDraft, among earlier: [CaseMessage]) -> UsedBefore? {
        ReplyDraft.Part.allCases.compactMap { part -> UsedBefore? in
            let runs = runs(draft[part])
            guard !runs.isEmpty else { return nil }
            let times = earlier.count { message in
                let before = self.runs(message[part])
                return !before.isEmpty && Double(runs.intersection(before).count) >= alike * Double(runs.count)
            }
            return times > 0 ? UsedBefore(part: part, times: times) : nil
        }.max { $0.times < $1.times }
    }

    /// The runs of three words of a text; none of a short one.
    private static func runs(_ text: String) -> Set<String> {
        let words = WordRun.folded(text)
        guard words.count >= fewestWords else { return [] }
        return Set(words.indices.dropLast(2).map { words[$0...($0 + 2)].joined(separator: " ") })
    }
}

extension ReplyDraft {
    /// What somebody wrote; the follow-up makes its own sentence, which is alike each time.
    fileprivate subscript(part: Part) -> String {
        switch part {
        case .apology: apology
        case .action: action
        case .invitation: invitation
        case .followUp: ""
        }
    }
}

extension CaseMessage {
    fileprivate subscript(part: ReplyDraft.Part) -> String {
        switch part {
        case .apology: apology ?? ""
        case .action: action ?? ""
        case .invitation: invitation ?? ""
        case .followUp: ""
        }
    }
}
