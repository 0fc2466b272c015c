import Markup
import Storage

/// What guidance could not answer, for those who can.
enum LackPages {
    struct List: Sendable {
        var open: [Lack]
        var closed: [Lack]
        /// The one whose answer could not be taken, and what was written.
        var wrong: ID<Lack>?
        var answer = ""
        var problems = FormProblems()
    }

    static func page(_ list: List, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let title = say(.lacksTitle)
        return ColleaguePage(title: list.problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: GuidancePaths.home)">\(say(.guidanceTitle))</a></p>\(problemSummary(list.problems, say: say))
            <div class="page-head"><div><h1>\(title)</h1><p class="lead">\(say(.lacksLead))</p></div></div>
            <div class="stack gap-5 width-42">\(open(list, desk))\(closed(list.closed, desk))</div>
            """)
    }

    private static func open(_ list: List, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        guard !list.open.isEmpty else {
            return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.lacksNone))</h2><p>\(say(.lacksNoneWords))</p></div>"
        }
        return "\(each: list.open, { item($0, list, desk) })"
    }

    private static func item(_ lack: Lack, _ list: List, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let isWrong = list.wrong == lack.id
        let field = isWrong ? "answer" : "answer-\(lack.id)"
        let problem: HTML? = isWrong ? fieldProblem("answer", in: list.problems, say: say) : nil
        let situation = "\(LanguagePaths.newSituation)?title=\(Fields.encoded(String(lack.words.prefix(100))))"
        return """
            <section class="card stack gap-3" aria-labelledby="h-\(lack.id.description)"><div><h2 class="voice" id="h-\(lack.id.description)" dir="auto">\(lack.words)</h2>\(facts(lack, desk))</div>\
            <form class="stack gap-3" action="\(url: GuidancePaths.lack(lack.id))" method="post"><div class="field\(when: isWrong, " bad")">\
            <label for="\(field)">\(say(.lackAnswer))<span class="sr">: \(lack.words)</span></label>\(problem)\
            <textarea class="input" id="\(field)" name="answer" rows="2" maxlength="1200" dir="auto"\(when: isWrong, " aria-invalid=\"true\" aria-describedby=\"answer-e\"")>\(isWrong ? list.answer : "")</textarea></div>\
            <div class="row"><button class="btn" name="do" value="answer">\(say(.lackSend))</button>\
            <button class="btn quiet" name="do" value="close" aria-label="\(say(.lackCloseOf(lack.words)))">\(say(.lackClose))</button>\
            \(when: desk.mayEditLimits, "<a class=\"btn quiet\" href=\"\(url: situation)\">\(say(.lackMakeSituation))</a>")</div></form></section>
            """
    }

    private static func facts(_ lack: Lack, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        return """
            <p class="meta mt-2">\(when: lack.wantsAnswer, "<span class=\"chip lamp\">\(say(.lackWantsAnswer))</span>")<span>\(say(.lackKind(lack.kind)))</span>\
            <span>\(desk.house.unit(lack.unit)?.name)</span><span>\(say.timeTag(lack.at, now: desk.visit.now))</span></p>
            """
    }

    private static func closed(_ closed: [Lack], _ desk: GuidanceDesk) -> HTML {
        guard !closed.isEmpty else { return HTML() }
        return """
            <details><summary>\(desk.visit.say(.lacksClosed))</summary><ul class="list mt-2" role="list">\(each: closed, { lack in
                "<li class=\"stack gap-1\"><span dir=\"auto\">\(lack.words)</span>\(lack.answer.map { "<div class=\"muted\" dir=\"auto\">\(paragraphs($0))</div>" as HTML })\(facts(lack, desk))</li>"
            })</ul></details>
            """
    }
}
