/// Work that waits its turn: bounded, by priority, each with a deadline.
struct WaitingLine<Work> {
    private struct Entry {
        let work: Work
        let deadline: ContinuousClock.Instant
    }

    private var lanes: [Lane]
    private(set) var count = 0
    private let capacity: Int
    private var takes = 0

    init(capacity: Int) {
        self.capacity = capacity
        lanes = WritePriority.allCases.map { _ in Lane() }
    }

    /// False when the line is full. Lower priorities find it full earlier: a quarter is kept for `high` and `normal`,
    /// a tenth for `high`.
    mutating func join(_ work: Work, _ priority: WritePriority, until deadline: ContinuousClock.Instant) -> Bool {
        let room: Int =
            switch priority {
            case .high: capacity
            case .normal: capacity - capacity / 10
            case .low: capacity - capacity / 4
            }
        guard count < room else { return false }
        lanes[priority.rawValue].append(Entry(work: work, deadline: deadline))
        count += 1
        return true
    }

    /// The next in turn. Every sixteenth is taken from the lowest lane, so that no lane starves.
    mutating func take() -> Work? {
        guard count > 0 else { return nil }
        takes &+= 1
        let order = takes % 16 == 0 ? [2, 1, 0] : [0, 1, 2]
        for lane in order {
            if let entry = lanes[lane].popFirst() {
                count -= 1
                return entry.work
            }
        }
        return nil
    }

    /// The next that may join work under way: never of the lowest lane, which gets its turn by beginning anew.
    mutating func takeAlong() -> Work? {
        let isTurnOfLowest = (takes &+ 1) % 16 == 0 && lanes[WritePriority.low.rawValue].first != nil
        let isNobodyElse = lanes.dropLast().allSatisfy { $0.first == nil }
        return isTurnOfLowest || isNobodyElse ? nil : take()
    }

    /// Takes out whatever waited past its deadline.
    mutating func expire(at now: ContinuousClock.Instant) -> [Work] {
        var late: [Work] = []
        for lane in lanes.indices {
            while let first = lanes[lane].first, first.deadline <= now {
                late.append(first.work)
                _ = lanes[lane].popFirst()
                count -= 1
            }
        }
        return late
    }

    /// Takes out everything.
    mutating func takeAll() -> [Work] { expire(at: .now + .seconds(1_000_000)) }

    var nextDeadline: ContinuousClock.Instant? { lanes.compactMap { $0.first?.deadline }.min() }

    /// First in, first out, without shifting an array at every step.
    private struct Lane {
        private var entries: [Entry?] = []
        private var head = 0

        var first: Entry? { head < entries.count ? entries[head] : nil }

        mutating func append(_ entry: Entry) { entries.append(entry) }

        mutating func popFirst() -> Entry? {
            guard head < entries.count else { return nil }
            let entry = entries[head]
            entries[head] = nil
            head += 1
            if head == entries.count {
                entries.removeAll(keepingCapacity: true)
                head = 0
            } else if head > 256, head * 2 > entries.count {
                entries.removeFirst(head)
                head = 0
            }
            return entry
        }
    }
}
