import Testing

@testable import Statistics

@Suite struct SmallGroupsTests {
    private typealias Group = SmallGroups.Group<Int>

    @Test func `a group is shown from five counted people on, and only while five are not`() {
        func isShown(_ counted: Int, of people: Int) -> Bool {
            SmallGroups.shown([Group(1, in: nil, people: people, counted: counted)])[1] != nil
        }
        #expect(isShown(5, of: 10))
        #expect(!isShown(4, of: 40))
        #expect(!isShown(6, of: 10))
        #expect(!isShown(10, of: 10))
        #expect(SmallGroups.shown([Group(1, in: nil, people: 10, counted: 10)], hidesNearlyAll: false)[1]?.counted == 10)
    }

    @Test func `the next smallest is hidden with a small one, so that subtracting tells nothing`() {
        let shown = SmallGroups.shown([
            Group(1, in: nil, people: 0, counted: 0), Group(2, in: 1, people: 20, counted: 3), Group(3, in: 1, people: 20, counted: 8),
            Group(4, in: 1, people: 20, counted: 12),
        ])
        #expect(Set(shown.keys) == [1, 4])
        #expect(shown[1] == SmallGroups.Share(people: 60, counted: 23))
    }

    @Test func `several small ones may hide each other`() {
        let shown = SmallGroups.shown([
            Group(1, in: nil, people: 0, counted: 0), Group(2, in: 1, people: 20, counted: 3), Group(3, in: 1, people: 20, counted: 4),
            Group(4, in: 1, people: 20, counted: 12),
        ])
        #expect(Set(shown.keys) == [1, 4])
    }

    @Test func `nothing inside a hidden group is shown`() {
        let shown = SmallGroups.shown([
            Group(1, in: nil, people: 4, counted: 2), Group(2, in: 1, people: 0, counted: 0), Group(3, in: 2, people: 20, counted: 10),
        ])
        #expect(shown.keys.sorted() == [1])
    }

    @Test func `groups that lie in a ring, or in one that is missing, end`() {
        #expect(SmallGroups.shown([Group(1, in: 2, people: 20, counted: 10), Group(2, in: 1, people: 20, counted: 10)]).isEmpty)
        #expect(SmallGroups.shown([Group(1, in: 9, people: 20, counted: 10)]).count == 1)
    }

    /// Everything that can be reckoned from the figures of a tree comes from its parts: a group without those inside it that are shown.
    @Test(arguments: 1...60)
    func `no part that follows by subtracting is small`(seed: UInt64) throws {
        var random = Dice(seed)
        var groups: [Group] = []
        for key in 0..<(5 + random.below(40)) {
            let people = random.below(30)
            groups.append(Group(key, in: key == 0 ? nil : random.below(key), people: people, counted: random.below(people + 1)))
        }
        let hidesNearlyAll = random.below(2) == 0
        let shown = SmallGroups.shown(groups, hidesNearlyAll: hidesNearlyAll)
        let parents = Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.parent) })
        func nearestShown(above key: Int) -> Int? {
            var next = parents[key] ?? nil
            while let one = next {
                if shown[one] != nil { return one }
                next = parents[one] ?? nil
            }
            return nil
        }
        var parts = shown
        for (key, share) in shown {
            guard let above = nearestShown(above: key) else { continue }
            parts[above]?.people -= share.people
            parts[above]?.counted -= share.counted
        }
        for (key, part) in parts where part.people > 0 {
            #expect(part.counted >= 5, "part of \(key)")
            if hidesNearlyAll { #expect(part.people - part.counted >= 5, "part of \(key)") }
        }
    }
}

/// Chance that comes out the same each time (SplitMix64).
private struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) >> 33) % max(1, limit)
    }
}
