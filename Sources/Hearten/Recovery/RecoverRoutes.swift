import Markup
import Storage

/// Recover: the list, a case, and everything that colleagues do with it.
enum RecoverRoutes {
    static let pageSize = 25

    static func add(to book: RouteBook) {
        book.get("/recover", .colleagueWho(.workCases)) { visit, viewer in .page(try await list(visit, viewer)) }
        book.get("/recover/new", .colleagueWho(.openCases)) { visit, viewer in
            .page(NewCasePages.form(TellDraft(), FormProblems(), visit, viewer))
        }
        book.post("/recover", .colleagueWho(.openCases)) { visit, viewer in try await open(visit, viewer) }
        book.get("/recover/{number}", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let services = visit.services
            var page = try await services.store.read { try CasePage.load(number, viewer, services, $0) }
            page.reply.key = services.newToken().text
            return .page(CasePages(page: page, visit: visit, viewer: viewer).html())
        }
        book.post("/recover/{number}/replies", .colleague) { visit, viewer in try await reply(visit, viewer) }
        addWork(to: book)
        addTalk(to: book)
        addCourse(to: book)
    }

    /// Who looks after it, and who is with it.
    private static func addWork(to book: RouteBook) {
        book.post("/recover/{number}/owner", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let form = try await visit.form()
            if form["who"] == "me" {
                try await WorkOnCase(visit, viewer).take(number)
                return .see(RecoverPaths.one(number), notice: visit.say(.itIsYours))
            }
            guard let who = form.id("who", of: Colleague.self) else { throw Refusal.notFound }
            try await WorkOnCase(visit, viewer).offer(number, to: who)
            return .see(RecoverPaths.one(number), notice: visit.say(.colleagueAsked))
        }
        act("decline", .declined, in: book) { try await $0.decline($1) }
        book.post("/recover/{number}/helpers", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let who = try await visit.form()["who"].flatMap { ID<Colleague>($0) }
            try await WorkOnCase(visit, viewer).help(number, colleague: who)
            return .see(RecoverPaths.one(number), notice: visit.say(who == nil ? .joined : .askedIn))
        }
    }

    /// Tasks, notes and the cause.
    private static func addTalk(to book: RouteBook) {
        book.post("/recover/{number}/tasks", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let form = try await visit.form()
            guard let text = try form.line("what", limit: 200) else {
                throw Refusal.invalid(FormProblems("t-what", visit.say(.taskNeedsWords)))
            }
            let due = form["when"].flatMap { Day(iso: $0) }.map { endOfDay($0, visit) }
            try await WorkOnCase(visit, viewer).handOut(number, text, to: form.id("who"), dueAt: due)
            return .see(RecoverPaths.one(number), notice: visit.say(.taskHandedOut))
        }
        book.post("/recover/{number}/tasks/{task}/done", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            try await WorkOnCase(visit, viewer).finish(try visit.id("task"), of: number)
            return .see(RecoverPaths.one(number), notice: visit.say(.taskDoneNotice))
        }
        book.post("/recover/{number}/notes", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let form = try await visit.form()
            guard let words = try form.text("words", limit: 2_000) else { return .see(RecoverPaths.one(number)) }
            try await WorkOnCase(visit, viewer).note(
                number, words, key: form["key"].map { "note-\($0.prefix(64))" } ?? visit.services.newToken().text)
            return .see(RecoverPaths.one(number), notice: visit.say(.noteKept))
        }
        book.post("/recover/{number}/cause", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            let cause = try await visit.form().line("cause", limit: 200)
            try await WorkOnCase(visit, viewer).setCause(number, cause)
            return .see(RecoverPaths.one(number), notice: visit.say(.causeKept))
        }
    }

    /// Its clocks and its end.
    private static func addCourse(to book: RouteBook) {
        act("pause", .heldNow, in: book) { try await $0.pause($1) }
        act("resumption", .goesOn, in: book) { try await $0.resume($1) }
        act("reopening", .openedAgain, in: book) { try await $0.reopen($1) }
        act("follow-up", .followUpKept, in: book) { try await $0.followedUp($1) }
        act("question", .theyAreAsked, in: book) { try await $0.ask($1) }
    }

    /// A button that does one thing and comes back to the case.
    private static func act(
        _ name: String, _ notice: Phrase, in book: RouteBook, _ work: @escaping @Sendable (WorkOnCase, Int) async throws -> Void
    ) {
        book.post("/recover/{number}/\(name)", .colleague) { visit, viewer in
            let number = try caseNumber(visit)
            try await work(WorkOnCase(visit, viewer), number)
            return .see(RecoverPaths.one(number), notice: visit.say(notice))
        }
    }

    private static func caseNumber(_ visit: Visit) throws -> Int {
        let text = try visit.parameter("number")
        guard let number = Int(text), number > 0, String(number) == text else { throw Refusal.notFound }
        return number
    }

    /// The last minute of a day, as the viewer's clock reads it.
    private static func endOfDay(_ day: Day, _ visit: Visit) -> Instant {
        let zone = TimeZoneRules.named(visit.say.zone) ?? .utc
        return Instant(milliseconds: zone.instant(wall: Int64(day.number + 1) * millisecondsPerDay) - millisecondsPerMinute)
    }

    private static func list(_ visit: Visit, _ viewer: Viewer) async throws -> HTML {
        let show = visit.query["show"].flatMap { RecoverShow(rawValue: $0) } ?? .waiting
        let after = visit.query["after"].flatMap { CaseCursor($0) }
        let desk = visit.query["desk"].flatMap { Int($0) }.flatMap { RecoveryCase.Desk(rawValue: $0) }
        let list = try await visit.services.store.read { tx in
            guard let after, let desk else { return try RecoverList.load(show, viewer, limit: pageSize, tx) }
            var list = try RecoverList.load(show, viewer, limit: 0, tx)
            list.sections = [try RecoverList.section(desk, viewer.scope(.workCases), after: after, limit: pageSize, tx)]
            return list
        }
        return RecoverPages.list(list, visit, viewer)
    }

    private static func open(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let draft = try TellDraft(try await visit.form(limit: 32 * 1024))
        var problems = draft.problems(visit, viewer)
        if draft.words == nil { problems.add("words", visit.say(.caseNeedsWords)) }
        guard problems.isEmpty else { return .page(NewCasePages.form(draft, problems, visit, viewer), status: 422) }
        let number = try await OpenCaseByHand(visit.services).run(draft, by: viewer, now: visit.now)
        return .see(RecoverPaths.one(number), notice: visit.say(.caseOpened))
    }

    private static func reply(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let number = try caseNumber(visit)
        let services = visit.services
        let fields = try await visit.form()
        var page = try await services.store.read { try CasePage.load(number, viewer, services, $0) }
        let calendar = services.house.current.calendar(of: page.recoveryCase.unit)
        var form = try ReplyForm(fields, zone: calendar.zone, freshKey: services.newToken().text)
        let followUp = FollowUpWords(say: visit.say, zone: calendar.zone.identifier, now: visit.now).sentence(form)
        form.draft.followUp = followUp ?? ""
        page.reply = form
        if form.draft.isEmpty { page.problems.add("apology", visit.say(.replyEmpty)) }
        page.question = form.isPreview || form.isAnyway || form.draft.isEmpty ? nil : form.draft.question
        guard !form.isPreview, page.problems.isEmpty, page.question == nil else {
            return .page(CasePages(page: page, visit: visit, viewer: viewer).html(), status: form.isPreview ? 200 : 422)
        }
        try await SendReply(work: WorkOnCase(visit, viewer), form: form, followUp: followUp).run(number)
        return .see(RecoverPaths.one(number), notice: visit.say(.replySent))
    }
}
