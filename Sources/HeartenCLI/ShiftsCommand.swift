import ArgumentParser
import Hearten

/// `hearten shifts import FILE`: brings in a rota, through the running server or by itself.
struct ShiftsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shifts", abstract: "Who works where and when.", subcommands: [ImportShiftsCommand.self])
}

struct ImportShiftsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Brings in a rota: CSV or iCalendar.")

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(help: "The name of the unit whose rota it is; the whole house if not given.")
    var unit: String?

    @Flag(help: "Only look at it; store nothing.")
    var dry = false

    @Flag(help: "The file is the whole rota of its days: what it no longer has is taken out.")
    var whole = false

    func run() async throws {
        try await FileErrand(kind: "shifts", file: file, words: [unit ?? "", dry ? "dry" : "", whole ? "whole" : ""]).run { app, path in
            try await ShiftsFromDisk(app.services).run(path, unit: unit, isDry: dry, isWhole: whole)
        }
    }
}
