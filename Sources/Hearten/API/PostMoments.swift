import Storage

/// Takes one to a thousand moments from a program: checked, stored once per key, acknowledged after the commit.
struct PostMoments {
    let shared: SharedWrites<Posted, String>

    init(_ services: Services) { shared = SharedWrites(services.store) { try Self.keep($0, services, in: $1) } }

    /// What one request brings, ready to be stored.
    struct Posted: Sendable {
        let moments: [PreparedMoment]
        let isList: Bool
        let once: SentOnce?
        let body: [UInt8]
        /// The token that is used for the first time on this day.
        let firstUse: (program: ID<Program>, day: Int)?
    }

    /// So many moments of one request have a transaction to themselves.
    static let manyMoments = 9
    static let bodyLimit = 4 << 20

    func reply(_ visit: Visit, _ program: Program) async throws -> Reply {
        do { return try await take(visit, program) } catch {
            visit.services.metrics.count(.api, .refused)
            throw error
        }
    }

    private func take(_ visit: Visit, _ program: Program) async throws -> Reply {
        let body = try await visit.body(limit: Self.bodyLimit)
        let once = try SentOnce(visit, program)
        return try await SentOnce.alone(once, visit) { try await store(body, visit, program, once) }
    }

    private func store(_ body: [UInt8], _ visit: Visit, _ program: Program, _ once: SentOnce?) async throws -> Reply {
        let services = visit.services
        let digest = once == nil ? [] : sha256(body)
        if let earlier = try await once?.earlier(to: digest, visit) { return earlier }
        let (moments, isList) = try Self.parse(body, visit, program)
        var neighbours = Neighbours(at: visit.now, random: services.random)
        let prepared = zip(moments, neighbours.next(moments.count)).map { PreparedMoment($0, id: $1, services) }
        let day = LocalTime(visit.now, zone: "UTC").day.number
        let posted = Posted(
            moments: prepared, isList: isList, once: once, body: digest,
            firstUse: services.api.isFirstUse(of: program.id, on: day) ? (program.id, day) : nil)
        let text =
            prepared.count < Self.manyMoments
            ? try await shared.write(posted) : try await services.store.write { try Self.keep([posted], services, in: $0).first ?? "" }
        return .bytes(Array(text.utf8), type: "application/json", status: 201)
    }

    static func parse(_ body: [UInt8], _ visit: Visit, _ program: Program) throws -> (moments: [NewMoment], isList: Bool) {
        let json: JSON
        do throws(JSON.Fault) { json = try JSON.parse(body) } catch {
            throw Refusal.malformed(.apiNotJSON(error.offset))
        }
        var document = MomentDocument(program: program, house: visit.services.house.current, say: visit.say, now: visit.now)
        return try document.read(json)
    }

    /// Stores what is new of several requests; a source id that came before gives the moment that it brought in. One reply for each.
    private static func keep(_ posts: [Posted], _ services: Services, in tx: any Transaction) throws -> [String] {
        var known = try APIQueries.known(posts.flatMap { $0.moments.compactMap(\.new.sourceKey) }, tx)
        var fresh: [PreparedMoment] = []
        let texts = posts.map { post in
            let items = post.moments.map { one -> JSON in
                if let key = one.new.sourceKey, let id = known[key] { return ["id": .string(id.description), "status": "known"] }
                if let key = one.new.sourceKey { known[key] = one.id }
                fresh.append(one)
                return ["id": .string(one.id.description), "status": "stored"]
            }
            return (post.isList ? ["moments": .array(items)] : items.first ?? [:]).text
        }
        let receive = ReceiveMoments(services)
        if posts.count == 1, fresh.count >= manyMoments { try receive.many(fresh, in: tx) } else { try receive.several(fresh, in: tx) }
        for (post, text) in zip(posts, texts) {
            try post.once?.keep(text, status: 201, of: post.body, in: tx)
            if let use = post.firstUse { try APIQueries.noteUse(of: use.program, day: use.day, in: tx) }
        }
        return texts
    }
}
