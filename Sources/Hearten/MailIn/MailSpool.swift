package import Foundation

/// A folder beside the database where `hearten mail` lays each mail down for the house to take.
///
/// It needs neither the database nor a running server: the mail is on the disk before the command says so, and stays until it is stored.
package struct MailSpool: Sendable {
    /// With so many waiting, a mail server is told to come back later.
    package static let most = 10_000

    /// A mail is kept up to this many bytes, and a little more tells that it was longer.
    package static let largest = IncomingMail.largest

    let folder: String

    package init(beside database: String) { folder = database + ".mail" }

    package struct Full: Error {}

    /// Writes a mail down; when this returns it survives a power cut.
    package func lay(_ bytes: Data, random: UInt64, now: Date = Date()) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard (try files.contentsOfDirectory(atPath: folder)).count < Self.most else { throw Full() }
        let name = "\(Int64(now.timeIntervalSince1970 * 1000))-\(String(random, radix: 36))"
        let open = "\(folder)/\(name).part"
        guard files.createFile(atPath: open, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: open)
        else { throw CocoaError(.fileWriteUnknown) }
        do {
            try file.write(contentsOf: bytes)
            try file.synchronize()
            try file.close()
            try files.moveItem(atPath: open, toPath: "\(folder)/\(name).eml")
        } catch {
            try? files.removeItem(atPath: open)
            throw error
        }
        Self.synchronize(folder)
    }

    /// The names of a folder are on the disk only once the folder is.
    private static func synchronize(_ folder: String) {
        let descriptor = open(folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        _ = close(descriptor)
    }

    /// What waits, the oldest first.
    func waiting(limit: Int) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Array(names.filter { $0.hasSuffix(".eml") }.sorted().prefix(limit))
    }

    var count: Int { waiting(limit: Self.most).count }

    /// One mail, and one byte more than may be kept where it is longer.
    func read(_ name: String, limit: Int) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: "\(folder)/\(name)") else { return nil }
        defer { try? file.close() }
        do { return [UInt8](try file.read(upToCount: limit + 1) ?? Data()) } catch { return nil }
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
}
