import Storage
import Understanding

/// What the thanks page knows.
struct Thanks {
    var moment: Moment
    /// The private page of the case that was opened, if one was.
    var casePath: String?
    /// Whether a person, or a team, will read praise.
    var reaches: Reach

    enum Reach { case person, team, desk }

    static func load(link token: Token, _ services: Services, _ tx: any ReadTransaction) throws -> Thanks {
        guard let id = try MomentQueries.moment(link: token.digest, kind: "thanks", tx), let moment = try MomentQueries.find(id, tx) else {
            throw Refusal.notFound
        }
        let reach: Reach =
            switch try PraiseQueries.promise(of: id, tx) {
            case .people, .somebody: .person
            case .team: .team
            case nil: .desk
            }
        return Thanks(moment: moment, casePath: nil, reaches: reach)
    }
}
