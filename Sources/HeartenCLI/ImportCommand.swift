import ArgumentParser
import Hearten

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
        try await FileErrand(kind: "import", file: file, words: [unit ?? "", dry ? "dry" : ""]).run { app, path in
            let report = try await ImportFromDisk(app.services).run(path, unit: unit, isDry: dry) { print($0) }
            return (report.lines, report.isGood)
        }
    }
}
