import Markup
import Storage

/// Guidance on one page: the question, what was found, whom to ask, what may be decided, situations, principles.
enum GuidancePages {
    struct Found: Sendable {
        var question: String
        var answer: Guidance.Answer
        var isNoted: Bool
    }

    static func home(_ guidance: Guidance, _ found: Found?, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        return ColleaguePage(title: say(.guidanceTitle), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <hearten-guidance class="center width-42 stack gap-5" data-worker="\(url: GuidancePaths.worker)">
            <p class="notice lamp offline-only" role="status">\(Icon.offline.svg)<span>\(say(.guidanceOffline(asOf(desk.visit))))</span></p>
            <div><h1>\(say(.guidanceTitle))</h1><p class="lead mt-2">\(say(.guidanceLead))</p></div>
            \(LearnTab.nav(.guidance, say, for: desk.viewer))\(search(found?.question ?? "", say))
            <section class="card act" data-found aria-live="polite" hidden><p class="muted sm mb-4">\(say(.guidanceOfflineSearch))</p><ul class="list" role="list"></ul></section>
            \(found.map { GuidanceFound.html($0, guidance, desk) })\(asked(guidance.asked, desk))\(whom(guidance.whom, desk))
            \(limits(guidance, desk))\(situations(guidance.situations, say))\(principles(guidance.principles, say))\(desks(guidance, desk))
            </hearten-guidance>
            """)
    }

    /// "21 November 2026, 09:00": a page that is read tomorrow must not say "today".
    private static func asOf(_ visit: Visit) -> String {
        let local = LocalTime(visit.now, zone: visit.say.zone)
        return "\(visit.say.date(local.day)), \(local.clock)"
    }

    static func search(_ question: String, _ say: Say) -> HTML {
        """
        <form class="row guidance-ask" action="\(url: GuidancePaths.ask)" method="post" role="search"><div class="field grow"><label for="q">\(say(.guidanceAsk))</label>\
        <input class="input" id="q" name="q" type="search" autocomplete="off" maxlength="\(Lacks.longest)" value="\(question)" dir="auto" data-search></div>\
        <button class="btn primary">\(say(.guidanceFind))</button></form>
        """
    }

    static func person(_ one: WhomToAsk, _ desk: GuidanceDesk) -> HTML {
        let until = one.until.map { desk.visit.say(.hereUntil(LocalTime($0, zone: desk.visit.say.zone).clock)) }
        let place = [one.title, desk.house.unit(one.unit)?.name, until].compactMap { $0 }.joined(separator: ", ")
        return "<span class=\"person\">\(avatar(one.name))<span><b>\(one.name)</b><small>\(place)</small></span></span>"
    }

    private static func whom(_ whom: [WhomToAsk], _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let people: HTML =
            whom.isEmpty
            ? "<p class=\"muted mt-2\">\(say(.guidanceNobodyAbove))</p>"
            : "<ul class=\"list mt-2\" role=\"list\">\(each: whom, { "<li>\(person($0, desk))</li>" })</ul>"
        return "<section class=\"card\" aria-labelledby=\"h-w\"><h2 id=\"h-w\">\(say(.guidanceWhom))</h2>\(people)</section>"
    }

    private static func asked(_ asked: [Lack], _ desk: GuidanceDesk) -> HTML {
        guard !asked.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card lamp" aria-labelledby="h-a"><h2 id="h-a">\(say(.guidanceAsked))</h2><ul class="list mt-2" role="list">\(each: asked, { lack in
                let by = lack.answeredBy.flatMap { desk.house.names.person($0)?.name }
                let state = lack.answer == nil ? say(.guidanceWaits) : by.map { say(.guidanceAnsweredBy($0)) } ?? say(.guidanceAnswered)
                return "<li class=\"stack gap-1\"><b dir=\"auto\">\(lack.words)</b>\(lack.answer.map { "<div dir=\"auto\">\(paragraphs($0))</div>" as HTML })<span class=\"meta\"><span>\(state)</span></span></li>"
            })</ul></section>
            """
    }

    private static func limits(_ guidance: Guidance, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let written = guidance.limits.compactMap { limit in limit.text.map { (limit.role, $0) } }
        let texts: HTML =
            written.isEmpty
            ? "<p class=\"muted mt-2\">\(say(.guidanceNoLimits))</p>"
            : "\(each: written, { limit in "<section class=\"mt-4\" id=\"l-\(limit.0.rawValue)\" data-piece=\"\(say(.guidanceMayDecide))\">\(when: written.count > 1, "<h3 class=\"eyebrow\">\(say(limit.0.phrase))</h3>")<div dir=\"auto\">\(paragraphs(limit.1))</div></section>" })"
        return """
            <section class="card" aria-labelledby="h-l"><h2 id="h-l">\(say(.guidanceMayDecide))</h2>\(texts)\
            <h3 class="eyebrow mt-4">\(say(.guidanceClocks))</h3><dl class="facts">\(each: clocks(guidance.rules, say), { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl></section>
            """
    }

    /// The promised times of recoveries, in words.
    private static func clocks(_ rules: RecoveryRules, _ say: Say) -> [(String, String)] {
        func words(_ allowance: Allowance) -> String? {
            switch allowance {
            case .workingTime(let time): say(.withinWorkingHours(Int(time / millisecondsPerHour)))
            case .workingDays(let count): say(.withinWorkingDays(count))
            case .calendarDays(let count): say(.afterDays(count))
            case .until: nil
            }
        }
        let all: [(Phrase, Allowance)] = [
            (.guidanceFirstLetDown, rules.firstAnswerLetDown), (.guidanceFirst, rules.firstAnswer), (.guidancePutRight, rules.putRight),
            (.guidanceFollowUp, rules.followUp),
        ]
        return all.compactMap { one in words(one.1).map { (say(one.0), $0) } }
    }

    private static func situations(_ situations: [Situation], _ say: Say) -> HTML {
        guard !situations.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-s"><h2 id="h-s">\(say(.situationsTitle))</h2><ul class="list mt-2" role="list">\(each: situations, { one in
                "<li><details><summary dir=\"auto\">\(one.content.title)</summary><div class=\"stack gap-3 mt-2\" id=\"s-\(one.id.description)\" data-piece=\"\(one.content.title)\">\(SituationWords.html(one.content, say))</div></details></li>"
            })</ul></section>
            """
    }

    private static func principles(_ principles: [Principle], _ say: Say) -> HTML {
        guard !principles.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-p"><h2 id="h-p">\(say(.learnPrinciples))</h2><ul class="list mt-2" role="list">\(each: principles, { one in
                "<li><details><summary dir=\"auto\">\(one.name)</summary><div class=\"mt-2\" id=\"p-\(one.id.description)\" data-piece=\"\(one.name)\" dir=\"auto\">\(paragraphs(one.text))</div></details></li>"
            })</ul></section>
            """
    }

    /// Ways for those who look after guidance.
    private static func desks(_ guidance: Guidance, _ desk: GuidanceDesk) -> HTML {
        guard desk.maySeeLacks, !desk.viewer.isOnTablet else { return HTML() }
        let say = desk.visit.say
        let lacks = guidance.openLacks > 0 ? say(.lacksLink(guidance.openLacks)) : say(.lacksTitle)
        return """
            <p class="row"><a class="btn" href="\(url: GuidancePaths.lacks)">\(lacks)</a>\
            \(when: desk.mayEditLimits, "<a class=\"btn\" href=\"\(url: GuidancePaths.limits)\">\(say(.limitsLink))</a>")</p>
            """
    }
}
