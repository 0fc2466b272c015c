import Storage

/// What a moment's page shows to one viewer.
struct MomentPage: Sendable {
    var moment: Moment
    var answers: [Answer]
    /// The words this viewer may see.
    var words: String?
    var customerName: String?
    var suspicion: String?

    static func load(
        _ id: ID<Moment>, _ scope: Scope, _ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction
    ) throws -> MomentPage {
        guard let moment = try MomentQueries.find(id, scope, tx) else { throw Refusal.notFound }
        let mayContact = services.house.current.contains(moment.unit, in: viewer.scope(.seeContacts))
        let contact = mayContact ? try MomentQueries.contact(of: id, tx) : nil
        return MomentPage(
            moment: moment, answers: try MomentQueries.answers(of: id, tx), words: moment.shownWords, customerName: contact?.name,
            suspicion: try MomentQueries.suspicion(of: id, tx))
    }
}
