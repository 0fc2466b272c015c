import Logging
import Storage

/// One step of each kind; the service only repeats them, and tests call them by hand.
extension Worker {
    /// Performs everything that is due, and what that makes due, one after the other. For tests and one-shot commands.
    /// Returns how many jobs ran.
    @discardableResult package func runDue() async -> Int {
        do { try await prepareSchedules() } catch { note("schedules", error) }
        await fireSchedules()
        var count = 0
        while !Task.isCancelled, let leases = await claim(), !leases.isEmpty {
            for lease in leases { await perform(lease) }
            count += leases.count
        }
        return count
    }

    func fireSchedules() async {
        guard !schedules.isEmpty else { return }
        do {
            guard try await store.read({ try Schedule.isAnyDue($0) }) else { return }
        } catch { return note("schedules", error) }
        for schedule in schedules {
            do {
                try await store.write(priority: .high) { tx in _ = try schedule.fireIfDue(in: tx) }
            } catch { note("schedule \(schedule.name)", error) }
        }
    }

    /// As many due jobs as there is room for; looks before it writes.
    func claim() async -> [JobLease]? {
        let (kinds, lease, room) = (registry.kinds, options.lease, options.concurrency - running.count)
        guard room > 0, !kinds.isEmpty else { return nil }
        do {
            guard try await store.read({ try JobQueue.isAnythingDue(kinds: kinds, $0) }) else { return nil }
            let leases = try await store.write(priority: .high) { tx in
                try JobQueue.claim(room, kinds: kinds, lease: lease, in: tx)
            }
            for lease in leases { running.add(lease) }
            return leases
        } catch {
            note("claim", error)
            return nil
        }
    }

    func perform(_ lease: JobLease) async {
        defer { running.remove(lease) }
        guard let performer = registry.performers[lease.kind] else { return }
        let policy = performer.policy
        if lease.attempt > policy.attempts {
            return await settle(lease) { try JobQueue.bury(lease, failure: "never came back", in: $0) }
        }
        let context = JobContext(store: store, lease: lease, isLastAttempt: lease.attempt == policy.attempts)
        do {
            try await withDeadline(policy.deadline, lease) { try await performer.perform(lease.payload, context) }
            if !context.isFinished { await settle(lease) { try JobQueue.finish(lease, in: $0) } }
        } catch is LeaseLost {
            logger.notice("A job's lease was lost", metadata: metadata(lease))
        } catch {
            if context.isFinished { return }
            await failed(lease, error, policy)
        }
    }

    private func failed(_ lease: JobLease, _ error: any Error, _ policy: JobPolicy) async {
        if error is CancellationError, Task.isCancelled {
            return await settle(lease) { try JobQueue.release(lease, in: $0) }
        }
        let failure = kind(of: error)
        var details = metadata(lease)
        details["failure"] = "\(failure)"
        logger.warning("A job failed", metadata: details)
        let consequence = (error as? any JobFailure)?.consequence ?? .retry
        if consequence == .giveUp || lease.attempt >= policy.attempts {
            return await settle(lease) { try JobQueue.bury(lease, failure: failure, in: $0) }
        }
        var delay = policy.backoff.delay(afterAttempt: lease.attempt, random: options.random())
        if case .retryAfter(let wanted) = consequence { delay = wanted }
        await settle(lease) { [delay] in try JobQueue.retry(lease, after: delay, failure: failure, in: $0) }
    }

    /// When even this cannot be stored, the lease will run out and the job come back.
    private func settle(_ lease: JobLease, _ body: @escaping @Sendable (any Transaction) throws -> Void) async {
        do { try await store.write(priority: .high, body) } catch is LeaseLost {
            logger.notice("A job's lease was lost", metadata: metadata(lease))
        } catch { note("settle", error) }
    }

    /// Cancels the work at its deadline and stops renewing its lease: if it does not listen, others take over.
    /// It is cancelled as well when its lease is lost. What the work itself says in the end counts, be it late.
    private func withDeadline(
        _ deadline: Duration, _ lease: JobLease, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let work = Task { try await body() }
        running.whenLost(lease) { work.cancel() }
        let timer = Task { [sleep = options.sleep, running] in
            try await sleep(deadline)
            running.markLate(lease)
            work.cancel()
        }
        defer { timer.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                work.cancel()
            }
        } catch is CancellationError where running.isLate(lease) {
            throw JobStop("deadline", .retry)
        } catch is CancellationError where running.isLost(lease) {
            throw LeaseLost()
        }
    }

    func renewLeases() async {
        let (leases, duration) = (running.renewable, options.lease)
        guard !leases.isEmpty else { return }
        do {
            let lost = try await store.write(priority: .high) { tx in
                try leases.filter { try !JobQueue.renew($0, for: duration, in: tx) }
            }
            for lease in lost { running.markLost(lease) }
        } catch { note("renew", error) }
    }

    private func kind(of error: any Error) -> String {
        (error as? any JobFailure)?.failureKind ?? String(describing: type(of: error))
    }

    private func metadata(_ lease: JobLease) -> Logger.Metadata {
        ["job": "\(lease.id)", "kind": "\(lease.kind)", "attempt": "\(lease.attempt)"]
    }

    private func note(_ step: String, _ error: any Error) {
        logger.error("Jobs could not use the database", metadata: ["step": "\(step)", "failure": "\(kind(of: error))"])
    }
}
