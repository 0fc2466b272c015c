extension Phrase {
    static func unitsLead(_ n: Int) -> Phrase {
        .counted(n, one: "One place, in the order of your house.", many: "{n} places, in the order of your house.")
    }
    static let unitsTree: Phrase = "Places"
    static let addUnit: Phrase = "Add a place"
    static let newUnitTitle: Phrase = "A new place"
    static let unitWhole: Phrase = "the whole house"
    static let unitRegion: Phrase = "region"
    static let unitSite: Phrase = "site"
    static let unitTeam: Phrase = "team"
    static let unitClosed: Phrase = "closed"
    static let unitName: Phrase = "Name"
    static let unitParent: Phrase = "Belongs to"
    static let unitPlace: Phrase = "Kind"
    static let choiceRegion: Phrase = "Region"
    static let choiceSite: Phrase = "Site"
    static let choiceTeam: Phrase = "Team"
    static let unitPartner: Phrase = "A {partner} runs it"
    static let unitZone: Phrase = "Time zone"
    static let placeHours: Phrase = "Working hours"
    static let unitHoursHint: Phrase =
        "Several shifts with a comma: 09:00–12:00, 13:00–17:00. An empty day is closed. A night shift may end in the morning: 22:00–06:00."
    static func unitHoursFrom(_ name: String) -> Phrase { "The hours of \(name)" }
    static let unitHoursOrdinary: Phrase = "Monday to Friday, nine to five"
    static let unitHoursOwn: Phrase = "Its own hours"
    static let unitHolidays: Phrase = "Holidays of its own"
    static let unitHolidaysHint: Phrase = "One a line: 2026-12-25 Christmas Day. With other hours instead: 2026-12-24 09:00–12:00 Christmas Eve."
    static let unitHolidaysAbove: Phrase = "It keeps these too"
    static func holidayFrom(_ name: String) -> Phrase { "from \(name)" }
    static let holidayClosed: Phrase = "closed"
    static let importHolidays: Phrase = "Read holidays from a calendar file"
    static let importHolidaysHint: Phrase =
        "An iCalendar file (.ics) with whole days. They are added to those above; a day that stands there already keeps its words."
    static let importHolidaysButton: Phrase = "Read the file"
    static func holidaysRead(_ n: Int) -> Phrase { .counted(n, one: "One holiday added.", many: "{n} holidays added.") }
    static let closeUnit: Phrase = "Close this place"
    static let closeUnitWords: Phrase = "Its signs end. What was told here stays, and stays counted."
    static let reopenUnit: Phrase = "Open it again"
    static func unitAdded(_ name: String) -> Phrase { "\(name) is there." }
    static func unitClosedNow(_ name: String) -> Phrase { "\(name) is closed." }
    static func unitOpenedNow(_ name: String) -> Phrase { "\(name) is open again." }

    static let unitNeedsName: Phrase = "Write its name"
    static let unitNameTaken: Phrase = "There is a place of this name beside it; give it another"
    static let unitNeedsParent: Phrase = "Choose the place it belongs to"
    static let unitInsideItself: Phrase = "A place cannot belong to itself or to one below it"
    static let unitHasOpenBelow: Phrase = "Close or move the places below it first"
    static func hoursUnclear(_ text: String) -> Phrase { "Write hours like 09:00–17:00 instead of “\(text)”" }
    static func hoursEmpty(_ text: String) -> Phrase { "“\(text)” ends when it begins; leave the day empty if it is closed" }
    static let hoursOverlap: Phrase = "Two shifts of this day overlap"
    static let hoursTooMany: Phrase = "Use at most twelve shifts a day"
    static let hoursOverNight: Phrase = "A night shift reaches into the next day’s first one"
    static func holidayUnclear(_ line: String) -> Phrase { "Begin each line with a date like 2026-12-25, not “\(line)”" }
    static func holidayNeedsName(_ day: String) -> Phrase { "Write a name behind \(day)" }
    static func holidayTwice(_ day: String) -> Phrase { "\(day) is there twice" }
    static let holidaysTooMany: Phrase = "Use at most 1,000 holidays"
    static let calendarMissing: Phrase = "Choose a calendar file first"
    static func calendarUnreadable(_ line: Int) -> Phrase { "This file cannot be read as a calendar: look at line \(line)" }
    static func calendarNotADate(_ line: Int) -> Phrase { "Line \(line) has no whole day, such as 20261225" }
    static func calendarRepeats(_ line: Int) -> Phrase { "Line \(line) repeats in a way we do not know; only yearly days can be read" }
    static let calendarTooLarge: Phrase = "This file is too large for a calendar"
}
