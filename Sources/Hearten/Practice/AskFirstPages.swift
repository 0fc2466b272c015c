import Markup
import Statistics
import Storage

/// The ask-first check: a customer's words, then the level that was tapped.
enum AskFirstPages {
    struct Asked: Sendable {
        var answered: Int
        var level: Int?
        var problems = FormProblems()
        var question: AskFirst.Question?
        var gaps: [Int] = []
    }

    struct Seen: Sendable {
        var question: AskFirst.Question
        var prediction: AskFirst.Prediction
        var gaps: [Int]
        var hasMore: Bool
    }

    static func page(_ asked: Asked, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let title = asked.problems.isEmpty ? say(.askFirstTitle) : say(.problemTitle(say(.askFirstTitle)))
        let content: HTML = asked.question.map { form($0, asked, desk) } ?? nothing(asked, say)
        return frame(title, problems: asked.problems, "\(content)\(own(asked.gaps, say))", desk)
    }

    private static func frame(_ title: String, problems: FormProblems = FormProblems(), _ content: HTML, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <div class="center width-36 stack gap-5"><p><a href="\(url: PracticePaths.home)">\(say(.practiceTitle))</a></p>\(problemSummary(problems, say: say))
            <div><h1>\(say(.askFirstTitle))</h1><p class="lead mt-2">\(say(.askFirstLead))</p></div>
            \(content)<p class="faint sm">\(say(.practicePrivate))</p></div>
            """)
    }

    private static func words(_ question: AskFirst.Question, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let place = [desk.house.touchpoint(question.touchpoint)?.name, desk.house.unit(question.unit)?.name].compactMap { $0 }
        return """
            <blockquote class="voice" dir="auto"\(question.language.map { " lang=\"\($0)\"" as HTML })>\(paragraphs(question.words))</blockquote>\
            <p class="meta mt-4">\(each: place, { "<span>\($0)</span>" })<span>\(say.timeTag(question.happenedAt, now: desk.visit.now))</span></p>
            """
    }

    private static func form(_ question: AskFirst.Question, _ asked: Asked, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let isBad = asked.problems["level"] != nil
        return """
            <section class="card">\(words(question, desk))<form class="stack gap-4 mt-4" action="\(PracticePaths.askFirst)" method="post">\(hiddenField("moment", question.moment.description))\
            <fieldset class="field\(when: isBad, " bad")"><legend>\(say(.askFirstQuestion))</legend>\(fieldProblem("level", in: asked.problems, say: say))<div class="levels mt-2">\(each: 1...6, { level in
                "<label class=\"opt\"><input type=\"radio\"\(when: level == 1, " id=\"level\"") name=\"level\" value=\"\(level)\"\(when: asked.level == level, " checked")>\(Sign.steps(level))<span>\(say(levelName(level)))</span></label>"
            })</div></fieldset><div class="row end"><button class="btn primary">\(say(.askFirstSee))</button></div></form></section>
            """
    }

    private static func nothing(_ asked: Asked, _ say: Say) -> HTML {
        let isDone = asked.answered >= AskFirst.most
        return """
            <div class="blank\(when: isDone, " done")">\((isDone ? Icon.check : .moment).svg)<h2>\(say(isDone ? .askFirstEnough : .askFirstNone))</h2>\
            <p>\(say(isDone ? .askFirstEnoughWords : .askFirstNoneWords))</p></div>
            """
    }

    static func seen(_ seen: Seen, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let gap = seen.prediction.gap
        let sentence: Phrase = gap == 0 ? .askFirstSame : gap > 0 ? .askFirstHigher(gap) : .askFirstLower(-gap)
        let more: HTML? = seen.hasMore ? "<a class=\"btn\" href=\"\(url: PracticePaths.askFirst)\">\(say(.askFirstNext))</a>" : nil
        return frame(
            say(.askFirstTitle),
            """
            <section class="card">\(words(seen.question, desk))<dl class="facts mt-4">\
            <div><dt>\(say(.askFirstYou))</dt><dd>\(level(seen.prediction.predicted, say))</dd></div><div><dt>\(say(.askFirstThey))</dt><dd>\(level(seen.prediction.told, say))</dd></div></dl>\
            <p class="mt-4"><strong>\(say(sentence))</strong></p>\
            <div class="row mt-4">\(more)\(when: !desk.viewer.isOnTablet, "<a class=\"btn quiet\" href=\"\(url: MomentPaths.moment(seen.question.moment))\">\(say(.askFirstItsMoment))</a>")</div></section>\(own(seen.gaps, say))
            """, desk)
    }

    private static func level(_ level: Int, _ say: Say) -> HTML { "<span class=\"level\">\(Sign.steps(level))\(say(levelName(level)))</span>" }

    private static func own(_ gaps: [Int], _ say: Say) -> HTML {
        guard !gaps.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-own"><h2 id="h-own">\(say(.askFirstOwn))</h2><p class="mt-2">\(say(ownWords(gaps)))</p></section>
            """
    }

    /// One's own mean in words; that its range holds zero is good news, and said so.
    static func ownWords(_ gaps: [Int]) -> Phrase {
        guard let mean = AskFirst.own(gaps) else { return .askFirstSoFar(gaps.count) }
        let places = max(1, Rounding.decimals(for: mean.interval, most: 1))
        func text(_ value: Double) -> String { Rounding.text(value, decimals: places) }
        let (low, high) = (mean.interval.low, mean.interval.high)
        switch mean.change {
        case .up: return .askFirstOwnUp(text(mean.value), text(low), text(high), mean.n)
        case .down: return .askFirstOwnDown(text(-mean.value), text(-high), text(-low), mean.n)
        case .unclear: return .askFirstOwnLevel(text(low), text(high), mean.n)
        }
    }
}
