import ArgumentParser
import Foundation
import Hearten
import Storage

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
        let settings = try OpenHouse.settings()
        let path = OpenHouse.absolute(file)
        guard FileManager.default.isReadableFile(atPath: path) else { throw Stop("There is no file at \(path) that can be read.") }
        if let server = OpenHouse.runningServer(settings) { return try await through(server, path) }
        let app = try await OpenHouse.open(settings)
        let report: (lines: [String], isGood: Bool)
        do { report = try await ShiftsFromDisk(app.services).run(path, unit: unit, isDry: dry, isWhole: whole) } catch {
            await app.services.store.close()
            throw Stop("The rota was not taken. Is the unit right, and the file no larger than 64 MB?")
        }
        await app.services.store.close()
        for line in report.lines { print(line) }
        if !report.isGood { throw ExitCode(1) }
    }

    private func through(_ server: ControlFile, _ path: String) async throws {
        let body = [path, unit ?? "", dry ? "dry" : "", whole ? "whole" : ""].joined(separator: "\n")
        guard let taken = LocalRequest.send("POST", server.address + "/control/shifts", token: server.token, body: body), taken.status == 200 else {
            throw Stop("The running server did not take the rota. Is the unit right, and the file no larger than 64 MB?")
        }
        let id = taken.text.trimmingCharacters(in: .whitespacesAndNewlines)
        while true {
            guard let answer = LocalRequest.send("GET", server.address + "/control/shifts/\(id)", token: server.token), answer.status == 200 else {
                throw Stop("The running server does not answer any more. The rota goes on when it runs again.")
            }
            print(answer.text, terminator: "")
            if !answer.text.hasPrefix("… ") { break }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
