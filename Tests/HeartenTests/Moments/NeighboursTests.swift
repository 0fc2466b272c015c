@testable import Hearten
import Storage
import Testing

@Suite struct NeighboursTests {
    private let now = Instant(milliseconds: 1_795_000_000_000)

    @Test func `identities made together are neighbours, never the same, and do not tell their order`() {
        var neighbours = Neighbours(at: now, random: .seeded(7))
        let first = neighbours.next(2_000), second = neighbours.next(2_000)
        #expect(Set(first + second).count == 4_000)
        #expect(first != first.sorted())
        let all = (first + second).map(\.value).sorted()
        #expect(zip(all, all.dropFirst()).allSatisfy { $1 - $0 == 1 })
        #expect(first.max().map { $0.value } == second.min().map { $0.value - 1 })
    }

    @Test func `they tell the same quarter of an hour as any other, also where the random bits run over`() {
        let quarter = ID<Moment>(at: now, random: 0).value >> 41
        var neighbours = Neighbours(at: now, random: Randomness { .max })
        #expect(neighbours.next(1_000).allSatisfy { $0.value >> 41 == quarter })
        #expect(Set(neighbours.next(1_000)).count == 1_000)
    }
}
