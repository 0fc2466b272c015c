/// Whole weeks, Monday to Sunday, for which figures are shown.
package struct MeasurePeriod: Sendable, Equatable {
    static let presets = [4, 12, 24, 52]
    static let usual = 24
    static let longest = 160

    /// The first Monday, in days since 1970.
    let firstWeek: Int
    let weeks: Int
    /// Whether the period was asked for, rather than taken as usual.
    let isChosen: Bool

    init(firstWeek: Int, weeks: Int, isChosen: Bool = true) {
        self.firstWeek = firstWeek
        self.weeks = max(1, min(weeks, Self.longest))
        self.isChosen = isChosen
    }

    /// From `from` and `to` of an address or the one field of the form (widened to whole weeks), else the last so many
    /// weeks up to today's.
    init(_ fields: Fields, today: Day) {
        let span = fields["weeks"]?.split(separator: "_").compactMap { Day(iso: String($0)) } ?? []
        let ends = [fields["from"], fields["to"]].compactMap { $0.flatMap { Day(iso: $0) } }
        if let chosen = [ends, span].first(where: { $0.count == 2 && $0[0] <= $0[1] }) {
            let (from, to) = (chosen[0], chosen[1])
            self.init(firstWeek: from.monday.number, weeks: (to.monday.number - from.monday.number) / 7 + 1)
        } else {
            let asked = fields["weeks"].flatMap { Int($0) }.flatMap { Self.presets.contains($0) ? $0 : nil }
            self.init(endingIn: today.monday.number, weeks: asked ?? Self.usual, isChosen: asked != nil)
        }
    }

    init(endingIn lastWeek: Int, weeks: Int, isChosen: Bool = true) {
        self.init(firstWeek: lastWeek - 7 * (weeks - 1), weeks: weeks, isChosen: isChosen)
    }

    var lastWeek: Int { firstWeek + 7 * (weeks - 1) }
    var from: Day { Day(firstWeek) }
    var to: Day { Day(lastWeek + 6) }

    /// As many weeks, just before.
    var before: MeasurePeriod { MeasurePeriod(firstWeek: firstWeek - 7 * weeks, weeks: weeks) }

    /// The weeks in stretches of the same length, the newest whole and the oldest perhaps shorter.
    func stretches(of length: Int) -> [MeasurePeriod] {
        let size = max(1, length)
        return stride(from: weeks, to: 0, by: -size).reversed().map { end in
            let start = max(0, end - size)
            return MeasurePeriod(firstWeek: firstWeek + 7 * start, weeks: end - start)
        }
    }

    /// This very period as one value of the form.
    var choice: String { "\(from.iso)_\(to.iso)" }

    /// The fields that name this period in an address.
    var fields: [(String, String)] { [("from", from.iso), ("to", to.iso)] }
}
