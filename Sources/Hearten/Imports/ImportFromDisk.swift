import Foundation
import Jobs
import Storage

/// Brings in a file that lies on this machine, for `hearten import` while no server owns the database.
package struct ImportFromDisk {
    let services: Services
    package init(_ services: Services) { self.services = services }

    /// What to say about it afterwards.
    package struct Report: Sendable {
        package var lines: [String]
        package var isGood: Bool
    }

    /// Looks at the file, and unless `isDry` brings it in. `tell` hears of the progress.
    package func run(_ path: String, unit name: String?, isDry: Bool, tell: @escaping @Sendable (String) -> Void) async throws -> Report {
        let id = try await putDown(path, unit: name, isDry: isDry)
        let watcher = Task { [services] in
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(2))
                if let one = try await Self.find(id, services) { tell(Self.progress(one)) }
            }
        }
        defer { watcher.cancel() }
        await ImportRunner(services).worker.runDue()
        guard let one = try await Self.find(id, services) else { throw Refusal.notFound }
        return Report(lines: Self.lines(one), isGood: one.state != .failed)
    }

    /// Takes a copy of the file, which the runner reads.
    func putDown(_ path: String, unit name: String?, isDry: Bool) async throws -> ID<MomentImport> {
        let unit = try services.house.current.unit(called: name)
        let receive = ReceiveUpload(services: services)
        let upload = try receive.copy(of: path, most: .max)
        return try await upload.orDiscarded { try await receive.putDown(upload, unit: unit, by: nil, startsAtOnce: !isDry) }
    }

    /// How an import of this machine stands, as lines of text; the first begins with "…" while it is under way.
    func state(_ id: ID<MomentImport>) async throws -> String {
        guard let one = try await Self.find(id, services) else { throw Refusal.notFound }
        let isBusy = one.state.isBusy
        return (isBusy ? ["… " + Self.progress(one)] : Self.lines(one)).joined(separator: "\n") + "\n"
    }

    private static func progress(_ one: MomentImport) -> String { "\(grouped(one.progress.read)) lines, \(one.percent) %" }

    private static func find(_ id: ID<MomentImport>, _ services: Services) async throws -> MomentImport? {
        guard let root = services.house.current.root else { return nil }
        return try await services.store.read { try ImportQueries.find(id, Scope(roots: [root]), $0) }
    }

    private static func lines(_ one: MomentImport) -> [String] {
        var lines = one.plan.columns.map { column in
            let header = one.plan.headers.indices.contains(column.index) ? one.plan.headers[column.index] : ""
            return "  \(header): \(column.role.words), \(Int(column.confidence * 100)) % sure"
        }
        lines.append("\(grouped(one.progress.read)) lines read, \(grouped(one.progress.refused)) put aside.")
        if one.state == .checked {
            lines.append("Nothing was stored. \(grouped(one.progress.new)) would come in, \(grouped(one.progress.same)) are known.")
        } else {
            lines.append(
                "\(grouped(one.progress.new)) came in, \(grouped(one.progress.changed)) brought up to date, \(grouped(one.progress.same)) known already."
            )
        }
        if one.progress.refused > 0 { lines.append("The reasons: /settings/imports/\(one.id)/errors.csv") }
        return lines
    }
}
