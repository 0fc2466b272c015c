package import Storage

/// A touchpoint as somebody wrote it down.
package struct NewTouchpoint: Sendable {
    package var phase: String
    package var name: String
    package var channel: String
    package var category: Category?
    package var promise: String?
    package var owner: ID<Unit>?
    package var method: String

    package init(
        phase: String, name: String, channel: String, category: Category? = nil, promise: String? = nil,
        owner: ID<Unit>? = nil, method: String = "none"
    ) {
        self.phase = phase
        self.name = name
        self.channel = channel
        self.category = category
        self.promise = promise
        self.owner = owner
        self.method = method
    }
}

/// The points of the journey and their order.
package enum JourneyQueries {
    /// Adds a point behind all others.
    package static func add(_ point: NewTouchpoint, id: ID<Touchpoint>, _ tx: any Transaction) throws {
        let last: Int = try tx.value("SELECT MAX(position) FROM touchpoint") ?? 0
        try tx.run(
            """
            INSERT INTO touchpoint (id, position, phase, name, channel, category, promise, owner_unit_id, method, last_heard_at, retired_at)
            VALUES (\(id), \(last + 1), \(point.phase), \(point.name), \(point.channel), \(point.category?.rawValue), \(point.promise),
                \(point.owner), \(point.method), NULL, NULL)
            """)
    }

    package static func change(_ id: ID<Touchpoint>, to point: NewTouchpoint, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE touchpoint SET phase = \(point.phase), name = \(point.name), channel = \(point.channel), category = \(point.category?.rawValue),
                promise = \(point.promise), owner_unit_id = \(point.owner), method = \(point.method)
            WHERE id = \(id)
            """)
    }

    /// The points in use, first to last.
    static func order(_ tx: any ReadTransaction) throws -> [ID<Touchpoint>] {
        try tx.values("SELECT id FROM touchpoint WHERE retired_at IS NULL ORDER BY position, id")
    }

    package static func setOrder(_ order: [ID<Touchpoint>], _ tx: any Transaction) throws {
        for (place, id) in order.enumerated() {
            try tx.run("UPDATE touchpoint SET position = \(place + 1) WHERE id = \(id) AND position <> \(place + 1)")
        }
    }

    /// Takes the point out of use; its moments stay counted. Its signs end.
    package static func retire(_ id: ID<Touchpoint>, _ tx: any Transaction) throws {
        try tx.run("UPDATE touchpoint SET retired_at = \(tx.now) WHERE id = \(id) AND retired_at IS NULL")
        try tx.run("UPDATE sign SET ended_at = \(tx.now) WHERE touchpoint_id = \(id) AND ended_at IS NULL")
    }

    package static func bringBack(_ id: ID<Touchpoint>, _ tx: any Transaction) throws {
        let last: Int = try tx.value("SELECT MAX(position) FROM touchpoint") ?? 0
        try tx.run("UPDATE touchpoint SET retired_at = NULL, position = \(last + 1) WHERE id = \(id)")
    }

    /// A point that had no way to listen listens by its sign from now on.
    static func listensBySign(_ id: ID<Touchpoint>, _ tx: any Transaction) throws {
        try tx.run("UPDATE touchpoint SET method = 'sign' WHERE id = \(id) AND method = 'none'")
    }

    /// When each point was last heard from; the snapshot of the house does not follow every moment.
    static func lastHeard(_ tx: any ReadTransaction) throws -> [ID<Touchpoint>: Instant] {
        var heard: [ID<Touchpoint>: Instant] = [:]
        try tx.each("SELECT id, last_heard_at FROM touchpoint WHERE last_heard_at IS NOT NULL") { row in
            heard[try row.get(0)] = try row.get(1)
        }
        return heard
    }
}
