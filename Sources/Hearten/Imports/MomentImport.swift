package import Storage

/// A file of moments: how it is read, how far it has come, and what came of it.
package struct MomentImport: Sendable, BackgroundFile {
    package typealias State = FileState

    package let id: ID<MomentImport>
    package var name: String
    package var plan: ImportPlan
    package var unit: ID<Unit>
    package var state: State
    package var path: String?
    package var size: Int64
    package var madeBy: ID<Colleague>?
    package var createdAt: Instant
    package var startedAt: Instant?
    package var endedAt: Instant?
    package var progress: Progress
    /// Why it could not go on: a code.
    package var failure: String?

    /// Rows and bytes so far.
    package struct Progress: Sendable, Equatable {
        package var bytes: Int64 = 0
        package var read = 0
        package var new = 0
        package var changed = 0
        package var same = 0
        package var refused = 0
        package init() {}
    }

    /// 0 to 100.
    package var percent: Int { size > 0 ? min(100, Int(progress.bytes * 100 / size)) : 0 }
    /// Moments that the file brought in or knows.
    package var usable: Int { progress.new + progress.changed + progress.same }
}

/// A row that was put aside.
package struct ImportError: Sendable {
    package let row: Int
    /// As `RowRefusal.code` says it.
    package let reason: String
    package let raw: String?
    package init(row: Int, reason: String, raw: String?) {
        self.row = row
        self.reason = reason
        self.raw = raw
    }
}
