extension Phrase {
    static let tabShifts: Phrase = "Shifts"
    static let tabShiftsWords: Phrase = "Who works where and when, from your rota."
    static let shiftsImportLead: Phrase = "Bring in the rota: a CSV file or an iCalendar file from any system. Nothing is kept until you say so."
    static let shiftFile: Phrase = "The rota"
    static let shiftFileHint: Phrase = ".csv or .ics, up to 64 MB. It needs who, when from and when until; where and on what if you like."
    static let shiftUnit: Phrase = "Whose rota it is"
    static let shiftLook: Phrase = "Look at it"
    static let shiftsBefore: Phrase = "Brought in before"
    static let shiftsNoneBefore: Phrase = "No rota has been brought in yet"
    static let shiftsNoneBeforeWords: Phrase =
        "With it, everybody is greeted with their day, cases come to whoever is there, and compliments find “the lady at gate 4 at seven”."
    static func shiftCount(_ n: Int) -> Phrase { .counted(n, one: "{n} shift", many: "{n} shifts") }
    static let shiftNoFile: Phrase = "Choose a file first."
    static let shiftEmptyFile: Phrase = "This file is empty."
    static let shiftFileTooLarge: Phrase = "This file is larger than 64 MB. Please bring it in in parts."
    static let shiftNeedsUnit: Phrase = "Choose a place that you look after."
    static let shiftNeedsColumns: Phrase = "Say which columns hold who, when from (with the day) and when until."

    static func shiftsReady(_ n: Int) -> Phrase { .counted(n, one: "One shift is ready to come in", many: "{n} shifts are ready to come in") }
    static let shiftsNoneReady: Phrase = "No line of this file is a shift yet"
    static let shiftDryRun: Phrase = "This was a dry run: nothing has been stored."
    static func shiftsRefused(_ n: Int) -> Phrase { .counted(n, one: "One line cannot be used.", many: "{n} lines cannot be used.") }
    static func shiftsKnown(_ n: Int) -> Phrase {
        .counted(
            n, one: "One is known already and stays or is brought up to date.", many: "{n} are known already and stay or are brought up to date.")
    }
    static func shiftsWouldGo(_ n: Int) -> Phrase { .counted(n, one: "One would be taken out.", many: "{n} would be taken out.") }
    static func shiftsOverlap(_ n: Int) -> Phrase {
        .counted(n, one: "One lies over another shift of the same person.", many: "{n} lie over another shift of the same person.")
    }
    static let shiftFirstLines: Phrase = "The first of them, as shifts"
    static let shiftWhole: Phrase = "This is the whole rota of its days"
    static let shiftWholeHint: Phrase = "What an earlier file of this source had in these days and this one no longer has is taken out."
    static let shiftFeed: Phrase = "Where the file comes from"
    static let shiftFeedHint: Phrase = "A later file with the same name here updates what this one brought in."
    static let shiftNotNow: Phrase = "Not now"
    static let shiftAgain: Phrase = "Look again"
    static func shiftBringIn(_ n: Int) -> Phrase { .counted(n, one: "Bring in one shift", many: "Bring in {n} shifts") }
    static let shiftBringItIn: Phrase = "Bring it in"
    static let shiftColumns: Phrase = "What we take each column for"
    static let shiftColumnsHint: Phrase = "We think; change what is wrong"
    static let shiftColumnsCaption: Phrase = "Columns of the rota and what they mean"
    static let shiftColumnHead: Phrase = "Column"
    static let shiftExampleHead: Phrase = "For example"
    static let shiftMeansHead: Phrase = "Means"
    static let shiftSureHead: Phrase = "How sure"
    static let shiftSure: Phrase = "sure"
    static let shiftQuiteSure: Phrase = "quite sure"
    static let shiftAGuess: Phrase = "a guess"
    static let shiftLeftOut: Phrase = "–"
    static let shiftMeansNothing: Phrase = "Leave it out"
    static let shiftCalendarWords: Phrase =
        "It is a calendar: each attendee of an event works then, at its place, on what it is called. Without attendees the organiser does, or whoever the event is called after."
    static func shiftNotesTitle(_ n: Int) -> Phrase { .counted(n, one: "One line to look at", many: "{n} lines to look at") }
    static let shiftGetReasons: Phrase = "Get them with the reason"
    static func shiftLines(_ n: Int) -> Phrase { .counted(n, one: "{n} line", many: "{n} lines") }
    static func shiftFirstAt(_ n: Int) -> Phrase { "first at \(n)" }

    static func shiftLooking(_ name: String) -> Phrase { "Looking at \(name)" }
    static func shiftRunning(_ name: String) -> Phrase { "Bringing in \(name)" }
    static func shiftUndoing(_ name: String) -> Phrase { "Taking \(name) out again" }
    static func shiftLinesSoFar(_ n: Int) -> Phrase { .counted(n, one: "{n} line so far", many: "{n} lines so far") }
    static let shiftLeavePage: Phrase = "You can leave this page; it goes on."
    static func shiftsDone(_ n: Int) -> Phrase { .counted(n, one: "One shift is in the rota.", many: "{n} shifts are in the rota.") }
    static let shiftsDoneWords: Phrase = "Everybody sees their own on their day."
    static let shiftCameIn: Phrase = "Came in"
    static let shiftBroughtUpToDate: Phrase = "Brought up to date"
    static let shiftKnownAlready: Phrase = "Known already"
    static let shiftTakenOut: Phrase = "Taken out"
    static let shiftPutAside: Phrase = "Put aside"
    static let shiftOver: Phrase = "Over another one"
    static let shiftFailedFile: Phrase = "The file could not be read to its end. What had come in is kept; bring it in again to go on."
    static let shiftFailedCalendar: Phrase = "This is not a calendar that we can read. Nothing was kept."
    static let shiftFailedRows: Phrase = "This file has more lines than a rota can have. What had come in is kept; bring it in in parts."
    static let shiftFailedStore: Phrase = "It stopped because nothing could be written down. What had come in is kept; bring it in again to go on."
    static let shiftAbandoned: Phrase = "Nobody brought it in for a week, so the file was deleted."
    static let shiftUndone: Phrase = "This rota was taken out again."
    static let shiftUndo: Phrase = "Undo"
    static let shiftUndoWords: Phrase =
        "What it brought goes, what it changed or took out becomes what it was. What a later file has said again stays."
    static let shiftUndoThis: Phrase = "Undo this rota"
    static let shiftUndoYes: Phrase = "Yes, take it out"
    static let shiftSeeWeek: Phrase = "See the week"

    static func shiftRole(_ role: ShiftColumnRole) -> Phrase {
        switch role {
        case .staffKey: "Who: the staff number"
        case .email: "Who: the e-mail address"
        case .name: "Who: the name"
        case .unit: "The {unit}"
        case .date: "The day"
        case .start: "From"
        case .end: "Until"
        case .place: "Where: a gate, a desk"
        case .work: "On what: a flight, a clinic, a ward"
        case .sourceID: "Its own number or name"
        }
    }

    /// What a meaning says in the list of meanings.
    static func shiftMeaning(_ role: ShiftColumnRole?, _ style: DateStyle?) -> Phrase {
        guard let role else { return shiftMeansNothing }
        guard let example = style.map(shiftDateExample) else {
            switch role {
            case .start: return "From, as 06:00"
            case .end: return "Until, as 14:00"
            default: return shiftRole(role)
            }
        }
        switch role {
        case .date: return "The day, as \(example)"
        case .start: return "From, as \(example) 06:00"
        default: return "Until, as \(example) 14:00"
        }
    }

    private static func shiftDateExample(_ style: DateStyle) -> String {
        switch style {
        case .yearFirst: "2026-02-24"
        case .dayFirst: "24/02/2026"
        case .monthFirst: "02/24/2026"
        case .monthName: "24 Feb 2026"
        case .epochSeconds, .epochMilliseconds: "1771891200"
        }
    }

    /// What a stored reason says. Reasons that are about a cell show it.
    static func shiftNote(_ code: String) -> Phrase {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        let about = parts.count > 1 ? parts[1] : ""
        guard !about.isEmpty else { return shiftNotes(parts.first ?? "") }
        switch parts.first {
        case "unknown-person": return "Nobody who works here is known as “\(about)”"
        case "two-of-this-name": return "Two people here are called “\(about)”; say which one by staff number or e-mail address"
        case "has-left": return "“\(about)” does not work here any more"
        case "unknown-unit": return "There is no “\(about)” here"
        case "no-day": return "“\(about)” is not a day as the other lines write it"
        case "no-start": return "“\(about)” is not a time from which somebody works"
        case "no-end": return "“\(about)” is not a time until which somebody works"
        case "unknown-zone": return "“\(about)” is no time zone that we know"
        case "unknown-repetition": return "It repeats in a way that we cannot read (\(about))"
        default: return rowRefused(code)
        }
    }

    /// What all reasons of one kind say together.
    static func shiftNotes(_ kind: String) -> Phrase {
        switch kind {
        case "no-person": "It does not say who"
        case "unknown-person": "Nobody who works here is known by this"
        case "two-of-this-name": "Two people here bear this name"
        case "has-left": "They do not work here any more"
        case "unknown-unit": "There is no such {unit} here"
        case "no-day": "There is no day that we can read"
        case "no-start": "There is no time from which somebody works"
        case "no-end": "There is no time until which somebody works"
        case "ends-early": "It ends when it begins, or before"
        case "shift-too-long": "It is longer than 36 hours"
        case "too-far": "It lies more than 400 days away"
        case "place-too-long": "The place or the work has more than 120 letters"
        case "unknown-zone": "Its time zone is unknown"
        case "unknown-repetition": "It repeats in a way that we cannot read"
        case "too-many-times": "It happens too often"
        case "overlaps": "It came in, and lies over another shift of the same person"
        default: rowsRefused(kind)
        }
    }
}
