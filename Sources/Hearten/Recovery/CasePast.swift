package import Storage

/// What became of a case, told in a transaction of the past through the same rules: for a demo that has a history.
package enum CasePast {
    package static func take(_ moment: ID<Moment>, by colleague: ID<Colleague>, _ services: Services, in tx: any Transaction) throws {
        try change(moment, services, in: tx) { one, desk in
            guard let work = try work(colleague, services, tx) else { return }
            try work.take(&one, desk, in: tx)
        }
    }

    /// An answer in four parts; `followUpAt` is when the colleague promises to phone.
    package static func answer(
        _ moment: ID<Moment>, by colleague: ID<Colleague>, apology: String, action: String, invitation: String, followUpAt: Instant?,
        _ services: Services, in tx: any Transaction
    ) throws {
        try change(moment, services, in: tx) { one, desk in
            guard let work = try work(colleague, services, tx) else { return }
            var form = ReplyForm(key: "past-\(one.id)")
            form.draft = ReplyDraft(apology: apology, action: action, invitation: invitation, followUpAt: followUpAt?.milliseconds)
            form.followHow = .phone
            let zone = desk.calendar(of: one).zone.identifier
            let words = FollowUpWords(say: work.say, zone: zone, now: tx.now, days: desk.rules.followUpDays).sentence(form)
            try SendReply(work: work, form: form, followUp: words).apply(to: &one, desk, in: tx)
        }
    }

    /// The customer's word: "yes", "partly" or "no". A case that was not put right is let rest.
    package static func judge(_ moment: ID<Moment>, _ verdict: String, words: String?, _ services: Services, in tx: any Transaction) throws {
        guard let verdict = Verdict(rawValue: verdict) else { return }
        try change(moment, services, in: tx) { one, desk in
            guard try CaseEnds.judge(&one, verdict, isEnough: true, desk, in: tx) else { return }
            let said = CaseMessage(
                id: services.newID(at: tx.now), at: tx.now, kind: .verdict, author: nil, words: words, apology: nil, action: nil, invitation: nil,
                followUp: nil, followUpAt: nil)
            _ = try CaseTalkQueries.insert(said, in: one.id, key: "past-verdict-\(one.id)", tx)
        }
    }

    /// The promised follow-up has happened.
    package static func followUp(_ moment: ID<Moment>, by colleague: ID<Colleague>, _ services: Services, in tx: any Transaction) throws {
        try change(moment, services, in: tx) { one, desk in
            try desk.change([.followUp], of: one, in: tx) { $0.metAt = tx.now }
            try desk.note(.followedUp, one, by: colleague, in: tx)
        }
    }

    /// Her answer by mail, as her mail program sends it, through the door that every mail takes.
    package static func writeByMail(
        _ moment: ID<Moment>, from sender: String, _ body: String, _ services: Services, in tx: any Transaction
    ) throws {
        guard let one = try CaseQueries.find(answering: moment, tx), let to = services.answerAddress?.address(of: one.id) else { return }
        let head = "From: \(sender)\r\nTo: \(to)\r\nSubject: Re: your answer\r\nMessage-ID: <\(one.id)@mail.example>\r\n"
        let mail = head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body
        try ReceiveMail(services).take(Array(mail.utf8), in: tx)
    }

    private static func change(
        _ moment: ID<Moment>, _ services: Services, in tx: any Transaction, _ act: (inout RecoveryCase, CaseDesk) throws -> Void
    ) throws {
        guard let was = try CaseQueries.find(answering: moment, tx) else { return }
        let desk = try CaseDesk(services, tx)
        var one = was
        try act(&one, desk)
        try desk.settle(one, was: was, in: tx)
    }

    private static func work(_ colleague: ID<Colleague>, _ services: Services, _ tx: any ReadTransaction) throws -> WorkOnCase? {
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone)
        return try ViewerQueries.viewer(colleague, tx).map { WorkOnCase(services, $0, say) }
    }
}
