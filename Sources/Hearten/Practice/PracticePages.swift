import Markup
import Storage

/// Practice: today's card, the ask-first check, what was met, and when it may come.
enum PracticePages {
    struct Home: Sendable {
        var day: PracticeDay
        var wish: PracticeWish
        var form: PracticeWishForm
        var problems = FormProblems()
        var card: PracticeCard?
        var isAway = false
        var met: [(card: ID<PracticeCard>, title: String, due: Instant)] = []
        var hasCards = false
    }

    static func home(_ home: Home, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let title = home.problems.isEmpty ? say(.practiceTitle) : say(.problemTitle(say(.practiceTitle)))
        let counts: HTML? =
            desk.viewer.may(.measure) && !desk.viewer.isOnTablet
            ? "<div class=\"actions\"><a class=\"btn\" href=\"\(url: PracticePaths.counts)\">\(Icon.people.svg)\(say(.practiceCountsLink))</a></div>"
            : nil
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            \(problemSummary(home.problems, say: say))<div class="page-head"><div><h1>\(say(.practiceTitle))</h1><p class="lead">\(say(.practiceLead))</p></div>\(counts)</div>
            \(LearnTab.nav(.practice, say, for: desk.viewer))<div class="stack gap-5 width-42">\(today(home, desk))\(askFirst(desk))\(met(home, desk))\(when: home.hasCards, wish(home, desk))
            <p class="faint sm">\(say(.practicePrivate))</p></div>
            """)
    }

    private static func today(_ home: Home, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        if home.day.isDone {
            let more: HTML? = home.card.map { "<a class=\"btn quiet\" href=\"\(url: PracticePaths.card($0.id))\">\(say(.practiceOneMore))</a>" }
            return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.practiceDone))</h2><p>\(say(.practiceDoneWords))</p>\(more)</div>"
        }
        guard let card = home.card else {
            let words: (Phrase, Phrase) = home.hasCards ? (.practiceNothing, .practiceNothingWords) : (.practiceNone, .practiceNoneWords)
            return "<div class=\"blank\(when: home.hasCards, " done")\">\(Icon.book.svg)<h2>\(say(words.0))</h2><p>\(say(words.1))</p></div>"
        }
        return """
            <section class="card act" aria-labelledby="h-today"><p class="eyebrow act">\(say(.practiceToday))</p><h2 id="h-today" dir="auto">\(card.content.title)</h2>\
            <p class="mt-2" dir="auto">\(SituationWords.firstSentence(card.content.story))</p>\(when: home.day.isAsked(card.id), "<p class=\"sm mt-2\">\(say(.practiceAsked))</p>")\
            \(why(home, desk).map { "<p class=\"muted sm mt-2\">\(say($0))</p>" as HTML })\
            <p class="mt-4"><a class="btn primary" href="\(url: PracticePaths.card(card.id))">\(say(home.day.turns.isEmpty ? .practiceBegin : .practiceGoOn))</a></p></section>
            """
    }

    /// Why it did not come by itself.
    private static func why(_ home: Home, _ desk: PracticeDesk) -> Phrase? {
        if home.isAway { return .practiceAwayNow }
        if home.wish.rests { return .practiceRestsNow }
        let now = LocalTime(desk.visit.now, zone: desk.zone)
        return home.wish.isQuiet(at: now.hour * 60 + now.minute) ? .practiceNow : nil
    }

    private static func askFirst(_ desk: PracticeDesk) -> HTML {
        guard desk.viewer.may(.readMoments) else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card" aria-labelledby="h-ask"><h2 id="h-ask">\(say(.askFirstCard))</h2><p class="muted mt-2">\(say(.askFirstCardWords))</p>\
            <p class="mt-4"><a class="btn" href="\(url: PracticePaths.askFirst)">\(say(.askFirstBegin))</a></p></section>
            """
    }

    private static func met(_ home: Home, _ desk: PracticeDesk) -> HTML {
        guard !home.met.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card" aria-labelledby="h-met"><h2 id="h-met">\(say(.practiceMet))</h2><ul class="list mt-2" role="list">\(each: home.met, { one in
                let when = again(one.due, desk).map { say(.practiceAgain($0)) } ?? say(.practiceAgainToday)
                return "<li class=\"row between\"><a href=\"\(url: PracticePaths.card(one.card))\" dir=\"auto\">\(one.title)</a><span class=\"muted sm\">\(when)</span></li>"
            })</ul></section>
            """
    }

    /// "tomorrow", "in 6 days"; nil when it is due.
    static func again(_ due: Instant, _ desk: PracticeDesk) -> String? {
        let days = LocalTime(due, zone: desk.zone).day.number - LocalTime(desk.visit.now, zone: desk.zone).day.number
        guard days > 0 else { return nil }
        return desk.visit.say(days == 1 ? .tomorrow : .inDays(days))
    }

    private static func wish(_ home: Home, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let form = home.form
        // What cannot be taken back waits for one's own device.
        let forget: HTML? = desk.viewer.isOnTablet ? nil : forget(home, say)
        return """
            <section class="card" aria-labelledby="h-when"><h2 id="h-when">\(say(.practiceWhen))</h2><p class="muted sm mt-2">\(say(.practiceWhenWords))</p>\
            <form class="stack mt-4" action="\(PracticePaths.wish)" method="post"><div class="row gap-3">\
            \(time("quiet-from", .practiceQuietFrom, form.quietFrom, home.problems, say))\(time("quiet-until", .practiceQuietUntil, form.quietUntil, home.problems, say))</div>\
            <label class="check"><input type="checkbox" name="rests" value="yes"\(when: form.rests, " checked")> \(say(.practiceRests))</label>\
            <div class="row"><button class="btn">\(say(.save))</button></div></form>\
            \(forget)</section>
            """
    }

    private static func forget(_ home: Home, _ say: Say) -> HTML {
        """
        <details class="mt-4"\(when: home.problems["sure"] != nil, " open")><summary>\(say(.practiceForget))</summary><form class="stack gap-3 mt-2" action="\(PracticePaths.forget)" method="post">\
        <p class="muted sm">\(say(.practiceForgetWords))</p>\(fieldProblem("sure", in: home.problems, say: say))\
        <label class="check"><input type="checkbox" id="sure" name="sure" value="yes"> \(say(.practiceIsSure))</label><div class="row"><button class="btn">\(say(.practiceForget))</button></div></form></details>
        """
    }

    private static func time(_ name: StaticString, _ label: Phrase, _ value: String, _ problems: FormProblems, _ say: Say) -> HTML {
        let id = HTML(trusted: name)
        let isBad = problems[name.description] != nil
        return """
            <div class="field\(when: isBad, " bad")"><label for="\(id)">\(say(label))</label>\(fieldProblem(name.description, in: problems, say: say))\
            <input class="input short" id="\(id)" name="\(id)" type="time" value="\(value)"\(when: isBad, " aria-invalid=\"true\" aria-describedby=\"\(id)-e\"")></div>
            """
    }
}
