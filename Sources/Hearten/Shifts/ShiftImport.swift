import Storage

/// A file of shifts: how it is read, how far it has come, and what came of it.
struct ShiftImport: Sendable, BackgroundFile {
    typealias State = FileState

    let id: ID<ShiftImport>
    var name: String
    var plan: ShiftPlan
    var unit: ID<Unit>
    var state: State
    var path: String?
    var size: Int64
    var madeBy: ID<Colleague>?
    var createdAt: Instant
    var startedAt: Instant?
    var progress = Progress()
    /// Why it could not go on: a code.
    var failure: String?

    /// Shifts of one source in one unit; ids are only compared within it.
    var feed: String { "\(unit)\u{1F}\(plan.file.feed)" }

    struct Progress: Sendable, Equatable {
        var read = 0
        var new = 0
        var changed = 0
        var same = 0
        /// Taken out: cancelled, or no longer in a file that is the whole rota.
        var gone = 0
        var refused = 0
        var overlapping = 0
        /// The earliest and the latest start.
        var first: Instant?
        var last: Instant?

        mutating func sees(_ start: Instant) {
            first = min(first ?? start, start)
            last = max(last ?? start, start)
        }
    }

    /// Shifts that the file brings in or knows.
    var usable: Int { progress.new + progress.changed + progress.same }

    /// Rows put aside that are kept with their reason; beyond it they are only counted.
    static let mostNotes = 5_000
    static let mostRows = 400_000
    static let mostBytes: Int64 = 64 << 20
}

/// A row that was put aside, or that came in with something to look at.
struct ShiftNote: Sendable {
    let row: Int
    /// As `ShiftRefusal.code` says it.
    let reason: String
    let raw: String?
    let isRefused: Bool
}
