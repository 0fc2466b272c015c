import Markup
import Storage

/// Commitments: what others did for oneself, one's own, and a new one.
enum CommitmentPages {
    struct Home: Sendable {
        var open: [Commitment]
        var past: [Commitment]
        var toConfirm: [Commitment]
        var people: [Thankable]
        var form: CommitmentForm
        var problems = FormProblems()
    }

    static func home(_ home: Home, _ desk: CommitmentDesk) -> HTML {
        let say = desk.visit.say
        let title = say(.commitmentsTitle)
        return ColleaguePage(title: home.problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            \(problemSummary(home.problems, say: say))<div class="page-head"><div><h1>\(title)</h1><p class="lead">\(say(.commitmentsLead))</p></div></div>
            \(LearnTab.nav(.commitments, say))
            <div class="split side-22"><div class="stack gap-5">\(toConfirm(home, desk))\(open(home, desk))\(past(home, desk))</div>
            <aside class="stack gap-5" aria-label="\(say(.commitmentNew))">\(new(home, desk))</aside></div>
            """)
    }

    private static func name(_ id: ID<Colleague>, _ desk: CommitmentDesk) -> String { desk.house.names.person(id)?.name ?? desk.visit.say(.somebody) }

    private static func meta(_ one: Commitment, with name: String, _ desk: CommitmentDesk) -> HTML {
        let say = desk.visit.say
        let shape = Sign.Shape(rawValue: one.category.rawValue).map { Sign.glyph($0) }
        return
            "<span class=\"meta\"><span dir=\"auto\">\(name)</span><span class=\"nowrap\">\(shape) \(say(one.category.word))</span><span>\(day(one, desk))</span></span>"
    }

    private static func day(_ one: Commitment, _ desk: CommitmentDesk) -> String {
        let say = desk.visit.say
        if let confirmed = one.confirmedAt { return say(.commitmentConfirmedOn(say.day(confirmed, now: desk.visit.now))) }
        if let dropped = one.droppedAt { return say(.commitmentDroppedOn(say.day(dropped, now: desk.visit.now))) }
        let last = LocalTime(Instant(milliseconds: one.dueAt.milliseconds - 1), zone: say.zone).day
        return say(.dutyDueBy(say.shortDate(last, now: LocalTime(desk.visit.now, zone: say.zone).day)))
    }

    private static func toConfirm(_ home: Home, _ desk: CommitmentDesk) -> HTML {
        guard !home.toConfirm.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card lamp" aria-labelledby="h-for"><h2 id="h-for">\(say(.commitmentsForYou))</h2><ul class="list mt-2" role="list">\(each: home.toConfirm, { one in
                """
                <li class="stack gap-3"><span><b dir="auto">\(one.action)</b><br>\(meta(one, with: say(.commitmentBy(name(one.actor, desk))), desk))</span>\
                <form class="stack gap-3" action="\(url: CommitmentPaths.act(one.id, "answer"))" method="post"><div class="row"><button class="btn primary" name="do" value="yes" aria-label="\(say(.commitmentYesOf(one.action)))">\(say(.commitmentYes))</button></div>\
                <details><summary>\(say(.commitmentNotYet))</summary><div class="field mt-2"><label for="w-\(one.id.description)">\(say(.commitmentMissing))</label>\
                <input class="input" id="w-\(one.id.description)" name="words" maxlength="300" dir="auto"></div><button class="btn mt-2" name="do" value="no">\(say(.commitmentNotYet))</button></details></form></li>
                """
            })</ul></section>
            """
    }

    private static func open(_ home: Home, _ desk: CommitmentDesk) -> HTML {
        let say = desk.visit.say
        guard !home.open.isEmpty else {
            return "<div class=\"blank\">\(Icon.flag.svg)<h2>\(say(.commitmentsNone))</h2><p>\(say(.commitmentsNoneWords))</p></div>"
        }
        return """
            <section class="card" aria-labelledby="h-mine"><h2 id="h-mine">\(say(.commitmentsYours))</h2><ul class="list mt-2" role="list">\(each: home.open, { one in
                let waits: HTML? = one.doneAt == nil ? nil : "<span class=\"chip line\">\(say(.commitmentWaits))</span>"
                let answer: HTML? = one.answer.map { "<p class=\"sm\" dir=\"auto\">\(say(.commitmentMissing)) \($0)</p>" }
                let done: HTML? =
                    one.doneAt == nil
                    ? "<form action=\"\(url: CommitmentPaths.act(one.id, "done"))\" method=\"post\"><button class=\"btn\" aria-label=\"\(say(.doneLabel(one.action)))\">\(say(.commitmentDone))</button></form>"
                    : nil
                return """
                    <li class="stack gap-2"><span><b dir="auto">\(one.action)</b> \(waits)<br>\(meta(one, with: say(.commitmentFor(name(one.beneficiary, desk))), desk))</span>\(answer)\
                    <div class="row">\(done)<form action="\(url: CommitmentPaths.act(one.id, "drop"))" method="post"><button class="btn quiet" aria-label="\(say(.commitmentDropOf(one.action)))">\(say(.commitmentDrop))</button></form></div></li>
                    """
            })</ul></section>
            """
    }

    private static func past(_ home: Home, _ desk: CommitmentDesk) -> HTML {
        guard !home.past.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card" aria-labelledby="h-past"><h2 id="h-past">\(say(.commitmentsPast))</h2><ul class="list mt-2" role="list">\(each: home.past, { one in
                "<li><span dir=\"auto\">\(one.action)</span><br>\(meta(one, with: say(.commitmentFor(name(one.beneficiary, desk))), desk))</li>"
            })</ul></section>
            """
    }

    /// Two of one name are told apart by where they work.
    private static func whom(_ one: Thankable, _ desk: CommitmentDesk) -> String {
        [one.name, desk.house.unit(one.unit)?.name ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func new(_ home: Home, _ desk: CommitmentDesk) -> HTML {
        let say = desk.visit.say
        let field = FieldDrawer(problems: home.problems, say: say)
        let isBadValue = home.problems["value"] != nil
        let isBadDay = home.problems["day"] != nil
        return """
            <section class="card" aria-labelledby="h-new"><h2 id="h-new">\(say(.commitmentNew))</h2><form class="stack mt-4" action="\(url: CommitmentPaths.home)" method="post">\(hiddenField("key", home.form.key))\
            \(field.line("action", .commitmentAction, home.form.action, limit: Commitment.longest))\
            \(field.choice("for", .commitmentWhom, [Choice("", say(.commitmentChoose))] + home.people.map { Choice($0.id.description, whom($0, desk)) }, home.form.beneficiary?.description ?? ""))\
            \(Box(name: "name", label: say(.thankSomebodyElse), value: home.form.name ?? "", hint: say(.thankNameHint), autocomplete: "off", isAnyDirection: true).html(home.problems, say))\
            <fieldset class="field\(when: isBadValue, " bad")"><legend>\(say(.commitmentValue))</legend>\(fieldProblem("value", in: home.problems, say: say))<div class="row mt-2">\(each: Category.allCases, { category in
                let shape = Sign.Shape(rawValue: category.rawValue).map { Sign.glyph($0) }
                return "<label class=\"chip line\"><input type=\"radio\"\(when: category == .product, " id=\"value\"") name=\"value\" value=\"\(category.rawValue)\"\(when: home.form.category == category, " checked")> \(shape) \(say(category.word))</label>"
            })</div></fieldset>\
            <div class="field\(when: isBadDay, " bad")"><label for="day">\(say(.commitmentDay))</label>\(fieldProblem("day", in: home.problems, say: say))\
            <input class="input short" id="day" name="day" type="date" value="\(home.form.day)"\(when: isBadDay, " aria-invalid=\"true\" aria-describedby=\"day-e\"")></div>\
            <div class="row"><button class="btn primary">\(say(.commitmentMake))</button></div></form></section>
            """
    }
}
