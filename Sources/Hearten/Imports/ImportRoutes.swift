import Foundation
import Markup
import Storage
import Understanding

/// Where the pages of importing are.
enum ImportPaths {
    static let all = "/settings/imports"
    static func one(_ id: ID<MomentImport>) -> String { "\(all)/\(id)" }
    static func errors(_ id: ID<MomentImport>) -> String { "\(one(id))/errors.csv" }
    static func stop(_ id: ID<MomentImport>) -> String { "\(one(id))/stop" }
    static func undo(_ id: ID<MomentImport>) -> String { "\(one(id))/undo" }
}

/// Bringing in files of moments.
enum ImportRoutes {
    static func add(to book: RouteBook) {
        let policy = Policy.colleagueWho(.importMoments)
        book.get("/settings/imports", policy) { visit, viewer in try await choose(visit, viewer, FormProblems(), status: 200) }
        book.post("/settings/imports", policy) { visit, viewer in try await upload(visit, viewer) }
        book.get("/settings/imports/{id}", policy) { visit, viewer in try await show(visit, viewer, try await find(visit, viewer)) }
        book.post("/settings/imports/{id}", policy) { visit, viewer in try await decide(visit, viewer, try await find(visit, viewer)) }
        book.post("/settings/imports/{id}/stop", policy) { visit, viewer in
            let one = try await find(visit, viewer)
            try await visit.services.store.write { try ImportQueries.states.end(one.id, from: .running, to: .done, failure: "stopped", in: $0) }
            return .see(ImportPaths.one(one.id))
        }
        book.post("/settings/imports/{id}/undo", policy) { visit, viewer in
            let one = try await find(visit, viewer)
            _ = try await files(visit, viewer).undo(one)
            try await settle(one.id, visit, viewer)
            return .see(ImportPaths.one(one.id))
        }
        book.post("/control/import", .thisMachine) { visit in
            let lines = String(decoding: try await visit.body(limit: 8192), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count == 3, lines[0].hasPrefix("/"), !lines[0].utf8.contains(0) else {
                throw Refusal.malformed("Path, unit and whether to look only")
            }
            let unit = lines[1].isEmpty ? nil : String(lines[1])
            let id = try await ImportFromDisk(visit.services).putDown(String(lines[0]), unit: unit, isDry: lines[2] == "dry")
            return .text("\(id)\n")
        }
        book.get("/control/import/{id}", .thisMachine) { visit in .text(try await ImportFromDisk(visit.services).state(try visit.id("id"))) }
        book.get("/settings/imports/{id}/errors.csv", policy) { visit, viewer in
            try await files(visit, viewer).errors(try await find(visit, viewer), visit.say, withContent: true)
        }
    }

    private static func files(_ visit: Visit, _ viewer: Viewer) throws -> ImportFiles {
        try ImportFiles(visit, viewer, .importMoments)
    }

    private static func find(_ visit: Visit, _ viewer: Viewer) async throws -> MomentImport {
        try await files(visit, viewer).asked(visit)
    }

    private static func page(_ title: String, _ visit: Visit, _ viewer: Viewer, _ main: HTML) -> HTML {
        ColleaguePage(title: title, place: .imports).html(visit, viewer, main)
    }

    // MARK: Choosing a file

    private static func choose(_ visit: Visit, _ viewer: Viewer, _ problems: FormProblems, status: Int) async throws -> Reply {
        let scope = try viewer.requiredScope(.importMoments)
        let house = visit.services.house.current
        let before = try await visit.services.store.read { try ImportQueries.list(scope, limit: 30, $0) }
        let units = house.within(scope)
        let pages = ImportPages(say: visit.say, house: house)
        let main = pages.choose(.init(units: units, chosen: units.first?.id, before: before, problems: problems))
        let title = visit.say(problems.isEmpty ? .placeImports : .problemTitle(visit.say(.placeImports)))
        return .page(page(title, visit, viewer, main), status: status)
    }

    private static func upload(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let scope = try viewer.requiredScope(.importMoments)
        let words = ReceiveFile.Words(none: .importNoFile, empty: .importEmptyFile, tooLarge: .importTooLarge, noUnit: .importNoUnit)
        switch try await ReceiveFile(visit: visit, scope: scope, most: ReceiveUpload.most, words: words).run() {
        case .refused(let problems, _, let status): return try await choose(visit, viewer, problems, status: status)
        case .file(let upload, let unit):
            let receive = ReceiveUpload(services: visit.services)
            let id = try await upload.orDiscarded { try await receive.putDown(upload, unit: unit, by: viewer.id) }
            try await settle(id, visit, viewer)
            return .see(ImportPaths.one(id))
        }
    }

    private static func settle(_ id: ID<MomentImport>, _ visit: Visit, _ viewer: Viewer) async throws {
        let scope = viewer.scope(.importMoments)
        try await visit.services.settle { try ImportQueries.find(id, scope, $0)?.state }
    }

    // MARK: One import

    private static func show(_ visit: Visit, _ viewer: Viewer, _ one: MomentImport) async throws -> Reply {
        let house = visit.services.house.current
        let pages = ImportPages(say: visit.say, house: house)
        let title = visit.say(.importPageTitle(one.name))
        switch one.state {
        case .uploaded, .running, .undoing:
            return .waiting(page(title, visit, viewer, pages.progress(one)))
        case .checked: return try await check(visit, viewer, one, FormProblems(), status: 200)
        case .done, .failed, .undone:
            let days = try await visit.services.store.read { try StoredImportedQueries.days(of: one.id, $0) }
            return .page(page(title, visit, viewer, pages.report(one, from: days?.first, to: days?.last)))
        }
    }

    private static func check(
        _ visit: Visit, _ viewer: Viewer, _ one: MomentImport, _ problems: FormProblems, status: Int
    ) async throws -> Reply {
        let house = visit.services.house.current
        let refused = try await visit.services.store.read { try ImportQueries.errorKinds(of: one.id, $0) }
        let units = house.within(try viewer.requiredScope(.importMoments))
        let check = ImportCheckPage(
            say: visit.say, pages: ImportPages(say: visit.say, house: house), one: one, units: units,
            preview: preview(one, visit.services), refused: refused, problems: problems)
        let title = visit.say(.importPageTitle(one.name))
        return .page(page(problems.isEmpty ? title : visit.say(.problemTitle(title)), visit, viewer, check.html), status: status)
    }

    /// The first few lines that are moments, read as they would be.
    private static func preview(_ one: MomentImport, _ services: Services) -> [(row: Int, moment: NewMoment, level: Guess<Int>?)] {
        guard let path = one.path, var reader = try? ImportFileReader(path: path, plan: one.plan), let records = try? reader.next(50) else {
            return []
        }
        let mapper = RowToMoment(
            plan: one.plan, importID: one.id, unit: one.unit, scope: Scope(roots: [one.unit]), house: services.house.current, now: one.createdAt)
        return records.lazy.compactMap { try? mapper.read($0).get() }.prefix(3).map { imported in
            var shown = imported.new
            let level = shown.words.flatMap { services.reader.read($0, shown.hints).level }
            // As everybody will read it later: colleagues' names masked.
            shown.words = shown.words.map { services.maskedWords($0) ?? $0 }
            return (imported.row, shown, level)
        }
    }

    private static func decide(_ visit: Visit, _ viewer: Viewer, _ one: MomentImport) async throws -> Reply {
        guard one.state == .checked else { return .see(ImportPaths.one(one.id)) }
        let form = try await visit.form()
        let scope = try viewer.requiredScope(.importMoments)
        var changed = one
        changed.plan = plan(of: one, form)
        var problems = FormProblems()
        if let feed = problems.line(form["feed"] ?? "", field: "feed", limit: 60) { changed.plan.feed = feed }
        if let unit = form.id("unit", of: Unit.self), visit.services.house.current.contains(unit, in: scope) {
            changed.unit = unit
        } else {
            problems.add("unit", visit.say(.importNoUnit))
        }
        if !changed.plan.columns.contains(where: { $0.role == .words || $0.role == .score }) { problems.add("c0", visit.say(.importNeedsWords)) }
        guard problems.isEmpty else { return try await check(visit, viewer, changed, problems, status: 422) }
        let brings = form["act"] == "import"
        let services = visit.services
        let final = changed
        try await services.store.write { tx in
            guard try ImportQueries.states.move(one.id, from: [.checked], to: brings ? .running : .uploaded, in: tx) else { return }
            try ImportQueries.setPlan(final.plan, unit: final.unit, of: one.id, in: tx)
            try ImportQueries.startOver(one.id, in: tx)
            try RunImportJob.enqueue(one.id, in: tx)
            if brings {
                try Journal.append("import.started", "import", one.id, by: viewer.id, unit: final.unit, random: services.random, in: tx)
            }
        }
        try await settle(one.id, visit, viewer)
        return .see(ImportPaths.one(one.id))
    }

    private static func plan(of one: MomentImport, _ form: Fields) -> ImportPlan {
        var plan = one.plan
        plan.hasConsent = form.isChecked("consent")
        for index in plan.headers.indices {
            guard let code = form["column-\(index)"], let meaning = ImportCheckPage.meanings.first(where: { $0.code == code }) else { continue }
            guard meaning != ImportCheckPage.Meaning(plan.columns.first { $0.index == index }) else { continue }
            plan.set(meaning.role, column: index, scale: meaning.scale, dateStyle: meaning.dateStyle)
        }
        return plan
    }
}
