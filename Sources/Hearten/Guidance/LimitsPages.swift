import Markup

/// What each role may decide, to be written by the service lead.
enum LimitsPages {
    static func page(_ form: LimitsForm, _ problems: FormProblems, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let title = say(.limitsTitle)
        let field = FieldDrawer(problems: problems, say: say)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: GuidancePaths.home)">\(say(.guidanceTitle))</a></p>\(problemSummary(problems, say: say))
            <div class="page-head"><div><h1>\(title)</h1><p class="lead">\(say(.limitsLead))</p></div></div>
            <form class="card stack gap-5 width-42" action="\(url: GuidancePaths.limits)" method="post">\
            \(each: LimitsForm.roles, { field.text($0.rawValue, $0.phrase, form.texts[$0] ?? "", rows: 6, limit: MayDecideQueries.longest) })\
            <div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """)
    }
}
