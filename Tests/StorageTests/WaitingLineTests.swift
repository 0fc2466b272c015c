@testable import Storage
import Testing

@Suite struct WaitingLines {
    private let later = ContinuousClock.now + .seconds(60)

    @Test func `the desk goes before the public, the public before the house`() {
        var line = WaitingLine<String>(capacity: 100)
        for (work, priority) in [("low", .low), ("normal 1", .normal), ("high", .high), ("normal 2", .normal)] as [(String, WritePriority)] {
            let joined = line.join(work, priority, until: later)
            #expect(joined)
        }
        #expect((0..<5).map { _ in line.take() } == ["high", "normal 1", "normal 2", "low", nil])
    }

    @Test func `nobody starves`() {
        var line = WaitingLine<Int>(capacity: 1000)
        for number in 0..<100 { _ = line.join(number, .high, until: later) }
        _ = line.join(-1, .low, until: later)
        let order = (0..<100).compactMap { _ in line.take() }
        #expect(order.firstIndex(of: -1).map { $0 < 16 } == true)
    }

    @Test func `the house's own work joins nobody, and gets its turn all the same`() {
        var line = WaitingLine<Int>(capacity: 1000)
        for number in 0..<100 { _ = line.join(number, .normal, until: later) }
        _ = line.join(-1, .low, until: later)
        var groups: [[Int]] = []
        while let first = line.take() {
            var group = [first]
            while let next = line.takeAlong() { group.append(next) }
            groups.append(group)
        }
        #expect(groups.allSatisfy { !$0.dropFirst().contains(-1) })
        #expect(groups.prefix(2).contains { $0.first == -1 })
        #expect(groups.flatMap(\.self).count == 101)
    }

    @Test func `a full line keeps room for the more urgent`() {
        var line = WaitingLine<Int>(capacity: 20)
        let joined = WritePriority.allCases.reversed().map { priority in
            (0..<30).filter { line.join($0, priority, until: later) }.count
        }
        #expect(joined == [15, 3, 2])
        #expect(line.count == 20)
    }

    @Test func `those past their deadline leave, the others stay in order`() {
        var line = WaitingLine<Int>(capacity: 2000)
        let now = ContinuousClock.now
        for number in 0..<1000 { _ = line.join(number, .normal, until: now + .seconds(number)) }
        #expect(line.expire(at: now + .seconds(599)) == Array(0..<600))
        #expect(line.nextDeadline == now + .seconds(600))
        #expect((600..<1000).map { _ in line.take() } == (600..<1000).map { $0 })
        #expect(line.nextDeadline == nil)
    }
}
