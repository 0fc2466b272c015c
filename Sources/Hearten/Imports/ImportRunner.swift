import Foundation
import Jobs
import Logging
import Storage
import Understanding

/// Works through a file: a dry run, an import, an undoing. What it has done is in the database, batch by batch, so after a
/// crash another try goes on where this one stopped.
struct ImportRunner: Sendable {
    let services: Services
    private var work: FileWork
    static let batch = 2_000
    /// Rows put aside that are kept with their reason; beyond it they are only counted.
    static let mostErrors = 20_000

    /// Somebody stopped the import while a batch was under way; that batch is not stored.
    private struct Stopped: Error {}

    init(_ services: Services) { (self.services, work) = (services, FileWork(services)) }

    /// One file at a time, on every core at hand.
    var worker: Worker {
        FileWork.worker(services) { registry in
            registry.on(RunImportJob.self) { try await run($0, $1) }
            registry.on(RunStaffImportJob.self) { try await StaffRunner(services).run($0, $1) }
        }
    }

    func run(_ job: RunImportJob, _ context: JobContext) async throws {
        var runner = self
        runner.work = FileWork(services, context)
        try await runner.run(job.file)
    }

    /// Does what the file asks for; nothing when it asks for nothing.
    func run(_ file: ID<MomentImport>) async throws {
        guard let one = try await services.store.read({ try ImportQueries.toRun(file, $0) }) else { return }
        try await work.run("an import failed") {
            do {
                if one.state == .undoing { try await undo(one) } else { try await readThrough(one) }
            } catch is Stopped {
                if one.state == .running { try await removeFile(one) }
            }
        } ending: { error in
            let failure = error is StoreError ? "store" : "file"
            try await services.store.write(priority: .low) {
                try ImportQueries.states.end(one.id, from: one.state, to: .failed, failure: failure, in: $0)
            }
            try await removeFile(one)
        }
    }

    private func readThrough(_ one: MomentImport) async throws {
        guard let path = one.path else { throw CocoaError(.fileNoSuchFile) }
        let isDry = one.state == .uploaded
        var progress = isDry ? MomentImport.Progress() : one.progress
        var reader = try ImportFileReader(path: path, plan: one.plan)
        var toSkip = progress.read
        let mapper = RowToMoment(
            plan: one.plan, importID: one.id, unit: one.unit, scope: Scope(roots: [one.unit]), house: services.house.current,
            now: isDry ? one.createdAt : one.startedAt ?? one.createdAt)
        if isDry { try await services.store.write(priority: .low) { try ImportQueries.startOver(one.id, in: $0) } }
        var neighbours = Neighbours(at: mapper.now, random: services.random)
        var held: Batch?
        while true {
            try Task.checkCancellation()
            let records = try reader.next(Self.batch)
            let rest = Array(records.dropFirst(toSkip))
            toSkip = max(0, toSkip - records.count)
            let bytes = reader.bytesRead
            let identities = isDry ? [] : neighbours.next(rest.count)
            async let next = Self.read(rest, identities, bytes: bytes, mapper, isDry ? nil : services)
            if let batch = held {
                progress = try await store(batch, one, progress, isDry: isDry)
            }
            held = await next
            if records.isEmpty { break }
        }
        progress.bytes = one.size
        let last = progress
        try await services.store.write(priority: .low) { tx in
            guard try ImportQueries.setProgress(last, of: one.id, in: one.state, tx) else { return }
            try ImportQueries.states.end(one.id, from: one.state, to: isDry ? .checked : .done, in: tx)
        }
        if !isDry { try await removeFile(one) }
        if !isDry, last.new >= TuneStore.manyRows { try await services.store.tune() }
    }

    /// Records on their way in: all the work on them that needs no database.
    private struct Batch: Sendable {
        var count = 0
        var bytes: Int64 = 0
        var keys: [String] = []
        var moments: [PreparedMoment] = []
        var errors: [ImportError] = []
    }

    /// Makes moments of records and, unless this is a dry run, reads their words, on every core at hand.
    private static func read(
        _ records: [ImportRecord], _ identities: [ID<Moment>], bytes: Int64, _ mapper: RowToMoment, _ services: Services?
    ) async -> Batch {
        let share = max(100, (records.count + 1) / 2)
        return await withTaskGroup(of: (Int, Batch).self) { group in
            for start in stride(from: 0, to: records.count, by: share) {
                let slice = start..<min(start + share, records.count)
                group.addTask { (start, part(records[slice], services == nil ? [] : identities[slice], mapper, services)) }
            }
            var batch = Batch()
            for (_, part) in await group.reduce(into: [], { $0.append($1) }).sorted(by: { $0.0 < $1.0 }) {
                batch.count += part.count
                batch.keys += part.keys
                batch.moments += part.moments
                batch.errors += part.errors
            }
            batch.bytes = bytes
            return batch
        }
    }

    private static func part(
        _ records: ArraySlice<ImportRecord>, _ identities: ArraySlice<ID<Moment>>, _ mapper: RowToMoment, _ services: Services?
    ) -> Batch {
        var batch = Batch(count: records.count)
        for (place, record) in records.enumerated() {
            switch mapper.read(record) {
            case .failure(let refusal): batch.errors.append(ImportError(row: record.row, reason: refusal.code, raw: raw(record)))
            case .success(let imported):
                batch.keys.append(imported.key)
                guard let services else { break }
                var moment = PreparedMoment(imported.new, id: identities.dropFirst(place).first, services)
                moment.searchWords = moment.shownWords.map(fold)
                batch.moments.append(moment)
            }
        }
        return batch
    }

    /// One batch in one transaction, its progress included.
    private func store(_ batch: Batch, _ one: MomentImport, _ before: MomentImport.Progress, isDry: Bool) async throws -> MomentImport.Progress {
        let kept = Array(batch.errors.prefix(max(0, Self.mostErrors - before.refused)))
        let comparesDates = one.plan.column(.happenedAt) != nil
        let services = services
        return try await work.step { tx in
            var progress = before
            progress.bytes = batch.bytes
            progress.read += batch.count
            progress.refused += batch.errors.count
            try ImportQueries.insert(kept, of: one.id, in: tx)
            if isDry {
                let known = try StoredImportedQueries.known(keys: batch.keys, tx)
                progress.same += known
                progress.new += batch.keys.count - known
            } else {
                let outcome = try StoreImported(services: services, importID: one.id, comparesDates: comparesDates).run(batch.moments, in: tx)
                progress.new += outcome.new
                progress.changed += outcome.changed
                progress.same += outcome.same
            }
            guard try ImportQueries.setProgress(progress, of: one.id, in: one.state, tx) else { throw Stopped() }
            return progress
        }
    }

    private func undo(_ one: MomentImport) async throws {
        let undo = UndoImport(services: services, importID: one.id)
        try await work.steps { try undo.step(in: $0) }
        try await services.store.write(priority: .low) { tx in
            try StoredImportedQueries.cleanSearch(in: tx)
            try ImportQueries.forgetErrors(of: one.id, in: tx)
            try ImportQueries.states.end(one.id, from: .undoing, to: .undone, in: tx)
        }
        try await removeFile(one)
    }

    private func removeFile(_ one: MomentImport) async throws {
        try await work.discard(one.path) { try ImportQueries.states.forgetPath(one.id, in: $0) }
    }

    /// The start of a row as the file had it, for the list of what was put aside.
    private static func raw(_ record: ImportRecord) -> String? {
        guard case .cells(let cells) = record.content else { return nil }
        return String(cells.joined(separator: " | ").unicodeScalars.prefix(500).map(Character.init))
    }
}
