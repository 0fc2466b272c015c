import HTTPTypes
import Storage

/// Bringing in files of people.
enum StaffRoutes {
    static func add(to book: RouteBook) {
        let policy = Policy.colleagueWho(.importPeople)
        book.get("/settings/people/files", policy) { visit, viewer in try await choose(visit, viewer, FormProblems(), status: 200) }
        book.post("/settings/people/files", policy) { visit, viewer in try await upload(visit, viewer) }
        book.get("/settings/people/files/{id}", policy) { visit, viewer in try await show(visit, viewer, try await find(visit, viewer)) }
        book.post("/settings/people/files/{id}", policy) { visit, viewer in try await decide(visit, viewer, try await find(visit, viewer)) }
        book.post("/settings/people/files/{id}/undo", policy) { visit, viewer in try await undo(visit, viewer, try await find(visit, viewer)) }
        book.get("/settings/people/files/{id}/errors.csv", policy) { visit, viewer in
            try await files(visit, viewer).problems(try await find(visit, viewer), visit.say)
        }
        book.api(.post, "/api/v1/people/imports", .importPeople) { try await StaffAPI.upload($0, $1) }
        book.api(.get, "/api/v1/people/imports/{id}", .importPeople) { try await StaffAPI.state($0, $1) }
        book.api(.get, "/api/v1/people/imports/{id}/errors.csv", .importPeople) { try await StaffAPI.errors($0, $1) }
        book.api(.post, "/api/v1/people/imports/{id}/undo", .importPeople) { try await StaffAPI.undo($0, $1) }
        book.post("/control/people", .thisMachine) { visit in
            let lines = String(decoding: try await visit.body(limit: 8192), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count == 4, lines[0].hasPrefix("/"), !lines[0].utf8.contains(0) else {
                throw Refusal.malformed("Path, unit, words that choose, and how many leave")
            }
            let words = Set(lines[2].split(separator: " ").map(String.init))
            let options = StaffPlan.Options(words: words, leavers: Int(lines[3]))
            let id = try await StaffFromDisk(visit.services).putDown(
                String(lines[0]), unit: lines[1].isEmpty ? nil : String(lines[1]), options: options, isDry: words.contains("dry"))
            return .text("\(id)\n")
        }
        book.get("/control/people/{id}", .thisMachine) { visit in .text(try await StaffFromDisk(visit.services).state(try visit.id("id"))) }
    }

    private static func files(_ visit: Visit, _ viewer: Viewer) throws -> StaffFiles {
        try StaffFiles(visit, viewer, .importPeople)
    }

    private static func find(_ visit: Visit, _ viewer: Viewer) async throws -> StaffImport {
        try await files(visit, viewer).asked(visit)
    }

    // MARK: Choosing a file

    private static func choose(
        _ visit: Visit, _ viewer: Viewer, _ problems: FormProblems, chosen: ID<Unit>? = nil, status: Int
    ) async throws -> Reply {
        let scope = try viewer.requiredScope(.importPeople)
        let before = try await visit.services.store.read { try StaffImportQueries.list(scope, limit: 30, $0) }
        let units = visit.services.house.current.within(scope)
        return .page(
            StaffPages(visit: visit, viewer: viewer).choose(units, chosen: chosen ?? units.first?.id, before: before, problems), status: status)
    }

    private static func upload(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let scope = try viewer.requiredScope(.importPeople)
        let words = ReceiveFile.Words(none: .staffNeedsFile, empty: .staffEmptyFile, tooLarge: .staffTooLarge, noUnit: .staffNeedsUnit)
        switch try await ReceiveFile(visit: visit, scope: scope, most: StaffImport.mostBytes, words: words).run() {
        case .refused(let problems, let chosen, let status): return try await choose(visit, viewer, problems, chosen: chosen, status: status)
        case .file(let upload, let unit):
            let receive = ReceiveStaffFile(services: visit.services)
            let id = try await upload.orDiscarded {
                try await receive.putDown(upload, try await receive.plan(upload, within: scope), unit: unit, by: viewer.id)
            }
            try await settle(id, visit, viewer)
            return .see(StaffPaths.one(id))
        }
    }

    private static func settle(_ id: ID<StaffImport>, _ visit: Visit, _ viewer: Viewer) async throws {
        let scope = viewer.scope(.importPeople)
        try await visit.services.settle { try StaffImportQueries.find(id, scope, $0)?.state }
    }

    // MARK: One file

    private static func show(_ visit: Visit, _ viewer: Viewer, _ file: StaffImport) async throws -> Reply {
        let pages = StaffPages(visit: visit, viewer: viewer)
        if file.state.isBusy { return .waiting(pages.progress(file)) }
        if file.state == .checked { return try await check(visit, viewer, file, FormProblems(), leavers: "", status: 200) }
        let (kinds, kept, canBeUndone) = try await visit.services.store.read { tx in
            (
                try StaffImportQueries.kinds(of: file.id, tx), try StaffImportQueries.kept(by: file.id, limit: 100, tx),
                try StaffImportQueries.canBeUndone(file.id, tx)
            )
        }
        return .page(pages.report(file, kinds, kept: kept, canBeUndone: canBeUndone))
    }

    private static func check(
        _ visit: Visit, _ viewer: Viewer, _ file: StaffImport, _ problems: FormProblems, leavers: String, status: Int
    ) async throws -> Reply {
        let kinds = try await visit.services.store.read { try StaffImportQueries.kinds(of: file.id, $0) }
        let units = visit.services.house.current.within(try viewer.requiredScope(.importPeople))
        let page = StaffCheckPage(
            StaffPages(visit: visit, viewer: viewer), file, units: units, kinds: kinds, leavers: leavers, problems: problems)
        return .page(page.html, status: status)
    }

    private static func decide(_ visit: Visit, _ viewer: Viewer, _ file: StaffImport) async throws -> Reply {
        guard file.state == .checked else { return .see(StaffPaths.one(file.id)) }
        let form = StaffForm(form: try await visit.form(), file: file)
        var problems = FormProblems()
        let changed = form.checked(visit.services.house.current, try viewer.requiredScope(.importPeople), visit.say, &problems)
        // Whatever was chosen anew is looked at before it happens.
        let brings = form.form["act"] == "import" && form.isAsLooked(changed)
        if brings, file.summary.needsNumber, changed.plan.options.leavers != file.summary.left {
            problems.add("leavers", visit.say(.staffTypeLeavers(grouped(file.summary.left))))
        }
        guard problems.isEmpty else { return try await check(visit, viewer, changed, problems, leavers: form.leavers, status: 422) }
        let services = visit.services
        try await services.store.write { tx in
            guard try StaffImportQueries.move(file.id, from: [.checked], to: brings ? .running : .uploaded, in: tx) else { return }
            try StaffImportQueries.setPlan(changed.plan, unit: changed.unit, of: file.id, in: tx)
            try RunStaffImportJob.enqueue(file.id, in: tx)
            if brings {
                try Journal.append("staff.started", "staff-import", file.id, by: viewer.id, unit: changed.unit, random: services.random, in: tx)
            }
        }
        try await settle(file.id, visit, viewer)
        return .see(StaffPaths.one(file.id))
    }

    private static func undo(_ visit: Visit, _ viewer: Viewer, _ file: StaffImport) async throws -> Reply {
        _ = try await files(visit, viewer).undo(file)
        try await settle(file.id, visit, viewer)
        return .see(StaffPaths.one(file.id))
    }
}

extension StaffPlan.Options {
    /// As the command line says it: `make-units missing-leave bring-back`.
    package init(words: Set<String>, leavers: Int?) {
        self.init()
        makesUnits = words.contains("make-units")
        missingLeave = words.contains("missing-leave")
        bringsBack = words.contains("bring-back")
        self.leavers = leavers
    }
}
