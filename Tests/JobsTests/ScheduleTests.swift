@testable import Jobs
import Storage
import Testing

@Suite struct Schedules {
    private let hourly = Schedule("hourly", everySeconds: 3600) { tx, slot in
        try JobQueue.enqueue(Effect(number: Int(slot.seconds)), in: tx)
    }

    @Test func `a schedule fires once for each slot, whoever asks`() async throws {
        let house = try await JobHouse()
        house.clock.set(Instant(seconds: 1_800_000_001))
        let (one, two) = (house.worker(schedules: [hourly]), house.worker(schedules: [hourly]))
        #expect(await one.runDue() == 0)
        for _ in 0..<3 {
            house.clock.advance(by: .seconds(3600))
            let ran = [await one.runDue(), await two.runDue(), await one.runDue()]
            #expect(ran == [1, 0, 0])
        }
        #expect(try await house.effects() == [1_800_003_600, 1_800_007_200, 1_800_010_800])
    }

    @Test func `after a day of downtime it fires once`() async throws {
        let house = try await JobHouse()
        _ = await house.worker(schedules: [hourly]).runDue()
        house.clock.advance(by: .seconds(86400 + 1800))
        let restarted = house.worker(schedules: [hourly])
        #expect(await restarted.runDue() == 1)
        #expect(await restarted.runDue() == 0)
        house.clock.advance(by: .seconds(1800))
        #expect(await restarted.runDue() == 1)
    }

    @Test func `a clock that steps back fires nothing twice`() async throws {
        let house = try await JobHouse()
        let worker = house.worker(schedules: [hourly])
        _ = await worker.runDue()
        house.clock.advance(by: .seconds(3600))
        #expect(await worker.runDue() == 1)
        house.clock.advance(by: .seconds(-600))
        #expect(await worker.runDue() == 0)
        house.clock.advance(by: .seconds(700))
        #expect(await worker.runDue() == 0)
    }

    @Test func `a slot whose firing fails is not used up`() async throws {
        let house = try await JobHouse()
        let failing = Schedule("hourly", everySeconds: 3600) { _, _ in throw Mishap() }
        _ = await house.worker(schedules: [failing]).runDue()
        house.clock.advance(by: .seconds(3600))
        #expect(await house.worker(schedules: [failing]).runDue() == 0)
        #expect(await house.worker(schedules: [hourly]).runDue() == 1)
    }

    @Test func `a next slot in the past does not fire without end`() async throws {
        let house = try await JobHouse()
        let stuck = Schedule("stuck", next: { _ in Instant(seconds: 0) }) { tx, _ in
            try JobQueue.enqueue(Effect(number: 1), in: tx)
        }
        let worker = house.worker(schedules: [stuck])
        _ = await worker.runDue()
        house.clock.advance(by: .seconds(1))
        #expect(await worker.runDue() == 1)
        #expect(await worker.runDue() == 0)
    }

    @Test func `a shorter interval takes effect at once`() async throws {
        let house = try await JobHouse()
        let yearly = Schedule("x", everySeconds: 31_536_000) { _, _ in }
        _ = await house.worker(schedules: [yearly]).runDue()
        let minutely = Schedule("x", everySeconds: 60) { tx, _ in try JobQueue.enqueue(Effect(number: 1), in: tx) }
        _ = await house.worker(schedules: [minutely]).runDue()
        house.clock.advance(by: .seconds(60))
        #expect(await house.worker(schedules: [minutely]).runDue() == 1)
    }
}
