import Storage

/// Everything that the page of one case shows. Its words are whole: whoever may open it works on it.
struct CasePage: Sendable {
    var recoveryCase: RecoveryCase
    var moments: [Moment]
    /// Only for those who may see how to reach customers.
    var contact: Contact?
    var clocks: [ClockLine]
    var messages: [CaseMessage]
    var tasks: [CaseTask]
    var helpers: [ID<Colleague>]
    var events: [CaseEvent]
    var people: [ID<Colleague>: CasePerson]
    /// Who can be asked, the viewer left out.
    var askable: [CasePerson]
    var list: RecoverList?
    var reply: ReplyForm
    /// What colleagues who are named in the words added, by moment: for those who work on the case only.
    var accounts: [ID<Moment>: [(name: String, note: String)]] = [:]
    var rules = RecoveryRules()
    var question: ReplyDraft.Question?
    var problems = FormProblems()
    /// A task and a note that came back because something was missing.
    var task = TaskDraft()
    var note = ""
    var notReady: NotReadyOnPage?
    /// How its first moment was read, for those who may correct that.
    var reading: ReadingOnMoment?

    struct ClockLine: Sendable {
        var clock: CaseClock
        var gone: Double
        /// Nothing when the unit has no working hours.
        var arithmetic: ClockArithmetic?
    }

    /// A task as it is handed out.
    struct TaskDraft: Sendable {
        var what = ""
        var who: ID<Colleague>?
        var when: Day?

        init() {}

        init(_ fields: Fields, _ say: Say, _ problems: inout FormProblems) {
            what = fields.kept("what", as: "t-what", limit: 200, say, &problems).split(whereSeparator: \.isNewline).joined(separator: " ")
            if what.isEmpty { problems.add("t-what", say(.taskNeedsWords)) }
            who = fields.id("who")
            when = fields["when"].flatMap { Day(iso: $0) }
        }
    }

    var answers: Int { messages.filter { $0.kind == .reply }.count }

    static func maySeeContact(of one: RecoveryCase, _ viewer: Viewer, _ house: House) -> Bool {
        house.contains(one.unit, in: viewer.scope(.seeContacts)) || one.owner == viewer.id
    }

    static func load(_ number: Int, _ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> CasePage {
        guard let one = try CaseQueries.find(number: number, for: viewer, tx) else { throw Refusal.notFound }
        let house = services.house.current
        let calendar = house.calendar(of: one.unit)
        let clocks = try CaseClockQueries.clocks(of: one.id, tx).map { clock in
            ClockLine(clock: clock, gone: clock.gone(at: tx.now, in: calendar), arithmetic: try? clock.clock.arithmetic(in: calendar))
        }
        let messages = try CaseTalkQueries.messages(of: one.id, tx)
        let tasks = try CaseTalkQueries.tasks(of: one.id, tx)
        let helpers = try CaseTalkQueries.helpers(of: one.id, tx)
        let events = try CaseTalkQueries.events(of: one.id, tx)
        var ids = Set(helpers + [one.owner, one.offeredTo, viewer.id].compactMap { $0 })
        ids.formUnion(messages.compactMap(\.author) + tasks.compactMap(\.owner) + tasks.compactMap(\.doneBy) + events.compactMap(\.colleague))
        ids.formUnion(events.filter { $0.kind == .offered || $0.kind == .helper }.compactMap { $0.subject.map { ID<Colleague>($0) } })
        let site = house.ancestors(of: one.unit).first { $0.place == .site }?.id ?? one.unit
        let moments = try CaseQueries.moments(of: one.id, tx).compactMap { try MomentQueries.find($0, tx) }
        var page = CasePage(
            recoveryCase: one, moments: moments,
            contact: maySeeContact(of: one, viewer, house) ? try CaseGuestQueries.contact(of: one.id, tx) : nil, clocks: clocks, messages: messages,
            tasks: tasks,
            helpers: helpers, events: events, people: try CaseTalkQueries.people(ids, tx),
            askable: try CaseTalkQueries.askable(within: house.below(site).map(\.id), tx).filter { $0.id != viewer.id },
            list: viewer.may(.workCases) ? try RecoverList.load(.waiting, viewer, limit: 6, tx) : nil, reply: ReplyForm(key: ""))
        if let first = moments.first, first.words != nil, house.contains(first.unit, in: viewer.scope(.correctReadings)) {
            page.reading = try ReadingOnMoment.load(first, mayCorrect: true, services, tx)
            page.reading?.back = RecoverPaths.one(number)
        }
        for moment in moments { page.accounts[moment.id] = try PraiseQueries.notes(on: moment.id, tx) }
        page.rules = try RecoveryRulesQueries.rules(tx)
        page.notReady = try NotReadyOnPage.load(one.moment, as: .recovery(number), viewer, tx)
        return page
    }
}

extension RecoverList {
    static func load(_ show: RecoverShow, _ viewer: Viewer, limit: Int, _ tx: any ReadTransaction) throws -> RecoverList {
        let scope = viewer.scope(.workCases)
        var list = RecoverList(show: show, counts: try CaseQueries.counts(scope, tx), mine: try CaseQueries.countMine(viewer.id, tx), sections: [])
        switch show {
        case .waiting:
            for desk in [RecoveryCase.Desk.needsSomebody, .inHand, .awaitsVerdict] where list.counts[desk] > 0 {
                list.sections.append(try section(desk, scope, after: nil, limit: limit, tx))
            }
        case .mine:
            let mine = try CaseQueries.list(mine: viewer.id, limit: 200, tx)
            list.sections = RecoveryCase.Desk.allCases.map { desk in
                Section(desk: desk, lines: mine.filter { $0.recoveryCase.desk == desk }, hasMore: false)
            }
        case .done: list.sections = [try section(.done, scope, after: nil, limit: limit, tx)]
        }
        return list
    }

    static func section(
        _ desk: RecoveryCase.Desk, _ scope: Scope, after: CaseCursor?, limit: Int, _ tx: any ReadTransaction
    ) throws -> Section {
        let lines = try CaseQueries.list(desk, scope, after: after, limit: limit + 1, tx)
        return Section(desk: desk, lines: Array(lines.prefix(limit)), hasMore: lines.count > limit)
    }
}
