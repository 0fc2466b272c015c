import Storage

/// Whether we hear enough from a touchpoint.
enum Coverage: Equatable {
    case heard
    /// There is no way to tell us anything here.
    case noWay
    /// There is a way, and nobody has used it yet.
    case neverHeard
    /// Nobody was heard from for so many whole days.
    case silent(days: Int)

    /// After so many days without a word a point has gone silent.
    static let mostDays = 21

    init(_ point: Touchpoint, now: Instant) {
        guard point.method != "none" else {
            self = .noWay
            return
        }
        guard let last = point.lastHeardAt else {
            self = .neverHeard
            return
        }
        let days = Int((now.milliseconds - last.milliseconds) / 86_400_000)
        self = days >= Coverage.mostDays ? .silent(days: days) : .heard
    }

    /// What is said about it in a few words; nil when there is nothing to say.
    var phrase: Phrase? {
        switch self {
        case .heard: nil
        case .noWay: .coverageNoWay
        case .neverHeard: .coverageNever
        case .silent(let days): .silentForWeeks(days / 7)
        }
    }
}
