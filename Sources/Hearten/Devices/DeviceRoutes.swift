import HTTPTypes
import Storage

/// Known phones, PINs, and the list in which every device can be ended.
enum DeviceRoutes {
    static func add(to book: RouteBook) {
        book.get("/devices/{token}", .holderOfLink) { visit in try await show(visit) }
        book.post("/devices/{token}", .holderOfLink) { visit in try await take(visit) }
        book.post("/me/devices", .colleague) { visit, viewer in try await makeLink(for: viewer.id, visit, viewer) }
        book.get("/me/pin", .colleague) { visit, viewer in try await pinPage("", FormProblems(), visit, viewer) }
        book.post("/me/pin", .colleague) { visit, viewer in try await setPin(visit, viewer) }
        book.post("/me/pin/opening", .colleague) { visit, viewer in
            try await changePin("pin.opened", visit, viewer) { try PinQueries.setFailures(0, until: nil, of: viewer.id, in: $0) }
            return .see(PeoplePaths.me, notice: visit.say(.pinOpened))
        }
        book.post("/me/pin/end", .colleague) { visit, viewer in
            try await changePin("pin.ended", visit, viewer) { try PinQueries.end(of: viewer.id, in: $0) }
            return .see(PeoplePaths.me, notice: visit.say(.pinEnded))
        }
        book.post("/settings/people/{id}/device", .colleagueWho(.invitePeople)) { visit, viewer in
            try await makeLink(for: try visit.id("id"), visit, viewer)
        }
        book.post("/settings/people/{id}/devices/{session}/end", .colleagueWho(.invitePeople)) { visit, viewer in try await endForOther(visit, viewer)
        }
        DeviceListRoutes.add(to: book)
    }

    // MARK: - The link

    /// Looking uses nothing up: programs that show previews of links come here, too.
    private static func show(_ visit: Visit) async throws -> Reply {
        let token = try visit.token("token")
        let services = visit.services
        try services.limits.allow("device link \(Network.of(visit.remoteAddress))", limit: 120, per: .seconds(15 * 60))
        guard let owner = try await owner(of: token, visit) else { return .page(DevicePages.gone(visit), status: 410) }
        return .page(DevicePages.take(token, owner: owner, visit.say(.phoneOf(owner.givenName)), FormProblems(), visit))
    }

    private static func owner(of token: Token, _ visit: Visit) async throws -> (name: String, givenName: String)? {
        try await visit.services.store.read { tx in
            try EntryLinkQueries.open(token, kind: .device, tx).flatMap { try DeviceQueries.name(of: $0.colleague, tx) }
        }
    }

    private static func take(_ visit: Visit) async throws -> Reply {
        let token = try visit.token("token")
        try await visit.refuseOnTablet()
        try visit.services.limits.allow("device link \(Network.of(visit.remoteAddress))", limit: 120, per: .seconds(15 * 60))
        guard let owner = try await owner(of: token, visit) else { return .page(DevicePages.gone(visit), status: 410) }
        let form = try await visit.form(limit: 4_096)
        let name: String?
        do { name = try form.line("name", limit: 40) } catch Refusal.invalid(let problems) {
            return .page(DevicePages.take(token, owner: owner, form["name"] ?? "", problems, visit), status: 422)
        }
        guard let done = try await TakeDeviceLink(token: token, name: name).run(SignIn(visit), say: visit.say) else {
            return .page(DevicePages.gone(visit), status: 410)
        }
        let hasPin = try await visit.services.store.read { try PinQueries.held(done.colleague, $0) != nil }
        var reply = Reply.see(hasPin ? MyDayPaths.today : DevicePaths.pin, notice: visit.say(.deviceTaken))
        reply.keepSession(done.token, of: done.colleague, as: .device, visit.services)
        return reply
    }

    private static func makeLink(for id: ID<Colleague>, _ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        let house = services.house.current
        let token = services.newToken()
        let name: String? = try await services.store.write { tx in
            let line = id == viewer.id ? nil : try Giving.now(viewer, house, tx).changeable(id, tx).line
            guard line?.isDisabled != true else { throw Refusal.notFound }
            try MakeDeviceLink(colleague: id, token: token).run(services, by: viewer.id, in: tx)
            return line?.name
        }
        let lasting = name == nil ? EntryLink.Kind.device.lasts : MakeDeviceLink.printed
        let link = DevicePages.Link(token: token, other: name.map { (id, $0) }, until: visit.now + lasting)
        return .page(DevicePages.link(link, visit, viewer))
    }

    private static func endForOther(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Colleague.self)
        let phone = try visit.id("session", of: Session.self)
        let services = visit.services
        let house = services.house.current
        try await services.store.write(priority: .high) { tx in
            _ = try Giving.now(viewer, house, tx).changeable(id, tx)
            guard try DeviceQueries.endPhone(phone, of: id, in: tx) else { throw Refusal.notFound }
            try Journal.append("session.ended", "colleague", id, by: viewer.id, random: services.random, in: tx)
        }
        services.live.endAll()
        return .see(PeoplePaths.person(id), notice: visit.say(.phoneEnded))
    }

    // MARK: - The PIN

    private static func pinPage(_ written: String, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let hasPin = try await visit.services.store.read { try PinQueries.held(viewer.id, $0) != nil }
        return .page(DevicePages.pin(written, hasPin: hasPin, problems, visit, viewer), status: problems.isEmpty ? 200 : 422)
    }

    private static func setPin(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let written = try await visit.form(limit: 4_096)["pin"] ?? ""
        let services = visit.services
        guard let pin = Pin(written) else { return try await pinPage(written, FormProblems("pin", visit.say(.pinNotSix)), visit, viewer) }
        guard !pin.isTrivial else { return try await pinPage(written, FormProblems("pin", visit.say(.pinTrivial)), visit, viewer) }
        try services.limits.allow("pin of \(viewer.id)", limit: 10, per: .seconds(15 * 60))
        let hash = try await services.passwords.hash(pin.secret)
        try await changePin("pin.set", visit, viewer) { tx in
            try PinQueries.set(hash, of: viewer.id, in: tx)
            try News.tell(viewer.id, .pinSet, about: nil, key: "pin-set-\(tx.now.milliseconds)", services, in: tx)
        }
        return .see(MyDayPaths.today, notice: visit.say(.pinKept))
    }

    private static func changePin(
        _ kind: String, _ visit: Visit, _ viewer: Viewer, _ change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws {
        let services = visit.services
        try await services.store.write { tx in
            try change(tx)
            try Journal.append(kind, "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
    }
}
