/// A reply to the customer while it is written: an apology, an action, an invitation and a follow-up.
struct ReplyDraft: Hashable, Sendable {
    var apology = ""
    var action = ""
    var invitation = ""
    var followUp = ""
    /// When we will be in touch, if a day was named.
    var followUpAt: Int64?
    /// The action is picked from the case's tasks.
    var hasTask = false

    enum Part: String, CaseIterable, Sendable {
        case apology, action, invitation, followUp = "follow-up"
    }

    /// One thing to ask kindly before it is sent. At most one question is asked, and sending anyway is allowed.
    enum Question: Hashable, Sendable {
        /// These parts are still empty.
        case missing([Part])
        /// The apology takes itself back with this word.
        case conditional(String)
        /// A part has been sent before, nearly as it stands.
        case usedBefore(UsedBefore)
    }

    static let mostLetters = 4000

    func isFilled(_ part: Part) -> Bool {
        switch part {
        case .apology: Self.says(apology)
        case .action: Self.says(action) || hasTask
        case .invitation: Self.says(invitation)
        case .followUp: Self.says(followUp) || followUpAt != nil
        }
    }

    var isEmpty: Bool { !Part.allCases.contains(where: isFilled) }

    /// The one gentle question, or nothing when the reply is whole.
    var question: Question? {
        let missing = Part.allCases.filter { !isFilled($0) }
        if !missing.isEmpty { return .missing(missing) }
        return Self.conditionalWord(in: apology).map(Question.conditional)
    }

    /// "if" and "but" turn an apology into an excuse ("sorry if you felt…", "sorry, but…").
    static func conditionalWord(in apology: String) -> String? {
        WordRun.folded(apology).first { $0 == "if" || $0 == "but" }
    }

    private static func says(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
}
