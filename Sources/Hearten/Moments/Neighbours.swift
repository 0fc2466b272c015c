package import Storage

/// Identities for many moments that come in together, such as the rows of a file.
///
/// They are neighbours, so a million rows are written page after page instead of each to a page of its own, and no two
/// of them are ever the same; a million random ones of one quarter of an hour would meet in one file of five. Within
/// each batch they are shuffled: which row came first is not to be read from them.
package struct Neighbours: Sendable {
    private let at: Instant
    private let start: UInt64
    private let random: Randomness
    private var given = 0

    package init(at instant: Instant, random: Randomness) {
        at = instant
        self.random = random
        start = random.next()
    }

    package mutating func next(_ count: Int) -> [ID<Moment>] {
        var dice = Dice(random: random)
        let from = given
        given += count
        return (from..<given).map { ID(at: at, start: start, place: $0) }.shuffled(using: &dice)
    }

    private struct Dice: RandomNumberGenerator {
        let random: Randomness
        mutating func next() -> UInt64 { random.next() }
    }
}
