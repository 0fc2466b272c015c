import Storage

/// Whoever asks that something be done with a file: somebody at its page, or a program in the name of its token's maker.
struct FileAsker: Sendable {
    let scope: Scope
    let colleague: ID<Colleague>?
    private var token: ID<Program>?

    init(_ viewer: Viewer, _ right: Right) throws { (scope, colleague) = (try viewer.requiredScope(right), viewer.id) }
    init(_ program: Program) { (scope, colleague, token) = (program.scope, program.maker, program.id) }

    /// Writes down what was done with a file, and beside it by which token.
    func journal<Of>(_ kind: String, _ subject: String, _ id: ID<Of>, unit: ID<Unit>, _ services: Services, in tx: any Transaction) throws {
        try Journal.append(kind, subject, id, by: colleague, unit: unit, random: services.random, in: tx)
        try note(unit: unit, services, in: tx)
    }

    func note(unit: ID<Unit>, _ services: Services, in tx: any Transaction) throws {
        guard let token else { return }
        try Journal.append("token.used-for-file", "token", token, by: colleague, unit: unit, random: services.random, in: tx)
    }
}
