import Storage

/// What can be done with a file of moments that has come in.
struct ImportFiles: BroughtFiles {
    let services: Services
    let asker: FileAsker

    static func find(_ id: ID<MomentImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> MomentImport? {
        try ImportQueries.find(id, scope, tx)
    }

    func undo(_ one: MomentImport) async throws -> Bool {
        try await services.store.write { [services, asker] tx in
            guard try ImportQueries.states.move(one.id, from: [.done, .failed], to: .undoing, in: tx) else { return false }
            try RunImportJob.enqueue(one.id, in: tx)
            try asker.journal("import.undone", "import", one.id, unit: one.unit, services, in: tx)
            return true
        }
    }

    /// The rows that were put aside, as a file. Who read them is written down. What people wrote in them is hidden from programs: only
    /// masked words leave through the API.
    func errors(_ one: MomentImport, _ say: Say, withContent: Bool) async throws -> Reply {
        let store = services.store
        try await store.write(priority: .high) { [services, asker] in
            try asker.journal("import.errors-read", "import", one.id, unit: one.unit, services, in: $0)
        }
        return .csv("put-aside.csv", ["row", "reason"] + (withContent ? ["content"] : [])) { after in
            let errors = try await store.read { try ImportQueries.errors(of: one.id, after: after, limit: 500, $0) }
            let rows = errors.map { error in
                // The reason without the cell that it is about.
                let reason = withContent ? say(.rowRefused(error.reason)) : say(.rowsRefused(String(error.reason.prefix { $0 != ":" })))
                return [String(error.row), reason] + (withContent ? [error.raw ?? ""] : [])
            }
            return (rows, errors.count == 500 ? errors.last?.row : nil)
        }
    }
}
