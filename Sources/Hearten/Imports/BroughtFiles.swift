import Storage

/// What can be done with the files of one kind that have come in, whoever asks: somebody at their page, or a program.
protocol BroughtFiles: Sendable {
    associatedtype File: Sendable
    var services: Services { get }
    var asker: FileAsker { get }
    init(services: Services, asker: FileAsker)

    /// Nil when it is not within the scope.
    static func find(_ id: ID<File>, _ scope: Scope, _ tx: any ReadTransaction) throws -> File?
    /// False when there is nothing to put back, or not now.
    func undo(_ file: File) async throws -> Bool
}

extension BroughtFiles {
    init(_ visit: Visit, _ viewer: Viewer, _ right: Right) throws {
        self.init(services: visit.services, asker: try FileAsker(viewer, right))
    }
    init(_ visit: Visit, _ program: Program) { self.init(services: visit.services, asker: FileAsker(program)) }

    /// The file that the address names.
    func asked(_ visit: Visit) async throws -> File {
        let id: ID<File> = try visit.id("id")
        guard let file = try await services.store.read({ [asker] in try Self.find(id, asker.scope, $0) }) else { throw Refusal.notFound }
        return file
    }
}

/// A file that is worked on in the background.
protocol BackgroundFile {
    var id: ID<Self> { get }
    var state: FileState { get }
}
