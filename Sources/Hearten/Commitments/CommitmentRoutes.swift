import Storage

/// Addresses of commitments.
package enum CommitmentPaths {
    package static let home = "/commitments"
    static func new(_ action: String) -> String { action.isEmpty ? "/commitments" : "/commitments?action=\(Fields.encoded(action))" }
    static func act(_ id: ID<Commitment>, _ name: String) -> String { "/commitments/\(id)/\(name)" }
}

/// Commitments: made by one, confirmed by another.
enum CommitmentRoutes {
    static func add(to book: RouteBook) {
        book.get("/commitments", .colleague) { try await CommitmentDesk($0, $1).home() }
        book.post("/commitments", .colleague) { try await CommitmentDesk($0, $1).add() }
        book.post("/commitments/{id}/done", .colleague) { try await CommitmentDesk($0, $1).setDone(try $0.id("id")) }
        book.post("/commitments/{id}/drop", .colleague) { try await CommitmentDesk($0, $1).drop(try $0.id("id")) }
        book.post("/commitments/{id}/answer", .colleague) { try await CommitmentDesk($0, $1).answer(try $0.id("id")) }
    }
}
