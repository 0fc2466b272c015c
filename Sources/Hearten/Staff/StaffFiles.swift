import Storage

/// What can be done with a file of people that has come in.
struct StaffFiles: BroughtFiles {
    let services: Services
    let asker: FileAsker

    static func find(_ id: ID<StaffImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> StaffImport? {
        try StaffImportQueries.find(id, scope, tx)
    }

    func undo(_ file: StaffImport) async throws -> Bool {
        try await services.store.write { [services, asker] tx in
            guard try StaffImportQueries.canBeUndone(file.id, tx) else { return false }
            guard try StaffImportQueries.move(file.id, from: [.done, .failed], to: .undoing, in: tx) else { return false }
            try RunStaffImportJob.enqueue(file.id, in: tx)
            try asker.journal("staff.undo", "staff-import", file.id, unit: file.unit, services, in: tx)
            return true
        }
    }

    /// The lines that were put aside and the remarks, as a file. Who read them is written down.
    func problems(_ file: StaffImport, _ say: Say) async throws -> Reply {
        let store = services.store
        try await store.write(priority: .high) { [services, asker] in
            try asker.journal("staff.errors-read", "staff-import", file.id, unit: file.unit, services, in: $0)
        }
        return .csv("people-put-aside.csv", ["row", "kind", "reason", "content"]) { after in
            let found = try await store.read { try StaffImportQueries.problems(of: file.id, after: after, limit: 500, $0) }
            let rows = found.map { _, problem in
                [
                    problem.line > 0 ? String(problem.line) : "", say(problem.isNote ? .staffRemark : .staffPutAside),
                    say(.staffReason(problem.reason)), problem.raw ?? "",
                ]
            }
            return (rows, found.count == 500 ? found.last?.place : nil)
        }
    }
}
