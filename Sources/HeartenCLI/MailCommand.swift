import ArgumentParser
import Foundation
import Hearten

/// `hearten mail < message`: hands one mail to the house, from any mail server.
///
/// It writes the mail beside the database and ends; the running server takes it within half a minute, and one that is started later
/// finds it. So it needs no lock, and nothing is lost while the server is down.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Takes one mail from standard input, for a mail server to call.",
        discussion: "Ends with 0 once the mail is on the disk, and with 75 (try again later) whenever it is not.")

    /// The codes of sysexits.h that a mail server knows.
    private static let comeBackLater = ExitCode(75)

    func run() throws {
        guard let bytes = Self.read() else { throw Self.later("The mail broke off on its way in.") }
        let database = ProcessInfo.processInfo.environment["HEARTEN_DATABASE"] ?? "var/hearten.sqlite"
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw Self.later("There is no folder \(folder). Is HEARTEN_DATABASE right?")
        }
        do {
            try MailSpool(beside: database).lay(bytes, random: UInt64.random(in: 0...UInt64.max))
        } catch is MailSpool.Full {
            throw Self.later("Very many mails wait already. Does the server run?")
        } catch {
            throw Self.later("The mail cannot be written beside \(database).")
        }
    }

    /// What is more than may be kept is read to its end and left out, so that the sender is not cut off.
    private static func read() -> Data? {
        var bytes = Data()
        do {
            while let piece = try FileHandle.standardInput.read(upToCount: 64 * 1024), !piece.isEmpty {
                if bytes.count <= MailSpool.largest { bytes.append(piece) }
            }
        } catch {
            return nil
        }
        return bytes
    }

    private static func later(_ words: String) -> ExitCode {
        FileHandle.standardError.write(Data((words + "\n").utf8))
        return comeBackLater
    }
}
