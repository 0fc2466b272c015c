import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Works through files one after the other: dry runs, imports, undoings. What it has done is in the database, batch by
/// batch, so after a crash it goes on where it stopped.
package struct ImportRunner: Service {
    let services: Services
    static let batch = 1_000
    /// Rows put aside that are kept with their reason; beyond it they are only counted.
    static let mostErrors = 20_000

    /// Somebody stopped the import while a batch was under way; that batch is not stored.
    private struct Stopped: Error {}

    package init(_ services: Services) { self.services = services }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await step() { continue }
                } catch {
                    services.log.warning("an import waits", metadata: ["kind": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .milliseconds(400))
            }
        }
    }

    /// Does what the oldest waiting file asks for; false when none waits.
    @discardableResult
    package func step() async throws -> Bool {
        guard let one = try await services.store.read({ try ImportQueries.nextToRun($0) }) else { return false }
        do {
            switch one.state {
            case .undoing: try await undo(one)
            default: try await readThrough(one)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch is Stopped {
            try await removeFile(one)
        } catch let error as StoreError where error.isTransient {
            try? await Task.sleep(for: .seconds(1))
        } catch {
            services.log.error("an import failed", metadata: ["kind": "\(type(of: error))"])
            let failure = error is StoreError ? "store" : "file"
            try await services.store.write(priority: .low) { try ImportQueries.end(one.id, from: one.state, to: .failed, failure: failure, in: $0) }
        }
        return true
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
        while true {
            try Task.checkCancellation()
            let records = try reader.next(Self.batch)
            if records.isEmpty { break }
            if toSkip >= records.count {
                toSkip -= records.count
                continue
            }
            let rest = Array(records.dropFirst(toSkip))
            toSkip = 0
            progress.bytes = reader.bytesRead
            guard let next = try await take(rest, one, mapper, progress, isDry: isDry) else { return }
            progress = next
        }
        progress.bytes = one.size
        let last = progress
        try await services.store.write(priority: .low) { tx in
            guard try ImportQueries.setProgress(last, of: one.id, in: one.state, tx) else { return }
            try ImportQueries.end(one.id, from: one.state, to: isDry ? .checked : .done, in: tx)
        }
        if !isDry { try await removeFile(one) }
    }

    /// One batch in one transaction, its progress included; nil when somebody stopped the import.
    private func take(
        _ records: [ImportRecord], _ one: MomentImport, _ mapper: RowToMoment, _ before: MomentImport.Progress, isDry: Bool
    ) async throws -> MomentImport.Progress? {
        var moments: [NewMoment] = []
        var errors: [ImportError] = []
        for record in records {
            switch mapper.read(record) {
            case .success(let imported): moments.append(imported.new)
            case .failure(let refusal): errors.append(ImportError(row: record.row, reason: refusal.code, raw: Self.raw(record)))
            }
        }
        var progress = before
        progress.read += records.count
        progress.refused += errors.count
        let kept = Array(errors.prefix(max(0, Self.mostErrors - before.refused)))
        let sofar = progress
        let services = services
        if isDry {
            let keys = moments.compactMap(\.sourceKey)
            return try await services.store.write(priority: .low) { tx in
                try ImportQueries.insert(kept, of: one.id, in: tx)
                var progress = sofar
                let known = try StoredImportedQueries.known(keys: keys, tx)
                progress.same += known
                progress.new += keys.count - known
                return try ImportQueries.setProgress(progress, of: one.id, in: .uploaded, tx) ? progress : nil
            }
        }
        let prepared = try await Self.prepare(moments, services)
        let comparesDates = one.plan.column(.happenedAt) != nil
        return try await services.store.write(priority: .low) { tx in
            let outcome = try StoreImported(services: services, importID: one.id, comparesDates: comparesDates).run(prepared, in: tx)
            try ImportQueries.insert(kept, of: one.id, in: tx)
            var progress = sofar
            progress.new += outcome.new
            progress.changed += outcome.changed
            progress.same += outcome.same
            guard try ImportQueries.setProgress(progress, of: one.id, in: .running, tx) else { throw Stopped() }
            return progress
        }
    }

    /// Reads the words on every core at hand.
    private static func prepare(_ moments: [NewMoment], _ services: Services) async throws -> [PreparedMoment] {
        let share = max(100, (moments.count + 1) / 2)
        return try await withThrowingTaskGroup(of: [PreparedMoment].self) { group in
            for start in stride(from: 0, to: moments.count, by: share) {
                let slice = moments[start..<min(start + share, moments.count)]
                group.addTask { slice.map { PreparedMoment($0, services) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func undo(_ one: MomentImport) async throws {
        let undo = UndoImport(services: services, importID: one.id)
        while true {
            try Task.checkCancellation()
            let done = try await services.store.write(priority: .low) { try undo.step(in: $0) }
            if done == 0 { break }
        }
        try await services.store.write(priority: .low) { tx in
            try StoredImportedQueries.cleanSearch(in: tx)
            try ImportQueries.end(one.id, from: .undoing, to: .undone, in: tx)
        }
        try await removeFile(one)
    }

    private func removeFile(_ one: MomentImport) async throws {
        if let path = one.path { try? FileManager.default.removeItem(atPath: path) }
        try await services.store.write(priority: .low) { try ImportQueries.forgetFile(one.id, in: $0) }
    }

    /// The start of a row as the file had it, for the list of what was put aside.
    private static func raw(_ record: ImportRecord) -> String? {
        guard case .cells(let cells) = record.content else { return nil }
        return String(cells.joined(separator: " | ").unicodeScalars.prefix(500).map(Character.init))
    }
}
