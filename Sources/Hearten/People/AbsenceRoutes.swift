import Storage

/// A colleague says when they are away, and that they are back.
enum AbsenceRoutes {
    static func add(to book: RouteBook) {
        book.post(PeoplePaths.absence, .colleague) { visit, viewer in
            let form = try AbsenceForm(try await visit.form())
            let zone = TimeZoneRules.named(visit.say.zone) ?? .utc
            var problems = FormProblems()
            let today = LocalTime(visit.now, zone: visit.say.zone).day
            guard let absence = form.checked(today: today, zone: zone, visit.say, &problems) else {
                return .page(try await MeRoutes.page(visit, viewer, problems: problems, away: form).html(visit, viewer), status: 422)
            }
            try await change(visit, viewer, "absence.set") { try AbsenceQueries.set(absence, of: viewer.id, in: $0) }
            return .see(PeoplePaths.me, notice: visit.say(.awayKept))
        }
        book.post(PeoplePaths.back, .colleague) { visit, viewer in
            try await change(visit, viewer, "absence.ended") { try AbsenceQueries.end(of: viewer.id, in: $0) }
            return .see(MyDayPaths.today, notice: visit.say(.welcomeBack))
        }
    }

    private static func change(
        _ visit: Visit, _ viewer: Viewer, _ kind: String, _ change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws {
        let services = visit.services
        try await services.store.write { tx in
            try change(tx)
            try Journal.append(kind, "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
    }
}
