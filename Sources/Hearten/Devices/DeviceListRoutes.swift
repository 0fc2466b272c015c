import Storage

/// The list of shared tablets and known phones in the settings.
enum DeviceListRoutes {
    private static let pageSize = 50
    private static let mostTablets = 200

    static func add(to book: RouteBook) {
        book.get("/settings/devices", .colleagueWho(.invitePeople)) { visit, viewer in
            .page(DeviceListPages.list(try await list(visit, viewer), visit, viewer))
        }
        book.post("/settings/devices/tablets", .colleagueWho(.invitePeople)) { visit, viewer in try await enrol(visit, viewer) }
        book.post("/settings/devices/tablets/{id}/end", .colleagueWho(.invitePeople)) { visit, viewer in
            try await EndTablet(id: try visit.id("id")).run(visit.services, by: viewer)
            return .see(DevicePaths.all, notice: visit.say(.tabletEnded))
        }
        book.post("/settings/devices/phones/{id}/end", .colleagueWho(.operate)) { visit, viewer in try await endPhone(visit, viewer) }
    }

    private static func list(_ visit: Visit, _ viewer: Viewer) async throws -> DeviceList {
        let search = try? visit.query.line("q", limit: 100)
        let page = min(max(1, visit.query["page"].flatMap { Int($0) } ?? 1), 10_000)
        let (tablets, phones) = try await visit.services.store.read { tx in
            let tablets = try TabletQueries.all(within: viewer.scope(.invitePeople), limit: mostTablets, tx)
            guard viewer.may(.operate) else { return (tablets, [PhoneLine]()) }
            let phones = try DeviceQueries.phones(
                within: viewer.scope(.operate), search: search, skip: (page - 1) * pageSize, limit: pageSize + 1, tx)
            return (tablets, phones)
        }
        return DeviceList(
            tablets: tablets, phones: Array(phones.prefix(pageSize)), showsPhones: viewer.may(.operate), search: search, page: page,
            hasMore: phones.count > pageSize)
    }

    /// From here on this device is the tablet: its page is the next one that it shows.
    private static func enrol(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        var problems = FormProblems()
        let unit: ID<Unit>? = form.id("unit")
        let house = visit.services.house.current
        let isOurs = unit.map { house.unit($0)?.closedAt == nil && house.contains($0, in: viewer.scope(.invitePeople)) } ?? false
        if !isOurs { problems.add("unit", visit.say(.tabletNeedsUnit)) }
        let name = problems.line(form["name"] ?? "", field: "name", limit: 40)
        if name == nil { problems.add("name", visit.say(.tabletNeedsName)) }
        guard let unit, let name, problems.isEmpty else {
            var list = try await list(visit, viewer)
            (list.unit, list.tabletName, list.problems) = (unit, form["name"] ?? "", problems)
            return .page(DeviceListPages.list(list, visit, viewer), status: 422)
        }
        let token = try await EnrolTablet(unit: unit, name: name).run(visit.services, by: viewer)
        var reply = Reply.see(TabletPaths.home)
        reply.dropSession(visit.services)
        reply.keepTablet(token, visit.services)
        return reply
    }

    private static func endPhone(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let phone = try visit.id("id", of: Session.self)
        let services = visit.services
        try await services.store.write(priority: .high) { tx in
            guard let owner = try DeviceQueries.owner(of: phone, within: viewer.scope(.operate), tx),
                try DeviceQueries.endPhone(phone, of: owner, in: tx)
            else { throw Refusal.notFound }
            try Journal.append("session.ended", "colleague", owner, by: viewer.id, random: services.random, in: tx)
        }
        services.live.endAll()
        return .see(DevicePaths.all, notice: visit.say(.phoneEnded))
    }
}
