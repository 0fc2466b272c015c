import Storage

/// Files of moments from programs: taken, and read in the background.
enum ImportAPI {
    static let kind = ProgramFile.Kind(
        path: "/api/v1/imports", most: ReceiveUpload.most, empty: .importEmptyFile, flags: ["dry"],
        types: ProgramFile.Kind.lists.union(["application/json", "application/jsonl", "application/x-ndjson", "application/ndjson"]))

    static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.receive(kind, visit, program) { file in
            let id = try await ReceiveUpload(services: visit.services).putDown(
                file.upload, unit: file.unit, by: program.maker, startsAtOnce: !file.says("dry")
            ) { try file.note($0, visit.services, in: $1) }
            return ProgramFile.taken(id, kind)
        }
    }

    static func state(_ visit: Visit, _ program: Program) async throws -> Reply {
        .bytes(json(try await ImportFiles(visit, program).asked(visit)).written(), type: "application/json")
    }

    static func errors(_ visit: Visit, _ program: Program) async throws -> Reply {
        let files = ImportFiles(visit, program)
        return try await files.errors(try await files.asked(visit), visit.say, withContent: false)
    }

    static func undo(_ visit: Visit, _ program: Program) async throws -> Reply {
        try await ProgramFile.undo(ImportFiles(visit, program), kind, visit)
    }

    private static func json(_ one: MomentImport) -> JSON {
        [
            "id": .string(one.id.description), "name": .string(one.name), "state": .string(one.state.rawValue), "percent": .int(Int64(one.percent)),
            "read": .int(Int64(one.progress.read)), "new": .int(Int64(one.progress.new)), "changed": .int(Int64(one.progress.changed)),
            "known": .int(Int64(one.progress.same)), "put_aside": .int(Int64(one.progress.refused)),
            "columns": .array(
                one.plan.columns.map { column in
                    [
                        "column": .string(one.plan.headers.indices.contains(column.index) ? one.plan.headers[column.index] : ""),
                        "means": .string(column.role.rawValue), "confidence": .number((column.confidence * 100).rounded() / 100),
                    ]
                }),
        ]
    }
}
