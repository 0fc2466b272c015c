import ArgumentParser
import Foundation
import Hearten
import Storage

/// A file that a command brings in: through the running server of its database, or by itself where none runs.
struct FileErrand {
    /// The command's own name for it, as the server's control path ends: `import`, `people`, `shifts`.
    let kind: String
    let file: String
    /// What the server is told after the path, a line each.
    let words: [String]

    typealias Report = (lines: [String], isGood: Bool)

    /// Ends with an error where the file was refused; `alone` takes the path where no server runs.
    func run(alone: (HeartenApp, String) async throws -> Report) async throws {
        let settings = try OpenHouse.settings()
        let path = OpenHouse.absolute(file)
        guard FileManager.default.isReadableFile(atPath: path) else { throw Stop("There is no file at \(path) that can be read.") }
        if let server = OpenHouse.runningServer(settings) { return try await through(server, path) }
        let app = try await OpenHouse.open(settings)
        let report: Report
        do { report = try await alone(app, path) } catch {
            await app.services.store.close()
            throw Stop(Self.notTaken)
        }
        await app.services.store.close()
        for line in report.lines { print(line) }
        if !report.isGood { throw ExitCode.failure }
    }

    private static let notTaken = "The file was not taken. Is the unit right, and the file not too large?"

    private func through(_ server: ControlFile, _ path: String) async throws {
        let address = server.address + "/control/" + kind
        let body = ([path] + words).joined(separator: "\n")
        guard let taken = LocalRequest.send("POST", address, token: server.token, body: body), taken.status == 200 else { throw Stop(Self.notTaken) }
        let id = taken.text.trimmingCharacters(in: .whitespacesAndNewlines)
        while true {
            guard let answer = LocalRequest.send("GET", "\(address)/\(id)", token: server.token), answer.status == 200 else {
                throw Stop("The running server does not answer any more. The file goes on when it runs again.")
            }
            print(answer.text, terminator: "")
            if !answer.text.hasPrefix("… ") { break }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
