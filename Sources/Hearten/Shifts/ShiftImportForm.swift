/// What the page of a file sends: the meaning of each column, and whether it is the whole rota.
struct ShiftImportForm {
    private let fields: Fields
    init(_ fields: Fields) { self.fields = fields }

    /// What one choice in the list of meanings says.
    struct Meaning: Equatable {
        var role: ShiftColumnRole?
        var dateStyle: DateStyle?
        var code: String { [role?.rawValue ?? "none", dateStyle?.rawValue].compactMap { $0 }.joined(separator: ".") }
    }

    private static let styles: [DateStyle] = [.yearFirst, .dayFirst, .monthFirst, .monthName]
    static let meanings: [Meaning] =
        [Meaning()] + [.staffKey, .email, .name].map { Meaning(role: $0) } + styles.map { Meaning(role: .date, dateStyle: $0) }
        + [ShiftColumnRole.start, .end].flatMap { role in [Meaning(role: role)] + styles.map { Meaning(role: role, dateStyle: $0) } }
        + [.place, .work, .unit, .sourceID].map { Meaning(role: $0) }

    static func meaning(of column: ShiftColumn?) -> Meaning { Meaning(role: column?.role, dateStyle: column?.dateStyle) }

    func applied(to plan: ShiftPlan) -> ShiftPlan {
        var changed = plan
        changed.isWhole = fields.isChecked("whole")
        for index in plan.file.headers.indices {
            guard let code = fields["column-\(index)"], let meaning = Self.meanings.first(where: { $0.code == code }) else { continue }
            guard meaning != Self.meaning(of: plan.columns.first { $0.index == index }) else { continue }
            changed.set(meaning.role, column: index, dateStyle: meaning.dateStyle)
        }
        return changed
    }
}
