import Markup
import Storage

/// Files of bookings within one viewer's scope.
struct BookingDesk {
    let visit: Visit
    let viewer: Viewer
    let scope: Scope
    let house: House
    var services: Services { visit.services }
    private var say: Say { visit.say }

    init(_ visit: Visit, _ viewer: Viewer) throws {
        (self.visit, self.viewer) = (visit, viewer)
        scope = try viewer.requiredScope(.importMoments)
        house = visit.services.house.current
    }

    private func find() async throws -> BookingImport {
        let id: ID<BookingImport> = try visit.id("id")
        guard let one = try await services.store.read({ try BookingQueries.find(id, scope, $0) }) else { throw Refusal.notFound }
        return one
    }

    func choose(_ problems: FormProblems = FormProblems(), status: Int = 200) async throws -> Reply {
        let before = try await services.store.read { try BookingQueries.list(scope, limit: 30, $0) }
        return .page(BookingPages(self).choose(house.within(scope), before, problems), status: status)
    }

    func upload() async throws -> Reply {
        let words = ReceiveFile.Words(none: .shiftNoFile, empty: .shiftEmptyFile, tooLarge: .bookingsTooLarge, noUnit: .shiftNeedsUnit)
        let upload: ReceiveUpload.Upload, unit: ID<Unit>
        switch try await ReceiveFile(visit: visit, scope: scope, most: BookingImport.mostBytes, words: words).run() {
        case .refused(let problems, _, let status): return try await choose(problems, status: status)
        case .file(let file, let place): (upload, unit) = (file, place)
        }
        let id: ID<BookingImport> = services.newID(at: visit.now)
        var problems = FormProblems()
        guard let summary = try await look(upload, id, unit, &problems) else {
            upload.discard()
            return try await choose(problems, status: 422)
        }
        try await services.store.write { [services, viewer] tx in
            try BookingQueries.insert(
                BookingImport(
                    id: id, name: upload.name, unit: unit, path: upload.path, state: .checked, madeBy: viewer.id, createdAt: tx.now, summary: summary),
                in: tx)
            try Journal.append("bookings.uploaded", "booking-import", id, by: viewer.id, unit: unit, random: services.random, in: tx)
        }
        return .see(BookingPaths.one(id))
    }

    private func look(
        _ upload: ReceiveUpload.Upload, _ id: ID<BookingImport>, _ unit: ID<Unit>, _ problems: inout FormProblems
    ) async throws -> BookingSummary? {
        do {
            return try await TakeBookings(services: services, file: id, unit: unit).run(upload.path, name: upload.name, isDry: true)
        } catch is TakeBookings.Unreadable {
            problems.add("file", say(.bookingsUnreadable))
        } catch is TakeBookings.TooMany { problems.add("file", say(.bookingsTooLarge)) }
        return nil
    }

    func show() async throws -> Reply { .page(BookingPages(self).one(try await find())) }

    func bringIn() async throws -> Reply {
        let one = try await find()
        guard one.state == .checked, let path = one.path else { return .see(BookingPaths.one(one.id)) }
        let summary: BookingSummary
        do {
            summary = try await TakeBookings(services: services, file: one.id, unit: one.unit).run(path, name: one.name, isDry: false)
        } catch is TakeBookings.Unreadable {
            throw Refusal.gone
        }
        try await services.store.write { [services, viewer] tx in
            guard try BookingQueries.move(one.id, from: .checked, to: .done, summary, in: tx) else { return }
            try Journal.append("bookings.imported", "booking-import", one.id, by: viewer.id, unit: one.unit, random: services.random, in: tx)
        }
        services.discard([path])
        return .see(BookingPaths.one(one.id))
    }

    func undo() async throws -> Reply {
        let one = try await find()
        try await services.store.write { [services, viewer] tx in
            guard try BookingQueries.move(one.id, from: .done, to: .undone, one.summary, in: tx) else { return }
            try BookingQueries.takeBack(one.id, in: tx)
            try Journal.append("bookings.undone", "booking-import", one.id, by: viewer.id, unit: one.unit, random: services.random, in: tx)
        }
        return .see(BookingPaths.one(one.id))
    }

    func notes() async throws -> Reply {
        let one = try await find()
        let rows = one.summary.notes.map { [String($0.row), say(.bookingNote($0.reason))] }
        return .csv("bookings-put-aside.csv", ["row", "reason"]) { _ in (rows, nil) }
    }
}
