import Storage

/// Stores one batch of a rota's file: what is new comes in, what differs is changed, what is cancelled goes.
struct StoreShifts {
    let services: Services
    let file: ShiftImport

    struct Outcome: Sendable {
        var new = 0
        var changed = 0
        var same = 0
        var gone = 0
        /// Rows that lie over another shift of the same person.
        var overlapping: [Int] = []
    }

    /// With `isDry` it only says what would become of each row; overlaps within the file are the caller's to find then.
    func run(_ batch: [(row: Int, new: NewShift)], isDry: Bool, in tx: any Transaction) throws -> Outcome {
        var outcome = Outcome()
        let stored = try ShiftQueries.find(batch.map(\.new.entry), of: file.feed, tx)
        var known = Dictionary(stored.map { ($0.entry, $0.shift) }) { first, _ in first }
        var seen: [ID<RotaShift>] = []
        for (row, new) in batch {
            if new.isCancelled {
                guard let was = known.removeValue(forKey: new.entry) else { continue }
                outcome.gone += 1
                if !isDry { try remove([.init(shift: was, entry: new.entry)], in: tx) }
                continue
            }
            if try ShiftQueries.overlaps(new, feed: file.feed, tx) { outcome.overlapping.append(row) }
            switch known[new.entry] {
            case .some(let was) where new.isSame(as: was):
                outcome.same += 1
                seen.append(was.id)
            case .some(let was):
                outcome.changed += 1
                if !isDry { try change(was, to: new, in: tx) }
                known[new.entry] = Self.shift(was.id, new)
            case nil:
                outcome.new += 1
                let id: ID<RotaShift> = services.newID(at: tx.now)
                if !isDry {
                    try ShiftImportQueries.remember(id, was: nil, by: file.id, in: tx)
                    try ShiftQueries.insert(new, id: id, feed: file.feed, by: file.id, in: tx)
                }
                known[new.entry] = Self.shift(id, new)
            }
        }
        if !isDry { try ShiftQueries.see(seen, in: file.id, tx) }
        return outcome
    }

    private func change(_ was: RotaShift, to new: NewShift, in tx: any Transaction) throws {
        try ShiftImportQueries.remember(was.id, was: Self.json(was, entry: new.entry).text, by: file.id, in: tx)
        try ShiftQueries.change(was.id, to: new, by: file.id, in: tx)
    }

    /// A row that cannot be used still says that its shift is in the rota: what was known of it stays.
    func keep(_ entries: [String], in tx: any Transaction) throws {
        guard !entries.isEmpty else { return }
        try ShiftQueries.see(try ShiftQueries.find(entries, of: file.feed, tx).map(\.shift.id), in: file.id, tx)
    }

    /// Takes out what the whole rota no longer has, a batch at a time. Returns how many; 0 when nothing is left.
    func removeMissing(from first: Instant, through last: Instant, in tx: any Transaction) throws -> Int {
        let gone = try ShiftQueries.missing(from: first, through: last, of: file.feed, notIn: file.id, limit: UndoShifts.batch, tx)
        try remove(gone, in: tx)
        return gone.count
    }

    private func remove(_ gone: [ShiftQueries.Stored], in tx: any Transaction) throws {
        for one in gone {
            try ShiftImportQueries.remember(one.shift.id, was: Self.json(one.shift, entry: one.entry).text, by: file.id, in: tx)
        }
        try ShiftQueries.remove(gone.map(\.shift.id), in: tx)
    }

    private static func shift(_ id: ID<RotaShift>, _ new: NewShift) -> RotaShift {
        RotaShift(
            id: id, colleague: new.colleague, unit: new.unit, touchpoint: new.touchpoint, from: new.from, until: new.until, place: new.place,
            work: new.work)
    }

    fileprivate static func json(_ shift: RotaShift, entry: String) -> JSON {
        [
            "entry": .string(entry), "who": .int(shift.colleague.value), "unit": .int(shift.unit.value),
            "point": shift.touchpoint.map { .int($0.value) } ?? nil, "from": .int(shift.from.milliseconds), "until": .int(shift.until.milliseconds),
            "place": shift.place.map(JSON.string) ?? nil, "work": shift.work.map(JSON.string) ?? nil,
        ]
    }
}

/// Takes a file of shifts back: what it changed or took out becomes what it was, what it brought goes.
///
/// A shift that a later file has said again stays as that file says it.
struct UndoShifts {
    let file: ShiftImport
    static let batch = 500

    /// How many shifts this step took care of; 0 when nothing is left.
    func step(in tx: any Transaction) throws -> Int {
        let changes = try ShiftImportQueries.changes(by: file.id, limit: Self.batch, tx)
        guard !changes.isEmpty else { return 0 }
        try ShiftImportQueries.forgetChanges(of: changes.map(\.shift), by: file.id, in: tx)
        for change in changes {
            let isOurs = try ShiftQueries.find(change.shift, lastSaidBy: file.id, tx) != nil
            if !isOurs, let heir = try ShiftImportQueries.heir(of: change.shift, after: file, tx) {
                // A later file has said or taken out the shift since. Once that is taken back too, it is as before this one.
                try ShiftImportQueries.handDown(change.shift, was: change.was, to: heir, in: tx)
                continue
            }
            guard let was = change.was.flatMap({ try? JSON.parse($0) }).flatMap(Self.shift) else {
                if isOurs { try ShiftQueries.remove([change.shift], in: tx) }
                continue
            }
            do {
                try tx.attempt { try putBack(was, as: change.shift, isThere: isOurs, in: tx) }
            } catch StoreError.foreignKey {
                // Whoever worked it is gone since, or the place where: there is nothing to go back to.
                continue
            }
        }
        return changes.count
    }

    private func putBack(_ was: NewShift, as id: ID<RotaShift>, isThere: Bool, in tx: any Transaction) throws {
        // Taken out by this file: it comes back, unless its source has named another one so since.
        guard isThere else { return try ShiftQueries.insert(was, id: id, feed: file.feed, by: file.id, in: tx) }
        try ShiftQueries.change(id, to: was, by: file.id, in: tx)
    }

    private static func shift(_ json: JSON) -> NewShift? {
        guard let entry = json["entry"]?.string, let who = json["who"]?.int, let unit = json["unit"]?.int, let from = json["from"]?.int,
            let until = json["until"]?.int
        else { return nil }
        var new = NewShift(
            entry: entry, colleague: ID(who), unit: ID(unit), from: Instant(milliseconds: from), until: Instant(milliseconds: until))
        new.touchpoint = json["point"]?.int.map { ID($0) }
        new.place = json["place"]?.string
        new.work = json["work"]?.string
        return new
    }
}
