import Storage
import Understanding

/// Guidance as one viewer sees it.
struct GuidanceDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// Limits hold for the whole house; lacks are seen by whoever looks after the place.
    var mayEditLimits: Bool { viewer.mayForAll(.editLanguage, in: house) }
    var maySeeLacks: Bool { viewer.may(.editLanguage) }

    private var meaning: Meaning? { services.reader.current.trained?.meaning }
    private static let longestQuestion = Lacks.longest
    /// So many questions an hour are written down for one asker; others are answered all the same.
    private static let mostNoted = 30

    func home() async throws -> Reply {
        let maySeeLacks = maySeeLacks
        let guidance = try await store.read { try Guidance.load(viewer, mayEdit: maySeeLacks, $0) }
        let question = try? visit.query.line("q", limit: GuidanceDesk.longestQuestion)
        let isNoted = visit.query["noted"] == "yes"
        let found = question.map { GuidancePages.Found(question: $0, answer: guidance.answer(to: $0, meaning), isNoted: isNoted) }
        return .page(GuidancePages.home(guidance, found, self))
    }

    /// Looking does not write anything down; asking does, where there is no answer.
    func ask() async throws -> Reply {
        let fields = try await visit.form()
        let asked = String((fields["q"] ?? "").prefix(GuidanceDesk.longestQuestion))
        guard let question = try Words.line(asked, field: "q", limit: GuidanceDesk.longestQuestion) else { return .see(GuidancePaths.home) }
        let wantsAnswer = fields["want"] == "answer"
        let answer = try await store.read { try Guidance.load(viewer, mayEdit: false, $0).answer(to: question, meaning) }
        guard !answer.isKnown || wantsAnswer || fields["missing"] != nil else { return .see(GuidancePaths.found(question, isNoted: false)) }
        guard services.limits.count("lack \(viewer.id)", per: .seconds(3600)) <= GuidanceDesk.mostNoted else {
            return .see(GuidancePaths.found(question, isNoted: false))
        }
        try await store.write { tx in
            let lack = try Lacks.record(
                question, kind: .question, at: viewer.unit, by: wantsAnswer ? viewer.id : nil, principle: answer.nearest, services, in: tx)
            guard lack != nil else { return }
            // Without an actor: nobody can tell who asked.
            try Journal.append(
                "lack.noted", "lack", lack, by: wantsAnswer ? viewer.id : nil, unit: viewer.unit, at: wantsAnswer ? nil : tx.now.quarter,
                random: services.random, in: tx)
        }
        return .see(GuidancePaths.found(question, isNoted: true), notice: wantsAnswer ? visit.say(.guidanceWanted) : nil)
    }

    // MARK: Limits

    func limits(_ form: LimitsForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        guard mayEditLimits else { throw Refusal.notFound }
        let texts = try await store.read { try MayDecideQueries.all($0) }
        return .page(LimitsPages.page(form ?? LimitsForm(texts), problems, self), status: problems.isEmpty ? 200 : 422)
    }

    func changeLimits() async throws -> Reply {
        guard mayEditLimits else { throw Refusal.notFound }
        let form = LimitsForm(try await visit.form())
        let texts: [Role: String]
        do { texts = try form.checked() } catch Refusal.invalid(let problems) { return try await limits(form, problems: problems) }
        let (me, random) = (viewer.id, services.random)
        try await store.write { tx in
            let was = try MayDecideQueries.all(tx)
            for role in LimitsForm.roles where was[role] ?? "" != texts[role] ?? "" {
                try MayDecideQueries.set(texts[role] ?? "", role, by: me, in: tx)
                try Journal.append(
                    "limits.changed", "role", ID<Colleague>?.none, by: me, content: Array("\(role.rawValue) \(texts[role] ?? "")".utf8),
                    random: random,
                    in: tx)
            }
        }
        return .see(GuidancePaths.limits, notice: visit.say(.limitsSaved))
    }

    // MARK: Lacks

    func lacks(_ wrong: (id: ID<Lack>, answer: String)? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let scope = try viewer.requiredScope(.editLanguage)
        let (open, closed) = try await store.read { (try LackQueries.open(scope, limit: 50, $0), try LackQueries.closed(scope, limit: 20, $0)) }
        let list = LackPages.List(open: open, closed: closed, wrong: wrong?.id, answer: wrong?.answer ?? "", problems: problems)
        return .page(LackPages.page(list, self), status: problems.isEmpty ? 200 : 422)
    }

    func close(_ id: ID<Lack>) async throws -> Reply {
        let scope = try viewer.requiredScope(.editLanguage)
        let fields = try await visit.form()
        let isClosed = fields["do"] == "close"
        guard try await store.read({ try LackQueries.find(id, scope, $0) }) != nil else { throw Refusal.notFound }
        var problems = FormProblems()
        let answer = isClosed ? nil : problems.text(fields["answer"] ?? "", field: "answer", limit: 1_200)
        if !isClosed, answer == nil { problems.add("answer", visit.say(.lackNeedsAnswer)) }
        guard problems.isEmpty else { return try await lacks((id, fields["answer"] ?? ""), problems: problems) }
        let (me, random, taken) = (viewer.id, services.random, visit.say(.lackTaken))
        try await store.write { tx in
            guard try LackQueries.find(id, scope, tx) != nil else { throw Refusal.notFound }
            guard try LackQueries.close(id, answer: answer, by: me, in: tx) else { throw Refusal.conflict(taken) }
            try Journal.append(answer == nil ? "lack.closed" : "lack.answered", "lack", id, by: me, random: random, in: tx)
        }
        return .see(GuidancePaths.lacks, notice: visit.say(answer == nil ? .lackClosed : .lackSent))
    }
}
