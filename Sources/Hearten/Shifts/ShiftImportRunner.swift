import Foundation
import Jobs
import Logging
import Storage

/// Works through a file of shifts. What it has done is in the database, batch by batch, so after a crash another try goes on there.
struct ShiftImportRunner: Sendable {
    let services: Services
    private var work: FileWork
    static let batch = 500

    init(_ services: Services) { (self.services, work) = (services, FileWork(services)) }

    /// One file at a time.
    var worker: Worker { FileWork.worker(services) { registry in registry.on(RunShiftImportJob.self) { try await run($0, $1) } } }

    func run(_ job: RunShiftImportJob, _ context: JobContext) async throws {
        var runner = self
        runner.work = FileWork(services, context)
        try await runner.run(job.file)
    }

    /// Does what the file asks for; nothing when it asks for nothing.
    func run(_ id: ID<ShiftImport>) async throws {
        guard let one = try await services.store.read({ try ShiftImportQueries.toRun(id, $0) }) else { return }
        try await work.run("a rota failed") {
            if one.state == .undoing { try await undo(one) } else { try await readThrough(one) }
        } ending: { error in
            let failure = error is StoreError ? "store" : error is ICalendarFault ? "calendar" : error is TooManyRows ? "rows" : "file"
            try await services.store.write(priority: .low) {
                try ShiftImportQueries.states.end(one.id, from: one.state, to: .failed, failure: failure, in: $0)
            }
            try await removeFile(one)
        }
    }

    private struct TooManyRows: Error {}
    /// Somebody has moved the file on meanwhile.
    private struct Overtaken: Error {}

    private func readThrough(_ one: ShiftImport) async throws {
        guard let path = one.path else { throw CocoaError(.fileNoSuchFile) }
        let isDry = one.state == .uploaded
        let house = services.house.current
        let now = one.startedAt ?? one.createdAt
        let people = try await services.store.read { try ShiftImportQueries.people(at: MatchShift.units(around: one.unit, in: house), $0) }
        let matcher = MatchShift(people, at: one.unit, in: house, now: now)
        let zone = TimeZoneRules.named(house.unit(one.unit)?.zone ?? house.zone) ?? .utc
        let reader = try ShiftFileReader(path: path, plan: one.plan, now: now, zone: zone)
        if isDry { try await services.store.write(priority: .low) { try ShiftImportQueries.startOver(one.id, in: $0) } }
        var look = isDry ? ShiftLook() : nil
        var progress = isDry ? ShiftImport.Progress() : one.progress
        var toSkip = progress.read
        while true {
            try Task.checkCancellation()
            let lines = try reader.next(Self.batch)
            if lines.isEmpty { break }
            let rest = Array(lines.dropFirst(toSkip))
            toSkip = max(0, toSkip - lines.count)
            guard !rest.isEmpty else { continue }
            guard progress.read + rest.count <= ShiftImport.mostRows else { throw TooManyRows() }
            do { progress = try await store(rest, matcher, one, progress, &look) } catch is Overtaken { return }
        }
        if let look { progress.gone += try await wouldGo(one, progress, look) }
        try await finish(one, progress, isDry: isDry)
    }

    /// One batch in one transaction, its progress included.
    private func store(
        _ lines: [ShiftLine], _ matcher: MatchShift, _ one: ShiftImport, _ before: ShiftImport.Progress, _ look: inout ShiftLook?
    ) async throws -> ShiftImport.Progress {
        var progress = before
        var notes: [ShiftNote] = []
        var batch: [(row: Int, new: NewShift)] = []
        var kept: [String] = []
        for line in lines {
            progress.read += 1
            switch line.read.flatMap({ matcher.match($0) }) {
            case .failure(let refusal):
                // Whoever is off and not known here has nothing that could be taken out.
                if case .success(let read) = line.read, read.isCancelled { continue }
                progress.refused += 1
                notes.append(ShiftNote(row: line.row, reason: refusal.code, raw: line.raw, isRefused: true))
                if case .success(let read) = line.read, let id = read.sourceID { kept.append(MatchShift.entry(of: id)) }
            case .success(let new):
                batch.append((line.row, new))
                if !new.isCancelled { progress.sees(new.from) }
            }
        }
        let inFile = look?.see(batch) ?? []
        look?.keep(kept)
        let (services, isDry) = (services, look != nil)
        let (shifts, asides, start, stays) = (batch, notes, progress, kept)
        return try await work.step { tx in
            var progress = start
            let store = StoreShifts(services: services, file: one)
            let outcome = try store.run(shifts, isDry: isDry, in: tx)
            if !isDry { try store.keep(stays, in: tx) }
            let over = Set(outcome.overlapping).union(inFile)
            let warnings = over.sorted().map { ShiftNote(row: $0, reason: ShiftRefusal.overlaps.code, raw: nil, isRefused: false) }
            try ShiftImportQueries.insert(
                Array((asides + warnings).prefix(max(0, ShiftImport.mostNotes - before.refused - before.overlapping))), of: one.id, in: tx)
            progress.new += outcome.new
            progress.changed += outcome.changed
            progress.same += outcome.same
            progress.gone += outcome.gone
            progress.overlapping += over.count
            guard try ShiftImportQueries.setProgress(progress, of: one.id, in: one.state, tx) else { throw Overtaken() }
            return progress
        }
    }

    /// How many shifts of the file's time it no longer has.
    private func wouldGo(_ one: ShiftImport, _ progress: ShiftImport.Progress, _ look: ShiftLook) async throws -> Int {
        guard let (first, last) = days(of: one, progress) else { return 0 }
        return try await services.store.read { tx in
            var count = 0
            try ShiftQueries.eachEntry(from: first, through: last, of: one.feed, tx) { if !look.has($0) { count += 1 } }
            return count
        }
    }

    /// The days of a whole rota on its unit's wall, from the midnight before its first shift; nil when it is not the whole.
    private func days(of one: ShiftImport, _ progress: ShiftImport.Progress) -> (first: Instant, last: Instant)? {
        guard one.plan.isWhole, let first = progress.first, let last = progress.last else { return nil }
        let name = services.house.current.unit(one.unit)?.zone ?? services.house.current.zone
        let zone = TimeZoneRules.named(name) ?? .utc
        func midnight(_ instant: Instant, _ ahead: Int) -> Instant {
            Instant(milliseconds: zone.instant(wall: Int64(LocalTime(instant, zone: name).day.number + ahead) * millisecondsPerDay))
        }
        return (midnight(first, 0), midnight(last, 1) - .milliseconds(1))
    }

    private func finish(_ one: ShiftImport, _ before: ShiftImport.Progress, isDry: Bool) async throws {
        var progress = before
        if !isDry, let (first, last) = days(of: one, progress) {
            while true {
                let (services, start) = (services, progress)
                progress = try await work.step { tx in
                    var progress = start
                    progress.gone += try StoreShifts(services: services, file: one).removeMissing(from: first, through: last, in: tx)
                    _ = try ShiftImportQueries.setProgress(progress, of: one.id, in: one.state, tx)
                    return progress
                }
                if progress.gone == start.gone { break }
            }
        }
        let (last, random) = (progress, services.random)
        try await services.store.write(priority: .low) { tx in
            guard try ShiftImportQueries.setProgress(last, of: one.id, in: one.state, tx) else { return }
            try ShiftImportQueries.states.end(one.id, from: one.state, to: isDry ? .checked : .done, in: tx)
            if !isDry { try Journal.append("shifts.imported", "shift-import", one.id, by: one.madeBy, unit: one.unit, random: random, in: tx) }
        }
        if !isDry { try await removeFile(one) }
    }

    private func undo(_ one: ShiftImport) async throws {
        try await work.steps { try UndoShifts(file: one).step(in: $0) }
        try await services.store.write(priority: .low) { try ShiftImportQueries.states.end(one.id, from: .undoing, to: .undone, in: $0) }
        try await removeFile(one)
    }

    private func removeFile(_ one: ShiftImport) async throws {
        try await work.discard(one.path) { try ShiftImportQueries.states.forgetPath(one.id, in: $0) }
    }
}

/// What a dry run remembers of a file: which entries it has, and whose shifts lie where.
struct ShiftLook: Sendable {
    private var entries: Set<Int> = []
    private var spans: [ID<Colleague>: [(from: Instant, until: Instant)]] = [:]
    private var kept = 0
    /// Beyond this many shifts, overlaps within the file are no longer looked for.
    private static let most = 100_000
    /// So many shifts of one person are compared with each other.
    private static let mostBeside = 400

    mutating func keep(_ stays: [String]) { for entry in stays { entries.insert(entry.hashValue) } }

    func has(_ entry: String) -> Bool { entries.contains(entry.hashValue) }

    /// Notes a batch and returns the rows that lie over another shift of the same person in this file.
    mutating func see(_ batch: [(row: Int, new: NewShift)]) -> [Int] {
        var over: [Int] = []
        for (row, new) in batch {
            entries.insert(new.entry.hashValue)
            guard !new.isCancelled, kept < Self.most else { continue }
            if spans[new.colleague]?.suffix(Self.mostBeside).contains(where: { $0.from < new.until && new.from < $0.until }) == true {
                over.append(row)
            }
            spans[new.colleague, default: []].append((new.from, new.until))
            kept += 1
        }
        return over
    }
}
