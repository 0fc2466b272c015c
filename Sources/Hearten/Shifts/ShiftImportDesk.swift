import Markup
import Storage

/// The files of shifts within one viewer's scope, and what they may do with them.
struct ShiftImportDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    private let files: ShiftFiles
    var services: Services { visit.services }
    var scope: Scope { files.asker.scope }

    init(_ visit: Visit, _ viewer: Viewer) throws {
        (self.visit, self.viewer) = (visit, viewer)
        files = try ShiftFiles(visit, viewer, .planShifts)
        house = visit.services.house.current
    }

    private func find() async throws -> ShiftImport { try await files.asked(visit) }

    // MARK: Choosing a file

    func choose(_ problems: FormProblems = FormProblems(), status: Int = 200) async throws -> Reply {
        let before = try await services.store.read { try ShiftImportQueries.list(scope, limit: 30, $0) }
        return .page(ShiftFilePages(self).choose(house.within(scope), before, problems), status: status)
    }

    func upload() async throws -> Reply {
        let words = ReceiveFile.Words(none: .shiftNoFile, empty: .shiftEmptyFile, tooLarge: .shiftFileTooLarge, noUnit: .shiftNeedsUnit)
        switch try await ReceiveFile(visit: visit, scope: scope, most: ShiftImport.mostBytes, words: words).run() {
        case .refused(let problems, _, let status): return try await choose(problems, status: status)
        case .file(let upload, let unit):
            let id = try await upload.orDiscarded { try await TakeShiftFile(services: services).putDown(upload, unit: unit, by: viewer.id) }
            try await settle(id)
            return .see(ShiftImportPaths.one(id))
        }
    }

    private func settle(_ id: ID<ShiftImport>) async throws {
        try await services.settle { [scope] in try ShiftImportQueries.find(id, scope, $0)?.state }
    }

    // MARK: One file

    func show() async throws -> Reply {
        let one = try await find()
        let pages = ShiftFilePages(self)
        switch one.state {
        case .uploaded, .running, .undoing:
            return .waiting(pages.progress(one))
        case .checked: return try await check(one)
        case .done, .failed, .undone:
            let (kinds, mayUndo) = try await services.store.read {
                (try ShiftImportQueries.noteKinds(of: one.id, $0), try ShiftImportQueries.hasChanges(by: one.id, $0))
            }
            return .page(pages.report(one, kinds, mayUndo: mayUndo && (one.state == .done || one.state == .failed)))
        }
    }

    private func check(_ one: ShiftImport, _ problems: FormProblems = FormProblems()) async throws -> Reply {
        let around = MatchShift.units(around: one.unit, in: house)
        let (kinds, people) = try await services.store.read {
            (try ShiftImportQueries.noteKinds(of: one.id, $0), try ShiftImportQueries.people(at: around, $0))
        }
        let names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
        let first = preview(one, MatchShift(people, at: one.unit, in: house, now: one.createdAt))
        let page = ShiftCheckPage(
            pages: ShiftFilePages(self), one: one, units: house.within(scope), preview: first, names: names, kinds: kinds, problems: problems)
        return .page(page.html, status: problems.isEmpty ? 200 : 422)
    }

    /// The first few lines that are shifts, as they would come in.
    private func preview(_ one: ShiftImport, _ matcher: MatchShift) -> [NewShift] {
        let zone = TimeZoneRules.named(house.unit(one.unit)?.zone ?? house.zone) ?? .utc
        guard let path = one.path, let reader = try? ShiftFileReader(path: path, plan: one.plan, now: one.createdAt, zone: zone),
            let lines = try? reader.next(50)
        else { return [] }
        return Array(lines.lazy.compactMap { try? $0.read.flatMap({ matcher.match($0) }).get() }.filter { !$0.isCancelled }.prefix(5))
    }

    func decide() async throws -> Reply {
        let one = try await find()
        guard one.state == .checked else { return .see(ShiftImportPaths.one(one.id)) }
        let form = try await visit.form()
        var changed = one
        changed.plan = ShiftImportForm(form).applied(to: one.plan)
        var problems = FormProblems()
        if let feed = problems.line(form["feed"] ?? "", field: "feed", limit: 60) { changed.plan.file.feed = feed }
        if let unit = form.id("unit", of: Unit.self), house.contains(unit, in: scope) {
            changed.unit = unit
        } else {
            problems.add("unit", visit.say(.shiftNeedsUnit))
        }
        let brings = form["act"] == "import"
        if brings, !changed.plan.isComplete { problems.add(changed.plan.file.headers.isEmpty ? "feed" : "column-0", visit.say(.shiftNeedsColumns)) }
        guard problems.isEmpty else { return try await check(changed, problems) }
        let final = changed
        try await services.store.write { [services, viewer] tx in
            guard try ShiftImportQueries.states.move(one.id, from: [.checked], to: brings ? .running : .uploaded, in: tx) else { return }
            try ShiftImportQueries.setPlan(final.plan, unit: final.unit, of: one.id, in: tx)
            try ShiftImportQueries.startOver(one.id, in: tx)
            try RunShiftImportJob.enqueue(one.id, in: tx)
            guard brings else { return }
            try Journal.append("shifts.started", "shift-import", one.id, by: viewer.id, unit: final.unit, random: services.random, in: tx)
        }
        try await settle(one.id)
        return .see(ShiftImportPaths.one(one.id))
    }

    func undo() async throws -> Reply {
        let one = try await find()
        _ = try await files.undo(one)
        try await settle(one.id)
        return .see(ShiftImportPaths.one(one.id))
    }

    func notes() async throws -> Reply { try await files.notes(try await find(), visit.say) }
}
