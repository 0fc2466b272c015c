import ArgumentParser
import Foundation
import Hearten
import Storage

/// `hearten import FILE`: brings in a file of moments, through the running server or by itself.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings in a file of moments: CSV, or JSON with one line each.")

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(help: "The name of the unit it belongs to, if the file does not say.")
    var unit: String?

    @Flag(help: "Only look at it; store nothing.")
    var dry = false

    func run() async throws {
        let settings = try OpenHouse.settings()
        let path = OpenHouse.absolute(file)
        guard FileManager.default.isReadableFile(atPath: path) else { throw Stop("There is no file at \(path) that can be read.") }
        if let server = OpenHouse.runningServer(settings) { return try await through(server, path) }
        let app = try await OpenHouse.open(settings)
        let report = try await ImportFromDisk(app.services).run(path, unit: unit, isDry: dry) { print($0) }
        await app.services.store.close()
        for line in report.lines { print(line) }
        if !report.isGood { throw ExitCode(1) }
    }

    private func through(_ server: ControlFile, _ path: String) async throws {
        let body = [path, unit ?? "", dry ? "dry" : ""].joined(separator: "\n")
        guard let taken = LocalRequest.send("POST", server.address + "/control/import", token: server.token, body: body), taken.status == 200 else {
            throw Stop("The running server did not take the file. Is the unit right?")
        }
        let id = taken.text.trimmingCharacters(in: .whitespacesAndNewlines)
        while true {
            guard let answer = LocalRequest.send("GET", server.address + "/control/import/\(id)", token: server.token), answer.status == 200 else {
                throw Stop("The running server does not answer any more. The import goes on when it runs again.")
            }
            print(answer.text, terminator: "")
            if !answer.text.hasPrefix("… ") { break }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
