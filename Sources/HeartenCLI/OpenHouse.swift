import ArgumentParser
import Foundation
import Hearten
import Logging
import Storage

/// What every command begins with.
enum OpenHouse {
    static func settings() throws -> Settings {
        do { return try Settings.fromEnvironment(ProcessInfo.processInfo.environment) } catch let problem as SettingsProblem {
            throw Stop("\(problem)")
        }
    }

    /// The running server of this database, if one answers.
    static func runningServer(_ settings: Settings) -> ControlFile? {
        guard let control = ControlFile(readingBeside: settings.beside),
            LocalRequest.send("GET", control.address + "/healthz", token: control.token, timeout: 5)?.status == 200
        else { return nil }
        return control
    }

    /// The house itself, when no server holds it.
    static func open(_ settings: Settings) async throws -> HeartenApp {
        let folder = URL(fileURLWithPath: settings.folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try await explained(settings) { try await HeartenApp.open(settings) }
    }

    /// What keeps the database from being opened, as a sentence.
    static func explained<T>(_ settings: Settings, _ open: () async throws -> T) async throws -> T {
        do { return try await open() } catch StoreError.locked(let pid) {
            throw Stop("Another process\(pid.map { " (\($0))" } ?? "") holds \(settings.databaseName). Stop it, or use its own commands.")
        } catch StoreError.unreachable {
            throw Stop("No database answers at \(settings.databaseName). Look at HEARTEN_DATABASE, and whether its server runs and lets us in.")
        } catch StoreError.notDurable(let name) {
            throw Stop("The server of \(settings.databaseName) has \(name) switched off: it would lose what was acknowledged. Switch it on.")
        }
    }

    static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

/// A command ends with a sentence and a code that is not zero.
struct Stop: Error, CustomStringConvertible {
    let description: String
    init(_ sentence: String) { description = sentence }
}
