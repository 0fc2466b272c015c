package import Storage

/// Counts as they are stored: only ever added to.
package enum Tally {
    /// Adds what was counted, in the transaction of its cause; `times` is −1 to take it back.
    package static func record(_ counted: [Counted], times: Int = 1, random: Randomness, in tx: any Transaction) throws {
        var sums: [Counted: Int] = [:]
        for one in counted { sums[one, default: 0] += times }
        let insert = try tx.prepare("""
            INSERT INTO tally_delta (id, week, unit_id, touchpoint_id, channel, category, measure, bin, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (one, n) in sums where n != 0 {
            try insert.run(
                ID<Counted>(at: tx.now, random: random.next()), one.week, one.unit, one.touchpoint?.value ?? 0, one.channel,
                one.category ?? "", one.measure.rawValue, one.bin, n)
        }
    }
}
