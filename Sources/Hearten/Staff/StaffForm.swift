import Storage

/// What the page of a look sends: what the columns mean, and what may follow.
struct StaffForm {
    let form: Fields
    let file: StaffImport
    var leavers: String { form["leavers"] ?? "" }

    /// The file as it is to be read now, and whether it is to be brought in.
    func checked(_ house: House, _ scope: Scope, _ say: Say, _ problems: inout FormProblems) -> StaffImport {
        var file = file
        for index in file.plan.file.headers.indices {
            guard let code = form["column-\(index)"], let meaning = StaffCheckPage.meanings.first(where: { $0.code == code }) else { continue }
            let old = file.plan.columns.first { $0.index == index }
            guard meaning.role != old?.role || (meaning.role == .leaving && meaning.dateStyle != old?.dateStyle) else { continue }
            file.plan.set(meaning.role, column: index, dateStyle: meaning.dateStyle)
        }
        file.plan.options.makesUnits = form.isChecked("makes-units")
        file.plan.options.missingLeave = form.isChecked("missing-leave")
        file.plan.options.bringsBack = form.isChecked("brings-back")
        file.plan.options.leavers = Int(leavers.filter { $0 != "," && $0 != " " })
        if let unit = form.id("unit", of: Unit.self), house.contains(unit, in: scope), house.unit(unit)?.closedAt == nil {
            file.unit = unit
        } else {
            problems.add("unit", say(.staffNeedsUnit))
        }
        if !file.plan.isEnough { problems.add("c0", say(.staffNeedsColumns)) }
        return file
    }

    /// Whether what is asked for now is what the last look saw.
    func isAsLooked(_ now: StaffImport) -> Bool {
        var (one, other) = (file.plan, now.plan)
        (one.options.leavers, other.options.leavers) = (nil, nil)
        return one == other && file.unit == now.unit
    }
}
