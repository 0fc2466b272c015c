extension Phrase {
    static let importsTitle: Phrase = "Bring in what people have told you"
    static let importsLead: Phrase = "A file from any system: CSV or JSON. Nothing is kept until you say so."
    static let importFile: Phrase = "File"
    static let importFileHint: Phrase = ".csv, .json or .jsonl, up to 1 GB. A million lines are fine."
    static let importUnit: Phrase = "Where it belongs, if the file doesn’t say"
    static let importLook: Phrase = "Look at it"
    static let importsBefore: Phrase = "Imported before"
    static func importMoments(_ n: String, isOne: Bool) -> Phrase { isOne ? "\(n) moment" : "\(n) moments" }
    static func importPageTitle(_ name: String) -> Phrase { "\(name), imports" }

    static func importReady(_ n: String, isOne: Bool) -> Phrase { isOne ? "\(n) moment is ready to come in" : "\(n) moments are ready to come in" }
    static let importNothingReady: Phrase = "No line of this file is a moment yet"
    static let importDryRun: Phrase = "This was a dry run: nothing has been stored."
    static func importSomeUnusable(_ n: Int, _ text: String) -> Phrase {
        n == 1
            ? "\(text) line cannot be used, and you can get it with the reason."
            : "\(text) lines cannot be used, and you can get them with the reason."
    }
    static func importSomeKnown(_ n: Int, _ text: String) -> Phrase {
        n == 1 ? "\(text) is known already and will be brought up to date." : "\(text) are known already and will be brought up to date."
    }
    static let importColumns: Phrase = "What we take each column for"
    static let importColumnsHint: Phrase = "We think; change what is wrong"
    static let importColumnsCaption: Phrase = "Columns of the file and what they mean"
    static let importColumnHead: Phrase = "Column"
    static let importExampleHead: Phrase = "For example"
    static let importMeansHead: Phrase = "Means"
    static let importSureHead: Phrase = "How sure"
    static let importSure: Phrase = "sure"
    static let importQuiteSure: Phrase = "quite sure"
    static let importAGuess: Phrase = "a guess"
    static let importPleaseCheck: Phrase = "please check"
    static let importKeptBeside: Phrase = "–"
    static let importMeansNothing: Phrase = "Keep it beside the moment"
    static let importMeansDropped: Phrase = "Leave it out: it is about the person"
    static let importFirstLines: Phrase = "The first lines, as moments"
    static func importLine(_ n: Int) -> Phrase { "line \(n)" }
    static func importWeThink(_ level: String) -> Phrase { "We think: \(level)" }
    static func importAnswered(_ scale: String, _ value: Int, _ top: Int) -> Phrase { "\(scale): \(value) of \(top)" }
    static func importUnusableTitle(_ n: Int, _ text: String) -> Phrase { n == 1 ? "\(text) line cannot be used" : "\(text) lines cannot be used" }
    static let importGetReasons: Phrase = "Get them with the reason"
    static func importLines(_ n: Int, _ text: String) -> Phrase { n == 1 ? "\(text) line" : "\(text) lines" }
    static func importFirstAt(_ n: Int) -> Phrase { "first at \(n)" }
    static let importFeed: Phrase = "Where the file comes from"
    static let importFeedHint: Phrase = "A later file with the same name here updates what this one brought in."
    static let importConsent: Phrase = "The people in this file agreed that we may write to them"
    static let importConsentHint: Phrase = "Without it no name and no address is stored."
    static let importNotNow: Phrase = "Not now"
    static let importAgain: Phrase = "Look again"
    static func importBringIn(_ n: String, isOne: Bool) -> Phrase { isOne ? "Bring in \(n) moment" : "Bring in \(n) moments" }
    static func importEncoding(_ name: String) -> Phrase { "Read as \(name)." }
    static func importKnownAs(_ name: String) -> Phrase { "It looks like an export of \(name)." }

    static func importLooking(_ name: String) -> Phrase { "Looking at \(name)" }
    static func importRunning(_ name: String) -> Phrase { "Bringing in \(name)" }
    static func importUndoing(_ name: String) -> Phrase { "Taking \(name) out again" }
    static let importLeavePage: Phrase = "You can leave this page; it goes on."
    static func importLinesSoFar(_ n: String) -> Phrase { "\(n) lines so far" }
    static func importPutAsideSoFar(_ n: Int, _ text: String) -> Phrase { n == 1 ? "\(text) line put aside" : "\(text) lines put aside" }
    static let importReadSoFar: Phrase = "Read so far"
    static let importStop: Phrase = "Stop here"

    static func importDone(_ n: String, isOne: Bool) -> Phrase { isOne ? "\(n) moment has come in." : "\(n) moments have come in." }
    static let importDoneWords: Phrase = "They are read, searchable and counted."
    static func importPutAside(_ n: Int, _ text: String) -> Phrase {
        n == 0 ? "Every line could be used." : n == 1 ? "\(text) line was put aside, none was lost." : "\(text) lines were put aside, none was lost."
    }
    static let importCameIn: Phrase = "Came in"
    static let importBroughtUpToDate: Phrase = "Brought up to date"
    static let importKnownAlready: Phrase = "Known already"
    static let importAside: Phrase = "Put aside"
    static let importWithTheReason: Phrase = "with the reason"
    static let importTook: Phrase = "Took"
    static func importSeconds(_ text: String) -> Phrase { "\(text) seconds" }
    static let importSeeWhatTheySay: Phrase = "See what they say"
    static let importReadThem: Phrase = "Read them"
    static let importUndo: Phrase = "Undo"
    static func importUndoWords(_ n: String) -> Phrase { "Takes all \(n) out again, from every list and figure. What somebody is working on stays." }
    static let importUndoThis: Phrase = "Undo this import"
    static let importUndoYes: Phrase = "Yes, take them out"
    static let importUndone: Phrase = "This import was taken out again."
    static let importFailedStore: Phrase =
        "It stopped because nothing could be written down. What had come in is kept; import the file again to go on."
    static let importFailedFile: Phrase = "The file could not be read to its end. What had come in is kept; import the file again to go on."
    static let importAbandoned: Phrase = "Nobody brought it in for a week, so the file was deleted."
    static let importStopped: Phrase = "Stopped. What had come in is kept."

    static let importNoFile: Phrase = "Choose a file first."
    static let importEmptyFile: Phrase = "This file is empty."
    static let importTooLarge: Phrase = "This file is larger than 1 GB. Please bring it in in parts."
    static let importNoUnit: Phrase = "Choose a place that you look after."
    static let importNeedsWords: Phrase = "Say which column holds their words or a score."

    static func importRole(_ role: ColumnRole) -> Phrase {
        switch role {
        case .sourceID: "Its own number or name"
        case .happenedAt: "When it happened"
        case .score: "A score"
        case .words: "Their words"
        case .title: "A heading above their words"
        case .language: "The language"
        case .unit: "The {unit}"
        case .touchpoint: "The touchpoint"
        case .channel: "The channel"
        case .customerName: "The {customer}’s name"
        case .email: "The {customer}’s e-mail address"
        }
    }

    static func importScale(_ scale: ScoreScale) -> Phrase {
        switch scale {
        case .stars: "Stars, 1 to 5"
        case .satisfaction: "Satisfied, 1 to 5"
        case .recommend: "Would recommend, 0 to 10"
        case .effort: "Easy, 1 to 7"
        case .level: "Level of service, 1 to 6"
        case .good: "Good or bad"
        }
    }

    static func importDateStyle(_ style: DateStyle) -> Phrase {
        switch style {
        case .yearFirst: "When it happened, as 2026-02-24"
        case .dayFirst: "When it happened, as 24/02/2026"
        case .monthFirst: "When it happened, as 02/24/2026"
        case .monthName: "When it happened, as 24 Feb 2026"
        case .epochSeconds: "When it happened, in seconds since 1970"
        case .epochMilliseconds: "When it happened, in milliseconds since 1970"
        }
    }
}
