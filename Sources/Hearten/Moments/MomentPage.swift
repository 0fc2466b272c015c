import Storage

/// What a moment's page shows to one viewer.
struct MomentPage: Sendable {
    var moment: Moment
    var answers: [Answer]
    /// The words this viewer may see.
    var words: String?
    var customerName: String?
    var suspicion: String?
    /// Whether the viewer may correct the reading and decide about what was set aside, here.
    var mayCorrect: Bool
    /// The case that answers it, if one does.
    var follow: Follow?
    /// Whom its praise reaches, if it is praise.
    var praise: PraisePromise?
    /// How its words were read, and why.
    var reading: ReadingOnMoment
    /// For those who look after the language.
    var example: ExampleOnMoment?
    /// For whoever was not ready for it; not on what was set aside.
    var notReady: NotReadyOnPage?
    /// What else a mail held; for those who may read how to reach its sender, since a quote often begins with that.
    var mail: MailOnMoment?

    struct Follow: Sendable {
        var isOpen: Bool
        /// Its number, for those who may open it.
        var number: Int?
    }

    static func load(
        _ id: ID<Moment>, _ scope: Scope, _ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction
    ) throws -> MomentPage {
        guard let moment = try MomentQueries.find(id, scope, tx) else { throw Refusal.notFound }
        let mayCorrect = services.house.current.contains(moment.unit, in: viewer.scope(.correctReadings))
        // What is set aside is there for those who decide about it, and for nobody else.
        guard mayCorrect || moment.state == .kept else { throw Refusal.notFound }
        let mayContact = services.house.current.contains(moment.unit, in: viewer.scope(.seeContacts))
        let contact = mayContact ? try MomentQueries.contact(of: id, tx) : nil
        let answers = try MomentQueries.answers(of: id, tx).map { $0.masked(by: services) }
        return MomentPage(
            moment: moment, answers: answers, words: moment.shownWords, customerName: contact?.name,
            suspicion: try MomentQueries.suspicion(of: id, tx), mayCorrect: mayCorrect,
            follow: try follow(id, viewer, tx), praise: try PraiseQueries.promise(of: id, tx),
            reading: try ReadingOnMoment.load(moment, mayCorrect: mayCorrect, services, tx),
            example: try ExampleOnMoment.load(id, viewer, services, tx),
            notReady: moment.state == .kept ? try NotReadyOnPage.load(id, as: .moment(id), viewer, tx) : nil,
            mail: mayContact ? try MailOnMomentQueries.find(id, tx) : nil)
    }

    private static func follow(_ id: ID<Moment>, _ viewer: Viewer, _ tx: any ReadTransaction) throws -> Follow? {
        guard let found = try CaseQueries.find(answering: id, tx) else { return nil }
        let isTheirs = try CaseQueries.find(number: found.number, for: viewer, tx) != nil
        return Follow(isOpen: found.state.isOpen, number: isTheirs ? found.number : nil)
    }
}

extension Answer {
    /// The answer with colleagues' names masked, as pages and programs show it.
    func masked(by services: Services) -> Answer {
        var masked = self
        masked.words = words.map { services.maskedWords($0) ?? $0 }
        masked.question = question.map { services.maskedWords($0) ?? $0 }
        return masked
    }
}
