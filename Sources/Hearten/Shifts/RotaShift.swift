package import Storage

/// One stretch of work of one colleague: when, in which unit, and if the rota says so, at which place and on what.
package struct RotaShift: Sendable, Equatable {
    package let id: ID<RotaShift>
    package var colleague: ID<Colleague>
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var from: Instant
    package var until: Instant
    /// Where, in the rota's own words: "Gate 4".
    package var place: String?
    /// On what: a flight, a clinic, a ward.
    package var work: String?

    /// Nobody works longer at a stretch; a row that says so has a wrong date.
    package static let longest: Int64 = 36 * millisecondsPerHour
    static let longestHours = 36
    /// So far back and ahead a rota may reach, in days.
    static let reach = 400

    func holds(_ instant: Instant) -> Bool { from <= instant && instant < until }
    func overlaps(_ other: RotaShift) -> Bool { from < other.until && other.from < until }
}

/// A shift as a file says it, matched to the people and places of the house.
struct NewShift: Sendable, Equatable {
    /// What names it in its source.
    var entry: String
    var colleague: ID<Colleague>
    var unit: ID<Unit>
    var touchpoint: ID<Touchpoint>?
    var from: Instant
    var until: Instant
    var place: String?
    var work: String?
    /// The source says that it does not take place.
    var isCancelled = false

    func isSame(as shift: RotaShift) -> Bool {
        shift.colleague == colleague && shift.unit == unit && shift.touchpoint == touchpoint && shift.from == from && shift.until == until
            && shift.place == place && shift.work == work
    }
}
