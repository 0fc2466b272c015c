import Storage

/// Bookings from programs: a file comes in at once, and the answer says what became of it.
enum BookingAPI {
    static let kind = ProgramFile.Kind(
        path: "/api/v1/bookings", most: BookingImport.mostBytes, empty: .shiftEmptyFile, flags: ["dry"], types: ProgramFile.Kind.lists)

    static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.receive(kind, visit, program) { file in
            defer { file.upload.discard() }
            let services = visit.services
            let id: ID<BookingImport> = services.newID(at: visit.now)
            let isDry = file.says("dry")
            let summary = try await take(file, id, isDry: isDry, visit)
            let text = json(isDry ? nil : id, summary).text
            try await services.store.write { tx in
                try file.note(text, status: 200, services, in: tx)
                guard !isDry else { return }
                try BookingQueries.insert(
                    BookingImport(
                        id: id, name: file.upload.name, unit: file.unit, path: nil, state: .done, madeBy: file.program.maker, createdAt: tx.now,
                        summary: summary), in: tx)
                try Journal.append(
                    "bookings.imported", "booking-import", id, by: file.program.maker, unit: file.unit, random: services.random, in: tx)
            }
            return .bytes(Array(text.utf8), type: "application/json")
        }
    }

    private static func take(_ file: ProgramFile, _ id: ID<BookingImport>, isDry: Bool, _ visit: Visit) async throws -> BookingSummary {
        do {
            return try await TakeBookings(services: visit.services, file: id, unit: file.unit).run(
                file.upload.path, name: file.upload.name, isDry: isDry)
        } catch is TakeBookings.Unreadable {
            throw Refusal.invalid(FormProblems("body", visit.say(.bookingsUnreadable)))
        } catch is TakeBookings.TooMany { throw Refusal.tooLarge }
    }

    static func state(_ visit: Visit, _ program: Program) async throws -> Reply {
        let one = try await BookingFiles(visit, program).asked(visit)
        return .bytes(json(one.id, one.summary, state: one.state).written(), type: "application/json")
    }

    static func errors(_ visit: Visit, _ program: Program) async throws -> Reply {
        let files = BookingFiles(visit, program)
        return files.notes(try await files.asked(visit), visit.say)
    }

    static func undo(_ visit: Visit, _ program: Program) async throws -> Reply {
        let files = BookingFiles(visit, program)
        let one = try await files.asked(visit)
        if one.state != .undone, try await !files.undo(one) { throw Refusal.conflict(visit.say(.apiNothingToUndo)) }
        return .bytes(json(one.id, one.summary, state: .undone).written(), type: "application/json")
    }

    private static func json(_ id: ID<BookingImport>?, _ summary: BookingSummary, state: BookingImport.State? = nil) -> JSON {
        let head = [id.map { JSON.Member("id", .string($0.description)) }, state.map { JSON.Member("state", .string($0.rawValue)) }]
        return .object(head.compactMap { $0 } + (summary.json.members ?? []))
    }
}
