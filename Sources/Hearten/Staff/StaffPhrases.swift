extension Phrase {
    static let staffTitle: Phrase = "A file of people"
    static let staffLead: Phrase =
        "Names, {units}, roles and whom everybody reports to, as your own register has them. Nothing changes before you say so."
    static let staffFile: Phrase = "The file"
    static let staffFileHint: Phrase =
        "CSV, with a staff number or an email for everybody. The columns are recognised; you can change what they mean."
    static let staffUnit: Phrase = "Where its people work"
    static let staffUnitHint: Phrase = "Nobody outside this {unit} is changed."
    static let staffLook: Phrase = "Look at it first"
    static let staffNumber: Phrase = "Staff number"
    static let staffNumberHint: Phrase = "As in your own register. A file finds this person by it."
    static let staffNumberTaken: Phrase = "Somebody else has this number"
    static let staffBefore: Phrase = "Earlier files"
    static let staffBringFile: Phrase = "Bring in a file"
    static let staffPrint: Phrase = "Print invitations"
    static func staffLooking(_ name: String) -> Phrase { "Looking at \(name)" }
    static func staffRunning(_ name: String) -> Phrase { "Bringing in \(name)" }
    static func staffUndoing(_ name: String) -> Phrase { "Undoing \(name)" }
    static let staffLeavePage: Phrase = "You can leave this page; it goes on."
    static let staffProgress: Phrase = "Written so far"

    static func staffReady(_ n: Int, _ shown: String) -> Phrase { n == 1 ? "One change is ready" : "\(shown) changes are ready" }
    static let staffNothingNew: Phrase = "This file changes nothing"
    static let staffDryRun: Phrase = "This was only a look. Nothing has been stored."
    static let staffColumnsTitle: Phrase = "What the columns say"
    static let staffColumnsHint: Phrase = "Change what was not understood."
    static let staffColumnsCaption: Phrase = "The columns of the file, an example of each, and what it means"
    static let staffColumnHead: Phrase = "Column"
    static let staffExampleHead: Phrase = "Example"
    static let staffMeansHead: Phrase = "It is"
    static let staffSureHead: Phrase = "How sure"
    static let staffUnused: Phrase = "Not used"
    static let staffSure: Phrase = "Sure"
    static let staffQuiteSure: Phrase = "Quite sure"
    static let staffGuess: Phrase = "A guess, please check"
    static let staffNoColumn: Phrase = "Stays in the file"
    static let staffComesToTitle: Phrase = "What would happen"
    static let staffCameToTitle: Phrase = "What happened"
    static let staffAsideTitle: Phrase = "Put aside, and remarks"
    static func staffTimes(_ n: Int) -> Phrase { .counted(n, one: "once", many: "{n} times") }
    static func staffFirstLine(_ line: Int) -> Phrase { "first in line \(line)" }
    static let staffAllReasons: Phrase = "All lines with their reasons (CSV)"
    static let staffRemark: Phrase = "Remark"
    static let staffPutAside: Phrase = "Put aside"
    static let staffChoicesTitle: Phrase = "What may follow from it"
    static let staffMakesUnits: Phrase = "Make {units} that are missing, below the one chosen here"
    static let staffMissingLeave: Phrase = "Whoever has a staff number and is missing in this file leaves"
    static let staffBringsBack: Phrase = "Whoever had left and stands in this file comes back"
    static let staffLeaversLabel: Phrase = "How many leave"
    static func staffLeaversHint(_ left: String, _ active: String) -> Phrase {
        "\(left) of \(active) would leave. If that is right, type the number."
    }
    static func staffTypeLeavers(_ n: String) -> Phrase { "Type \(n) if so many leave, or bring in a file in which they stand" }
    static let staffNeedsColumns: Phrase = "Say which column holds the name, and which a staff number or an email."
    static let staffUnknownColumns: Phrase =
        "No columns were recognised as a name and a staff number or an email. Bring a file with these headings in by hand once: what you settle there is remembered."
    static let staffNeedsFile: Phrase = "Choose a file first."
    static let staffEmptyFile: Phrase = "This file is empty."
    static let staffTooLarge: Phrase = "This file is too large to be a list of people."
    static let staffNeedsUnit: Phrase = "Choose a {unit} that you look after."
    static let staffAgain: Phrase = "Look again"
    static let staffNotNow: Phrase = "Not now"
    static func staffBringIn(_ n: Int, _ shown: String) -> Phrase { n == 1 ? "Make this change" : "Make these \(shown) changes" }
    static let staffWhoLeaves: Phrase = "Who leaves"
    static let staffNewUnitsTitle: Phrase = "New {units}"
    static func staffAndMore(_ n: String) -> Phrase { "and \(n) more" }

    static let staffNew: Phrase = "Come in"
    static let staffChanged: Phrase = "Changed"
    static let staffSame: Phrase = "Stay as they are"
    static let staffLeft: Phrase = "Leave"
    static let staffReturned: Phrase = "Come back"
    static let staffUnits: Phrase = "New {units}"
    static let staffAside: Phrase = "Put aside"
    static let staffNotes: Phrase = "With a remark"

    static func staffDone(_ n: Int, _ shown: String) -> Phrase { n == 1 ? "One change was made." : "\(shown) changes were made." }
    static let staffInviteNext: Phrase = "Nobody has been written to. Print their invitations, or make a link for one person."
    static let staffUndoTitle: Phrase = "Undo"
    static func staffUndoWords(_ days: Int) -> Phrase {
        "Puts back what this file changed, and nothing that somebody changed since. Those who had left sign in again; what they looked after stays with others. Possible for \(days) days."
    }
    static let staffUndoThis: Phrase = "Undo this file"
    static let staffUndoYes: Phrase = "Yes, put it back"
    static let staffUndone: Phrase = "This file was undone."
    static func staffKept(_ n: Int) -> Phrase {
        .counted(
            n, one: "One person stays as they are: somebody has changed them since, or they have come in.",
            many: "{n} people stay as they are: somebody has changed them since, or they have come in.")
    }
    static let staffKeptTitle: Phrase = "Who stays as they are"

    static func staffFailure(_ code: String) -> Phrase {
        switch code {
        case "too-many-leave": "More people would leave than somebody agreed to. Nobody was changed."
        case "too-many": "There are more rows than a list of people has. Nobody was changed."
        case "too-large": "This file is too large to be a list of people. Nobody was changed."
        case "rights": "Whoever chose this file may no longer bring people in. Nobody was changed."
        case "abandoned": "Nobody brought it in for a week, so the file was deleted."
        case "store": "It stopped because nothing could be written down. What had come in is kept; bring the file in again to go on."
        default: "The file could not be read to its end. What had come in is kept; bring the file in again to go on."
        }
    }

    static func staffColumn(_ column: StaffColumn) -> Phrase {
        switch column {
        case .staffKey: "Staff number"
        case .name: "Whole name"
        case .givenName: "First name"
        case .familyName: "Last name"
        case .email: "Email"
        case .title: "What they do"
        case .unit: "{Unit}, by name or path"
        case .role: "Role"
        case .leader: "Whom they report to (number or email)"
        case .leaving: "Day of leaving"
        case .status: "Status: here or left"
        }
    }

    static func staffDateStyle(_ style: DateStyle) -> Phrase { "Day of leaving, as \(style.words)" }

    // On the command line
    static func staffRead(_ n: String, _ aside: String) -> Phrase { "\(n) people read, \(aside) put aside." }
    static let staffNothingStored: Phrase = "Nothing was stored. It would come to:"
    static let staffStored: Phrase = "It came to:"
    static func staffCounts(_ sum: StaffSummary) -> Phrase {
        "\(sum.new) new, \(sum.changed) changed, \(sum.same) the same, \(sum.left) left, \(sum.returned) came back, \(sum.units) new {units}"
    }
    static func staffReasonsAt(_ path: String) -> Phrase { "The reasons: \(path)" }
}
