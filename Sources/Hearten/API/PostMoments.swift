import HTTPTypes
import Storage

/// Takes one to a thousand moments from a program: checked, stored once per key, acknowledged after the commit.
struct PostMoments {
    let state: APIState
    static let bodyLimit = 4 << 20
    static let keyLifetime: Int64 = 24 * 3_600_000

    func reply(_ visit: Visit, _ program: Program) async throws -> Reply {
        do { return try await take(visit, program) } catch {
            visit.services.metrics.count(.api, .refused)
            throw error
        }
    }

    private func take(_ visit: Visit, _ program: Program) async throws -> Reply {
        let body = try await visit.body(limit: Self.bodyLimit)
        guard let header = visit.header("Idempotency-Key") else { return try await store(body, visit, program, key: nil) }
        guard (1...255).contains(header.utf8.count), header.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Refusal.invalid(FormProblems("Idempotency-Key", visit.say(.apiKey)))
        }
        let key = sha256(Array("\(program.id)\u{1F}\(header)".utf8))
        guard state.begin(key) else { throw Refusal.conflict(visit.say(.apiKeyInFlight)) }
        defer { state.end(key) }
        return try await store(body, visit, program, key: key)
    }

    private func store(_ body: [UInt8], _ visit: Visit, _ program: Program, key: [UInt8]?) async throws -> Reply {
        let services = visit.services
        let digest = key == nil ? [] : sha256(body)
        if let key, let stored = try await services.store.read({ try APIQueries.reply(key, $0) }) {
            guard stored.bodyDigest == digest else { throw Refusal.invalid(FormProblems("Idempotency-Key", visit.say(.apiKeyOtherBody))) }
            return Self.reply(stored.text, status: stored.status, isReplay: true)
        }
        let (moments, isList) = try Self.parse(body, visit, program)
        var neighbours = Neighbours(at: visit.now, random: services.random)
        let prepared = zip(moments, neighbours.next(moments.count)).map { PreparedMoment($0, id: $1, services) }
        let day = LocalTime(visit.now, zone: "UTC").day.number
        let isFirstUse = state.isFirstUse(of: program.id, on: day)
        let text = try await services.store.write { tx in
            let text = try Self.keep(prepared, isList: isList, services, in: tx)
            if let key {
                // Counted from the quarter, so that the key of an anonymous answer does not tell its second.
                let until = Instant(milliseconds: tx.now.quarter.milliseconds + 900_000 + Self.keyLifetime)
                try APIQueries.insert(.init(bodyDigest: digest, status: 201, text: text), key: key, until: until, in: tx)
            }
            if isFirstUse { try APIQueries.noteUse(of: program.id, day: day, in: tx) }
            return text
        }
        return Self.reply(text, status: 201, isReplay: false)
    }

    static func parse(_ body: [UInt8], _ visit: Visit, _ program: Program) throws -> (moments: [NewMoment], isList: Bool) {
        let json: JSON
        do throws(JSON.Fault) { json = try JSON.parse(body) } catch {
            throw Refusal.malformed(.apiNotJSON(error.offset))
        }
        var document = MomentDocument(program: program, house: visit.services.house.current, say: visit.say, now: visit.now)
        return try document.read(json)
    }

    /// Stores what is new; a source id that came before gives the moment that it brought in.
    private static func keep(_ prepared: [PreparedMoment], isList: Bool, _ services: Services, in tx: any Transaction) throws -> String {
        var known = try APIQueries.known(prepared.compactMap(\.new.sourceKey), tx)
        var items: [JSON] = []
        var fresh: [PreparedMoment] = []
        for one in prepared {
            if let key = one.new.sourceKey, let id = known[key] {
                items.append(["id": .string(id.description), "status": "known"])
                continue
            }
            if let key = one.new.sourceKey { known[key] = one.id }
            fresh.append(one)
            items.append(["id": .string(one.id.description), "status": "stored"])
        }
        let receive = ReceiveMoments(services)
        if fresh.count > 8 { try receive.many(fresh, in: tx) } else { for one in fresh { try receive.one(one, in: tx) } }
        return (isList ? ["moments": .array(items)] : items.first ?? [:]).text
    }

    private static func reply(_ text: String, status: Int, isReplay: Bool) -> Reply {
        var reply = Reply.bytes(Array(text.utf8), type: "application/json", status: status)
        if isReplay, let name = HTTPField.Name("Idempotent-Replayed") { reply.headers[name] = "true" }
        return reply
    }
}
