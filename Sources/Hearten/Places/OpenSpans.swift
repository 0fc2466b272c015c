/// A stretch of real time, in UTC milliseconds: from the first instant up to, not including, the last.
struct TimeSpan: Hashable, Sendable {
    let from: Int64
    let to: Int64

    var length: Int64 { to - from }
}

/// Walks the open stretches of a calendar forward in time, in order and never overlapping.
struct OpenSpans {
    private let calendar: WorkCalendar
    private let lastDay: Int
    private var dayNumber: Int
    private var shifts: [Shift]
    private var place = 0
    private var covered = Int64.min

    /// Begins two days early, so that a night shift (or a day that a zone skipped) is not missed.
    /// Stretches that end before `start` may be among the first.
    init(_ calendar: WorkCalendar, from start: Int64, days: Int) {
        self.calendar = calendar
        let first = calendar.zone.day(at: start).number
        lastDay = first + days
        dayNumber = first - 2
        shifts = calendar.shifts(on: Day(dayNumber))
    }

    /// The day on which the stretch that was given last began.
    var day: Day { Day(dayNumber) }

    mutating func next() -> TimeSpan? {
        while true {
            let midnight = Int64(dayNumber) * millisecondsPerDay
            while place < shifts.count {
                let shift = shifts[place]
                place += 1
                let opens = calendar.zone.instant(wall: midnight + Int64(shift.opens) * millisecondsPerMinute)
                let closes = calendar.zone.instant(wall: midnight + Int64(shift.closes) * millisecondsPerMinute)
                // Two days' shifts may overlap on purpose (a night shift and an early one): time counts once.
                let from = max(opens, covered)
                guard closes > from else { continue }
                covered = closes
                return TimeSpan(from: from, to: closes)
            }
            guard dayNumber < lastDay else { return nil }
            dayNumber += 1
            place = 0
            shifts = calendar.shifts(on: Day(dayNumber))
        }
    }
}
