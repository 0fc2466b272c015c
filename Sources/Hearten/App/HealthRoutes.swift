import HTTPTypes
import Jobs
import Storage

/// Whether the house stands: for a proxy, a monitor and whoever looks after it.
enum HealthRoutes {
    static func add(to book: RouteBook) {
        book.get("/healthz", .everyone) { _ in .text("ok\n") }
        book.get("/readyz", .everyone) { visit in
            let health = await visit.services.store.health()
            var reply = Reply.text(health.writable ? "ready\n" : "cannot write\n")
            if !health.writable { reply.status = .serviceUnavailable }
            return reply
        }
        book.get("/metrics", .program(.operate)) { visit in
            guard try await mayWatch(visit) else { throw Refusal.notFound }
            return .text(await MetricsText.make(visit.services), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    /// A monitor on this machine needs no token; for everybody else without one there is no such page.
    private static func mayWatch(_ visit: Visit) async throws -> Bool {
        if visit.isAskedAtThisMachine { return true }
        do {
            // The figures are those of the whole house: a token for a part of it does not open them.
            return try await visit.services.program(of: visit, holding: .operate).unit == visit.services.house.current.root
        } catch is Refusal {
            return false
        }
    }
}

/// The counts in Prometheus' text format.
enum MetricsText {
    static func make(_ services: Services) async -> String {
        let (responses, named) = services.metrics.snapshot
        let health = await services.store.health()
        var text = "# TYPE hearten_responses_total counter\n"
        for (hundred, count) in responses.sorted(by: { $0.key < $1.key }) { text += "hearten_responses_total{class=\"\(hundred)xx\"} \(count)\n" }
        var family: Substring = ""
        for (name, count) in named.sorted(by: { $0.key < $1.key }) {
            let own = name.prefix { $0 != "{" }
            if own != family { text += "# TYPE \(own) counter\n" }
            family = own
            text += "\(name) \(count)\n"
        }
        let gauges: [(String, Int64)] = [
            ("hearten_store_writable", health.writable ? 1 : 0), ("hearten_store_waiting_writes", Int64(health.waitingWrites)),
            ("hearten_store_waiting_reads", Int64(health.waitingReads)), ("hearten_store_wal_bytes", health.walBytes),
            ("hearten_store_file_bytes", health.fileBytes), ("hearten_disk_free_bytes", health.freeBytes),
            ("hearten_connections_open", Int64(services.metrics.openConnections)),
        ]
        for (name, value) in gauges { text += "# TYPE \(name) gauge\n\(name) \(value)\n" }
        // A house that cannot be read still says that it cannot.
        if let jobs = try? await services.store.read({ try JobQueue.counts($0) }) { text += lines(jobs) }
        return text
    }

    private static func lines(_ jobs: JobCounts) -> String {
        let states = [("ready", jobs.ready), ("waiting", jobs.waiting), ("running", jobs.running), ("dead", jobs.dead)]
        return "# TYPE hearten_jobs gauge\n" + states.map { "hearten_jobs{state=\"\($0)\"} \($1)\n" }.joined()
            + "# TYPE hearten_jobs_oldest_ready_seconds gauge\nhearten_jobs_oldest_ready_seconds \(max(0, jobs.oldestReadyAge.components.seconds))\n"
    }
}
