import HTTPTypes
import Storage

/// The locked screen of a shared tablet, and what keeps it locked.
enum TabletRoutes {
    static func add(to book: RouteBook) {
        book.get("/tablet", .tablet) { visit in try await names(visit) }
        book.get("/tablet/enter", .tablet) { visit in
            guard let tablet = try await visit.tablet() else { return try gone(visit) }
            guard let one = try await name(visit.query.id("who"), tablet, visit) else { return .see(TabletPaths.home) }
            return .page(TabletPages.pin(one, FormProblems(), visit))
        }
        book.post("/tablet/enter", .tablet) { visit in try await enter(visit) }
        book.post("/tablet/lock", .colleague, onTablet: true, inLineUp: true) { visit, viewer in try await lock(visit, viewer) }
        book.post("/tablet/here", .colleague, onTablet: true, inLineUp: true) { _, viewer in
            guard viewer.isOnTablet else { throw Refusal.notFound }
            return Reply(status: .noContent)
        }
    }

    /// Not, or no longer, a shared tablet. Without its cookie there is no such page.
    private static func gone(_ visit: Visit) throws -> Reply {
        guard visit.tabletToken != nil else { throw Refusal.notFound }
        var reply = Reply.see(SignInPaths.signIn, notice: visit.say(.tabletGone))
        reply.dropTablet(visit.services)
        return reply
    }

    private static func names(_ visit: Visit) async throws -> Reply {
        guard let tablet = try await visit.tablet() else { return try gone(visit) }
        // Somebody is on it: the names are behind the lock.
        if let viewer = try await visit.services.possibleViewer(of: visit), viewer.isOnTablet { return .see(MyDayPaths.today) }
        let search = try? visit.query.line("q", limit: 100)
        let found = try await visit.services.store.read {
            try PinQueries.names(at: tablet.unit, search: search, limit: TabletPages.most + 1, $0)
        }
        // A tablet of many shows nobody before somebody has written part of a name.
        let isLong = found.count > TabletPages.most
        let names = isLong ? (search == nil ? [] : Array(found.prefix(TabletPages.most))) : found
        let unit = visit.services.house.current.unit(tablet.unit)?.name ?? tablet.name
        return .page(TabletPages.names(TabletPages.Names(unit: unit, names: names, isLong: isLong, search: search), visit))
    }

    private static func name(_ id: ID<Colleague>?, _ tablet: Tablet, _ visit: Visit) async throws -> TabletName? {
        guard let id else { return nil }
        return try await visit.services.store.read { try PinQueries.name(id, at: tablet.unit, $0) }
    }

    private static func enter(_ visit: Visit) async throws -> Reply {
        guard let token = visit.tabletToken, let tablet = try await visit.tablet() else { return try gone(visit) }
        let form = try await visit.form(limit: 4_096)
        guard let one = try await name(form.id("who"), tablet, visit) else { return .see(TabletPaths.home) }
        let say = visit.say
        // Six digits or not can be seen without looking at the PIN: it is no guess and costs nothing.
        guard let pin = Pin(form["pin"] ?? "") else { return again(one, say(.pinNotSix), 422, visit) }
        switch try await EnterTablet(tablet: tablet, colleague: one.id, pin: pin).run(SignIn(visit)) {
        case .entered(let done):
            var reply = Reply.see(MyDayPaths.today)
            reply.keepSession(done.token, of: done.colleague, as: .tablet, visit.services)
            reply.keepTablet(token, visit.services)
            return reply
        case .wrong: return again(one, say(.pinWrong), 422, visit)
        case .wait(let time):
            var reply = again(one, say(.pinWait(say.waiting(time))), 429, visit)
            reply.headers[.retryAfter] = String(max(1, time.components.seconds))
            return reply
        case .locked(let until):
            let zone = visit.services.house.current.unit(tablet.unit)?.zone
            var reply = again(one, say(.pinClosed(say.time(until, now: visit.now, zone: zone))), 429, visit)
            reply.headers[.retryAfter] = String(max(1, (until - visit.now).components.seconds))
            return reply
        }
    }

    private static func again(_ one: TabletName, _ problem: String, _ status: Int, _ visit: Visit) -> Reply {
        .page(TabletPages.pin(one, FormProblems("pin", problem), visit), status: status)
    }

    private static func lock(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        guard viewer.isOnTablet, let token = visit.sessionToken else { throw Refusal.notFound }
        let services = visit.services
        try await services.store.write { tx in
            try SessionQueries.end(token: token, in: tx)
            try Journal.append("tablet.locked", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
        var reply = Reply.see(TabletPaths.home)
        reply.dropSession(services)
        return reply
    }
}

extension Say {
    /// "30 seconds", "5 minutes": how long to wait.
    func waiting(_ time: Duration) -> String {
        let milliseconds = time.wholeMilliseconds
        if milliseconds < 90_000 { return self(.seconds(Int(max(1, (milliseconds + 999) / 1000)))) }
        return span(milliseconds: milliseconds + 59_999)
    }
}
