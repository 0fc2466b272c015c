import Markup
import Storage

/// The page where a person looks at what a file of people comes to, before anybody is changed.
struct StaffCheckPage {
    let pages: StaffPages
    let file: StaffImport
    let units: [Unit]
    let kinds: [StaffProblemKind]
    var leavers = ""
    var problems = FormProblems()
    private var say: Say { pages.say }

    init(
        _ pages: StaffPages, _ file: StaffImport, units: [Unit], kinds: [StaffProblemKind], leavers: String = "",
        problems: FormProblems = FormProblems()
    ) {
        (self.pages, self.file, self.units, self.kinds, self.leavers, self.problems) = (pages, file, units, kinds, leavers, problems)
    }

    var html: HTML {
        let sum = file.summary
        let title = sum.changes == 0 ? say(.staffNothingNew) : say(.staffReady(sum.changes, grouped(sum.changes)))
        return pages.page(
            file.name, problems,
            """
            \(problemSummary(problems, say: say))<div class="page-head"><div>\(pages.crumb)<h1>\(title)</h1><p class="lead">\(say(.staffDryRun))</p></div></div>
            <form class="stack gap-5" action="\(url: StaffPaths.one(file.id))" method="post">
            \(pages.facts(sum, .staffComesToTitle))\(names(.staffWhoLeaves, sum.leavers, of: sum.left))\(names(.staffNewUnitsTitle, sum.newUnits, of: sum.units))
            \(columns)\(pages.aside(file, kinds))\(choices)
            <div class="row between"><a class="btn quiet" href="\(url: StaffPaths.all)">\(say(.staffNotNow))</a><span class="row">\
            <button class="btn" name="act" value="again">\(say(.staffAgain))</button>\
            \(when: sum.changes > 0, "<button class=\"btn primary big\" name=\"act\" value=\"import\">\(say(.staffBringIn(sum.changes, grouped(sum.changes))))</button>")</span></div>
            </form>
            """)
    }

    private func names(_ title: Phrase, _ names: [String], of count: Int) -> HTML {
        guard !names.isEmpty else { return HTML() }
        return """
            <section class="card"><h2>\(say(title))</h2><p class="row mt-2">\(each: names, { "<span class=\"chip line\" dir=\"auto\">\($0)</span>" })\
            \(when: count > names.count, "<span class=\"muted\">\(say(.staffAndMore(grouped(count - names.count))))</span>")</p></section>
            """
    }

    // MARK: Columns

    private var columns: HTML {
        """
        <section class="card"><header><h2 id="h-map">\(say(.staffColumnsTitle))</h2><span class="meta">\(say(.staffColumnsHint))</span></header>
        \(fieldProblem("c0", in: problems, say: say))<div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-map"><table class="table"><caption class="sr">\(say(.staffColumnsCaption))</caption>\
        <thead><tr><th scope="col">\(say(.staffColumnHead))</th><th scope="col">\(say(.staffExampleHead))</th><th scope="col">\(say(.staffMeansHead))</th><th scope="col">\(say(.staffSureHead))</th></tr></thead><tbody>
        \(each: file.plan.file.headers.indices.prefix(100), row)
        </tbody></table></div></section>
        """
    }

    private func row(_ index: Int) -> HTML {
        let column = file.plan.columns.first { $0.index == index }
        let examples = file.plan.file.examples
        return """
            <tr><th scope="row" id="c\(index)" dir="auto">\(file.plan.file.headers[index])</th><td dir="auto" class="clip">\(examples.indices.contains(index) ? examples[index] : "")</td>\
            <td><select class="input filter" name="column-\(index)" aria-labelledby="c\(index)">\(each: Self.meanings, { meaning in
                let selected: HTML? = meaning.code == Self.code(column) ? " selected" : nil
                return "<option value=\"\(meaning.code)\"\(selected)>\(say(meaning.phrase))</option>"
            })</select></td><td>\(say(sureness(column)))</td></tr>
            """
    }

    private func sureness(_ column: StaffPlan.Column?) -> Phrase {
        switch column?.confidence {
        case nil: .staffNoColumn
        case .some(0.9...): .staffSure
        case .some(0.65..<0.9): .staffQuiteSure
        default: .staffGuess
        }
    }

    struct Meaning: Sendable {
        var role: StaffColumn?
        var dateStyle: DateStyle?
        var code: String { [role?.rawValue ?? "none", dateStyle?.rawValue].compactMap(\.self).joined(separator: ".") }
        var phrase: Phrase { dateStyle.map { .staffDateStyle($0) } ?? role.map { .staffColumn($0) } ?? .staffUnused }
    }

    static let meanings: [Meaning] =
        [Meaning()] + StaffColumn.allCases.filter { $0 != .leaving }.map { Meaning(role: $0) }
        + DateStyle.allCases.map { Meaning(role: .leaving, dateStyle: $0) }

    private static func code(_ column: StaffPlan.Column?) -> String {
        Meaning(role: column?.role, dateStyle: column?.role == .leaving ? column?.dateStyle ?? .yearFirst : nil).code
    }

    // MARK: Choices

    private var choices: HTML {
        let options = file.plan.options
        func box(_ name: String, _ phrase: Phrase, _ isOn: Bool) -> HTML {
            "<label class=\"check\"><input type=\"checkbox\" name=\"\(name)\" value=\"yes\"\(when: isOn, " checked")> \(say(phrase))</label>"
        }
        let sum = file.summary
        let typed = Box(
            name: "leavers", label: say(.staffLeaversLabel), value: leavers, hint: say(.staffLeaversHint(grouped(sum.left), grouped(sum.active))),
            isShort: true)
        return """
            <section class="card stack"><h2>\(say(.staffChoicesTitle))</h2><div class="field"><label for="unit">\(say(.staffUnit))</label>\
            <p class="hint">\(say(.staffUnitHint))</p>\(fieldProblem("unit", in: problems, say: say))\(unitSelect(units, chosen: file.unit))</div>
            \(box("makes-units", .staffMakesUnits, options.makesUnits))\(box("missing-leave", .staffMissingLeave, options.missingLeave))\
            \(box("brings-back", .staffBringsBack, options.bringsBack))\(when: sum.needsNumber, typed.html(problems, say))</section>
            """
    }
}
