import Foundation
import Jobs
import Logging
import Storage

/// Does with a file of people what its row asks for: a look, the import, or its undoing. After a crash another try goes on.
struct RunStaffImportJob: Job {
    static let kind = "run-staff-import"
    static let policy = JobPolicy(attempts: 10, deadline: .seconds(3_600), backoff: Backoff(base: .seconds(5), longest: .seconds(300)))

    let file: ID<StaffImport>

    /// In the transaction that gives the row its new state.
    static func enqueue(_ file: ID<StaffImport>, in tx: any Transaction) throws {
        try JobQueue.enqueue(RunStaffImportJob(file: file), in: tx, key: "\(kind)-\(file)")
    }
}

/// Works through a file of people: reads it, reckons what it comes to, and writes that batch by batch. What is written once is "the
/// same" to another try, so nothing is done twice.
struct StaffRunner: Sendable {
    let services: Services
    private var work: FileWork
    static let batch = 1_000
    static let mostProblems = 20_000

    init(_ services: Services) { (self.services, work) = (services, FileWork(services)) }

    /// Why a file cannot be brought in as a whole.
    struct Failure: Error { let code: String }

    func run(_ job: RunStaffImportJob, _ context: JobContext) async throws {
        var runner = self
        runner.work = FileWork(services, context)
        try await runner.run(job.file)
    }

    func run(_ id: ID<StaffImport>) async throws {
        guard let file = try await services.store.read({ try StaffImportQueries.toRun(id, $0) }) else { return }
        try await work.run("a file of people failed") {
            switch file.state {
            case .undoing: try await undo(file)
            case .uploaded: try await look(file)
            default: try await bringIn(file)
            }
        } ending: { error in
            let code = (error as? Failure)?.code ?? (error is StoreError ? "store" : "file")
            try await services.store.write(priority: .low) {
                try StaffImportQueries.states.end(id, from: file.state, to: .failed, failure: code, in: $0)
            }
            try await removeFile(file)
        }
    }

    // MARK: Reckoning

    private struct Reckoned: Sendable {
        var outcome: StaffReckoning.Outcome
        var summary: StaffSummary
        var importer: StaffImporter
    }

    private func reckon(_ file: StaffImport) async throws -> Reckoned {
        guard let path = file.path else { throw CocoaError(.fileNoSuchFile) }
        guard file.size <= StaffImport.mostBytes else { throw Failure(code: "too-large") }
        let house = services.house.current
        let importer = try await importer(of: file, house)
        let known = try await services.store.read { try StaffQueries.everybody($0) }
        let now = services.store.clock.now
        let random = services.random
        let start = random.next()
        var reckoning = StaffReckoning(
            file.plan, by: importer, house: house, unit: file.unit, known: known, roles: roles(house), now: now,
            makeID: { ID(at: now, start: start, place: $0) }, makeUnitID: { ID(at: now, random: random.next()) })
        let rows = StaffRowReader(plan: file.plan)
        var reader = try ImportFileReader(path: path, plan: file.plan.file)
        while true {
            try Task.checkCancellation()
            let records = try reader.next(Self.batch)
            if records.isEmpty { break }
            for record in records { reckoning.take(rows.read(record)) }
            if reckoning.outcome.read > StaffImport.mostRows { throw Failure(code: "too-many") }
        }
        let outcome = reckoning.finish()
        return Reckoned(outcome: outcome, summary: summary(outcome, reckoning), importer: importer)
    }

    /// What they may do now, not when they chose the file.
    private func importer(of file: StaffImport, _ house: House) async throws -> StaffImporter {
        guard let id = file.madeBy else { return StaffImporter() }
        guard let viewer = try await services.store.read({ try ViewerQueries.viewer(id, $0) }),
            house.contains(file.unit, in: viewer.scope(.importPeople))
        else { throw Failure(code: "rights") }
        return StaffImporter(id: id, giving: Giving(giver: viewer, house: house))
    }

    /// Roles by their names: in the organisation's words, in plain English, and as the API calls them.
    private func roles(_ house: House) -> [String: Role] {
        let sayings = [Say(), Say(vocabulary: house.vocabulary), Say(language: services.language, vocabulary: house.vocabulary)]
        var roles: [String: Role] = [:]
        for role in Role.allCases {
            for say in sayings { roles[ColumnProfile.folded(say(role.phrase))] = role }
            roles[ColumnProfile.folded(role.rawValue)] = role
        }
        return roles
    }

    private func summary(_ outcome: StaffReckoning.Outcome, _ reckoning: StaffReckoning) -> StaffSummary {
        var summary = StaffSummary()
        summary.read = outcome.read
        summary.same = outcome.same
        for change in outcome.changes {
            switch change.kind {
            case .new: summary.new += 1
            case .changed: summary.changed += 1
            case .left: summary.left += 1
            case .returned: summary.returned += 1
            }
        }
        summary.notes = outcome.problems.count(where: \.isNote)
        summary.aside = outcome.problems.count - summary.notes
        summary.active = reckoning.active
        summary.units = outcome.units.count
        summary.newUnits = outcome.units.prefix(StaffSummary.mostNames).map(\.name)
        summary.leavers = outcome.changes.lazy.filter { $0.kind == .left }.prefix(StaffSummary.mostNames).compactMap { $0.was?.name }
        return summary
    }

    // MARK: Writing

    private func look(_ file: StaffImport) async throws {
        let reckoned = try await reckon(file)
        try await work.step { tx in
            try StaffImportQueries.setProblems(Array(reckoned.outcome.problems.prefix(Self.mostProblems)), of: file.id, in: tx)
            try StaffImportQueries.setSummary(reckoned.summary, of: file.id, in: tx)
            try StaffImportQueries.states.end(file.id, from: .uploaded, to: .checked, in: tx)
        }
    }

    private func bringIn(_ file: StaffImport) async throws {
        var reckoned = try await reckon(file)
        if reckoned.summary.needsNumber, file.plan.options.leavers != reckoned.summary.left { throw Failure(code: "too-many-leave") }
        let outcome = reckoned.outcome
        let apply = ApplyStaff(services: services, file: file, importer: reckoned.importer)
        try await work.step { tx in
            try StaffImportQueries.setProblems(Array(outcome.problems.prefix(Self.mostProblems)), of: file.id, in: tx)
            try apply.makeUnits(outcome.units, in: tx)
        }
        if !outcome.units.isEmpty { try await services.house.reload(services.store) }
        let late = try await write(outcome.changes, apply, file)
        let planned = outcome.changes.count
        reckoned.summary.aside += late
        let summary = reckoned.summary
        try await services.store.write(priority: .low) { tx in
            let counts = try StaffImportQueries.counts(of: file.id, tx)
            var final = summary
            (final.new, final.changed) = (counts["new"] ?? 0, counts["changed"] ?? 0)
            (final.left, final.returned) = (counts["left"] ?? 0, counts["returned"] ?? 0)
            // What an earlier try had written was the same to this one.
            final.same = max(0, final.same - (final.changes - (planned - late)))
            try StaffImportQueries.setSummary(final, of: file.id, in: tx)
            try StaffImportQueries.states.end(file.id, from: .running, to: .done, in: tx)
            try MaskImportedJob.enqueue(for: file.id, in: tx)
        }
        try await settle(file)
    }

    /// Everybody first, then whom they report to. Returns how many could not be written after all.
    private func write(_ changes: [StaffReckoning.Change], _ apply: ApplyStaff, _ file: StaffImport) async throws -> Int {
        var late = 0
        let steps = changes.count * 2
        for start in stride(from: 0, to: changes.count, by: Self.batch) {
            let batch = changes[start..<min(start + Self.batch, changes.count)]
            late += try await work.step { tx in
                let problems = try apply.run(batch, in: tx)
                try StaffImportQueries.addProblems(problems, of: file.id, in: tx)
                try StaffImportQueries.setSteps(batch.endIndex, of: steps, file.id, in: tx)
                return problems.count
            }
        }
        for start in stride(from: 0, to: changes.count, by: Self.batch) {
            let batch = changes[start..<min(start + Self.batch, changes.count)]
            try await work.step { tx in
                try apply.setLeaders(batch, in: tx)
                try StaffImportQueries.setSteps(changes.count + batch.endIndex, of: steps, file.id, in: tx)
            }
        }
        return late
    }

    private func undo(_ file: StaffImport) async throws {
        let undo = UndoStaff(services: services, file: file)
        var last: ID<Colleague>?
        repeat {
            let after = last
            last = try await work.step { try undo.changedStep(after: after, in: $0) }
        } while last != nil
        var gone = 0
        repeat {
            gone = 0
            var end: ID<Colleague>?
            repeat {
                let after = end
                let done = try await work.step { try undo.newStep(after: after, in: $0) }
                end = done.last
                gone += done.gone
            } while end != nil
        } while gone > 0
        try await work.step { try undo.finish(in: $0) }
        try await settle(file)
    }

    /// The names of everybody are new, and open pages ask again what they may show.
    private func settle(_ file: StaffImport) async throws {
        try await services.house.reload(services.store)
        services.live.endAll()
        try await removeFile(file)
    }

    private func removeFile(_ file: StaffImport) async throws {
        try await work.discard(file.path) { try StaffImportQueries.states.forgetPath(file.id, in: $0) }
    }
}
