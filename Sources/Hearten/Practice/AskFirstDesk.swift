import Storage

/// The ask-first check, and saying that one was not ready.
extension PracticeDesk {
    func askFirst(level: Int? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let scope = viewer.scope(.readMoments)
        let (me, day) = (viewer.id, LocalTime(visit.now, zone: zone).day)
        let asked = try await store.read { tx -> AskFirstPages.Asked in
            let answered = try AskFirstQueries.count(of: me, on: day, tx)
            var asked = AskFirstPages.Asked(answered: answered, level: level, problems: problems)
            asked.gaps = try AskFirstQueries.gaps(of: me, limit: 100, tx)
            guard answered < AskFirst.most else { return asked }
            let since = tx.now - .seconds(Int64(AskFirst.days) * 86_400)
            let questions = try AskFirstQueries.questions(for: me, scope, since: since, limit: AskFirst.pool, tx)
            asked.question = AskFirst.chosen(from: questions, for: me, on: day, answered: answered)
            return asked
        }
        return .page(AskFirstPages.page(asked, self), status: problems.isEmpty ? 200 : 422)
    }

    /// What was thought is kept before the level is seen.
    func predict() async throws -> Reply {
        let fields = try await visit.form()
        guard let moment: ID<Moment> = fields.id("moment") else { throw Refusal.notFound }
        guard let level = fields["level"].flatMap({ Int($0) }), (1...6).contains(level) else {
            return try await askFirst(problems: FormProblems("level", visit.say(.askFirstChoose)))
        }
        let scope = viewer.scope(.readMoments)
        let (me, day) = (viewer.id, LocalTime(visit.now, zone: zone).day)
        try await store.write { tx in
            // The first thought stays: whoever has seen the level cannot think anew.
            if try AskFirstQueries.answered(moment, of: me, scope, tx) != nil { return }
            guard let found = try AskFirstQueries.question(moment, for: me, scope, tx), try AskFirstQueries.count(of: me, on: day, tx) < AskFirst.most
            else { throw Refusal.notFound }
            try AskFirstQueries.add(.init(moment: moment, predicted: level, told: found.told), of: me, on: day, in: tx)
        }
        return .see(PracticePaths.askFirst(moment))
    }

    func predicted(_ moment: ID<Moment>) async throws -> Reply {
        let scope = viewer.scope(.readMoments)
        let (me, day) = (viewer.id, LocalTime(visit.now, zone: zone).day)
        let seen = try await store.read { tx -> AskFirstPages.Seen in
            guard let found = try AskFirstQueries.answered(moment, of: me, scope, tx) else { throw Refusal.notFound }
            return AskFirstPages.Seen(
                question: found.question, prediction: found.prediction, gaps: try AskFirstQueries.gaps(of: me, limit: 100, tx),
                hasMore: try AskFirstQueries.count(of: me, on: day, tx) < AskFirst.most)
        }
        return .page(AskFirstPages.seen(seen, self))
    }

    // MARK: Not ready

    func sayNotReady() async throws -> Reply {
        let fields = try await visit.form()
        let (scope, viewer) = (viewer.scope(.readMoments), viewer)
        let number = fields["case"].flatMap { Int($0) }
        let moment: ID<Moment>? = fields.id("moment")
        let found = try await store.read { tx -> (moment: Moment, back: String) in
            if let number {
                guard let one = try CaseQueries.find(number: number, for: viewer, tx), let moment = try MomentQueries.find(one.moment, tx) else {
                    throw Refusal.notFound
                }
                return (moment, RecoverPaths.one(number))
            }
            guard let moment, let found = try MomentQueries.find(moment, scope, tx), found.state == .kept else { throw Refusal.notFound }
            return (found, MomentPaths.moment(moment))
        }
        var problems = FormProblems()
        let words = problems.text(fields["words"] ?? "", field: "words", limit: NotReady.longest)
        guard problems.isEmpty else {
            let target: NotReadyOnPage.Target = number.map { .recovery($0) } ?? .moment(found.moment.id)
            return .page(NotReadyOnPage.again(target, words: fields["words"] ?? "", problems, back: found.back, visit, viewer), status: 422)
        }
        let say = SayNotReady(services)
        try await store.write { try say.run(found.moment, words: words, by: viewer.id, in: $0) }
        return .see(found.back, notice: visit.say(.notReadyThanks))
    }
}
