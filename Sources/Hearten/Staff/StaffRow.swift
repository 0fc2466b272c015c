/// One person as a row of the file tells of them.
struct StaffRow: Sendable, Equatable {
    enum Status: Sendable, Equatable {
        case stays, leaves
        case unknown(String)
    }

    let line: Int
    var key: String?
    var name: String
    var given: String
    var email: EmailAddress?
    var title: String?
    var unit: String?
    var role: String?
    var leader: String?
    var leaving: Day?
    var status = Status.stays
    var raw: String
}

/// Why a row is put aside, or what is remarked about it: a code and, after a colon, what it is about.
enum StaffReason {
    static func about(_ code: String, _ cell: String) -> String { "\(code):\(String(cell.unicodeScalars.prefix(60).map(Character.init)))" }

    /// The part before the colon.
    static func kind(_ code: String) -> String { String(code.prefix { $0 != ":" }) }
}

/// Reads rows by a plan.
struct StaffRowReader: Sendable {
    let plan: StaffPlan

    /// What a row is, or why it cannot be read. Whom it is about is said even then, where that can be read.
    enum Reading: Sendable {
        case row(StaffRow)
        case refused(StaffProblem, key: String?, email: EmailAddress?, canBeFound: Bool)
    }

    func read(_ record: ImportRecord) -> Reading {
        switch record.content {
        case .refused(let refusal): return .refused(StaffProblem(line: record.row, reason: refusal.code), key: nil, email: nil, canBeFound: false)
        case .cells(let cells): return read(cells, line: record.row)
        }
    }

    private func read(_ cells: [String], line: Int) -> Reading {
        let raw = String(cells.joined(separator: " | ").unicodeScalars.prefix(300).map(Character.init))
        func cell(_ role: StaffColumn, limit: Int = 200) -> String? {
            guard let index = plan.column(role)?.index, cells.indices.contains(index) else { return nil }
            return try? Words.line(CSVWriter.restored(cells[index]), field: role.rawValue, limit: limit)
        }
        let key = cell(.staffKey, limit: 60)
        let address = cell(.email, limit: 254)
        let email = address.flatMap { EmailAddress($0) }
        func refuse(_ reason: String) -> Reading {
            .refused(StaffProblem(line: line, reason: reason, raw: raw), key: key, email: email, canBeFound: key != nil || email != nil)
        }
        if cells.allSatisfy({ $0.trimmedBlanks.isEmpty }) { return refuse("empty") }
        if let address, email == nil { return refuse(StaffReason.about("bad-email", address)) }
        guard let (name, given) = name(full: cell(.name, limit: 100), given: cell(.givenName, limit: 60), family: cell(.familyName, limit: 60)) else {
            return refuse("no-name")
        }
        var row = StaffRow(line: line, key: key, name: name, given: given, email: email, raw: raw)
        row.title = cell(.title, limit: 100)
        row.unit = cell(.unit, limit: 500)
        row.role = cell(.role)
        row.leader = cell(.leader, limit: 254)
        row.status = status(cell(.status))
        if let written = cell(.leaving) {
            guard let date = plan.column(.leaving)?.dateStyle?.read(written) else { return refuse(StaffReason.about("bad-date", written)) }
            row.leaving = Day(year: date.year, month: date.month, day: date.day)
        }
        return .row(row)
    }

    /// "Aasen, Sunniva" is said the other way round.
    private func name(full: String?, given: String?, family: String?) -> (String, String)? {
        if let given { return ([given, family].compactMap(\.self).joined(separator: " "), Colleague.givenName(of: given)) }
        guard let full = full ?? family else { return nil }
        let parts = full.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmedBlanks }
        let name = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? "\(parts[1]) \(parts[0])" : full
        return (name, Colleague.givenName(of: name))
    }

    private func status(_ word: String?) -> StaffRow.Status {
        guard let word else { return .stays }
        let folded = ColumnProfile.folded(word)
        if Self.leaving.contains(folded) { return .leaves }
        return Self.staying.contains(folded) ? .stays : .unknown(word)
    }

    private static let leaving: Set<String> = [
        "left", "leaver", "leaves", "terminated", "inactive", "disabled", "former", "ended", "resigned", "retired", "no", "false", "0", "n",
    ]
    private static let staying: Set<String> = [
        "active", "employed", "current", "yes", "true", "1", "y", "on leave", "leave", "parental leave", "absent", "sick", "probation", "working",
        "full time", "part time", "permanent", "temporary", "new", "joiner",
    ]
}
