package import Storage

/// A file of people: how it is read, how far it has come, and what came of it.
package struct StaffImport: Sendable, BackgroundFile {
    package typealias State = FileState

    package let id: ID<StaffImport>
    package var name: String
    package var plan: StaffPlan
    /// Nobody outside it is changed.
    package var unit: ID<Unit>
    package var state: State
    package var path: String?
    package var size: Int64
    package var madeBy: ID<Colleague>?
    package var createdAt: Instant
    package var startedAt: Instant?
    package var endedAt: Instant?
    /// Why it could not go on: a code.
    package var failure: String?
    package var summary = StaffSummary()
    package var stepsDone = 0
    package var steps = 0

    /// A register has people, not millions of rows; the whole of it is looked at together.
    static let mostRows = 200_000
    static let mostBytes: Int64 = 256 << 20

    /// 0 to 100.
    var percent: Int { steps > 0 ? min(100, stepsDone * 100 / steps) : 0 }
}

/// What a file comes to, in numbers and a few names.
package struct StaffSummary: Sendable, Equatable {
    package var read = 0
    package var new = 0
    package var changed = 0
    package var same = 0
    package var left = 0
    package var returned = 0
    /// Rows put aside, and rows that came in with a remark.
    package var aside = 0
    package var notes = 0
    /// Active people in the part of the house that the file is for.
    package var active = 0
    package var units = 0
    /// After an undo: what somebody has changed since, and stays.
    package var kept = 0
    package var newUnits: [String] = []
    package var leavers: [String] = []

    static let mostNames = 30

    /// What would change anything.
    package var changes: Int { new + changed + left + returned }

    /// More leave than usual: a person types the number.
    static let usualPercent = 20
    static let usualFew = 3
    var needsNumber: Bool { left > Self.usualFew && left * 100 > active * Self.usualPercent }
}

extension StaffSummary {
    private static let numbers: [(String, any WritableKeyPath<StaffSummary, Int> & Sendable)] = [
        ("read", \.read), ("new", \.new), ("changed", \.changed), ("same", \.same), ("left", \.left), ("returned", \.returned), ("aside", \.aside),
        ("notes", \.notes), ("active", \.active), ("units", \.units), ("kept", \.kept),
    ]

    var json: JSON {
        let numbers = Self.numbers.map { JSON.Member($0.0, .int(Int64(self[keyPath: $0.1]))) }
        let names = [("newUnits", newUnits), ("leavers", leavers)].map { JSON.Member($0.0, .array($0.1.map(JSON.string))) }
        return .object(numbers + names)
    }

    init(_ json: JSON) {
        for (name, path) in Self.numbers { self[keyPath: path] = json[name]?.int.map { Int(clamping: $0) } ?? 0 }
        newUnits = json["newUnits"]?.array?.compactMap(\.string) ?? []
        leavers = json["leavers"]?.array?.compactMap(\.string) ?? []
    }
}

/// A line of a file that was put aside, or that came in with a remark.
struct StaffProblem: Sendable, Equatable {
    /// 0 for somebody who is not in the file.
    let line: Int
    let reason: String
    var isNote = false
    var raw: String?
}
