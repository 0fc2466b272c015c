import Storage

/// What can be done with a rota that has come in.
struct ShiftFiles: BroughtFiles {
    let services: Services
    let asker: FileAsker

    static func find(_ id: ID<ShiftImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> ShiftImport? {
        try ShiftImportQueries.find(id, scope, tx)
    }

    func undo(_ one: ShiftImport) async throws -> Bool {
        try await services.store.write { [services, asker] tx in
            guard try ShiftImportQueries.states.move(one.id, from: [.done, .failed], to: .undoing, in: tx) else { return false }
            try RunShiftImportJob.enqueue(one.id, in: tx)
            try asker.journal("shifts.undone", "shift-import", one.id, unit: one.unit, services, in: tx)
            return true
        }
    }

    /// What was put aside or is to be looked at, as a file. Who read it is written down.
    func notes(_ one: ShiftImport, _ say: Say) async throws -> Reply {
        let notes = try await services.store.write(priority: .high) { [services, asker] tx in
            try asker.journal("shifts.notes-read", "shift-import", one.id, unit: one.unit, services, in: tx)
            return try ShiftImportQueries.notes(of: one.id, limit: ShiftImport.mostNotes, tx)
        }
        let rows = notes.map { [String($0.row), say(.shiftNote($0.reason)), $0.isRefused ? "no" : "yes", $0.raw ?? ""] }
        return .csv("shifts-put-aside.csv", ["row", "reason", "taken", "content"]) { _ in (rows, nil) }
    }
}
