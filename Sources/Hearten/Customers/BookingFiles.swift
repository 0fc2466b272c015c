import Storage

/// What can be done with a file of bookings that has come in, whoever asks: somebody at its page, or a program.
struct BookingFiles {
    let services: Services
    let asker: FileAsker

    func find(_ id: ID<BookingImport>) async throws -> BookingImport {
        guard let one = try await services.store.read({ [asker] in try BookingQueries.find(id, asker.scope, $0) }) else { throw Refusal.notFound }
        return one
    }

    /// False when it is not in a state to be undone.
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
