/// What each role may decide, as its page sends it.
struct LimitsForm {
    var texts: [Role: String]

    /// An operator looks after Hearten, not after customers.
    static let roles = Role.allCases.filter { $0 != .operator }

    init(_ texts: [Role: String]) { self.texts = texts }

    init(_ fields: Fields) {
        texts = [:]
        for role in LimitsForm.roles { texts[role] = fields[role.rawValue] ?? "" }
    }

    func checked() throws -> [Role: String] {
        var problems = FormProblems()
        var checked: [Role: String] = [:]
        for role in LimitsForm.roles { checked[role] = problems.text(texts[role] ?? "", field: role.rawValue, limit: MayDecideQueries.longest) }
        try problems.check()
        return checked
    }
}
