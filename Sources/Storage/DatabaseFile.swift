import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What we do with the database's files as files.
enum DatabaseFile {
    /// Without symbolic links, so that two names of one file meet at one lock.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Only its owner may read it; the log and the index beside it take over its rights.
    static func create(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EROFS || errno == EACCES ? .readOnly : .io }
        close(descriptor)
    }

    static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    static func space(beside path: String) -> (free: Int64, total: Int64) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return (0, 0) }
        func bytes(_ blocks: UInt) -> Int64 {
            Int64(clamping: blocks.multipliedReportingOverflow(by: UInt(status.f_frsize)).partialValue)
        }
        return (bytes(UInt(status.f_bavail)), bytes(UInt(status.f_blocks)))
    }

    /// Makes a finished file durable and gives it its name, which must be free.
    static func publish(_ partial: String, as path: String) throws(StoreError) {
        try sync(partial)
        guard link(partial, path) == 0 else { throw .io }
        unlink(partial)
        try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    static func remove(_ path: String) { unlink(path) }

    private static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .io }
    }
}

/// A folder of our own that disappears when nobody needs it any more.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        path = url.path
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
    deinit { remove() }
}
