import Foundation

/// A file beside the database, readable by its owner only, through which the program's own commands reach the running server.
package struct ControlFile: Sendable {
    package let address: String
    package let token: String

    package static func path(beside database: String) -> String { database + ".control" }

    package init(address: String, token: String) {
        self.address = address
        self.token = token
    }

    /// What a running server wrote; nil when there is none.
    package init?(readingBeside database: String) {
        guard let text = try? String(contentsOfFile: ControlFile.path(beside: database), encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == 2 else { return nil }
        self.init(address: lines[0], token: lines[1])
    }

    package func write(beside database: String) throws {
        let path = ControlFile.path(beside: database)
        try? FileManager.default.removeItem(atPath: path)
        let made = FileManager.default.createFile(
            atPath: path, contents: Data("\(address)\n\(token)\n".utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw SettingsProblem(sentence: "\(path) cannot be written.") }
    }

    package static func remove(beside database: String) { try? FileManager.default.removeItem(atPath: path(beside: database)) }
}
