extension Phrase {
    static func shiftTimes(_ from: String, _ until: String) -> Phrase { "\(from) to \(until)" }
    static func shiftOnDay(_ day: String, _ times: String) -> Phrase { "\(day), \(times)" }
    static func youAreAt(_ place: String, _ until: String) -> Phrase { "You are at \(place) until \(until)." }
    static func youAreAtOn(_ place: String, _ until: String, _ work: String) -> Phrase { "You are at \(place) until \(until), \(work)." }
    static func youBegin(_ time: String, _ place: String) -> Phrase { "Your next shift is \(time), at \(place)." }
    static func youBeginOn(_ time: String, _ place: String, _ work: String) -> Phrase { "Your next shift is \(time), at \(place), \(work)." }
    static func withName(_ name: String) -> Phrase { "With \(name)." }
    static func withNames(_ names: String, _ last: String) -> Phrase { "With \(names) and \(last)." }
    static func withNamesAndMore(_ names: String, _ n: Int) -> Phrase { "With \(names) and \(n) more." }
    static let myShifts: Phrase = "My shifts"
    static let shiftsNav: Phrase = "Shifts"
    static let weekOfUnit: Phrase = "The week"
    static let bringRotaIn: Phrase = "Bring in a rota"
    static func shiftsAhead(_ n: Int) -> Phrase { .counted(n, one: "One shift in the next four weeks.", many: "{n} shifts in the next four weeks.") }
    static let noShiftsOfMine: Phrase = "No shift of yours in the next four weeks"
    static let noShiftsOfMineWords: Phrase = "When your {leader} has brought in the rota, your days stand here and greet you on My day."
    static let shiftNow: Phrase = "now"
    static let shiftToday: Phrase = "today"
    static let shiftOnLeave: Phrase = "away"
    static let shiftOverlapping: Phrase = "over another shift"
    static func weekLead(_ n: Int, _ unit: String) -> Phrase { .counted(n, one: "One shift at \(unit).", many: "{n} shifts at \(unit).") }
    static func weekFrom(_ day: String) -> Phrase { "Week from \(day)" }
    static let weekUnit: Phrase = "Whose week"
    static let weekShow: Phrase = "Show"
    static let weekEarlier: Phrase = "The week before"
    static let weekLater: Phrase = "The week after"
    static let weekEmpty: Phrase = "Nobody stands in the rota of this week"
    static let weekEmptyWords: Phrase = "Bring in the rota, and everybody sees their days, and what needs somebody comes to whoever is there."
    static func weekMore(_ n: Int) -> Phrase { "Only the first \(n) are shown. Choose a smaller {unit}." }
    static let nobodyThen: Phrase = "Nobody"
    static func hereUntil(_ time: String) -> Phrase { "here until \(time)" }
    static func onShiftThen(_ name: String) -> Phrase { "\(name), on shift there then" }
}
