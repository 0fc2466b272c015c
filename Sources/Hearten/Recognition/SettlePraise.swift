import Storage

/// What people do with praise: say whose it is, say thank you, let others see it.
struct SettlePraise {
    let services: Services
    let viewer: Viewer

    /// Somebody who looks after the unit says who is meant; nil is the whole team.
    func decide(_ moment: ID<Moment>, for person: ID<Colleague>?, _ tx: any Transaction) throws {
        let scope = try viewer.requiredScope(.correctReadings)
        guard let found = try MomentQueries.find(moment, scope, tx), MaybePraise(found).isPraise, found.sharing != .none,
            try PraiseQueries.isOpen(moment, tx)
        else { throw Refusal.notFound }
        if let person {
            let house = services.house.current
            let candidates = try PraiseQueries.candidates(of: moment, tx)
            guard let known = house.names.person(person), candidates.contains(person) || house.neighbourhood(of: found.unit).contains(known.unit)
            else { throw Refusal.notFound }
            try deliver(moment, to: person, unit: found.unit, tx)
        } else {
            try moveToTeam(found, tx)
        }
    }

    /// A colleague who may be meant says whether it was them.
    func answer(_ moment: ID<Moment>, wasMe: Bool, _ tx: any Transaction) throws {
        guard let mine = try PraiseQueries.mine(moment, viewer.id, tx), mine.isPraise, let found = try MomentQueries.find(moment, tx) else {
            throw Refusal.notFound
        }
        if wasMe {
            try deliver(moment, to: viewer.id, unit: found.unit, tx)
        } else {
            try PraiseQueries.decline(moment, viewer.id, by: viewer.id, in: tx)
            if try !PraiseQueries.hasAnyone(moment, tx) { try moveToTeam(found, tx) }
            try journal("praise.moved", moment, found.unit, tx)
        }
    }

    func thank(_ moment: ID<Moment>, _ tx: any Transaction) throws {
        let unit = try own(moment, tx)
        try PraiseQueries.mark("thanked_at", moment, viewer.id, in: tx)
        try PraiseQueries.mark("seen_at", moment, viewer.id, in: tx)
        try journal("praise.thanked", moment, unit, tx)
    }

    /// Lets the team, or everyone, see it: no further than the customer allowed.
    func share(_ moment: ID<Moment>, _ tx: any Transaction) throws {
        guard let card = try PraiseQueries.mine(moment, viewer.id, tx), card.state == "confirmed", card.isPraise,
            card.sharing == .team || card.sharing == .all
        else { throw Refusal.notFound }
        try PraiseQueries.mark("shared_at", moment, viewer.id, in: tx)
        try journal("praise.shared", moment, card.unit, tx)
    }

    func putAway(_ moment: ID<Moment>, _ tx: any Transaction) throws {
        guard try PraiseQueries.mine(moment, viewer.id, tx)?.state == "confirmed" else { throw Refusal.notFound }
        try PraiseQueries.mark("seen_at", moment, viewer.id, in: tx)
    }

    /// What happened, as the named colleague saw it; only those who work on the case read it.
    func addNote(_ words: String?, to moment: ID<Moment>, _ tx: any Transaction) throws {
        guard let card = try PraiseQueries.mine(moment, viewer.id, tx), card.state == "confirmed", !card.isPraise else { throw Refusal.notFound }
        try PraiseQueries.setNote(words, moment, viewer.id, in: tx)
        try journal("mention.answered", moment, card.unit, tx)
    }

    private func own(_ moment: ID<Moment>, _ tx: any Transaction) throws -> ID<Unit> {
        guard let card = try PraiseQueries.mine(moment, viewer.id, tx), card.state == "confirmed", card.isPraise else { throw Refusal.notFound }
        return card.unit
    }

    private func deliver(_ moment: ID<Moment>, to person: ID<Colleague>, unit: ID<Unit>, _ tx: any Transaction) throws {
        try PraiseQueries.declineOthers(moment, but: person, by: viewer.id, in: tx)
        try PraiseQueries.confirm(moment, person, by: viewer.id, in: tx)
        try PraiseQueries.removeTeam(moment, in: tx)
        try PraiseQueries.refreshShownWords(of: moment, services, in: tx)
        try journal("praise.delivered", moment, unit, tx)
        tx.afterCommit { [services] in services.live.tell(.init(.praise, unit: unit)) }
    }

    private func moveToTeam(_ moment: Moment, _ tx: any Transaction) throws {
        try PraiseQueries.declineOthers(moment.id, but: nil, by: viewer.id, in: tx)
        try PraiseQueries.addTeam(moment.unit, to: moment.id, at: tx.now, isDecided: true, in: tx)
        try PraiseQueries.refreshShownWords(of: moment.id, services, in: tx)
        try journal("praise.delivered", moment.id, moment.unit, tx)
    }

    private func journal(_ kind: String, _ moment: ID<Moment>, _ unit: ID<Unit>, _ tx: any Transaction) throws {
        try Journal.append(kind, "moment", moment, by: viewer.id, unit: unit, random: services.random, in: tx)
    }
}
