import Storage

/// Addresses of the signs.
enum SignPaths {
    static let all = "/signs"
    static func at(_ point: ID<Touchpoint>) -> String { "/signs?point=\(point)" }
    static func of(_ code: String) -> String { "/signs/\(code)" }
    static func drawing(_ code: String) -> String { "/signs/\(code).svg" }
    static func end(_ code: String) -> String { "/signs/\(code)/end" }

    /// What somebody without a camera types: the address without its scheme.
    static func address(_ code: String, _ settings: Settings) -> String {
        let url = settings.url + "/f/\(code)"
        return url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).count == 3
            ? String(url.drop { $0 != "/" }.dropFirst(2)) : url
    }
}

/// The printed codes: list, make, print, end.
enum SignRoutes {
    static func add(to book: RouteBook) {
        book.get("/signs", .colleagueWho(.printSigns)) { visit, viewer in
            try await list(visit, viewer, at: visit.services.house.current.touchpoint(visit.query.id("point")), FormProblems())
        }
        book.post("/signs", .colleagueWho(.printSigns)) { visit, viewer in try await make(visit, viewer) }
        book.get("/signs/{code}", .colleagueWho(.printSigns)) { visit, viewer in
            let asked = try visit.parameter("code")
            let isDrawing = asked.hasSuffix(".svg")
            let line = try line(isDrawing ? String(asked.dropLast(4)) : asked, visit, viewer)
            guard let drawing = SignDrawing(visit.services.settings.url + "/f/\(line.sign.code)") else { throw Refusal.notFound }
            guard isDrawing else { return .page(SignPages.sheet(line, drawing, visit, viewer)) }
            return .text(drawing.file(), type: "image/svg+xml")
        }
        book.post("/signs/{code}/end", .colleagueWho(.printSigns)) { visit, viewer in try await end(visit, viewer) }
    }

    /// The sign, if it hangs within the viewer's scope.
    private static func line(_ code: String, _ visit: Visit, _ viewer: Viewer) throws -> SignPages.Line {
        let house = visit.services.house.current
        guard let code = SignCode.read(code), let sign = house.signs[code], house.contains(sign.unit, in: viewer.scope(.printSigns)),
            let unit = house.unit(sign.unit), let point = house.touchpoint(sign.touchpoint)
        else { throw Refusal.notFound }
        return SignPages.Line(sign: sign, unit: unit, point: point, use: nil)
    }

    private static func list(_ visit: Visit, _ viewer: Viewer, at point: Touchpoint?, _ problems: FormProblems) async throws -> Reply {
        let house = visit.services.house.current
        let scope = try viewer.requiredScope(.printSigns)
        let uses = try await visit.services.store.read { try SignQueries.uses(scope, $0) }
        let lines = house.signs.values.compactMap { sign -> SignPages.Line? in
            guard house.contains(sign.unit, in: scope), point == nil || sign.touchpoint == point?.id, let unit = house.unit(sign.unit),
                let at = house.touchpoint(sign.touchpoint)
            else { return nil }
            return SignPages.Line(sign: sign, unit: unit, point: at, use: uses[sign.id])
        }
        let sorted = lines.sorted { ($0.point.position, $0.unit.name, $0.sign.code) < ($1.point.position, $1.unit.name, $1.sign.code) }
        let page = SignPages.list(
            sorted, at: point, units: house.within(scope), points: house.journey, problems, visit, viewer)
        return .page(page, status: problems.isEmpty ? 200 : 422)
    }

    private static func make(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let services = visit.services
        let house = services.house.current
        guard let unit = form.id("unit", of: Unit.self).flatMap({ house.unit($0) }), unit.closedAt == nil,
            house.contains(unit.id, in: viewer.scope(.printSigns)),
            let point = house.touchpoint(form.id("point")), point.retiredAt == nil
        else { return try await list(visit, viewer, at: nil, FormProblems("unit", visit.say(.signChoose))) }
        if let there = house.signs.values.first(where: { $0.unit == unit.id && $0.touchpoint == point.id && $0.endedAt == nil }) {
            return .see(SignPaths.of(there.code), notice: visit.say(.signThere))
        }
        let id: ID<QRSign> = services.newID(at: visit.now)
        let code = try await services.store.write { tx in
            var code = SignCode.make(random: services.random)
            // Four letters give 600,000 codes; after some tries a longer one is free.
            for attempt in 0..<20 where try SignQueries.codeIsTaken(code, tx) {
                code = SignCode.make(random: services.random, length: attempt < 10 ? 4 : 6)
            }
            try SignQueries.add(code: code, unit: unit.id, touchpoint: point.id, id: id, tx)
            try JourneyQueries.listensBySign(point.id, tx)
            try Journal.append("sign.made", "sign", id, by: viewer.id, unit: unit.id, random: services.random, in: tx)
            return code
        }
        try await services.house.reload(services.store)
        return .see(SignPaths.of(code), notice: visit.say(.signMade))
    }

    private static func end(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let line = try line(try visit.parameter("code"), visit, viewer)
        let services = visit.services
        try await services.store.write { tx in
            try SignQueries.end(line.sign.id, tx)
            try Journal.append("sign.ended", "sign", line.sign.id, by: viewer.id, unit: line.unit.id, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
        return .see(SignPaths.at(line.point.id), notice: visit.say(.signEndedNow))
    }
}
