import Storage

/// Rotas from programs: a file is taken and read in the background.
enum ShiftAPI {
    static let kind = ProgramFile.Kind(
        path: "/api/v1/shifts", most: ShiftImport.mostBytes, empty: .shiftEmptyFile, flags: ["dry", "whole"],
        types: ProgramFile.Kind.lists.union(["text/calendar"]))

    static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.receive(kind, visit, program) { file in
            let id = try await TakeShiftFile(services: visit.services).putDown(
                file.upload, unit: file.unit, by: program.maker, isWhole: file.says("whole"), startsAtOnce: !file.says("dry")
            ) { try file.note($0, visit.services, in: $1) }
            return ProgramFile.taken(id, kind)
        }
    }

    static func progress(_ visit: Visit, _ program: Program) async throws -> Reply {
        let one = try await ShiftFiles(visit, program).asked(visit)
        let notes = try await visit.services.store.read { try ShiftImportQueries.notes(of: one.id, limit: 100, $0) }
        return .bytes(json(one, notes, visit.say).written(), type: "application/json")
    }

    static func errors(_ visit: Visit, _ program: Program) async throws -> Reply {
        let files = ShiftFiles(visit, program)
        return try await files.notes(try await files.asked(visit), visit.say)
    }

    static func undo(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.undo(ShiftFiles(visit, program), kind, visit)
    }

    private static func json(_ one: ShiftImport, _ notes: [ShiftNote], _ say: Say) -> JSON {
        let done = one.progress
        let counts: [(String, Int)] = [
            ("read", done.read), ("new", done.new), ("changed", done.changed), ("known", done.same), ("taken_out", done.gone),
            ("put_aside", done.refused), ("overlapping", done.overlapping),
        ]
        var members = [
            JSON.Member("id", .string(one.id.description)), JSON.Member("name", .string(one.name)), JSON.Member("state", .string(one.state.rawValue)),
        ]
        members += counts.map { JSON.Member($0.0, .int(Int64($0.1))) }
        members.append(
            JSON.Member(
                "notes",
                .array(notes.map { ["row": .int(Int64($0.row)), "reason": .string(say(.shiftNote($0.reason))), "taken": .bool(!$0.isRefused)] })))
        return .object(members)
    }
}
