import Hearten
import Storage

/// How often a touchpoint is heard from in a place, and what level is usual there.
struct CastPoint {
    /// Its place in the airline's starting journey, from 0.
    let point: Int
    let spot: Cast.Spot
    let channel: Channel
    /// Its share of all moments.
    let share: Int
    /// The average level over the whole time.
    let usual: Double
    /// How much the average rises from the first week to the last.
    let rise: Double
    /// The code of the sign that stands there.
    var sign: String?
    /// Weeks since anybody was heard from here.
    var silentFor = 0
}

extension CastPoint {
    static let all: [CastPoint] = [
        CastPoint(point: 0, spot: .web, channel: .web, share: 9, usual: 3.8, rise: 0.3),
        CastPoint(point: 1, spot: .calls, channel: .phone, share: 7, usual: 3.9, rise: 0.5),
        CastPoint(point: 2, spot: .checkIn, channel: .sign, share: 7, usual: 3.3, rise: 0.3, sign: "C3K8"),
        CastPoint(point: 2, spot: .web, channel: .app, share: 5, usual: 3.1, rise: 0.2),
        CastPoint(point: 3, spot: .checkIn, channel: .sign, share: 6, usual: 3.6, rise: 0.4, sign: "D8M4"),
        CastPoint(point: 4, spot: .lounge, channel: .sign, share: 10, usual: 4.4, rise: 0.6, sign: Cast.signCode),
        CastPoint(point: 5, spot: .gates, channel: .sign, share: 8, usual: 3.6, rise: 0.8, sign: "B4T9"),
        CastPoint(point: 5, spot: .gatesNorth, channel: .sign, share: 5, usual: 3.1, rise: 0.2, sign: "B6N3"),
        CastPoint(point: 6, spot: .heron, channel: .app, share: 6, usual: 3.9, rise: 0.1, sign: "S5H7"),
        CastPoint(point: 7, spot: .heron, channel: .app, share: 9, usual: 4.6, rise: 0.6, sign: "H9R2"),
        CastPoint(point: 7, spot: .puffin, channel: .app, share: 6, usual: 4.3, rise: 0.4, sign: "P4F6"),
        CastPoint(point: 8, spot: .heron, channel: .face, share: 2, usual: 3.9, rise: 0.3),
        CastPoint(point: 9, spot: .bags, channel: .sign, share: 11, usual: 1.9, rise: -0.2, sign: "N2B6"),
        CastPoint(point: 9, spot: .bagsAmaly, channel: .sign, share: 5, usual: 3.2, rise: 0.3, sign: "A7B3"),
        CastPoint(point: 10, spot: .calls, channel: .phone, share: 8, usual: 2.8, rise: 0.7),
        CastPoint(point: 10, spot: .harbour, channel: .counter, share: 3, usual: 4.1, rise: 0.3, sign: "W3H5"),
        CastPoint(point: 11, spot: .calls, channel: .email, share: 4, usual: 3.8, rise: 0.2, silentFor: 6),
    ]
}

/// One moment of the cast's past, before it has met the house.
struct CastMoment {
    let at: Instant
    let place: CastPoint
    let level: Int
    var words: String?
    var named: String?
    var recommend: Int?
}

/// Makes the ordinary moments of many weeks, the same for the same seed.
struct CastMoments {
    private let random: Randomness
    private let now: Instant
    private let weeks: Int
    /// Stories that everybody of a point told last, so that the same sentence does not come twice in a row.
    private var last: [Int: String] = [:]

    init(seed: UInt64, now: Instant, weeks: Int) {
        random = .seeded(seed)
        self.now = now
        self.weeks = weeks
    }

    /// About `perWeek` a week, oldest first.
    mutating func make(perWeek: Int) -> [CastMoment] {
        let places = CastPoint.all.flatMap { Array(repeating: $0, count: $0.share) }
        var made: [CastMoment] = []
        for week in 0..<weeks {
            // A quiet week now and then, and a busy one.
            let count = perWeek * (85 + below(30)) / 100
            for _ in 0..<count {
                guard let place = places.indices.contains(below(places.count)) ? places[below(places.count)] : places.first else { continue }
                let weeksAgo = weeks - 1 - week
                if weeksAgo < place.silentFor { continue }
                made.append(moment(at: place, weeksAgo: weeksAgo))
            }
        }
        return made.sorted { $0.at < $1.at }
    }

    private mutating func moment(at place: CastPoint, weeksAgo: Int) -> CastMoment {
        let span: Int64 = 7 * 86_400_000
        let ago = Int64(weeksAgo) * span + Int64(below(Int(span / 60_000))) * 60_000 + 3 * 3_600_000
        let progress = weeks > 1 ? 1 - Double(weeksAgo) / Double(weeks - 1) : 1
        let centre = place.usual + place.rise * (progress - 0.5)
        let level = min(6, max(1, Int((centre + spread()).rounded())))
        var moment = CastMoment(at: CastMoments.awake(now.milliseconds - ago), place: place, level: level)
        if below(100) < (level == 3 ? 35 : 68) { moment.words = words(point: place.point, level: level) }
        if below(100) < 30 { moment.recommend = recommend(level) }
        return moment
    }

    /// Few people write in the small hours: those go to the evening before.
    private static func awake(_ milliseconds: Int64) -> Instant {
        let hour = milliseconds % 86_400_000 / 3_600_000
        return Instant(milliseconds: hour < 5 ? milliseconds - 7 * 3_600_000 : milliseconds)
    }

    /// Roughly normal, with a standard deviation of 1.1: the sum of three even draws.
    private func spread() -> Double {
        let sum = (0..<3).reduce(0.0) { total, _ in total + Double(below(1000)) / 1000 - 0.5 }
        return sum * 2.2
    }

    private func recommend(_ level: Int) -> Int {
        let usual = [2, 5, 8, 9, 10, 10][level - 1]
        return min(10, max(0, usual + below(3) - 1))
    }

    private mutating func words(point: Int, level: Int) -> String {
        let lines = CastWords.byPoint[point].lines(for: level)
        var line = pick(lines)
        if line == last[point] { line = pick(lines) }
        last[point] = line
        var said = line
        if below(100) < 30 { said = "\(pick(CastWords.openings.lines(for: level))) \(said)" }
        if below(100) < 45 { said += " \(pick(CastWords.endings.lines(for: level)))" }
        return said
    }

    private func pick(_ lines: [String]) -> String { lines.isEmpty ? "" : lines[below(lines.count)] }
    private func below(_ limit: Int) -> Int { limit < 1 ? 0 : Int(random.next() >> 33) % limit }
}
