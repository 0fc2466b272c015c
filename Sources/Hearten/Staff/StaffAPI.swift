import Storage

/// Files of people from programs: what a register sends each night. Looked at only, unless it says that it may run.
enum StaffAPI {
    static let kind = ProgramFile.Kind(
        path: "/api/v1/people/imports", most: StaffImport.mostBytes, empty: .staffEmptyFile,
        flags: ["run", "make_units", "missing_leave", "bring_back"], numbers: ["leavers"], types: ProgramFile.Kind.lists)

    static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.receive(kind, visit, program) { file in
            var options = StaffPlan.Options()
            options.makesUnits = file.says("make_units")
            options.missingLeave = file.says("missing_leave")
            options.bringsBack = file.says("bring_back")
            options.leavers = file.number("leavers")
            let receive = ReceiveStaffFile(services: visit.services)
            var plan = try await receive.plan(file.upload, within: program.scope)
            plan.options = options
            // No person is there to say what the columns mean.
            guard plan.isEnough else { throw Refusal.invalid(FormProblems("body", visit.say(.staffUnknownColumns))) }
            let id = try await receive.putDown(
                file.upload, plan, unit: file.unit, by: program.maker, startsAtOnce: file.says("run")
            ) { try file.note($0, visit.services, in: $1) }
            return ProgramFile.taken(id, kind)
        }
    }

    static func state(_ visit: Visit, _ program: Program) async throws -> Reply {
        let file = try await StaffFiles(visit, program).asked(visit)
        let kinds = try await visit.services.store.read { try StaffImportQueries.kinds(of: file.id, $0) }
        return .bytes(json(file, kinds, visit.say).written(), type: "application/json")
    }

    static func errors(_ visit: Visit, _ program: Program) async throws -> Reply {
        let files = StaffFiles(visit, program)
        return try await files.problems(try await files.asked(visit), visit.say)
    }

    static func undo(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.undo(StaffFiles(visit, program), kind, visit)
    }

    private static func json(_ file: StaffImport, _ kinds: [StaffProblemKind], _ say: Say) -> JSON {
        let sum = file.summary
        let counts: [(String, Int)] = [
            ("percent", file.percent), ("read", sum.read), ("new", sum.new), ("changed", sum.changed), ("known", sum.same), ("left", sum.left),
            ("returned", sum.returned), ("put_aside", sum.aside), ("remarks", sum.notes), ("units", sum.units), ("kept", sum.kept),
        ]
        let asksForLeavers = sum.needsNumber && (file.state == .checked || file.failure == "too-many-leave")
        let members: [JSON.Member] = [
            JSON.Member("id", .string(file.id.description)), JSON.Member("name", .string(file.name)),
            JSON.Member("unit", .string(file.unit.description)), JSON.Member("state", .string(file.state.rawValue)),
            JSON.Member("failure", file.failure.map { .string(say(.staffFailure($0))) } ?? .null),
            // So many would leave: said again with the file, if it is right.
            JSON.Member("leavers_to_agree", asksForLeavers ? .int(Int64(sum.left)) : .null),
        ]
        let columns = file.plan.columns.map { column -> JSON in
            let headers = file.plan.file.headers
            return [
                "column": .string(headers.indices.contains(column.index) ? headers[column.index] : ""), "means": .string(column.role.rawValue),
                "confidence": .number((column.confidence * 100).rounded() / 100),
            ]
        }
        let reasons = kinds.map { kind -> JSON in
            [
                "reason": .string(say(.staffReasons(kind.kind))), "taken": .bool(kind.isNote), "count": .int(Int64(kind.count)),
                "first_row": .int(Int64(kind.first)),
            ]
        }
        return .object(
            members + counts.map { JSON.Member($0.0, .int(Int64($0.1))) } + [
                JSON.Member("columns", .array(columns)), JSON.Member("reasons", .array(reasons)),
            ])
    }
}
