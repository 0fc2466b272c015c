import HTTPTypes
import Storage

/// A file that a program sends, whatever it holds: of a kind that we read, for a unit of its token, within bounds, and once however
/// often it is sent.
struct ProgramFile: Sendable {
    /// What there is to say of all files of one kind.
    struct Kind: Sendable {
        /// Where they are sent to; one of them is asked about below it.
        let path: String
        let most: Int64
        let empty: Phrase
        /// What is said with "yes" in the query, and what with a whole number.
        let flags: [String]
        var numbers: [String] = []
        /// The content types that it may come as.
        let types: Set<String>

        /// What programs call a list, and what they say when they say nothing of their own.
        static let lists: Set<String> = [
            "text/csv", "application/csv", "text/tab-separated-values", "text/plain", "application/vnd.ms-excel", "application/octet-stream",
            "application/x-www-form-urlencoded",
        ]
    }

    let kind: Kind
    let program: Program
    let upload: ReceiveUpload.Upload
    let unit: ID<Unit>
    private let query: Fields
    private let once: SentOnce?
    /// Of the file and of all that was said about it.
    private let digest: [UInt8]

    func says(_ flag: String) -> Bool { query[flag] != nil }
    func number(_ name: String) -> Int? { query[name].flatMap { Int($0) } }

    /// Receives a file and gives it to `take`. When that fails, nothing stays behind on the disk.
    static func receive(_ kind: Kind, _ visit: Visit, _ program: Program, _ take: (ProgramFile) async throws -> Reply) async throws -> Reply {
        let query = try asked(visit, kind)
        guard let name = try query.line("name", limit: 200) else { throw Refusal.invalid(FormProblems("name", visit.say(.apiImportName))) }
        let unit = try unit(query, visit, program)
        let once = try SentOnce(visit, program)
        try await visit.services.api.noteUse(visit, program)
        return try await SentOnce.alone(once, visit) {
            let upload = try await ReceiveUpload(services: visit.services).body(visit, name: name, most: kind.most)
            return try await upload.orDiscarded {
                guard upload.size > 0 else { throw Refusal.invalid(FormProblems("body", visit.say(kind.empty))) }
                let digest = sha256(Array("\(kind.path)\(query.query())\u{1F}".utf8) + upload.digest)
                if let earlier = try await once?.earlier(to: digest, visit) {
                    upload.discard()
                    return earlier
                }
                return try await take(
                    ProgramFile(kind: kind, program: program, upload: upload, unit: unit, query: query, once: once, digest: digest))
            }
        }
    }

    /// What is not known is refused: left out, it could do more than was asked for.
    private static func asked(_ visit: Visit, _ kind: Kind) throws -> Fields {
        let query = try visit.strictQuery()
        var seen: Set<String> = []
        var problems = FormProblems()
        for name in query.names {
            let (isFlag, isNumber) = (kind.flags.contains(name), kind.numbers.contains(name))
            guard isFlag || isNumber || name == "name" || name == "unit" else {
                problems.add(name, visit.say(.apiUnknownField))
                continue
            }
            if !seen.insert(name).inserted { problems.add(name, visit.say(.apiTwice)) }
            if isFlag, query[name] != "yes" { problems.add(name, visit.say(.apiWrongKind)) }
            if isNumber, (query[name].flatMap { Int($0) } ?? -1) < 0 { problems.add(name, visit.say(.apiWrongKind)) }
        }
        try problems.check()
        let type = visit.header("Content-Type")?.prefix { $0 != ";" }.lowercased().trimmedBlanks
        guard type.map(kind.types.contains) != false else { throw Refusal.otherKind(.apiOtherKind) }
        return query
    }

    private static func unit(_ query: Fields, _ visit: Visit, _ program: Program) throws -> ID<Unit> {
        guard let wanted = query["unit"] else { return program.unit }
        guard let id = ID<Unit>(wanted), visit.services.house.current.contains(id, in: program.scope) else {
            throw Refusal.invalid(FormProblems("unit", visit.say(.apiUnit)))
        }
        return id
    }

    // MARK: Once it is taken

    /// Writes down what is answered and whose token it was, in the transaction that takes the file.
    func note(_ text: String, status: Int, _ services: Services, in tx: any Transaction) throws {
        try once?.keep(text, status: status, of: digest, in: tx)
        try FileAsker(program).note(unit: unit, services, in: tx)
    }

    /// The same for a file that is read in the background.
    func note<Of>(_ id: ID<Of>, _ services: Services, in tx: any Transaction) throws {
        try note(Self.address(id, kind), status: 202, services, in: tx)
    }

    /// Taken, and to be asked about there.
    static func taken<Of>(_ id: ID<Of>, _ kind: Kind) -> Reply {
        var reply = Reply.bytes(Array(address(id, kind).utf8), type: "application/json", status: 202)
        reply.headers[.location] = "\(kind.path)/\(id)"
        return reply
    }

    /// Asked for twice, a file is undone once.
    static func undo<Files: BroughtFiles>(_ files: Files, _ kind: Kind, _ visit: Visit) async throws -> Reply where Files.File: BackgroundFile {
        let file = try await files.asked(visit)
        let isUnderWay = file.state == .undoing || file.state == .undone
        if !isUnderWay, try await !files.undo(file) { throw Refusal.conflict(visit.say(.apiNothingToUndo)) }
        return taken(file.id, kind)
    }

    private static func address<Of>(_ id: ID<Of>, _ kind: Kind) -> String {
        (["id": .string(id.description), "address": .string("\(kind.path)/\(id)")] as JSON).text
    }
}
