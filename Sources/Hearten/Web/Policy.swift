/// Who may use a route. Every route declares one; the program does not start otherwise.
package enum Policy: Sendable, Hashable {
    /// Anyone at all: the questions for customers, the sign-in page, health.
    case everyone
    /// Whoever holds the secret link whose token is in the path.
    case holderOfLink
    /// Whoever stands at a shared tablet that was enrolled; its own cookie says so.
    case tablet
    /// Only while nobody has set the house up.
    case settingUp
    /// Any colleague who is signed in.
    case colleague
    /// A colleague who holds this right somewhere; what they see is bounded by where they hold it.
    case colleagueWho(Right)
    /// A program with a token of this right.
    case program(Right)

    /// This machine's own commands, with the token of the file beside the database.
    case thisMachine

    var isForColleagues: Bool {
        switch self {
        case .colleague, .colleagueWho: true
        default: false
        }
    }
}
