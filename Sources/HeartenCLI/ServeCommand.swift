import ArgumentParser
import Cast
import Foundation
import Hearten
import HummingbirdCore
import Hummingbird
import Logging
import Storage

/// `hearten serve`: opens the house and answers until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Opens the house and answers requests.")

    @Flag(help: "Fill an empty house with the demo organisation, Kittiwake Air.")
    var demo = false

    @Option(help: ArgumentHelp("The language of every page; ar-XB is the right-to-left pseudo-language of the tests.", visibility: .hidden))
    var language = "en"

    func run() async throws {
        let settings = try Settings.fromEnvironment(ProcessInfo.processInfo.environment, isDemo: demo)
        let folder = URL(fileURLWithPath: settings.database).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let app = try await HeartenApp.open(settings, language: language == Language.pseudo.code ? .pseudo : .english)
        if demo, !app.services.house.current.isSetUp { try await Cast.seed(app.services) }
        let server = app.server { port in print("Hearten listens on port \(port): \(settings.url)") }
        try await server.runService()
        await app.services.store.close()
    }
}
