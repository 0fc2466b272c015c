import Jobs
import Storage

/// The operator's page, and the control door for this machine's own commands.
enum OperatingRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/operator", .colleagueWho(.operate)) { visit, viewer in
            guard viewer.mayForAll(.operate, in: visit.services.house.current) else { throw Refusal.notFound }
            let findings = await Doctor.examine(visit.services)
            let health = await visit.services.store.health()
            let view = try await visit.services.store.read { tx in
                OperatingView(
                    findings: findings, counts: try JobQueue.counts(tx), lines: try JobQueue.lines(tx),
                    dead: try JobQueue.deadLetters(tx, limit: 100), health: health)
            }
            return .page(OperatingPages.page(view, visit, viewer))
        }
        book.post("/settings/operator/jobs/{id}/retry", .colleagueWho(.operate)) { visit, viewer in try await change(visit, viewer, retry: true) }
        book.post("/settings/operator/jobs/{id}/discard", .colleagueWho(.operate)) { visit, viewer in try await change(visit, viewer, retry: false) }

        book.get("/control/doctor", .thisMachine) { visit in
            let findings = await Doctor.examine(visit.services)
            return .text(findings.map { $0.line() + "\n" }.joined())
        }
        book.post("/control/backup", .thisMachine) { visit in
            let path = String(decoding: try await visit.body(limit: 4096), as: UTF8.self)
            guard path.hasPrefix("/"), !path.utf8.contains(0) else { throw Refusal.malformed("The path of a backup starts with /") }
            try await HouseCopy.backUp(visit.services.store, to: path)
            return .text("ok\n")
        }
    }

    private static func change(_ visit: Visit, _ viewer: Viewer, retry: Bool) async throws -> Reply {
        guard viewer.mayForAll(.operate, in: visit.services.house.current), let id = Int64(try visit.parameter("id")) else { throw Refusal.notFound }
        let services = visit.services
        let found = try await services.store.write { tx in
            let found = try retry ? JobQueue.retry(id, in: tx) : JobQueue.discard(id, in: tx)
            if found {
                try Journal.append(
                    retry ? "job.retried" : "job.discarded", "job", ID<Finding>(id), by: viewer.id, random: services.random, in: tx)
            }
            return found
        }
        guard found else { throw Refusal.notFound }
        return .see("/settings/operator", notice: visit.say(retry ? .jobRetried : .jobDiscarded))
    }
}

/// What the operator's page shows.
struct OperatingView: Sendable {
    var findings: [Finding]
    var counts: JobCounts
    var lines: [JobLine]
    var dead: [DeadLetter]
    var health: StoreHealth
}
