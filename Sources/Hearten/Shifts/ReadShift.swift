/// A shift as one row or event of a file says it, before people and places are looked up.
struct ReadShift: Sendable, Equatable {
    var staffKey: String?
    var email: String?
    var name: String?
    var unit: String?
    var starts: ShiftTime
    var ends: ShiftTime
    var place: String?
    var work: String?
    /// The source's own name for it, where it has one.
    var sourceID: String?
    var isCancelled = false
}

/// One row or event of a file: what it says, or why it cannot be used.
struct ShiftLine: Sendable {
    /// The row, or the line of the file where the event begins.
    let row: Int
    /// The start of what the file had there.
    var raw: String?
    var read: Result<ReadShift, ShiftRefusal>
}

/// Why a row of a rota is put aside, or what to look at in one that came in; stored as a code and said in the reader's language.
enum ShiftRefusal: Error, Sendable, Equatable {
    case row(RowRefusal)
    case noPerson
    case unknownPerson(String)
    case twoOfThisName(String)
    case hasLeft(String)
    case unknownUnit(String)
    case noDate(String)
    case noStart(String)
    case noEnd(String)
    case endsBeforeItBegins
    case tooLong
    case tooFar
    case wordsTooLong
    case unknownZone(String)
    case unknownRepetition(String)
    case tooManyTimes
    /// It came in, and lies over another one of the same person.
    case overlaps

    /// The code and, after a colon, what it is about.
    var code: String {
        switch self {
        case .row(let refusal): refusal.code
        case .noPerson: "no-person"
        case .unknownPerson(let name): "unknown-person:\(name.prefix(80))"
        case .twoOfThisName(let name): "two-of-this-name:\(name.prefix(80))"
        case .hasLeft(let name): "has-left:\(name.prefix(80))"
        case .unknownUnit(let name): "unknown-unit:\(name.prefix(80))"
        case .noDate(let cell): "no-day:\(cell.prefix(60))"
        case .noStart(let cell): "no-start:\(cell.prefix(60))"
        case .noEnd(let cell): "no-end:\(cell.prefix(60))"
        case .endsBeforeItBegins: "ends-early"
        case .tooLong: "shift-too-long"
        case .tooFar: "too-far"
        case .wordsTooLong: "place-too-long"
        case .unknownZone(let name): "unknown-zone:\(name.prefix(60))"
        case .unknownRepetition(let rule): "unknown-repetition:\(rule.prefix(80))"
        case .tooManyTimes: "too-many-times"
        case .overlaps: "overlaps"
        }
    }
}
