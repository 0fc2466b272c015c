import Storage

/// Stores one batch of a file: what is new comes in, what is known and differs is changed, the rest stays as it is.
struct StoreImported {
    let services: Services
    let importID: ID<MomentImport>
    /// Without a date column the time of the import stands for the date, and is no change.
    let comparesDates: Bool

    struct Outcome: Sendable {
        var new = 0
        var changed = 0
        var same = 0
    }

    func run(_ batch: [PreparedMoment], in tx: any Transaction) throws -> Outcome {
        var outcome = Outcome()
        var again: [PreparedMoment] = []
        let fresh = try changeKnown(batch, &outcome, again: &again, in: tx)
        outcome.new = fresh.count
        try ReceiveMoments(services).many(fresh, in: tx)
        if !again.isEmpty {
            var none: [PreparedMoment] = []
            _ = try changeKnown(again, &outcome, again: &none, in: tx)
        }
        return outcome
    }

    /// Changes what is known and returns what is new. An id that comes twice in one batch is looked at again afterwards:
    /// the later row is the newer word.
    private func changeKnown(
        _ batch: [PreparedMoment], _ outcome: inout Outcome, again: inout [PreparedMoment], in tx: any Transaction
    ) throws -> [PreparedMoment] {
        let stored = try StoredImportedQueries.find(keys: batch.compactMap(\.new.sourceKey), tx)
        let known = Dictionary(stored.map { ($0.key ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        var fresh: [PreparedMoment] = []
        var seen: Set<String> = []
        for prepared in batch {
            let key = prepared.new.sourceKey ?? ""
            if let stored = known[key] {
                if try change(stored, into: prepared, in: tx) { outcome.changed += 1 } else { outcome.same += 1 }
            } else if seen.insert(key).inserted {
                fresh.append(prepared)
            } else {
                again.append(prepared)
            }
        }
        return fresh
    }

    private func change(_ stored: StoredImported, into prepared: PreparedMoment, in tx: any Transaction) throws -> Bool {
        var content = ImportedContent(prepared.new)
        if !comparesDates { content.happenedAt = stored.content.happenedAt }
        guard content != stored.content else { return false }
        try StoredImportedQueries.remember(stored, before: importID, in: tx)
        let target = comparesDates ? prepared : PreparedMoment(content.asNew(receivedAt: tx.now, importID: importID), services)
        try Self.replace(stored, with: target, services, in: tx)
        return true
    }

    /// One moment's content for another's, the figures with it.
    static func replace(_ stored: StoredImported, with prepared: PreparedMoment, _ services: Services, in tx: any Transaction) throws {
        try Tally.recounting([stored.id], random: services.random, in: tx) {
            try StoredImportedQueries.update(stored.id, prepared, keepsReading: stored.isCorrected, in: tx)
        }
        try Journal.append(
            "moment.changed", "moment", stored.id, unit: prepared.new.unit, content: Array((prepared.new.words ?? "").utf8), random: services.random,
            in: tx)
    }
}

/// Takes an import back, a batch at a time: what it changed becomes what it was, what it brought in goes.
struct UndoImport {
    let services: Services
    let importID: ID<MomentImport>
    static let batch = 500

    /// How many moments this step took care of; 0 when nothing is left.
    func step(in tx: any Transaction) throws -> Int {
        let changes = try StoredImportedQueries.changes(by: importID, limit: Self.batch, tx)
        for change in changes {
            try StoredImportedQueries.forgetChange(of: change.moment, by: importID, in: tx)
            guard let stored = try StoredImportedQueries.find(change.moment, tx), let json = try? JSON.parse(change.was),
                let content = ImportedContent(json)
            else { continue }
            let was = PreparedMoment(content.asNew(receivedAt: tx.now, importID: importID), services)
            try StoreImported.replace(stored, with: was, services, in: tx)
        }
        if !changes.isEmpty { return changes.count }
        let gone = try StoredImportedQueries.broughtIn(by: importID, limit: Self.batch, tx)
        guard !gone.isEmpty else { return 0 }
        try Tally.recounting(gone.map(\.id), random: services.random, in: tx) {
            try StoredImportedQueries.withdraw(gone.map(\.id), in: tx)
            // What their corrections taught is learnt again without them.
            if gone.contains(where: \.isCorrected) { try LearnReadingJob.enqueue(isAsked: false, after: .seconds(600), in: tx) }
        }
        try Journal.append(
            "moments.withdrawn", "import", importID, content: Array(gone.map(\.id.description).joined(separator: "\n").utf8), random: services.random,
            in: tx)
        return gone.count
    }
}
