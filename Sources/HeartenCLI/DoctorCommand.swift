import ArgumentParser
import Hearten
import Storage

/// `hearten doctor`: looks the house over, through the running server or by itself.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks the house over: storage, schema, journal, work, search, files.")

    func run() async throws {
        let settings = try OpenHouse.settings()
        if let server = OpenHouse.runningServer(settings) {
            guard let answer = LocalRequest.send("GET", server.address + "/control/doctor", token: server.token), answer.status == 200 else {
                throw Stop("The running server did not let itself be looked over.")
            }
            print("server\trunning at \(server.address)")
            print(answer.text, terminator: "")
            if answer.text.split(separator: "\n").contains(where: { $0.hasPrefix("broken") }) { throw ExitCode(1) }
            return
        }
        let app = try await OpenHouse.open(settings)
        let findings = await Doctor.examine(app.services)
        for finding in findings { print(finding.line()) }
        await app.services.store.close()
        if settings.isOnServer {
            if findings.contains(where: { $0.state == .broken }) { throw ExitCode(1) }
            return
        }
        let problems = try await SQLiteStore.problems(inFile: settings.database)
        print(problems.isEmpty ? "fine\tpages of the file\teach was read" : "broken\tpages of the file\t\(problems.joined(separator: "; "))")
        if !problems.isEmpty || findings.contains(where: { $0.state == .broken }) { throw ExitCode(1) }
    }
}
