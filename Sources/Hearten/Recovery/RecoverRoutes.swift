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
            .page(CasePages(page: try await casePage(visit, viewer), visit: visit, viewer: viewer).html())
        }
        book.get("/recover/{number}/page", .colleague) { visit, viewer in .page(try await asTheyRead(visit, viewer)) }
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
            var problems = FormProblems()
            let task = CasePage.TaskDraft(form, visit.say, &problems)
            guard problems.isEmpty else {
                var page = try await casePage(visit, viewer)
                (page.task, page.problems) = (task, problems)
                return .page(CasePages(page: page, visit: visit, viewer: viewer).html(), status: 422)
            }
            try await WorkOnCase(visit, viewer).handOut(number, task.what, to: task.who, due: task.when)
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
            var problems = FormProblems()
            let words = form.kept("words", as: "note", limit: 2_000, visit.say, &problems)
            if words.isEmpty { problems.add("note", visit.say(.noteNeedsWords)) }
            guard problems.isEmpty else {
                var page = try await casePage(visit, viewer)
                (page.note, page.problems) = (words, problems)
                return .page(CasePages(page: page, visit: visit, viewer: viewer).html(), status: 422)
            }
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

    /// The case as its page shows it, with an empty reply under a key of its own.
    private static func casePage(_ visit: Visit, _ viewer: Viewer) async throws -> CasePage {
        let number = try caseNumber(visit)
        let services = visit.services
        var page = try await services.store.read { try CasePage.load(number, viewer, services, $0) }
        page.reply.key = services.newToken().text
        return page
    }

    /// The customer's page without its link: whoever works on a case can look, and never answer for the customer.
    private static func asTheyRead(_ visit: Visit, _ viewer: Viewer) async throws -> HTML {
        let number = try caseNumber(visit)
        let house = visit.services.house.current
        let page = try await visit.services.store.read { tx in
            guard let one = try CaseQueries.find(number: number, for: viewer, tx) else { throw Refusal.notFound }
            var page = try GuestCasePage.load(one, tx)
            if !CasePage.maySeeContact(of: one, viewer, house) { page.customer = nil }
            return page
        }
        return GuestCasePages(page: page, token: nil, visit: visit).html()
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
        var page = try await casePage(visit, viewer)
        let zone = services.house.current.calendar(of: page.recoveryCase.unit).zone
        var form = try ReplyForm(
            fields, zone: zone, now: visit.now, freshKey: page.reply.key, visit.say, &page.problems)
        let words = FollowUpWords(say: visit.say, zone: zone.identifier, now: visit.now, days: page.rules.followUpDays)
        let followUp = words.sentence(form)
        form.draft.followUp = followUp ?? ""
        page.reply = form
        if form.draft.isEmpty { page.problems.add("apology", visit.say(.replyEmpty)) }
        if !form.isPreview, !form.isAnyway, page.problems.isEmpty { page.question = try await question(form.draft, page.recoveryCase, services) }
        guard !form.isPreview, page.problems.isEmpty, page.question == nil else {
            let isShown = form.isPreview && page.problems.isEmpty
            return .page(CasePages(page: page, visit: visit, viewer: viewer).html(), status: isShown ? 200 : 422)
        }
        try await SendReply(work: WorkOnCase(visit, viewer), form: form, followUp: followUp).run(number)
        return .see(RecoverPaths.one(number), notice: visit.say(.replySent))
    }

    /// How many of the house's newest replies a new one is compared with.
    private static let repliesCompared = 300

    private static func question(_ draft: ReplyDraft, _ one: RecoveryCase, _ services: Services) async throws -> ReplyDraft.Question? {
        if let question = draft.question { return question }
        let earlier = try await services.store.read { try CaseTalkQueries.replies(besides: one.id, limit: repliesCompared, $0) }
        return UsedBefore.first(in: draft, among: earlier).map(ReplyDraft.Question.usedBefore)
    }
}
