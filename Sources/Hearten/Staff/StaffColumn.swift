/// What a column of the organisation's own register says about somebody.
package enum StaffColumn: String, CaseIterable, Sendable {
    case staffKey = "staff-key", name, givenName = "given-name", familyName = "family-name", email, title, unit, role, leader, leaving, status

    /// What a register calls it, folded as headers are; the first list means exactly this, the second may.
    private var names: (exact: Set<String>, hints: [String]) {
        switch self {
        case .staffKey:
            (
                [
                    "staff number", "staff id", "staff no", "staff key", "employee id", "employee number", "employee no", "personnel number",
                    "personnel no", "payroll number", "person number", "personalnummer", "worker id", "id", "number", "emp id", "empno", "pernr",
                ], ["staff", "employee", "personnel", "payroll"]
            )
        case .name: (["name", "full name", "display name", "employee name", "colleague", "person", "worker"], [])
        case .givenName: (["first name", "given name", "forename", "preferred name", "vorname", "firstname"], [])
        case .familyName: (["last name", "family name", "surname", "nachname", "lastname"], [])
        case .email: (["email", "e mail", "work email", "email address", "e mail address", "mail", "business email"], ["email", "e mail"])
        case .title: (["title", "job title", "position", "job", "function", "occupation", "position title"], ["job", "position"])
        case .unit:
            (
                ["unit", "team", "department", "org unit", "organisation unit", "organizational unit", "station", "location", "site", "path"],
                ["unit", "department", "team", "station"]
            )
        case .role: (["role", "part", "hearten role", "access"], ["role"])
        case .leader:
            (
                [
                    "leader", "leader id", "leader email", "manager", "manager id", "manager email", "line manager", "supervisor",
                    "supervisor id", "supervisor email", "reports to", "team leader", "line manager id", "line manager email", "manager number",
                    "leader number", "manager staff number", "leader staff number",
                ], []
            )
        case .leaving:
            (
                ["leaving date", "leaving", "leaves on", "end date", "termination date", "last day", "exit date", "contract end", "austritt"],
                ["leaving", "termination"]
            )
        case .status: (["status", "employment status", "active", "state"], ["status"])
        }
    }

    /// 0 to 1: how sure a header is this column.
    fileprivate func sureness(_ header: String) -> Double {
        let (exact, hints) = names
        if exact.contains(header) { return 0.95 }
        // "Manager name" is nobody's own name, and a name finds nobody.
        let words = Set(header.split(separator: " ").map(String.init))
        guard words.isDisjoint(with: ["manager", "leader", "supervisor", "emergency", "private", "home"]) else { return 0 }
        return hints.contains { " \(header) ".contains(" \($0) ") } ? 0.6 : 0
    }
}

/// Which column says what, suggested at first sight.
enum StaffMapping {
    static func suggest(headers: [String], sample: [[String]]) -> [StaffPlan.Column] {
        var guesses: [StaffPlan.Column] = []
        for (index, header) in headers.enumerated() {
            let cells = sample.compactMap { $0.indices.contains(index) && !$0[index].trimmedBlanks.isEmpty ? $0[index].trimmedBlanks : nil }
            for column in StaffColumn.allCases {
                if let guess = guess(column, ColumnProfile.folded(header), cells, index) { guesses.append(guess) }
            }
        }
        var taken: [StaffPlan.Column] = []
        for guess in guesses.sorted(by: { ($0.confidence, $1.index) > ($1.confidence, $0.index) }) {
            if !taken.contains(where: { $0.role == guess.role || $0.index == guess.index }) { taken.append(guess) }
        }
        return taken.sorted { $0.index < $1.index }
    }

    private static func guess(_ column: StaffColumn, _ header: String, _ cells: [String], _ index: Int) -> StaffPlan.Column? {
        var sure = column.sureness(header)
        guard sure > 0 else { return nil }
        var style: DateStyle?
        switch column {
        case .email: sure *= share(cells) { EmailAddress($0) != nil }
        case .leaving:
            let dates = DateStyle.decide(cells)
            style = dates?.style ?? .yearFirst
            if !cells.isEmpty { sure *= dates?.confidence ?? 0.2 }
        // Numbers of people are all different.
        case .staffKey: sure *= cells.isEmpty ? 0.6 : Double(Set(cells).count) / Double(cells.count)
        default: break
        }
        guard sure >= 0.35 else { return nil }
        return StaffPlan.Column(role: column, index: index, confidence: sure, dateStyle: style)
    }

    private static func share(_ cells: [String], _ test: (String) -> Bool) -> Double {
        cells.isEmpty ? 0.6 : Double(cells.count(where: test)) / Double(cells.count)
    }
}
