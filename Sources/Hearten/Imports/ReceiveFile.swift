import Foundation
import Storage

/// Receives a form that brings a file for a unit of the viewer's: within bounds, or with what to say instead.
struct ReceiveFile {
    /// What a slice says of a file that it cannot take.
    struct Words {
        let none: Phrase
        let empty: Phrase
        let tooLarge: Phrase
        let noUnit: Phrase
    }

    enum Received {
        case file(ReceiveUpload.Upload, ID<Unit>)
        case refused(FormProblems, chosen: ID<Unit>?, status: Int)
    }

    let visit: Visit
    let scope: Scope
    let most: Int64
    let words: Words

    func run() async throws -> Received {
        let upload: ReceiveUpload.Upload
        do { upload = try await ReceiveUpload(services: visit.services).form(visit, most: most) } catch Refusal.tooLarge {
            return .refused(FormProblems("file", visit.say(words.tooLarge)), chosen: nil, status: 413)
        }
        var problems = FormProblems()
        if upload.size == 0 { problems.add("file", visit.say(upload.name.isEmpty ? words.none : words.empty)) }
        if upload.size > most { problems.add("file", visit.say(words.tooLarge)) }
        let unit = upload.fields["unit"].flatMap { ID<Unit>($0) }
        if unit.map({ visit.services.house.current.contains($0, in: scope) }) != true { problems.add("unit", visit.say(words.noUnit)) }
        guard let unit, problems.isEmpty else {
            upload.discard()
            return .refused(problems, chosen: unit, status: 422)
        }
        return .file(upload, unit)
    }
}

extension ReceiveUpload.Upload {
    func discard() { try? FileManager.default.removeItem(atPath: path) }

    /// What `body` makes of it. When that fails, nothing stays behind on the disk.
    func orDiscarded<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch {
            discard()
            throw error
        }
    }
}

extension ReceiveUpload {
    /// A copy of a file of this machine, for a runner to read.
    func copy(of path: String, most: Int64 = Self.most) throws -> Upload {
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.int64Value ?? 0
        guard size <= most else { throw Refusal.tooLarge }
        let folder = Self.folder(services.settings)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let copy = "\(folder)/\(UUID().uuidString).upload"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        return Upload(path: copy, name: URL(fileURLWithPath: path).lastPathComponent, size: size)
    }
}

extension House {
    /// The unit of this name; the whole house where none is said.
    func unit(called name: String?) throws -> ID<Unit> {
        let found = name.map { name in units.values.first { ColumnProfile.folded($0.name) == ColumnProfile.folded(name) }?.id } ?? root
        guard let found else { throw Refusal.notFound }
        return found
    }
}

extension Services {
    /// Takes files off the disk of which no row says anything any more.
    func discard(_ paths: [String]) { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
}
