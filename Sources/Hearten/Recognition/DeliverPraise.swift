import Storage

/// Brings a compliment to whom it is for, in the transaction of its moment: first the person, or else the team.
enum DeliverPraise {
    static func ifNeeded(_ moment: PreparedMoment, in tx: any Transaction, _ services: Services) throws {
        try ifNeeded(MaybePraise(moment), in: tx, services)
    }

    /// After a person has corrected or kept a moment: praise is delivered now; what is none any more is taken back.
    static func again(_ moment: Moment, in tx: any Transaction, _ services: Services) throws {
        let maybe = MaybePraise(moment)
        if !maybe.isPraise {
            try PraiseQueries.takeBack(moment.id, in: tx)
            try PraiseQueries.refreshShownWords(of: moment.id, services, in: tx)
        }
        guard try PraiseQueries.promise(of: moment.id, tx) == nil else { return }
        try ifNeeded(maybe, in: tx, services)
    }

    static func ifNeeded(_ moment: MaybePraise, in tx: any Transaction, _ services: Services) throws {
        let house = services.house.current
        let meant = house.names.meant(words: moment.words, named: moment.named, at: moment.unit, in: house).filter { $0.person != moment.toldBy }
        guard moment.isPraise else { return try tellNamed(moment, meant, in: tx, services) }
        guard moment.sharing != .none else { return }
        let sure = meant.filter { $0.sure >= Praise.sureEnough }
        if !sure.isEmpty {
            for person in sure {
                try PraiseQueries.add(person, to: moment.moment, isPraise: true, deliveredAt: moment.receivedAt, in: tx)
            }
        } else if !meant.isEmpty {
            for person in meant.prefix(Praise.mostCandidates) {
                try PraiseQueries.add(person, to: moment.moment, isPraise: true, deliveredAt: nil, in: tx)
            }
        } else {
            try PraiseQueries.addTeam(moment.unit, to: moment.moment, at: moment.receivedAt, in: tx)
            // The team has it at once; who was there then is suggested to whoever leads, and only to them.
            for person in try WhoWasThere.find(moment, in: house, tx) where person.sure < Praise.sureEnough {
                try PraiseQueries.add(person, to: moment.moment, isPraise: true, deliveredAt: nil, isByShift: true, in: tx)
            }
        }
        if !meant.isEmpty { try PraiseQueries.refreshShownWords(of: moment.moment, services, in: tx) }
        try Journal.append(
            sure.isEmpty && !meant.isEmpty ? "praise.found" : "praise.delivered", "moment", moment.moment, unit: moment.unit,
            at: moment.receivedAt, random: services.random, in: tx)
        let unit = moment.unit
        tx.afterCommit { services.live.tell(.init(.praise, unit: unit)) }
    }

    /// Whoever is named in other words learns of it before anybody asks, and only they do.
    private static func tellNamed(
        _ moment: MaybePraise, _ meant: [ColleagueNames.Meant], in tx: any Transaction, _ services: Services
    ) throws {
        guard moment.words != nil else { return }
        for person in meant where person.sure >= Praise.sureEnough {
            try PraiseQueries.add(person, to: moment.moment, isPraise: false, deliveredAt: moment.receivedAt, in: tx)
        }
    }
}
