import HTTPTypes
import Storage

/// The `Idempotency-Key` of a program's request: what came before with it is answered as it was then, and nothing is done twice.
struct SentOnce: Sendable {
    private let key: [UInt8]
    static let lifetime: Int64 = 24 * 3_600_000

    /// Nil when the request has none.
    init?(_ visit: Visit, _ program: Program) throws {
        guard let header = visit.header("Idempotency-Key") else { return nil }
        guard (1...255).contains(header.utf8.count), header.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Refusal.invalid(FormProblems("Idempotency-Key", visit.say(.apiKey)))
        }
        key = sha256(Array("\(program.id)\u{1F}\(header)".utf8))
    }

    /// What `body` gives, unless a request with the same key is under way.
    static func alone<Value>(_ once: SentOnce?, _ visit: Visit, _ body: () async throws -> Value) async throws -> Value {
        guard let once else { return try await body() }
        guard visit.services.api.begin(once.key) else { throw Refusal.conflict(visit.say(.apiKeyInFlight)) }
        defer { visit.services.api.end(once.key) }
        do { return try await body() } catch StoreError.unique("idempotency.key_digest") {
            // It was under way on another node, which was quicker.
            throw Refusal.conflict(visit.say(.apiKeyInFlight))
        }
    }

    /// What was answered to this body before; another body with the same key is refused.
    func earlier(to body: [UInt8], _ visit: Visit) async throws -> Reply? {
        guard let stored = try await visit.services.store.read({ [key] in try APIQueries.reply(key, $0) }) else { return nil }
        guard stored.bodyDigest == body else { throw Refusal.invalid(FormProblems("Idempotency-Key", visit.say(.apiKeyOtherBody))) }
        var reply = Reply.bytes(Array(stored.text.utf8), type: "application/json", status: stored.status)
        if let name = HTTPField.Name("Idempotent-Replayed") { reply.headers[name] = "true" }
        return reply
    }

    /// In the transaction of what was asked for.
    func keep(_ text: String, status: Int, of body: [UInt8], in tx: any Transaction) throws {
        // Counted from the quarter, so that the key of an anonymous answer does not tell its second.
        let until = Instant(milliseconds: tx.now.quarter.milliseconds + 900_000 + Self.lifetime)
        try APIQueries.insert(.init(bodyDigest: body, status: status, text: text), key: key, until: until, in: tx)
    }
}
