import Storage

/// What can be done with a file of bookings that has come in.
struct BookingFiles: BroughtFiles {
    let services: Services
    let asker: FileAsker

    static func find(_ id: ID<BookingImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> BookingImport? {
        try BookingQueries.find(id, scope, tx)
    }

    func undo(_ one: BookingImport) async throws -> Bool {
        try await services.store.write { [services, asker] tx in
            guard try BookingQueries.move(one.id, from: .done, to: .undone, one.summary, in: tx) else { return false }
            try BookingQueries.takeBack(one.id, in: tx)
            try asker.journal("bookings.undone", "booking-import", one.id, unit: one.unit, services, in: tx)
            return true
        }
    }

    /// The rows that were put aside, without what stood in them.
    func notes(_ one: BookingImport, _ say: Say) -> Reply {
        let rows = one.summary.notes.map { [String($0.row), say(.bookingNote($0.reason))] }
        return .csv("bookings-put-aside.csv", ["row", "reason"]) { _ in (rows, nil) }
    }
}
