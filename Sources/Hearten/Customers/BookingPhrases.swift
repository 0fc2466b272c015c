extension Phrase {
    static let tabBookings: Phrase = "Bookings"
    static let tabBookingsWords: Phrase = "When {customers} come of whom something is remembered."
    static let bookingsLead: Phrase =
        "Bring in who is booked: only people of whom something is remembered or promised are kept, so that whoever serves them knows today."
    static let bookingsUnit: Phrase = "Where they are expected, if the file doesn’t say"
    static let bookingsFile: Phrase = "The bookings"
    static let bookingsFileHint: Phrase =
        ".csv, up to 4 MB. It needs an e-mail address, a telephone or a number of each, and from and until; a seat, a flight, what they like if you have it."
    static let bookingsTooLarge: Phrase = "This file is larger than 4 MB or 20,000 lines. Please bring it in in parts."
    static let bookingsUnreadable: Phrase =
        "We need columns for who (e-mail, phone or customer number), from and until. Name them so in the first line."
    static func bookingCount(_ n: Int) -> Phrase { .counted(n, one: "{n} booking", many: "{n} bookings") }
    static func bookingsReady(_ n: Int) -> Phrase { .counted(n, one: "One booking is ready to come in", many: "{n} bookings are ready to come in") }
    static func bookingsDone(_ n: Int) -> Phrase { .counted(n, one: "One booking is in", many: "{n} bookings are in") }
    static let bookingsUndone: Phrase = "These bookings were taken out again"
    static let bookingsOnlyKnown: Phrase = "Of anybody else nothing is kept."
    static let bookingsNotKept: Phrase = "Not known, not kept"
    static let bookingsLikes: Phrase = "With what they like"
    static func bookingsBringIn(_ n: Int) -> Phrase { .counted(n, one: "Bring in one booking", many: "Bring in {n} bookings") }
    static let bookingsUndoWords: Phrase =
        "What the file brought goes, with people and preferences that only it knew. What it changed stays; bring the right file in."
    static let bookingsUndoThis: Phrase = "Undo these bookings"

    static func bookingNote(_ kind: String) -> Phrase {
        switch kind {
        case "forgotten": "They asked to be forgotten"
        case "said-no": "They said no to this"
        case "too-many": "There is too much about them already"
        case "no-person": "There is no address, telephone or number by which they are known"
        default: shiftNotes(kind)
        }
    }
}
