import Foundation
import Jobs
import Storage

/// Puts a file of people down, however it came: looked at, and to be read through by the runner.
struct ReceiveStaffFile {
    let services: Services

    /// `also` writes down what whoever sends it needs, in the same transaction.
    func putDown(
        _ upload: ReceiveUpload.Upload, _ plan: StaffPlan, unit: ID<Unit>, by colleague: ID<Colleague>?, startsAtOnce: Bool = false,
        also: @escaping @Sendable (ID<StaffImport>, any Transaction) throws -> Void = { _, _ in }
    ) async throws -> ID<StaffImport> {
        let id: ID<StaffImport> = services.newID(at: services.store.clock.now)
        let random = services.random
        try await services.store.write { tx in
            let file = StaffImport(
                id: id, name: upload.name, plan: plan, unit: unit, state: startsAtOnce && plan.isEnough ? .running : .uploaded,
                path: upload.path, size: upload.size, madeBy: colleague, createdAt: tx.now)
            try StaffImportQueries.insert(file, in: tx)
            try RunStaffImportJob.enqueue(id, in: tx)
            try Journal.append("staff.uploaded", "staff-import", id, by: colleague, unit: unit, random: random, in: tx)
            try also(id, tx)
        }
        return id
    }

    /// How the file is written, and which column says what: as somebody settled it for an earlier file with these headings that came in
    /// within the scope, otherwise as their names suggest.
    func plan(_ upload: ReceiveUpload.Upload, within scope: Scope) async throws -> StaffPlan {
        let suggested = try Self.suggest(upload)
        let before = try await services.store.read { try StaffImportQueries.lastPlans(scope, limit: 20, $0) }
        return before.lazy.compactMap { suggested.remembering($0) }.first ?? suggested
    }

    private static func suggest(_ upload: ReceiveUpload.Upload) throws -> StaffPlan {
        var file = try ImportFile.plan(for: upload.path, name: upload.name)
        file.columns = []
        file.endsWithSentence = false
        var reader = try ImportFileReader(path: upload.path, plan: file)
        let sample = try reader.next(ImportFile.sampleRows).compactMap { record -> [String]? in
            if case .cells(let cells) = record.content { cells } else { nil }
        }
        return StaffPlan(file: file, columns: StaffMapping.suggest(headers: file.headers, sample: sample))
    }
}

/// Brings in a file of people that lies on this machine, for `hearten people import`.
package struct StaffFromDisk {
    let services: Services
    package init(_ services: Services) { self.services = services }

    /// What to say about it afterwards.
    package struct Report: Sendable {
        package var lines: [String]
        package var isGood: Bool
    }

    package func run(_ path: String, unit name: String?, options: StaffPlan.Options, isDry: Bool) async throws -> Report {
        let id = try await putDown(path, unit: name, options: options, isDry: isDry)
        await ImportRunner(services).worker.runDue()
        guard let file = try await find(id) else { throw Refusal.notFound }
        return Report(lines: lines(file), isGood: file.state != .failed)
    }

    /// Takes a copy of the file, which the runner reads.
    func putDown(_ path: String, unit name: String?, options: StaffPlan.Options, isDry: Bool) async throws -> ID<StaffImport> {
        let house = services.house.current
        guard let root = house.root else { throw Refusal.notFound }
        var units = StaffUnits(house, within: Scope(roots: [root]), home: root, makes: false) { ID(0) }
        var unit = root
        if let name {
            guard case .unit(let found) = units.find(name) else { throw Refusal.notFound }
            unit = found
        }
        let upload = try ReceiveUpload(services: services).copy(of: path, most: StaffImport.mostBytes)
        let receive = ReceiveStaffFile(services: services)
        return try await upload.orDiscarded {
            var plan = try await receive.plan(upload, within: Scope(roots: [root]))
            plan.options = options
            return try await receive.putDown(upload, plan, unit: unit, by: nil, startsAtOnce: !isDry)
        }
    }

    /// How it stands, as lines of text; the first begins with "…" while it is under way.
    func state(_ id: ID<StaffImport>) async throws -> String {
        guard let file = try await find(id) else { throw Refusal.notFound }
        return (file.state.isBusy ? ["… \(file.percent) %"] : lines(file)).joined(separator: "\n") + "\n"
    }

    private func find(_ id: ID<StaffImport>) async throws -> StaffImport? {
        guard let root = services.house.current.root else { return nil }
        return try await services.store.read { try StaffImportQueries.find(id, Scope(roots: [root]), $0) }
    }

    private func lines(_ file: StaffImport) -> [String] {
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone)
        var lines = file.plan.columns.map { column in
            let header = file.plan.file.headers.indices.contains(column.index) ? file.plan.file.headers[column.index] : ""
            return "  \(header): \(say(.staffColumn(column.role))), \(Int(column.confidence * 100)) %"
        }
        let sum = file.summary
        lines.append(say(.staffRead(grouped(sum.read), grouped(sum.aside))))
        lines.append(say(file.state == .checked ? .staffNothingStored : .staffStored))
        lines.append(say(.staffCounts(sum)))
        if let failure = file.failure { lines.append(say(.staffFailure(failure))) }
        if sum.aside + sum.notes > 0 { lines.append(say(.staffReasonsAt(StaffPaths.errors(file.id)))) }
        return lines
    }
}
