@testable import Jobs
import Storage
import Testing

/// A few workers that claim, die, stall and come back late, on a fake clock with a seeded dice.
@Suite struct JobSimulation {
    @Test func `over a thousand seeds each job takes effect exactly once`() async throws {
        let house = try await JobHouse()
        for seed in 0..<1000 {
            let jobs = try await run(UInt64(seed), house)
            let effects = try await house.effects()
            #expect(effects == Array(0..<jobs), "seed \(seed)")
            #expect(try await house.counts() == JobCounts(), "seed \(seed)")
            if effects.count != jobs { break }
            try await house.store.write { tx in
                try tx.run("DELETE FROM job")
                try tx.run("DELETE FROM effect")
            }
        }
    }

    private func run(_ seed: UInt64, _ house: JobHouse) async throws -> Int {
        var dice = Dice(seed)
        var held: [JobLease] = []
        var jobs = 0
        for _ in 0..<40 {
            switch dice.roll(8) {
            case 0, 1:
                try await house.enqueue(jobs)
                jobs += 1
            case 2, 3: held += try await house.claim(dice.roll(3) + 1)
            case 4: house.clock.advance(by: .seconds(dice.roll(50)))
            case 5: if let lease = dice.pick(from: &held) { try await fail(lease, house, &dice) }
            // Dies with the job in hand, or stalls: somebody may come back with it much later.
            case 6: if dice.roll(2) == 0 { _ = dice.pick(from: &held) }
            default: if let lease = dice.pick(from: &held) { try await finish(lease, house) }
            }
        }
        try await drain(house, stalled: held)
        return jobs
    }

    private func finish(_ lease: JobLease, _ house: JobHouse) async throws {
        do {
            try await house.store.write { tx in
                let number = try #require(Int(lease.payload.filter(\.isNumber)))
                try tx.run("INSERT INTO effect (number) VALUES (\(number))")
                try JobQueue.finish(lease, in: tx)
            }
        } catch is LeaseLost {}
    }

    private func fail(_ lease: JobLease, _ house: JobHouse, _ dice: inout Dice) async throws {
        let delay = Backoff().delay(afterAttempt: lease.attempt, random: Double(dice.roll(1000)) / 1000)
        do {
            try await house.store.write { try JobQueue.retry(lease, after: delay, failure: "x", in: $0) }
        } catch is LeaseLost {}
    }

    private func drain(_ house: JobHouse, stalled: [JobLease]) async throws {
        for round in 0..<1000 {
            house.clock.advance(by: .seconds(61))
            for lease in try await house.claim(100) { try await finish(lease, house) }
            if round == 1 { for lease in stalled { try await finish(lease, house) } }
            if round > 1, try await house.counts() == JobCounts() { return }
        }
    }
}

/// SplitMix64: the same seed, the same run.
private struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)) % UInt64(sides))
    }

    mutating func pick(from leases: inout [JobLease]) -> JobLease? {
        leases.isEmpty ? nil : leases.remove(at: roll(leases.count))
    }
}
