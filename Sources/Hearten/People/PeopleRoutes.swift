import HTTPTypes
import Storage

/// Looking after people: who is here, what they may do, how they come in.
enum PeopleRoutes {
    static func add(to book: RouteBook) {
        book.get(PeoplePaths.people, .colleagueWho(.invitePeople)) { visit, viewer in .page(try await list(visit, viewer).html(visit, viewer)) }
        book.post(PeoplePaths.invitations, .colleagueWho(.invitePeople)) { visit, viewer in try await invite(visit, viewer) }
        book.get("/settings/people/{id}", .colleagueWho(.invitePeople)) { visit, viewer in
            .page(try await person(visit, viewer).html(visit, viewer))
        }
        book.post("/settings/people/{id}/work", .colleagueWho(.invitePeople)) { visit, viewer in try await setWork(visit, viewer) }
        book.post("/settings/people/{id}/roles", .colleagueWho(.invitePeople)) { visit, viewer in try await change(.give, visit, viewer) }
        book.post("/settings/people/{id}/roles/end", .colleagueWho(.invitePeople)) { visit, viewer in try await change(.take, visit, viewer) }
        book.post("/settings/people/{id}/invitation", .colleagueWho(.invitePeople)) { visit, viewer in try await inviteAgain(visit, viewer) }
        book.post("/settings/people/{id}/invitation/end", .colleagueWho(.invitePeople)) { visit, viewer in try await takeBack(visit, viewer) }
        book.post("/settings/people/{id}/disable", .colleagueWho(.invitePeople)) { visit, viewer in try await disable(visit, viewer) }
        book.post("/settings/people/{id}/enable", .colleagueWho(.invitePeople)) { visit, viewer in try await enable(visit, viewer) }
    }

    private static let pageSize = 50

    private static func list(_ visit: Visit, _ viewer: Viewer, draft: InviteDraft? = nil, problems: FormProblems = FormProblems()) async throws
        -> PeoplePage
    {
        let services = visit.services
        let giving = Giving(giver: viewer, house: services.house.current)
        let scope = giving.scope
        let search = try? visit.query.line("q", limit: 100)
        let page = min(max(1, visit.query["page"].flatMap { Int($0) } ?? 1), 10_000)
        let (lines, parts, counts) = try await services.store.read { tx in
            let lines = try ColleagueQueries.page(search, within: scope, skip: (page - 1) * pageSize, limit: pageSize + 1, tx)
            return (lines, try ColleagueQueries.assignments(of: lines.map(\.id), tx), try ColleagueQueries.counts(within: scope, tx))
        }
        let key = services.key.sealed("invite", "\(services.newID(at: visit.now, of: Colleague.self))")
        return PeoplePage(
            lines: Array(lines.prefix(pageSize)), parts: parts, counts: counts, search: search, page: page, hasMore: lines.count > pageSize,
            giving: giving, draft: draft ?? InviteDraft(key: key), problems: problems)
    }

    private static func invite(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let giving = Giving(giver: viewer, house: visit.services.house.current)
        do {
            let invitation = try InviteForm(form, giving, visit).checked()
            let token = try await invitation.run(visit.services, by: viewer, say: visit.say)
            return shown(token, invitation.name, goesByMail: invitation.email != nil, visit, viewer)
        } catch Refusal.invalid(let problems) {
            return .page(
                try await list(visit, viewer, draft: InviteForm(form, giving, visit).draft, problems: problems).html(visit, viewer),
                status: 422)
        }
    }

    private static func shown(_ token: Token, _ name: String, goesByMail: Bool, _ visit: Visit, _ viewer: Viewer) -> Reply {
        let page = InvitationMadePage(
            name: name, link: visit.services.settings.url + PeoplePaths.invitation(token), until: visit.now + EntryLink.Kind.invitation.lasts,
            goesByMail: goesByMail && visit.services.settings.smtp != nil)
        return .page(page.html(visit, viewer))
    }

    private static func person(_ visit: Visit, _ viewer: Viewer, problems: FormProblems = FormProblems()) async throws -> PersonPage {
        let id = try visit.id("id", of: Colleague.self)
        let giving = Giving(giver: viewer, house: visit.services.house.current)
        let (found, devices) = try await visit.services.store.read { (try giving.changeable(id, $0), try DevicesOnPerson.load(id, $0)) }
        return PersonPage(line: found.line, parts: found.parts, giving: giving, devices: devices, problems: problems)
    }

    private static func setWork(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Colleague.self)
        let form = try await visit.form()
        let house = visit.services.house.current
        do {
            guard let title = try form.line("title", limit: 100) else { throw Refusal.invalid(FormProblems("title", visit.say(.writeWhatTheyDo))) }
            guard let unit = form.id("home", of: Unit.self), house.unit(unit)?.closedAt == nil else { throw Refusal.notFound }
            let services = visit.services
            // The number is the register's: whoever brings files in may correct it.
            let number: String?? = viewer.may(.importPeople) && form["staff-key"] != nil ? try form.line("staff-key", limit: 60) : nil
            let isTaken = FormProblems("staff-key", visit.say(.staffNumberTaken))
            try await services.store.write { tx in
                let giving = try Giving.now(viewer, house, tx)
                _ = try giving.changeable(id, tx)
                if let number {
                    do { try tx.attempt { try StaffQueries.setKey(number, of: id, in: tx) } } catch StoreError.unique {
                        throw Refusal.invalid(isTaken)
                    }
                }
                guard house.contains(unit, in: giving.scope) else { throw Refusal.notFound }
                try ColleagueQueries.setWork(title: title, unit: unit, of: id, in: tx)
                try Journal.append("colleague.changed", "colleague", id, by: viewer.id, unit: unit, random: services.random, in: tx)
            }
            try await services.house.reload(services.store)
            return .see(PeoplePaths.person(id), notice: visit.say(.personSaved))
        } catch Refusal.invalid(let problems) {
            return .page(try await person(visit, viewer, problems: problems).html(visit, viewer), status: 422)
        }
    }

    private static func change(_ change: ChangeParts.Change, _ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Colleague.self)
        let form = try await visit.form()
        guard let role = form["role"].flatMap(Role.init), let unit = form.id("unit", of: Unit.self) else { throw Refusal.notFound }
        let giving = Giving(giver: viewer, house: visit.services.house.current)
        if change == .give, !giving.mayGive(role, at: unit) {
            let problems = FormProblems("role", visit.say(.chooseRole))
            return .page(try await person(visit, viewer, problems: problems).html(visit, viewer), status: 422)
        }
        let before = try await person(visit, viewer)
        let verb = ChangeParts(colleague: id, part: Viewer.Assignment(role: role, unit: unit), change: change)
        let token = try await verb.run(visit.services, by: viewer, say: visit.say)
        let words = PeopleWords.parts([verb.part], giving.house, visit.say).first ?? visit.say(role.phrase)
        let notice = visit.say(change == .give ? .saidGiven(words, before.line.name) : .saidTaken(words, before.line.name))
        // Whoever takes their own last part may no longer be here.
        var reply = Reply.see(id == viewer.id ? PeoplePaths.me : PeoplePaths.person(id), notice: notice)
        if let token { reply.keepSession(token, of: viewer.id, as: viewer.sessionKind, visit.services) }
        return reply
    }

    private static func inviteAgain(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Colleague.self)
        let services = visit.services
        let house = services.house.current
        guard id != viewer.id else { throw Refusal.conflict(visit.say(.notYourself)) }
        let token = services.newToken()
        let line = try await services.store.write { tx in
            let line = try Giving.now(viewer, house, tx).changeable(id, tx).line
            guard !line.isDisabled else { throw Refusal.notFound }
            try MakeInvitation(colleague: id, token: token).run(services, by: viewer.id, say: visit.say, in: tx)
            return line
        }
        return shown(token, line.name, goesByMail: line.email != nil, visit, viewer)
    }

    private static func takeBack(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Colleague.self)
        let services = visit.services
        let house = services.house.current
        try await services.store.write { tx in
            _ = try Giving.now(viewer, house, tx).changeable(id, tx)
            try EntryLinkQueries.end(.invitation, of: id, in: tx)
            try Journal.append("invitation.ended", "colleague", id, by: viewer.id, random: services.random, in: tx)
        }
        return .see(PeoplePaths.people, notice: visit.say(.invitationTakenBack))
    }

    private static func disable(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let line = try await person(visit, viewer).line
        let tokens = try await DisableColleague(colleague: line.id).run(visit.services, by: viewer, say: visit.say)
        let notice = visit.say(tokens > 0 ? .saidGoneWithTokens(tokens) : .saidGone(line.name))
        return .see(PeoplePaths.person(line.id), notice: notice)
    }

    private static func enable(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let line = try await person(visit, viewer).line
        try await EnableColleague(colleague: line.id).run(visit.services, by: viewer)
        return .see(PeoplePaths.person(line.id), notice: visit.say(.saidBack(line.name)))
    }
}
