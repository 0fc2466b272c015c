import ArgumentParser
import Foundation
import Hearten
import Storage

/// `hearten move --to ADDRESS`: the whole house into another database, SQLite or PostgreSQL.
struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Brings the whole house into another database: a PostgreSQL server, or a SQLite file.",
        discussion: """
            While the server runs, it brings over what is there by now; stop the server and run it again, and it brings the rest. \
            A move that broke off goes on where it was. The house of HEARTEN_DATABASE itself stays as it is.
            """)

    @Option(help: "Where to: postgres://name:password@host/database, or the path of a file.") var to: String

    func run() async throws {
        let settings = try OpenHouse.settings()
        var other = settings
        other.database = to.contains("://") ? to : OpenHouse.absolute(to)
        guard other.database != settings.database, other.database != OpenHouse.absolute(settings.database) else {
            throw Stop("The house is there already.")
        }
        guard other.isOnServer || !to.contains("://") else { throw Stop("“\(to)” is no address of PostgreSQL and no path. Nothing was moved.") }
        let running = OpenHouse.runningServer(settings)
        let (source, scratch) = try await OpenHouse.explained(settings) { try await opened(settings, running) }
        defer { if let scratch { try? FileManager.default.removeItem(atPath: scratch) } }
        let target: any Store
        do { target = try await OpenHouse.explained(other) { try other.openStore() } } catch {
            await source.close()
            throw error
        }
        let rows: Int
        do { rows = try await bring(source, target, other) } catch {
            await source.close()
            await target.close()
            throw error
        }
        await source.close()
        await target.close()
        print("\(rows) rows are the same in both, counted and compared.")
        if running != nil {
            print("The server still runs on \(settings.databaseName). Stop it and run this again: it brings what came in meanwhile.")
        } else {
            print("Set HEARTEN_DATABASE to the new address and start the server. The house before is untouched; do not start it again.")
        }
    }

    /// The house as it is now; of a running one on SQLite, which its server alone may open, a copy made by that server.
    private func opened(_ settings: Settings, _ running: ControlFile?) async throws -> (any Store, String?) {
        if settings.isOnServer { return (try PostgreSQLStore.open(url: settings.database).forLongReads(), nil) }
        guard FileManager.default.fileExists(atPath: settings.database) else { throw Stop("There is no database at \(settings.database).") }
        guard let running else { return (try SQLiteStore.open(path: settings.database, options: .longReads), nil) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hearten-move-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let copy = folder + "/house.sqlite"
        guard let answer = LocalRequest.send("POST", running.address + "/control/backup", token: running.token, body: copy), answer.status == 200
        else {
            try? FileManager.default.removeItem(atPath: folder)
            throw Stop("The running server could not make a copy of its house. Nothing was moved.")
        }
        return (try SQLiteStore.open(path: copy, options: .longReads), folder)
    }

    private func bring(_ source: any Store, _ target: any Store, _ other: Settings) async throws -> Int {
        do {
            let outcomes = try await HouseCopy.bring(from: source, to: target) { outcome in
                guard outcome.rows + outcome.removed > 0 else { return }
                print("\(outcome.table): \(outcome.rows) rows, \(outcome.added) new, \(outcome.changed) changed, \(outcome.removed) gone")
                fflush(nil)
            }
            return outcomes.reduce(0) { $0 + $1.rows }
        } catch HouseCopy.Obstacle.otherHouse {
            throw Stop("Another house lives in \(other.databaseName). Name an empty database. Nothing was changed.")
        } catch HouseCopy.Obstacle.wentOn {
            throw Stop("The house in \(other.databaseName) has gone on since: what came in there would be lost. Nothing was changed.")
        } catch let problem as StoreSync.Problem {
            throw Stop("\(problem) Run it again.")
        } catch let problem as MigrationError { throw Stop("\(problem)") }
    }
}
