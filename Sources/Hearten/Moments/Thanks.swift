import Storage
import Understanding

/// What the thanks page knows.
struct Thanks {
    var moment: Moment
    /// The private page of the case that was opened, if one was.
    var casePath: String?
    /// Whether a person, or a team, will read praise.
    var reaches: Reach
    /// Given names of those whom praise has reached, and of those who have said thank you since.
    var people: [String] = []
    var thankful: [String] = []

    enum Reach { case person, team, desk }

    static func load(link token: Token, _ services: Services, _ tx: any ReadTransaction) throws -> Thanks {
        guard let id = try MomentQueries.moment(link: token.digest, kind: "thanks", tx), let moment = try MomentQueries.find(id, tx) else {
            throw Refusal.notFound
        }
        let promise = try PraiseQueries.promise(of: id, tx)
        let reach: Reach =
            switch promise {
            case .people, .somebody: .person
            case .team: .team
            case nil: .desk
            }
        let path = try CaseQueries.find(answering: id, tx).map { services.casePath($0, toldIn: id) }
        guard case .people(let people) = promise else { return Thanks(moment: moment, casePath: path, reaches: reach) }
        return Thanks(moment: moment, casePath: path, reaches: reach, people: people, thankful: try PraiseQueries.thankful(for: id, tx))
    }
}
