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
        Memory.keepFewHeaps()
        let settings = try Settings.fromEnvironment(ProcessInfo.processInfo.environment, isDemo: demo)
        let folder = URL(fileURLWithPath: settings.folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let app = try await open(settings)
        if demo, let name = app.services.house.current.organisation?.name, name != Cast.organisation {
            throw Stop("\(settings.databaseName) holds \(name), and in the demonstration anybody at this machine may be anybody. Name another.")
        }
        if demo, !app.services.house.current.isSetUp { try await Cast.seed(app.services) }
        let isDemo = demo
        let server = app.server { port in
            try? ControlFile(address: settings.localAddress(port: port), token: app.services.control.text).write(beside: settings.beside)
            greet(app, settings, isDemo: isDemo)
        }
        try await server.runService()
        ControlFile.remove(beside: settings.beside)
        await app.services.store.close()
    }

    private func open(_ settings: Settings) async throws -> HeartenApp {
        try await OpenHouse.explained(settings) {
            try await HeartenApp.open(settings, language: language == Language.pseudo.code ? .pseudo : .english)
        }
    }
}

/// What the console says once the house is open.
private func greet(_ app: HeartenApp, _ settings: Settings, isDemo: Bool) {
    print("Hearten is open:  \(settings.url)")
    if isDemo {
        print("A sign to scan:   \(settings.url)\(GuestPaths.question(Cast.signCode))")
        print("A token for the API: \(Cast.apiToken)")
    } else if !app.services.house.current.isSetUp {
        print("Set it up at      \(settings.url)/set-up")
        print("with this code    \(app.services.setUp.makeCode(random: app.services.random))")
    }
    fflush(nil)
}
