package import Storage

/// One thing that is counted, with everything that a figure may be asked by.
package struct Counted: Sendable, Hashable {
    package enum Measure: String, Sendable, CaseIterable {
        /// Bin 1: a moment was told.
        case moments
        /// Bins 1 to 6: the level that a customer tapped. A level that was read is never counted here.
        case level
        /// Bins 0 to 10.
        case recommend
        /// Bin 1 in time, 0 late.
        case firstAnswer = "first-answer"
        /// Bin 3 yes, 2 partly, 1 no, 0 no verdict.
        case verdict
    }
    /// The Monday of its week in the unit's zone, as days since 1970.
    package var week: Int
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var channel: String
    package var category: String?
    package var measure: Measure
    package var bin: Int

    package init(
        week: Int, unit: ID<Unit>, touchpoint: ID<Touchpoint>?, channel: String, category: String?, measure: Measure, bin: Int
    ) {
        self.week = week
        self.unit = unit
        self.touchpoint = touchpoint
        self.channel = channel
        self.category = category
        self.measure = measure
        self.bin = bin
    }
}
