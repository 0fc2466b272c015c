import Storage

/// A file of bookings that was looked at, brought in or taken back.
struct BookingImport: Sendable {
    enum State: String, Sendable { case checked, done, undone, abandoned }

    let id: ID<BookingImport>
    var name: String
    var unit: ID<Unit>
    var path: String?
    var state: State
    var madeBy: ID<Colleague>?
    var createdAt: Instant
    var summary: BookingSummary

    static let mostBytes: Int64 = 4 << 20
    static let mostRows = 20_000
    static let mostNotes = 1_000
}

/// What became of a file's rows, without anybody's name.
struct BookingSummary: Sendable, Equatable {
    struct Note: Sendable, Equatable {
        var row: Int
        var reason: String
    }

    var read = 0
    var new = 0
    var changed = 0
    var same = 0
    /// Cancelled ones, taken out.
    var gone = 0
    /// Of people of whom nothing is remembered: not kept.
    var unknown = 0
    var refused = 0
    var preferences = 0
    var notes: [Note] = []
    /// What each column was taken for, as "header: role".
    var columns: [String] = []

    var usable: Int { new + changed + same + gone }

    mutating func refuse(_ row: Int, _ reason: String) {
        refused += 1
        // What a cell held stays out: it may be somebody's name.
        if notes.count < BookingImport.mostNotes { notes.append(Note(row: row, reason: String(reason.prefix { $0 != ":" }))) }
    }

    init() {}

    private static let counts: [(String, any WritableKeyPath<BookingSummary, Int> & Sendable)] = [
        ("read", \.read), ("new", \.new), ("changed", \.changed), ("known", \.same), ("taken_out", \.gone), ("not_kept", \.unknown),
        ("put_aside", \.refused), ("preferences", \.preferences),
    ]

    var json: JSON {
        .object(
            Self.counts.map { JSON.Member($0.0, .int(Int64(self[keyPath: $0.1]))) } + [
                JSON.Member("notes", .array(notes.map { ["row": .int(Int64($0.row)), "reason": .string($0.reason)] })),
                JSON.Member("columns", .array(columns.map(JSON.string))),
            ])
    }

    init(_ json: JSON) {
        for (name, path) in Self.counts { self[keyPath: path] = Int(json[name]?.int ?? 0) }
        notes = (json["notes"]?.array ?? []).compactMap { one in
            guard let row = one["row"]?.int, let reason = one["reason"]?.string else { return nil }
            return Note(row: Int(row), reason: reason)
        }
        columns = (json["columns"]?.array ?? []).compactMap(\.string)
    }
}
