extension Phrase {
    static let signsTitle: Phrase = "Signs for {customers}"
    static let signsLead: Phrase = "One sign for each place and touchpoint. Its code knows where it hangs."
    static func signAt(_ point: String, _ unit: String) -> Phrase { "\(point), \(unit)" }
    static func signAnswers(_ n: Int) -> Phrase { .counted(n, one: "one answer", many: "{n} answers") }
    static func signLast(_ time: String) -> Phrase { "last \(time)" }
    static let signNeverUsed: Phrase = "not used yet"
    static func signEndedOn(_ date: String) -> Phrase { "ended \(date)" }
    static let signPrint: Phrase = "Print"
    static func signPrintOf(_ what: String) -> Phrase { "Print the sign: \(what)" }
    static let signOnlyCode: Phrase = "Only the code"
    static func signOnlyCodeOf(_ what: String) -> Phrase { "Only the code: \(what)" }
    static let signEnd: Phrase = "End"
    static func signEndOf(_ what: String) -> Phrase { "End the sign: \(what)" }
    static let signsEnded: Phrase = "Signs that have ended"
    static let signNew: Phrase = "A sign for another place"
    static let signWhere: Phrase = "Place"
    static let signPoint: Phrase = "Touchpoint"
    static let signMake: Phrase = "Make a sign"
    static let signMade: Phrase = "The sign is ready to print."
    static let signThere: Phrase = "There is a sign for this already. Here it is."
    static let signEndedNow: Phrase = "The sign has ended. Whoever scans it from now on is told so."
    static let signChoose: Phrase = "Choose a place and a touchpoint"
    static let signsNone: Phrase = "No sign yet"
    static let signsNoneWords: Phrase = "A sign is the quickest way to hear from {customers}: one tap, no app."
    static let signsAll: Phrase = "All signs"
    static let signPrintHint: Phrase = "Print this page: only the sign comes out."
    static let signQuestion: Phrase = "How were we just now?"
    static let signPromise: Phrase = "Ten seconds, no app. Somebody here reads it today."
    static func signCodeOpens(_ address: String) -> Phrase { "Code that opens \(address)" }
    static func signTitle(_ what: String) -> Phrase { "Sign for \(what)" }
    static let signHasEnded: Phrase = "This sign has ended and opens nothing any more."
}
