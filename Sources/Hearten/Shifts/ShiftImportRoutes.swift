import Foundation
import HTTPTypes
import Markup
import Storage

/// Where rotas are brought in.
enum ShiftImportPaths {
    static let all = "/settings/shifts"
    static func one(_ id: ID<ShiftImport>) -> String { "\(all)/\(id)" }
    static func notes(_ id: ID<ShiftImport>) -> String { "\(one(id))/notes.csv" }
    static func undo(_ id: ID<ShiftImport>) -> String { "\(one(id))/undo" }
}

/// Bringing in files of shifts.
enum ShiftImportRoutes {
    static func add(to book: RouteBook) {
        let policy = Policy.colleagueWho(.planShifts)
        book.get("/settings/shifts", policy) { try await ShiftImportDesk($0, $1).choose() }
        book.post("/settings/shifts", policy) { try await ShiftImportDesk($0, $1).upload() }
        book.get("/settings/shifts/{id}", policy) { try await ShiftImportDesk($0, $1).show() }
        book.post("/settings/shifts/{id}", policy) { try await ShiftImportDesk($0, $1).decide() }
        book.post("/settings/shifts/{id}/undo", policy) { try await ShiftImportDesk($0, $1).undo() }
        book.get("/settings/shifts/{id}/notes.csv", policy) { try await ShiftImportDesk($0, $1).notes() }
        book.post("/control/shifts", .thisMachine) { visit in
            let lines = String(decoding: try await visit.body(limit: 8192), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count == 4, lines[0].hasPrefix("/"), !lines[0].utf8.contains(0) else {
                throw Refusal.malformed("Path, unit, whether to look only, whether it is the whole rota")
            }
            let unit = lines[1].isEmpty ? nil : String(lines[1])
            let id = try await ShiftsFromDisk(visit.services).putDown(
                String(lines[0]), unit: unit, isDry: lines[2] == "dry", isWhole: lines[3] == "whole")
            return .text("\(id)\n")
        }
        book.get("/control/shifts/{id}", .thisMachine) { visit in .text(try await ShiftsFromDisk(visit.services).state(try visit.id("id"))) }
        book.api(.post, "/api/v1/shifts", .planShifts) { try await ShiftAPI.upload($0, $1) }
        book.api(.get, "/api/v1/shifts/{id}", .planShifts) { try await ShiftAPI.progress($0, $1) }
        book.api(.get, "/api/v1/shifts/{id}/errors.csv", .planShifts) { try await ShiftAPI.errors($0, $1) }
        book.api(.post, "/api/v1/shifts/{id}/undo", .planShifts) { try await ShiftAPI.undo($0, $1) }
    }
}
