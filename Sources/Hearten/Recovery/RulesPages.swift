import Markup

/// The page on which the rules of recoveries are edited.
enum RulesPages {
    static func form(_ form: RulesForm, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = problems.isEmpty ? say(.rulesTitle) : say(.problemTitle(say(.rulesTitle)))
        let levels = (1...6).map { Choice(String($0), say(levelName($0))) }
        return ColleaguePage(title: title, place: .settings).html(
            visit, viewer,
            """
            \(problemSummary(problems, say: say))
            \(settingsHead(.rules, lead: say(.rulesLead), visit, viewer))
            <form class="stack gap-5 width-42" action="\(url: RecoverPaths.rules)" method="post">
            <section class="card" aria-labelledby="h-open"><header><h2 id="h-open">\(say(.rulesOpenWhen))</h2></header><div class="stack gap-3">
            <label class="check"><input type="checkbox" name="by-level" value="yes"\(when: form.level != nil, " checked")> \(say(.rulesByLevel))</label>
            <div class="field in-1"><label class="sr" for="level">\(say(.factLevel))</label><select class="input short" id="level" name="level">\(options(levels, selected: String(form.level ?? 2)))</select></div>
            <label class="check"><input type="checkbox" name="by-reading" value="yes"\(when: form.byReading, " checked")> \(say(.rulesByReading))</label>
            <label class="check"><input type="checkbox" name="by-urgency" value="yes"\(when: form.byUrgency, " checked")> \(say(.rulesByUrgency))</label>
            <div class="field\(when: problems["words"] != nil, " bad")"><label for="words">\(say(.rulesByWords))</label><p class="hint" id="words-h">\(say(.rulesOneALine))</p>\(fieldProblem("words", in: problems, say: say))
            <textarea class="input" id="words" name="words" rows="3" dir="auto" aria-describedby="words-h">\(form.words)</textarea></div></div></section>
            <section class="card" aria-labelledby="h-clock"><header><h2 id="h-clock">\(say(.clocks))</h2><span class="meta">\(say(.rulesInWorkingHours))</span></header>
            <div class="grid col-14 gap-4">\(each: RulesForm.Clock.allCases, { clock($0, form, problems, say) })</div></section>
            <div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """)
    }

    private static func clock(_ clock: RulesForm.Clock, _ form: RulesForm, _ problems: FormProblems, _ say: Say) -> HTML {
        let id = clock.rawValue
        return """
            <div class="field\(when: problems[id] != nil, " bad")"><label for="\(id)">\(say(.ruleClock(clock)))</label>\(fieldProblem(id, in: problems, say: say))\
            <span class="unit-input"><input class="input" id="\(id)" name="\(id)" type="number" min="1" max="\(clock.most)" value="\(form.hours[id])"><span>\(say(clock.isHours ? .unitHours : clock == .right ? .unitWorkingDays : .unitDays))</span></span></div>
            """
    }
}
