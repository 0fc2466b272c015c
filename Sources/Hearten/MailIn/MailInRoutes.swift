import Storage

/// Addresses of mail that came in.
enum MailInPaths {
    static let all = "/settings/mail-in"
    static let place = "/settings/mail-in/place"
    static func accept(_ id: ID<MailHeld>) -> String { "/settings/mail-in/\(id)/accept" }
    static func putAway(_ id: ID<MailHeld>) -> String { "/settings/mail-in/\(id)/put-away" }
}

/// Mail from outside that waits for a person, what programs wrote, and where new mail is told.
enum MailInRoutes {
    private static let most = 100

    static func add(to book: RouteBook) {
        book.get("/settings/mail-in", .colleague) { visit, viewer in
            try require(viewer, visit)
            return .page(MailInPages(view: try await view(visit), visit: visit, viewer: viewer).html())
        }
        book.post("/settings/mail-in/{id}/accept", .colleague) { visit, viewer in
            try require(viewer, visit)
            try await AcceptMail(services: visit.services, viewer: viewer).accept(try visit.id("id"))
            return .see(MailInPaths.all, notice: visit.say(.mailAccepted))
        }
        book.post("/settings/mail-in/{id}/put-away", .colleague) { visit, viewer in
            try require(viewer, visit)
            try await AcceptMail(services: visit.services, viewer: viewer).putAway(try visit.id("id"))
            return .see(MailInPaths.all, notice: visit.say(.mailPutAway))
        }
        book.post("/settings/mail-in/place", .colleague) { visit, viewer in
            try require(viewer, visit)
            return try await setPlace(visit, viewer)
        }
    }

    /// It belongs to the whole house: to those who make its rules, and to those who keep it running.
    private static func require(_ viewer: Viewer, _ visit: Visit) throws {
        let house = visit.services.house.current
        guard viewer.mayForAll(.editRules, in: house) || viewer.mayForAll(.operate, in: house) else { throw Refusal.notFound }
    }

    private static func view(_ visit: Visit) async throws -> MailInView {
        let services = visit.services
        let server = services.settings.imap.flatMap { IMAPServer($0) }
        let laid = services.settings.mailAddress == nil ? 0 : MailSpool(beside: services.settings.beside).count
        return try await services.store.read { tx in
            let place = try MailInQueries.place(tx)
            return MailInView(
                held: try MailInQueries.list(.held, limit: most, tx), stopped: try MailInQueries.list(.stopped, limit: most, tx),
                counts: try MailInQueries.counts(tx), box: try server.flatMap { try MailInQueries.box($0.name, tx) }, laid: laid,
                unit: place?.unit, touchpoint: place?.touchpoint)
        }
    }

    private static func setPlace(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let services = visit.services
        let house = services.house.current
        guard let unit: ID<Unit> = form.id("unit"), house.unit(unit)?.closedAt == nil, house.unit(unit) != nil else {
            var view = try await view(visit)
            view.problems.add("unit", visit.say(.choosePlace))
            return .page(MailInPages(view: view, visit: visit, viewer: viewer).html(), status: 422)
        }
        let touchpoint = house.touchpoint(form.id("point"))?.id
        try await services.store.write { tx in
            try MailInQueries.setPlace(unit, touchpoint, in: tx)
            try Journal.append("mail.place", "unit", unit, by: viewer.id, unit: unit, random: services.random, in: tx)
        }
        return .see(MailInPaths.all, notice: visit.say(.mailPlaceKept))
    }
}
