import Storage

/// Reads bookings from a delimited file: times, places and work as rotas write them, and beside them who comes.
struct ReadBookings {
    struct Row: Sendable {
        var read: ReadShift
        var keys: CustomerKeys
        var name: String
        var preference: String?
    }

    private let plan: ShiftPlan
    private let mapper: RowToShift
    private let number: Int?
    private let phone: Int?
    private let preference: Int?
    private let state: Int?

    /// The shape of the file by its start; nil when it does not say who and when.
    init?(path: String, name: String) throws {
        var plan = try ShiftPlan.suggest(path: path, name: name)
        guard !plan.isCalendar, plan.file.format == .csv else { return nil }
        let folded = plan.file.headers.map { ColumnProfile.folded($0) }
        func index(_ names: Set<String>) -> Int? { folded.firstIndex { names.contains($0) } }
        (number, phone) = (index(Self.numbers), index(Self.phones))
        (preference, state) = (index(Self.preferences), index(Self.states))
        let own = Set([number, phone, preference, state].compactMap { $0 })
        let known = folded.enumerated().map { place, header in own.contains(place) ? "" : Self.canonical[header] ?? plan.file.headers[place] }
        var sample: [[String]] = []
        var reader = try ImportFileReader(path: path, plan: plan.file)
        for record in try reader.next(ShiftPlan.sampleRows) { if case .cells(let cells) = record.content { sample.append(cells) } }
        plan.columns = ShiftColumns.suggest(headers: known, sample: sample).filter { $0.role != .staffKey && !own.contains($0.index) }
        guard let start = plan.column(.start), plan.column(.end) != nil, start.dateStyle != nil || plan.column(.date) != nil else { return nil }
        guard number != nil || phone != nil || plan.column(.email) != nil else { return nil }
        self.plan = plan
        mapper = RowToShift(plan: plan)
    }

    var feed: String { plan.file.feed }

    /// "Passenger: name".
    var columns: [String] {
        let own: [(Int?, String)] = [(number, "number"), (phone, "phone"), (preference, "preference"), (state, "state")]
        let all = plan.columns.map { ($0.index, $0.role.rawValue) } + own.compactMap { place, role in place.map { ($0, role) } }
        return all.sorted { $0.0 < $1.0 }.map { "\(plan.file.headers[$0.0]): \($0.1)" }
    }

    /// The file's rows in batches, in constant memory.
    func eachBatch(of count: Int, path: String, _ body: ([(row: Int, read: Result<Row, ShiftRefusal>)]) async throws -> Void) async throws {
        let reader = try RowsOfFile(path: path, plan: plan.file)
        while true {
            let records = try reader.next(count)
            if records.isEmpty { return }
            try await body(records.map { ($0.row, row($0)) })
        }
    }

    /// Holds the reader, so that it can wait between batches.
    private final class RowsOfFile {
        private var reader: ImportFileReader
        init(path: String, plan: ImportPlan) throws { reader = try ImportFileReader(path: path, plan: plan) }
        func next(_ count: Int) throws -> [ImportRecord] { try reader.next(count) }
    }

    private func row(_ record: ImportRecord) -> Result<Row, ShiftRefusal> {
        mapper.read(record).read.flatMap { read in
            guard case .cells(let cells) = record.content else { return .failure(.noPerson) }
            func cell(_ index: Int?, _ limit: Int) -> String? {
                guard let index, cells.indices.contains(index) else { return nil }
                return (try? Words.line(CSVWriter.restored(cells[index].trimmedBlanks), field: "", limit: limit)) ?? nil
            }
            var keys = CustomerKeys()
            keys.number = cell(number, 80)
            keys.email = read.email.flatMap { EmailAddress($0) }
            keys.phone = cell(phone, 40).flatMap { CustomerKeys.digits($0) == nil ? nil : $0 }
            guard !keys.isEmpty else { return .failure(.noPerson) }
            var row = Row(read: read, keys: keys, name: read.name.map { String($0.prefix(120)) } ?? keys.email?.text ?? keys.number ?? "")
            row.preference = cell(preference, Preference.longest)
            if let said = cell(state, 40) {
                row.read.isCancelled = ["cancelled", "canceled", "no show", "void"].contains(ColumnProfile.folded(said))
            }
            return .success(row)
        }
    }

    private static let numbers: Set<String> = [
        "customer id", "customer number", "customer no", "guest id", "guest number", "member number", "member id", "frequent flyer",
        "frequent flyer number",
        "loyalty number", "patient number", "student number", "passenger id",
    ]
    private static let phones: Set<String> = ["phone", "telephone", "mobile", "phone number", "tel", "mobile number"]
    private static let preferences: Set<String> = ["preference", "preferences", "request", "special request", "likes", "wish"]
    private static let states: Set<String> = ["status", "state", "booking status"]
    /// Headers of bookings, as a rota would say them.
    private static let canonical: [String: String] = [
        "customer": "name", "guest": "name", "passenger": "name", "patient": "name", "student": "name", "customer name": "name", "guest name": "name",
        "passenger name": "name", "seat": "place", "room": "place", "table": "place", "bed": "place", "booking": "id", "booking id": "id",
        "booking reference": "id", "reservation": "id", "reservation id": "id", "confirmation": "id", "departure": "start", "departs": "start",
        "check in": "start", "arrival": "end", "arrives": "end", "check out": "end",
    ]
}
