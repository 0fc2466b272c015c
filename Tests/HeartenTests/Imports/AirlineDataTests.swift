import Foundation
@testable import Hearten
import Jobs
import Storage
import Testing

/// Brings in ten thousand real messages; runs only when `HEARTEN_DATA` names the folder of the data sets.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HEARTEN_DATA"] != nil))
struct AirlineDataTests {
    private static func file(_ name: String) throws -> [UInt8] {
        let folder = ProcessInfo.processInfo.environment["HEARTEN_DATA"] ?? ""
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name)))
    }

    @Test func `every message of the airline file is stored or put aside with its reason, read, searchable and counted`() async throws {
        let bytes = try Self.file("airline.train.jsonl")
        let lines = bytes.split(separator: 0x0A).count
        let house = try await ImportHouse.open()
        let done = try await Self.bringIn(bytes, house)
        #expect(done.state == .done)
        #expect(done.progress.read == lines)
        #expect(done.progress.new + done.progress.changed + done.progress.same + done.progress.refused == lines)
        let reasons = try await house.house.store.read { try ImportQueries.errors(of: done.id, after: 0, limit: lines, $0) }
        #expect(reasons.count == done.progress.refused)
        #expect(reasons.allSatisfy { !$0.reason.isEmpty })
        let stored = try await Stored.of(house)
        #expect(stored.kept == done.progress.new)
        #expect(stored.unread == 0)
        #expect(stored.searchable == stored.withWords)
        #expect(stored.told == stored.kept)
        #expect(stored.disagreements == 0)
        print("airline", lines, done.progress.summary)
        let again = try await Self.bringIn(bytes, house)
        #expect(again.progress.new == 0)
        #expect(try await Stored.of(house) == stored)
    }

    /// As a person does it: the file is posted, looked at, said yes to, and comes in; the runner is let finish each time.
    private static func bringIn(_ bytes: [UInt8], _ house: ImportHouse) async throws -> MomentImport {
        let path = try await house.upload(bytes, name: "airline.train.jsonl")
        let worker = ImportRunner(house.house.services).worker
        await worker.runDue()
        _ = try await house.bringIn(path)
        await worker.runDue()
        return try await house.state(path)
    }

    /// What lies in the house afterwards.
    private struct Stored: Equatable, Sendable {
        var kept = 0
        var withWords = 0
        var unread = 0
        var searchable = 0
        var told = 0
        var disagreements = 0

        static func of(_ house: ImportHouse) async throws -> Stored {
            try await FoldTallies.all(house.house.store)
            let root = house.root
            return try await house.house.store.read { tx in
                var stored = Stored()
                stored.kept = try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'file' AND state = 'kept'") ?? 0
                stored.withWords = try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'file' AND words IS NOT NULL") ?? 0
                stored.unread = try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'file' AND words IS NOT NULL AND sentiment IS NULL") ?? 0
                stored.searchable = try tx.value("SELECT COUNT(*) FROM moment_search") ?? 0
                stored.told = try tx.value("SELECT SUM(n) FROM tally WHERE unit_id = \(root) AND measure = \(TallyMeasure.told)") ?? 0
                stored.disagreements = try Tally.disagreements(tx)
                return stored
            }
        }
    }
}
