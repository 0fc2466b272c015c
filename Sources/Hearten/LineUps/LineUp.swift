package import Storage

/// Ten minutes before the work of one unit on one day: what was composed for it, what the leader made of it, what became of it.
package struct LineUp: Sendable, Equatable {
    package let id: ID<LineUp>
    package let unit: ID<Unit>
    /// In the unit's own zone.
    package let day: Day
    package var thanks: ID<Moment>?
    package var moment: ID<Moment>?
    package var principle: ID<Principle>?
    /// Picks one of our questions, where the leader has not written one.
    package var questionNumber = 0
    package var question: String?
    /// The leader's own words to begin with.
    package var note: String?
    /// What the team said, without names.
    package var answers: String?
    package var heldAt: Instant?

    /// What a change is made on: the same as long as nobody has changed any part of it.
    var version: String {
        let parts = [id.description, thanks?.description, moment?.description, principle?.description, question, note]
        return Token(bytes: sha256(Array(parts.map { $0 ?? "" }.joined(separator: "\u{1F}").utf8))).text
    }

    /// A moment that was told at a line-up is not told there again for so many days.
    static let rest = 60
    /// Praise and moments older than this are no news.
    static let thanksDays = 45
    static let momentWeeks = 3
    /// A team of one has no line-up.
    static let fewest = 2
    /// The hour in the morning, in the unit's zone, from which the day's line-up is composed.
    static let hour = 3
    /// Who was there is known for so many days.
    static let keptDays = 90
    /// A shared tablet stays open for so long without a touch while a line-up is held on it.
    static let meeting: Duration = .seconds(20 * 60)
    /// What is recorded late counts until so many days after.
    static let lateDays = 1
}

/// A promise that somebody said aloud; it reappears until it is kept.
package struct LineUpPromise: Sendable, Equatable {
    package let id: ID<LineUpPromise>
    package var text: String
    package var colleague: ID<Colleague>?
    package var madeAt: Instant
    package var endedAt: Instant?
    package var isKept: Bool?

    static let longest = 200
    static let mostOpen = 60
}

/// Praise that may be said aloud in a team: its receivers have it and share it, and the customer allows that.
struct LineUpThanks: Sendable, Equatable {
    let moment: ID<Moment>
    /// Given names of the unit's people to whom it went; none when it is the whole team's.
    var names: [String]
    /// The customer's words, or nothing when there were none; not yet masked.
    var words: String?
    var language: String?
    var happenedAt: Instant
}

/// A moment to learn from, with names of colleagues masked.
struct LineUpMoment: Sendable, Equatable {
    let moment: ID<Moment>
    var words: String
    var language: String?
    var level: Int?
    var unit: ID<Unit>
    var touchpoint: ID<Touchpoint>?
    var happenedAt: Instant
}

/// What of all that there is goes into a line-up. Pure rules.
enum LineUpChoice {
    /// The principle that was not heard for longest; what guidance lacked at the unit lets its principle come sooner. Each returns: a
    /// lack makes waiting days count up to two and a half times, never more.
    static func principle(_ live: [ID<Principle>], lastUsed: [ID<Principle>: Day], lacks: [ID<Principle>: Int], today: Day) -> ID<Principle>? {
        let weighed = live.enumerated().map { place, id in
            let waited = lastUsed[id].map { max(0, today.number - $0.number) } ?? 10_000
            return (id: id, weight: waited * (2 + min(lacks[id] ?? 0, 3)), place: place)
        }
        return weighed.max { ($0.weight, -$0.place) < ($1.weight, -$1.place) }?.id
    }

    /// The one to learn from: words that are long enough to say something and short enough to be read aloud; of those the customer whose
    /// expectations were missed or surpassed, and the newest.
    static func moment(_ found: [LineUpMoment], used: Set<ID<Moment>>) -> LineUpMoment? {
        let fresh = found.filter { !used.contains($0.moment) }
        return fresh.min { order($0) < order($1) }
    }

    private static func order(_ one: LineUpMoment) -> (Int, Int, Int64, ID<Moment>) {
        let letters = one.words.unicodeScalars.count
        let isReadable = (30...450).contains(letters)
        let isTelling = one.level.map { $0 <= 2 || $0 >= 5 } ?? false
        return (isReadable ? 0 : 1, isTelling ? 0 : 1, -one.happenedAt.milliseconds, one.moment)
    }

    /// How many questions of ours there are to pick from.
    static let questions = 6
}

/// What became of a day in a unit's calendar.
struct LineUpDay: Sendable, Equatable {
    enum State: Sendable, Equatable {
        case held
        /// A day of work on which there was none: it stays visible.
        case skipped
        /// Today, still to come.
        case open
        case off
    }
    let day: Day
    let state: State

    /// The days up to today, oldest first. Before the first line-up there was nothing to skip.
    static func row(until today: Day, count: Int, calendar: WorkCalendar, first: Day?, held: Set<Day>) -> [LineUpDay] {
        (0..<count).reversed().map { back in
            let day = Day(today.number - back)
            let state: State =
                held.contains(day)
                ? .held
                : calendar.shifts(on: day).isEmpty
                    ? .off
                    : day == today
                        ? .open
                        : (first.map { $0 <= day } ?? false) ? .skipped : .off
            return LineUpDay(day: day, state: state)
        }
    }
}
