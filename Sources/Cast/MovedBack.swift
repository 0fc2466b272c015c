import Storage

/// The same transaction with another "now": how the cast's past is told through the product's own verbs.
struct MovedBack: Transaction {
    private let base: any Transaction
    let now: Instant

    init(_ base: any Transaction, to now: Instant) {
        self.base = base
        self.now = now
    }

    var dialect: Dialect { base.dialect }
    func rows(_ sql: SQL) throws -> [Row] { try base.rows(sql) }
    func row(_ sql: SQL) throws -> Row? { try base.row(sql) }
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws { try base.each(sql, body) }
    func run(_ sql: SQL) throws -> Int { try base.run(sql) }
    func prepare(_ text: StaticString) throws -> any PreparedStatement { try base.prepare(text) }
    func afterCommit(_ hook: @escaping @Sendable () -> Void) { base.afterCommit(hook) }
    func attempt<T>(_ body: () throws -> T) throws -> T { try base.attempt(body) }
}
