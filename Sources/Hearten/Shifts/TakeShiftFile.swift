import Foundation
import Jobs
import Storage

/// Puts a file of shifts down, to be looked at or brought in by the runner; the same for the browser, programs and this machine.
struct TakeShiftFile {
    let services: Services

    func putDown(
        _ upload: ReceiveUpload.Upload, unit: ID<Unit>, by colleague: ID<Colleague>?, isWhole: Bool = false, startsAtOnce: Bool = false,
        also: @escaping @Sendable (ID<ShiftImport>, any Transaction) throws -> Void = { _, _ in }
    ) async throws -> ID<ShiftImport> {
        var plan = try ShiftPlan.suggest(path: upload.path, name: upload.name)
        plan.isWhole = isWhole
        let id: ID<ShiftImport> = services.newID(at: services.store.clock.now)
        let (random, suggested, begins) = (services.random, plan, startsAtOnce && plan.isComplete)
        try await services.store.write { tx in
            try ShiftImportQueries.insert(
                ShiftImport(
                    id: id, name: upload.name, plan: suggested, unit: unit, state: begins ? .running : .uploaded, path: upload.path,
                    size: upload.size, madeBy: colleague, createdAt: tx.now), in: tx)
            if begins { try ShiftImportQueries.startOver(id, in: tx) }
            try RunShiftImportJob.enqueue(id, in: tx)
            try Journal.append("shifts.uploaded", "shift-import", id, by: colleague, unit: unit, random: random, in: tx)
            try also(id, tx)
        }
        return id
    }
}

/// Brings in a rota that lies on this machine, for `hearten shifts import`.
package struct ShiftsFromDisk {
    let services: Services
    package init(_ services: Services) { self.services = services }

    /// Looks at the file and unless `isDry` brings it in; gives the lines to say about it.
    package func run(_ path: String, unit: String?, isDry: Bool, isWhole: Bool) async throws -> (lines: [String], isGood: Bool) {
        let id = try await putDown(path, unit: unit, isDry: isDry, isWhole: isWhole)
        await ShiftImportRunner(services).worker.runDue()
        guard let one = try await find(id) else { throw Refusal.notFound }
        return (Self.lines(one), one.state != .failed)
    }

    /// Takes a copy of the file, which the runner reads.
    func putDown(_ path: String, unit name: String?, isDry: Bool, isWhole: Bool) async throws -> ID<ShiftImport> {
        let unit = try services.house.current.unit(called: name)
        let upload = try ReceiveUpload(services: services).copy(of: path, most: ShiftImport.mostBytes)
        return try await upload.orDiscarded {
            try await TakeShiftFile(services: services).putDown(upload, unit: unit, by: nil, isWhole: isWhole, startsAtOnce: !isDry)
        }
    }

    /// How an import of this machine stands; the first line begins with "…" while it is under way.
    func state(_ id: ID<ShiftImport>) async throws -> String {
        guard let one = try await find(id) else { throw Refusal.notFound }
        let isBusy = one.state.isBusy
        return (isBusy ? ["… \(grouped(one.progress.read)) lines"] : Self.lines(one)).joined(separator: "\n") + "\n"
    }

    private func find(_ id: ID<ShiftImport>) async throws -> ShiftImport? {
        guard let root = services.house.current.root else { return nil }
        return try await services.store.read { try ShiftImportQueries.find(id, Scope(roots: [root]), $0) }
    }

    private static func lines(_ one: ShiftImport) -> [String] {
        let say = Say()
        var lines = one.plan.columns.map { column in
            let header = one.plan.file.headers.indices.contains(column.index) ? one.plan.file.headers[column.index] : ""
            return "  \(header): \(say(.shiftRole(column.role))), \(Int(column.confidence * 100)) % sure"
        }
        let done = one.progress
        lines.append("\(grouped(done.read)) lines read, \(grouped(done.refused)) put aside, \(grouped(done.overlapping)) over another shift.")
        switch one.state {
        case .failed: lines.append("It could not be brought in: \(one.failure ?? "file").")
        case .checked:
            lines.append(
                "Nothing was stored. \(grouped(done.new)) would come in, \(grouped(done.changed)) change, \(grouped(done.same)) are known, \(grouped(done.gone)) would be taken out."
            )
        default:
            lines.append(
                "\(grouped(done.new)) came in, \(grouped(done.changed)) were brought up to date, \(grouped(done.same)) known already, \(grouped(done.gone)) taken out."
            )
        }
        if done.refused + done.overlapping > 0 { lines.append("The reasons: \(ShiftImportPaths.notes(one.id))") }
        return lines
    }
}
