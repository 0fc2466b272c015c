extension Phrase {
    static let sheetsTitle: Phrase = "Invitations on paper"
    static let sheetsLead: Phrase =
        "A slip for each person, with a code that lets them in once. Print them for one team, cut them apart and hand them over."
    static let sheetsNobody: Phrase = "Everybody has come in"
    static let sheetsNobodyWords: Phrase = "Whoever is new gets a slip here."
    static func sheetWaiting(_ n: Int) -> Phrase { .counted(n, one: "One has not come in yet", many: "{n} have not come in yet") }
    static func sheetInvited(_ n: Int) -> Phrase { .counted(n, one: "one holds a link", many: "{n} hold a link") }
    static let sheetPrint: Phrase = "Make the sheet"
    static func sheetPrintOf(_ unit: String) -> Phrase { "Make the sheet of \(unit)" }
    static let sheetAll: Phrase = "Everybody who has not come in yet"
    static let sheetAgain: Phrase = "Also for those who hold a link: their earlier link ends"
    static let sheetNobodyLeft: Phrase = "Nobody waits for a slip there whom you may invite. Those who hold a link keep it."
    static let sheetOf: Phrase = "Sheets of yours that still hold"
    static func sheetMade(_ time: String) -> Phrase { "Made \(time)" }
    static let sheetOpenIt: Phrase = "Show it"
    static let sheetHint: Phrase = "Print this page and cut along the lines. Each code works once; whoever opens it chooses a password and is in."
    static func sheetHolds(_ time: String) -> Phrase { "The links hold until \(time)." }
    static let sheetEmpty: Phrase = "Every slip of this sheet was used or has been replaced."
    static let sheetsAll: Phrase = "All teams"
    static let slipScan: Phrase = "Scan this with your phone’s camera."
    static let slipChoose: Phrase = "Choose a password of your own. Nobody else sees it."
    static func slipOnce(_ time: String) -> Phrase { "It works once, for you only, until \(time)." }
    static func slipCode(_ name: String) -> Phrase { "Code that opens the invitation of \(name)" }
    static let slipReplace: Phrase = "Replace this slip"
    static func slipReplaceOf(_ name: String) -> Phrase { "Replace the slip of \(name): its link ends" }
}
