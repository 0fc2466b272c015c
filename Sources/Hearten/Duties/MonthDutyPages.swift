import Markup
import Storage

/// The principle of the month: one's own duty, and who of those below kept theirs.
enum MonthDutyPages {
    struct Home: Sendable {
        var month: Month
        var principle: Principle?
        var own: [MonthDuty] = []
        var names: [ID<Principle>: String] = [:]
        var below: [(name: String, duty: MonthDuty)] = []
        var choices: [Principle] = []
        var chosen: ID<Principle>?
    }

    struct Open: Sendable {
        var duty: MonthDuty
        var principle: Principle
        var form: MonthDutyForm
        var problems = FormProblems()
        var team: [(id: ID<Colleague>, name: String)] = []
        var debrief = MonthDutyQueries.Words()
        var recognised: (name: String, words: String)?
    }

    static func monthName(_ month: Month, _ say: Say) -> String {
        let (year, number, _) = month.first.civil
        return say(.monthOfYear(say(Phrase.months[number - 1]), year))
    }

    static func stepName(_ step: MonthDuty.Step) -> Phrase {
        switch step {
        case .brief: .dutyBrief
        case .debrief: .dutyDebrief
        case .recognise: .dutyRecognise
        }
    }

    /// A step in a list: done or with its day.
    static func part(_ part: MonthDuty.Part, _ visit: Visit) -> HTML {
        let say = visit.say
        let sign: HTML = part.isKept ? "<span class=\"box done\">\(Icon.check.svg)</span>" : "<span class=\"box\" aria-hidden=\"true\"></span>"
        return """
            <li class="tick">\(sign)<span>\(say(stepName(part.step)))<small>\(when(part, visit))</small></span></li>
            """
    }

    private static func when(_ part: MonthDuty.Part, _ visit: Visit) -> String {
        let say = visit.say
        if let kept = part.keptAt { return say(.dutyKeptOn(say.day(kept, now: visit.now))) }
        let last = LocalTime(Instant(milliseconds: part.dueAt.milliseconds - 1), zone: say.zone).day
        let day = say.shortDate(last, now: LocalTime(visit.now, zone: say.zone).day)
        return part.isLate(at: visit.now) ? "\(say(.dutyLate)), \(say(.dutyDueBy(day)))" : say(.dutyDueBy(day))
    }

    static func home(_ home: Home, _ desk: MonthDutyDesk) -> HTML {
        let say = desk.visit.say
        let lead = home.principle.map { say(.dutiesLead(monthName(home.month, say), $0.name)) } ?? say(.dutiesNoPrinciple)
        return ColleaguePage(title: say(.dutiesTitle), place: .lead).html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><h1>\(say(.dutiesTitle))</h1><p class="lead" dir="auto">\(lead)</p></div></div>
            <div class="split side-22"><div class="stack gap-5">\(own(home, desk))\(below(home, desk))</div>
            <div class="stack gap-5">\(choose(home, desk))\(earlier(home, say))</div></div>
            """)
    }

    private static func own(_ home: Home, _ desk: MonthDutyDesk) -> HTML {
        let say = desk.visit.say
        guard let duty = home.own.first(where: { $0.month == home.month }) else {
            guard home.below.isEmpty else { return HTML() }
            return "<div class=\"blank\">\(Icon.flag.svg)<h2>\(say(.dutyNone))</h2><p>\(say(.dutyNoneWords))</p></div>"
        }
        return """
            <section class="card act" aria-labelledby="h-own"><h2 id="h-own">\(say(.dutyYours))</h2><ul class="list mt-2" role="list">\(each: duty.parts, { part($0, desk.visit) })</ul>\
            <p class="mt-4"><a class="btn primary" href="\(url: MonthDutyPaths.one(duty.id))">\(say(.dutyOpenIt))</a></p></section>
            """
    }

    private static func below(_ home: Home, _ desk: MonthDutyDesk) -> HTML {
        guard !home.below.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card"><header><h2 id="h-below">\(say(.dutyBelow))</h2></header><p class="muted sm">\(say(.dutyBelowWords))</p>\
            <div class="scroll-x mt-2" tabindex="0" role="region" aria-labelledby="h-below"><table class="table"><caption class="sr">\(say(.dutyBelow))</caption>\
            <thead><tr><th scope="col">\(say(.dutyName))</th>\(each: MonthDuty.Step.allCases, { "<th scope=\"col\">\(say(stepName($0)))</th>" })</tr></thead>\
            <tbody>\(each: home.below, { one in
                """
                <tr><th scope="row"><span dir="auto">\(one.name)</span><br><small class="muted">\(desk.house.unit(one.duty.unit)?.name)</small></th>\
                \(each: MonthDuty.Step.allCases, { step in "<td>\(state(one.duty.part(step), desk))</td>" })</tr>
                """
            })</tbody></table></div></section>
            """
    }

    private static func state(_ part: MonthDuty.Part?, _ desk: MonthDutyDesk) -> HTML {
        let say = desk.visit.say
        guard let part else { return HTML() }
        if part.isKept { return "<span class=\"chip act\">\(say(.dutyKept))</span>" }
        return part.isLate(at: desk.visit.now)
            ? "<span class=\"chip lamp\">\(say(.dutyLate))</span>" : "<span class=\"chip line\">\(say(.dutyOpen))</span>"
    }

    private static func choose(_ home: Home, _ desk: MonthDutyDesk) -> HTML {
        guard desk.mayChoose, !home.choices.isEmpty else { return HTML() }
        let say = desk.visit.say
        let choices = home.choices.map { Choice($0.id.description, $0.name) }
        return """
            <section class="card tight" aria-labelledby="h-choose"><h2 class="h3" id="h-choose">\(say(.dutyChoose))</h2><p class="muted sm mt-2">\(say(.dutyChooseWords))</p>\
            <form class="stack gap-3 mt-4" action="\(url: MonthDutyPaths.choose)" method="post"><div class="field"><label class="sr" for="principle">\(say(.dutyChoose))</label>\
            <select class="input" id="principle" name="principle">\(options(choices, selected: home.chosen?.description))</select></div><button class="btn">\(say(.save))</button></form></section>
            """
    }

    private static func earlier(_ home: Home, _ say: Say) -> HTML {
        let past = home.own.filter { $0.month < home.month }
        guard !past.isEmpty else { return HTML() }
        return """
            <section class="card tight" aria-labelledby="h-past"><h2 class="h3" id="h-past">\(say(.dutyEarlier))</h2><ul class="list mt-2" role="list">\(each: past, { duty in
                "<li><a href=\"\(url: MonthDutyPaths.one(duty.id))\">\(monthName(duty.month, say))</a> <span class=\"muted sm\" dir=\"auto\">\(home.names[duty.principle])</span></li>"
            })</ul></section>
            """
    }

    // MARK: One's own duty

    static func one(_ open: Open, _ desk: MonthDutyDesk) -> HTML {
        let say = desk.visit.say
        let title = say(.dutiesLead(monthName(open.duty.month, say), open.principle.name))
        return ColleaguePage(title: open.problems.isEmpty ? title : say(.problemTitle(title)), place: .lead).html(
            desk.visit, desk.viewer,
            """
            <div class="center width-42 stack gap-5"><p><a href="\(url: MonthDutyPaths.home)">\(say(.dutiesTitle))</a></p>\(problemSummary(open.problems, say: say))
            <div><h1 dir="auto">\(open.principle.name)</h1><p class="lead mt-2">\(monthName(open.duty.month, say))</p><div class="mt-4" dir="auto">\(paragraphs(open.principle.text))</div></div>
            \(step(.brief, .dutyBriefWords, open, desk))\(step(.debrief, .dutyDebriefWords, open, desk))\(step(.recognise, .dutyRecogniseWords, open, desk))</div>
            """)
    }

    private static func step(_ step: MonthDuty.Step, _ words: Phrase, _ open: Open, _ desk: MonthDutyDesk) -> HTML {
        guard let part = open.duty.part(step) else { return HTML() }
        let say = desk.visit.say
        let content: HTML = part.isKept ? kept(step, open, say) : form(step, open, say)
        return """
            <section class="card" aria-labelledby="h-\(step.rawValue)"><header><h2 id="h-\(step.rawValue)">\(say(stepName(step)))</h2><span class="meta">\(when(part, desk.visit))</span></header>\
            <p class="muted sm">\(say(words))</p>\(content)</section>
            """
    }

    private static func kept(_ step: MonthDuty.Step, _ open: Open, _ say: Say) -> HTML {
        switch step {
        case .brief: return HTML()
        case .debrief:
            let answers = [(Phrase.dutyLearned, open.debrief.learned), (.dutyDid, open.debrief.did), (.dutyValue, open.debrief.value)]
            return """
                <dl class="facts mt-4">\(each: answers, { "<div><dt>\(say($0.0))</dt><dd dir=\"auto\">\(paragraphs($0.1 ?? ""))</dd></div>" })</dl>\
                <p class="mt-4"><a class="btn" href="\(url: CommitmentPaths.new(String((open.debrief.did ?? "").prefix(200))))">\(say(.dutyMake))</a></p>
                """
        case .recognise:
            guard let (name, words) = open.recognised else { return HTML() }
            return "<p class=\"mt-4\"><b dir=\"auto\">\(name)</b></p><div class=\"mt-2\" dir=\"auto\">\(paragraphs(words))</div>"
        }
    }

    private static func form(_ step: MonthDuty.Step, _ open: Open, _ say: Say) -> HTML {
        let field = FieldDrawer(problems: open.problems, say: say)
        let (boxes, button): (HTML, Phrase) =
            switch step {
            case .brief: (HTML(), .dutyBriefed)
            case .debrief:
                (
                    field.text("learned", .dutyLearned, open.form.learned, rows: 2, limit: MonthDutyForm.most)
                        + field.text("did", .dutyDid, open.form.did, rows: 2, limit: MonthDutyForm.most)
                        + field.text("value", .dutyValue, open.form.value, rows: 2, limit: MonthDutyForm.most), .dutyDebriefed
                )
            case .recognise:
                (
                    field.choice(
                        "thanked", .dutyWhom, [Choice("", say(.dutyWhomChoose))] + open.team.map { Choice($0.id.description, $0.name) },
                        open.form.thanked?.description ?? "")
                        + field.text("thanks", .dutyThanks, open.form.thanks, rows: 3, limit: ColleagueThanks.longest), .dutyRecognised
                )
            }
        return """
            <form class="stack mt-4" action="\(url: MonthDutyPaths.keep(open.duty.id, step))" method="post">\(boxes)<div class="row"><button class="btn">\(say(button))</button></div></form>
            """
    }
}
