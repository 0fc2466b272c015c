import Foundation
import NIOCore
import Storage

/// Takes a posted file onto the disk while it comes in, counted, and suggests how to read it.
struct ReceiveUpload {
    let services: Services
    static let most: Int64 = 1 << 30

    /// What came with the form.
    struct Upload: Sendable {
        var path: String
        var name = ""
        var size: Int64 = 0
        var fields: [String: String] = [:]
        /// SHA-256 of a bare body.
        var digest: [UInt8] = []
    }

    /// Reads a form with a file of at most so many bytes. It lies in the house's own folder until it is imported.
    func form(_ visit: Visit, most: Int64 = Self.most) async throws -> Upload {
        guard var parts = visit.header("Content-Type").flatMap({ MultipartReader(contentType: $0) }) else {
            throw Refusal.malformed(.malformedFile)
        }
        let writer = try UploadWriter(folder: Self.folder(services.settings), name: UUID().uuidString)
        do {
            try await visit.readBody(limit: most + (1 << 20)) { chunk in
                try parts.feed(chunk) { try writer.take($0) }
            }
            try parts.finish()
            return try writer.finish()
        } catch let error as MultipartReader.Malformed {
            writer.discard()
            throw Refusal.malformed(error.sentence)
        } catch {
            writer.discard()
            throw error
        }
    }

    /// Reads a bare body, as a program sends it.
    func body(_ visit: Visit, name: String, most: Int64 = Self.most) async throws -> Upload {
        let writer = try UploadWriter(folder: Self.folder(services.settings), name: UUID().uuidString)
        var digest = RunningDigest()
        do {
            try writer.take(.part(name: "file", filename: name))
            try await visit.readBody(limit: most) { chunk in
                let bytes = Array(chunk)
                digest.take(bytes)
                try writer.take(.bytes(bytes))
            }
            var upload = try writer.finish()
            upload.digest = digest.finish()
            return upload
        } catch {
            writer.discard()
            throw error
        }
    }

    /// Looks at the file's start and puts the import down, to be read through by the runner.
    /// `also` writes down what whoever sends it needs, in the same transaction.
    func putDown(
        _ upload: Upload, unit: ID<Unit>, by colleague: ID<Colleague>?, startsAtOnce: Bool = false,
        also: @escaping @Sendable (ID<MomentImport>, any Transaction) throws -> Void = { _, _ in }
    ) async throws -> ID<MomentImport> {
        let plan = try ImportFile.plan(for: upload.path, name: upload.name)
        let id: ID<MomentImport> = services.newID(at: services.store.clock.now)
        let random = services.random
        try await services.store.write { tx in
            let one = MomentImport(
                id: id, name: upload.name, plan: plan, unit: unit, state: startsAtOnce ? .running : .uploaded, path: upload.path, size: upload.size,
                madeBy: colleague, createdAt: tx.now, progress: .init())
            try ImportQueries.insert(one, in: tx)
            if startsAtOnce { try ImportQueries.startOver(id, in: tx) }
            try RunImportJob.enqueue(id, in: tx)
            try Journal.append("import.uploaded", "import", id, by: colleague, unit: unit, random: random, in: tx)
            try also(id, tx)
        }
        return id
    }

    static func folder(_ settings: Settings) -> String { settings.folder + "/hearten-imports" }
}

/// Writes what comes in to a file that only this house can read.
private final class UploadWriter {
    private var upload: ReceiveUpload.Upload
    private let handle: FileHandle
    private var field: String?
    private var value: [UInt8] = []
    private var isInFile = false

    init(folder: String, name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = "\(folder)/\(name).upload"
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Refusal.unavailable }
        self.handle = handle
        upload = ReceiveUpload.Upload(path: path)
    }

    func take(_ event: MultipartReader.Event) throws {
        switch event {
        case .part(let name, let filename):
            try closeField()
            isInFile = filename != nil
            field = name
            if let filename {
                // A name is only a name: one that is too long is cut.
                let last = filename.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { String($0.unicodeScalars.prefix(200)) }
                upload.name = try Words.line(last ?? "", field: "file") ?? ""
            }
        case .bytes(let bytes) where isInFile:
            upload.size += Int64(bytes.count)
            do { try handle.write(contentsOf: bytes) } catch { throw Refusal.unavailable }
        case .bytes(let bytes):
            guard value.count + bytes.count <= 64 << 10 else { throw Refusal.tooLarge }
            value += bytes
        case .end: try closeField()
        }
    }

    private func closeField() throws {
        if let field, !isInFile {
            guard let text = String(validating: value, as: UTF8.self) else { throw Refusal.malformed(.malformedFields) }
            upload.fields[field] = Words.sound(text)
        }
        field = nil
        value = []
    }

    func finish() throws -> ReceiveUpload.Upload {
        do { try handle.close() } catch { throw Refusal.unavailable }
        return upload
    }

    func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: upload.path)
    }
}
