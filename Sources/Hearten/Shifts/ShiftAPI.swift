import Foundation
import Storage

/// Rotas from programs: a file is taken and read in the background.
enum ShiftAPI {
    static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        let query = try visit.strictQuery()
        for name in ["dry", "whole"] where query[name] != nil && query[name] != "yes" {
            throw Refusal.invalid(FormProblems(name, visit.say(.apiWrongKind)))
        }
        guard let name = try query.line("name", limit: 200) else { throw Refusal.invalid(FormProblems("name", visit.say(.apiImportName))) }
        var unit = program.unit
        if let wanted = query["unit"] {
            guard let id = ID<Unit>(wanted), visit.services.house.current.contains(id, in: program.scope) else {
                throw Refusal.invalid(FormProblems("unit", visit.say(.apiUnit)))
            }
            unit = id
        }
        let upload = try await ReceiveUpload(services: visit.services).body(visit, name: name)
        guard upload.size > 0, upload.size <= ShiftImport.mostBytes else {
            try? FileManager.default.removeItem(atPath: upload.path)
            if upload.size > 0 { throw Refusal.tooLarge }
            throw Refusal.invalid(FormProblems("body", visit.say(.shiftEmptyFile)))
        }
        let id = try await TakeShiftFile(services: visit.services).putDown(
            upload, unit: unit, by: nil, isWhole: query["whole"] != nil, startsAtOnce: query["dry"] == nil)
        return .bytes((["id": .string(id.description)] as JSON).written(), type: "application/json", status: 202)
    }

    static func progress(_ visit: Visit, _ program: Program) async throws -> Reply {
        let id: ID<ShiftImport> = try visit.id("id")
        guard let one = try await visit.services.store.read({ try ShiftImportQueries.find(id, program.scope, $0) }) else { throw Refusal.notFound }
        let notes = try await visit.services.store.read { try ShiftImportQueries.notes(of: id, limit: 100, $0) }
        return .bytes(json(one, notes, visit.say).written(), type: "application/json")
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
