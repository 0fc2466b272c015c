import Storage

/// Addresses of the pulse.
enum PulsePaths {
    static let all = "/pulse"
    static let answer = "/pulse/answer"
    static let setting = "/pulse/setting"
    static func of(_ unit: ID<Unit>) -> String { "/pulse?unit=\(unit)" }
}

/// The anonymous pulse: answering it, and what a group may see of it.
enum PulseRoutes {
    static func add(to book: RouteBook) {
        book.get("/pulse", .colleagueWho(.measure)) { visit, viewer in
            let house = visit.services.house.current
            let chosen = visit.query.id("unit", of: Unit.self)
            let view = try await visit.services.store.read { try PulseView.load(chosen, viewer, house, $0) }
            return .page(PulsePages(visit: visit, viewer: viewer).results(view))
        }
        book.post("/pulse/setting", .colleagueWho(.editRules)) { visit, viewer in
            guard viewer.mayForAll(.editRules, in: visit.services.house.current) else { throw Refusal.notFound }
            let isOn = try await visit.form()["on"] == "yes"
            let random = visit.services.random
            try await visit.services.store.write { tx in
                try PulseQueries.set(isOn: isOn, in: tx)
                try Journal.append("pulse.switched", "pulse", ID<PulseRound>?.none, by: viewer.id, content: [isOn ? 1 : 0], random: random, in: tx)
            }
            return .see(PulsePaths.all, notice: visit.say(isOn ? .pulseNowOn : .pulseNowOff))
        }
        book.get("/pulse/answer", .colleague) { visit, viewer in
            let pages = PulsePages(visit: visit, viewer: viewer)
            guard let round = try await open(visit) else { return .page(pages.notNow(.pulseNotOpen)) }
            let hasTurn = try await visit.services.store.read { try !PulseQueries.hasTakenPart(viewer.id, in: round, $0) }
            return .page(hasTurn ? pages.ask(round, FormProblems()) : pages.notNow(.pulseDone))
        }
        book.post("/pulse/answer", .colleague) { visit, viewer in try await answer(visit, viewer) }
    }

    private static func open(_ visit: Visit) async throws -> PulseRound? {
        guard let round = PulseRound.open(on: LocalTime(visit.now, zone: visit.services.house.current.zone).day) else { return nil }
        return try await visit.services.store.read { try PulseQueries.isOn($0) } ? round : nil
    }

    /// Nothing about it goes to the journal or to a log: only that somebody had their turn, and apart from it the counts.
    private static func answer(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let pages = PulsePages(visit: visit, viewer: viewer)
        guard let round = try await open(visit) else { return .page(pages.notNow(.pulseNotOpen), status: 409) }
        let form = try await visit.form()
        let skips = form["act"] == "skip"
        let answers =
            skips
            ? []
            : PulseQuestion.allCases.compactMap { question -> (PulseQuestion, Int)? in
                let value = form["question-\(question.rawValue)"].flatMap { Int($0) }
                return value.flatMap { PulseQuestion.values.contains($0) ? (question, $0) : nil }
            }
        guard skips || !answers.isEmpty else {
            return .page(pages.ask(round, FormProblems("question-1", visit.say(.pulseNeedsOne))), status: 422)
        }
        let counted = try await visit.services.store.write { tx in
            guard try PulseQueries.takePart(viewer.id, in: round, tx) else { return false }
            for (question, value) in answers { try PulseQueries.count(value, of: question, at: viewer.unit, in: round, tx) }
            return true
        }
        return .see(MyDayPaths.today, notice: visit.say(!counted ? .pulseDone : skips ? .pulseSkipped : .pulseThanks))
    }
}
