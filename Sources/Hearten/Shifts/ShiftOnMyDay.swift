import Markup
import Storage

/// What *My day* says of its owner's shifts: where they are now and with whom, or when they begin next.
struct ShiftOnMyDay: Sendable {
    private var current: RotaShift?
    private var next: RotaShift?
    private var company: (names: [String], count: Int) = ([], 0)

    private static let mostNamed = 3
    /// A shift that begins later than this is not spoken of yet.
    private static let soon: Duration = .seconds(7 * 86_400)

    static func load(_ viewer: Viewer, _ tx: any ReadTransaction) throws -> ShiftOnMyDay {
        var found = ShiftOnMyDay()
        found.current = try Shifts.current(of: viewer.id, at: tx.now, tx)
        if let current = found.current {
            found.company = try ShiftQueries.beside(current, at: tx.now, limit: mostNamed, tx)
        } else if let next = try Shifts.next(of: viewer.id, at: tx.now, tx), next.from - tx.now <= soon {
            found.next = next
            found.company = try ShiftQueries.beside(next, at: next.from, limit: mostNamed, tx)
        }
        return found
    }

    /// The first sentences of the day; empty for whoever does not work by a rota.
    func sentences(_ visit: Visit) -> [String] {
        let words = ShiftWords(say: visit.say, house: visit.services.house.current, now: visit.now)
        let first = current.map { words.greeting($0) } ?? next.map { words.next($0) }
        return [first, words.company(company.names, company.count)].compactMap { $0 }
    }

    /// The way to all of one's shifts, and to the week for whoever plans it.
    func link(_ visit: Visit, _ viewer: Viewer) -> HTML? {
        guard current != nil || next != nil || viewer.may(.planShifts) else { return nil }
        return "<a class=\"sm\" href=\"\(url: ShiftPaths.mine)\">\(visit.say(.myShifts))</a>"
    }
}
