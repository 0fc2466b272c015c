import ArgumentParser
import Foundation
import Hearten
import Storage

/// `hearten backup FILE`: a sound copy of the database while it runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the database, while it runs, to a file that does not exist yet.")

    @Argument(help: "The file to write.") var file: String

    func run() async throws {
        let settings = try OpenHouse.settings()
        let path = OpenHouse.absolute(file)
        guard !FileManager.default.fileExists(atPath: path) else { throw Stop("\(path) exists already. Nothing was written.") }
        if let server = OpenHouse.runningServer(settings) {
            guard let answer = LocalRequest.send("POST", server.address + "/control/backup", token: server.token, body: path), answer.status == 200
            else {
                throw Stop("The running server could not write \(path).")
            }
        } else {
            guard settings.isOnServer || FileManager.default.fileExists(atPath: settings.database) else {
                throw Stop("There is no database at \(settings.database).")
            }
            let store = try await OpenHouse.explained(settings) { try settings.openStore() }
            try await HouseCopy.backUp(store, to: path)
            await store.close()
        }
        let problems = try await SQLiteStore.problems(inFile: path)
        guard problems.isEmpty else { throw Stop("\(path) was written but is not sound: \(problems.joined(separator: "; "))") }
        print("\(path) is written and sound.")
    }
}

/// `hearten restore FILE`: puts a backup in the database's place. `--verify` only looks whether it could.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup in the database's place; the database before is kept beside it.")

    @Argument(help: "The backup.") var file: String
    @Flag(help: "Only look whether the backup is whole: every page, every link, the journal's chain.") var verify = false

    func run() async throws {
        let settings = try OpenHouse.settings()
        let path = OpenHouse.absolute(file)
        guard FileManager.default.fileExists(atPath: path) else { throw Stop("There is no file \(path).") }
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("hearten-restore-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let copy = scratch + "/copy.sqlite"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let problems = try await SQLiteStore.problems(inFile: copy)
        guard problems.isEmpty else { throw Stop("\(path) is damaged: \(problems.joined(separator: "; ")). Nothing was changed.") }
        let store = try SQLiteStore.open(path: copy)
        try await Migrator(Migrations.all).migrate(store)
        let broken = try await store.read { try Journal.firstBreak($0) }
        await store.close()
        if let broken { throw Stop("The journal in \(path) breaks at position \(broken). Nothing was changed.") }
        print("\(path) is whole: every page, every link, the journal's chain.")
        if verify { return }
        if settings.isOnServer { try await put(copy, onServer: settings) } else { try await put(path, at: settings.database, settings) }
    }

    /// Into an empty database of a server: what is there already is nobody's to overwrite.
    private func put(_ backup: String, onServer settings: Settings) async throws {
        let store = try await OpenHouse.explained(settings) { try settings.openStore() }
        guard try await HouseCopy.isEmpty(store) else {
            await store.close()
            throw Stop("A house lives in \(settings.databaseName). Name an empty database in HEARTEN_DATABASE. Nothing was changed.")
        }
        let copy = try SQLiteStore.open(path: backup, options: .longReads)
        try await HouseCopy.bring(from: copy, to: store)
        await copy.close()
        let held = try await store.write { try Mail.holdBack(in: $0) }
        await store.close()
        print("\(settings.databaseName) holds the house of the backup.")
        if held > 0 { print(Self.heldBack(held)) }
    }

    private static func heldBack(_ held: Int) -> String {
        "\(held) letters that waited were held back. Look at them in Settings, Mail, before you send one again."
    }

    private func put(_ backup: String, at database: String, _ settings: Settings) async throws {
        guard OpenHouse.runningServer(settings) == nil else { throw Stop("The server is running. Stop it first; nothing was changed.") }
        let files = FileManager.default
        if files.fileExists(atPath: database) {
            let store = try SQLiteStore.open(path: database)
            let kept = database + ".before-" + Instant.now.iso8601.replacing(":", with: "-")
            try await store.backup(to: kept)
            await store.close()
            print("The database before is kept as \(kept).")
        }
        for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: database + end) }
        try files.createDirectory(at: URL(fileURLWithPath: database).deletingLastPathComponent(), withIntermediateDirectories: true)
        try files.copyItem(atPath: backup, toPath: database)
        let store = try SQLiteStore.open(path: database)
        try await Migrator(Migrations.all).migrate(store)
        let held = try await store.write { try Mail.holdBack(in: $0) }
        await store.close()
        print("\(database) is restored.")
        if held > 0 { print(Self.heldBack(held)) }
    }
}
