import Markup
import Storage

/// Files of bookings within one viewer's scope.
struct BookingDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    private let files: BookingFiles
    var services: Services { visit.services }
    var scope: Scope { files.asker.scope }
    private var say: Say { visit.say }

    init(_ visit: Visit, _ viewer: Viewer) throws {
        (self.visit, self.viewer) = (visit, viewer)
        files = try BookingFiles(visit, viewer, .importMoments)
        house = visit.services.house.current
    }

    private func find() async throws -> BookingImport { try await files.asked(visit) }

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
        return try await upload.orDiscarded {
            var problems = FormProblems()
            guard let summary = try await look(upload, id, unit, &problems) else {
                upload.discard()
                return try await choose(problems, status: 422)
            }
            let one = BookingImport(
                id: id, name: upload.name, unit: unit, path: upload.path, state: .checked, madeBy: viewer.id, createdAt: visit.now, summary: summary)
            try await services.store.write { [services, viewer] tx in
                try BookingQueries.insert(one, in: tx)
                try Journal.append("bookings.uploaded", "booking-import", id, by: viewer.id, unit: unit, random: services.random, in: tx)
            }
            return .see(BookingPaths.one(id))
        }
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
        _ = try await files.undo(one)
        return .see(BookingPaths.one(one.id))
    }

    func notes() async throws -> Reply { files.notes(try await find(), say) }
}
