import Markup
import Storage

/// One practice card: the question, then why, then how it went.
struct PracticeTurnPages {
    struct Open: Sendable {
        var card: PracticeCard
        var day: PracticeDay
        var form: PracticeForm
        var problems = FormProblems()
        var principle: Principle?
        var dueAt: Instant?
        /// Of today; nil while the question is open.
        var answer: PracticeAnswer?
        /// Of the last time.
        var before: PracticeAnswer?

        var turn: PracticeDay.Turn? { day.turn(of: card.id) }
        /// Whether it can be answered now.
        var isOpen: Bool { turn == nil && day.next == card.id }
    }

    private let open: Open
    private let desk: PracticeDesk
    private var say: Say { desk.visit.say }
    private var content: CardContent { open.card.content }

    static func card(_ open: Open, _ desk: PracticeDesk) -> HTML {
        let title = open.problems.isEmpty ? open.card.content.title : desk.visit.say(.problemTitle(open.card.content.title))
        let page = PracticeTurnPages(open: open, desk: desk)
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <div class="center width-36 stack gap-5">\(problemSummary(open.problems, say: page.say))\(page.head)
            <div class="stack gap-3"><h1 dir="auto">\(page.content.title)</h1>\(when: !page.content.story.isEmpty, "<div class=\"voice small\" dir=\"auto\">\(paragraphs(page.content.story))</div>")</div>
            \(open.isOpen ? page.question : page.answered)\(page.foot)</div>
            """)
    }

    /// Which of today's it is; a row of marks only for whoever goes on after the first.
    private var head: HTML {
        let place = (open.day.turns.firstIndex { $0.card == open.card.id } ?? open.day.turns.count) + 1
        let isOfToday = open.isOpen || open.turn != nil
        let words = isOfToday && place > 1 ? say(.practiceNumber(place, PracticeDay.most)) : say(isOfToday ? .practiceToday : .practiceTitle)
        let marks: HTML? =
            isOfToday && place > 1
            ? "<div class=\"pips\" aria-hidden=\"true\">\(each: 1...PracticeDay.most, { $0 <= place ? "<i class=\"on\"></i>" : "<i></i>" })</div>"
            : nil
        return """
            <div class="stack gap-3"><div class="row between"><p class="eyebrow act">\(Icon.book.svg)\(words)</p>\
            <a class="btn quiet" href="\(url: open.isOpen ? MyDayPaths.today : PracticePaths.home)">\(say(open.isOpen ? .practiceStop : .practiceAll))</a></div>\(marks)\
            \(when: open.day.isAsked(open.card.id), "<p class=\"notice lamp\">\(Icon.heart.svg)<span>\(say(.practiceAsked))</span></p>")</div>
            """
    }

    // MARK: The question

    private var question: HTML {
        let fields: HTML = content.kind == .choose ? choices : words
        return """
            <form class="stack gap-4" action="\(url: PracticePaths.card(open.card.id))" method="post">\(fields)\
            <div class="row between"><span class="faint sm">\(say(.practicePrivate))</span>\
            <button class="btn primary">\(say(content.kind == .choose ? .practiceChoose : .practiceCompare))</button></div></form>
            """
    }

    private var choices: HTML {
        """
        <fieldset class="field\(when: open.problems["choice-1"] != nil, " bad")"><legend dir="auto">\(content.question)</legend>\(fieldProblem("choice-1", in: open.problems, say: say))\
        <div class="stack gap-2 mt-2">\(each: content.options.enumerated(), { place, option in
            let number = place + 1
            return """
                <label class="opt"><input type="radio" id="choice-\(number)" name="choice" value="\(number)"\(when: open.form.choice == number, " checked")>\
                <span dir="auto">\(option.words)</span><span class="mark" aria-hidden="true">\(Icon.check.svg)</span></label>
                """
        })</div></fieldset>
        """
    }

    private var words: HTML {
        let isBad = open.problems["words"] != nil
        return """
            <div class="field\(when: isBad, " bad")"><label for="words" dir="auto">\(content.question)</label><p class="hint" id="words-h">\(say(.practiceWriteHint))</p>\(fieldProblem("words", in: open.problems, say: say))\
            <textarea class="input" id="words" name="words" rows="5" maxlength="\(PracticeForm.mostWords)" dir="auto" aria-describedby="words-h\(when: isBad, " words-e")"\(when: isBad, " aria-invalid=\"true\"")>\(open.form.words)</textarea></div>
            """
    }

    // MARK: What came of it

    private var answered: HTML {
        """
        <p><strong dir="auto">\(content.question)</strong></p>\(content.kind == .choose ? reasons : comparison)\(why)\(rating)
        """
    }

    private var reasons: HTML {
        var chosen: Int?
        if case .chosen(let place) = open.answer { chosen = place }
        return """
            <ol class="stack gap-2" role="list">\(each: content.options.enumerated(), { place, option in
                let isMine = chosen == place + 1
                let mark: HTML = option.isBest ? Icon.check.svg : "<span class=\"ring\(when: isMine, " on")\" aria-hidden=\"true\"></span>"
                let spoken: Phrase? = option.isBest ? (isMine ? .practiceYourBest : .practiceBest) : nil
                return """
                    <li class="answer\(when: option.isBest, " best")">\(mark)<b dir="auto">\(option.words)\(spoken.map { "<span class=\"sr\"> \(say($0))</span>" as HTML })</b>\
                    <p dir="auto">\(when: isMine, "<b>\(say(.practiceYourAnswer))</b> ")\(option.reason)</p></li>
                    """
            })</ol>
            """
    }

    private var comparison: HTML {
        var own: HTML?
        if case .written(let words) = open.answer ?? open.before {
            let title: Phrase = open.answer == nil ? .practiceLastTime : .practiceYourWords
            own = """
                <section class="card" aria-labelledby="h-own"><h2 id="h-own">\(say(title))</h2><div class="mt-2" dir="auto">\(paragraphs(words))</div></section>
                """
        }
        let look: HTML? =
            content.look.isEmpty
            ? nil
            : "<h3 class=\"eyebrow mt-4\">\(say(.practiceLook))</h3><ul class=\"bullets mt-2\">\(each: content.look, { "<li dir=\"auto\">\($0)</li>" })</ul>"
        return """
            \(own)<section class="card" aria-labelledby="h-st"><h2 id="h-st">\(say(.practiceStrong))</h2><div class="voice small mt-2" dir="auto">\(paragraphs(content.strong))</div>\(look)</section>
            """
    }

    private var why: HTML {
        let principle: HTML? = open.principle.map { one in
            let glyph = one.category.flatMap { category in
                Sign.Shape(rawValue: category.rawValue).map { "<span class=\"nowrap\">\(Sign.glyph($0)) \(say(category.word))</span>" as HTML }
            }
            let name: HTML =
                desk.viewer.isOnTablet
                ? "<bdi>\(one.name)</bdi>" : "<a href=\"\(url: LanguagePaths.principle(one.id))\" dir=\"auto\">\(one.name)</a>"
            return """
                <p class="mt-4 sm muted">\(say(.practiceOurWords)) \(name)\(glyph.map { " · \($0)" as HTML })</p>
                """
        }
        guard !content.why.isEmpty || principle != nil else { return HTML() }
        return """
            <section class="card act" aria-labelledby="h-why"><h2 id="h-why">\(say(.practiceWhy))</h2>\
            \(when: !content.why.isEmpty, "<div class=\"mt-2\" dir=\"auto\">\(paragraphs(content.why))</div>")\(principle)</section>
            """
    }

    private var rating: HTML {
        guard let turn = open.turn, !turn.isRated else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-how"><h2 id="h-how">\(say(.practiceHow))</h2><p class="muted sm mt-2">\(say(.practiceHowWords))</p>\
            <form class="grid col-11 gap-2 mt-4" action="\(url: PracticePaths.rating(open.card.id))" method="post">\(each: PracticeForm.ratings, { one in
                "<button class=\"btn\" name=\"rating\" value=\"\(one.name)\">\(say(one.phrase))</button>"
            })</form></section>
            """
    }

    private var foot: HTML {
        guard !open.isOpen, open.turn?.isRated ?? true else { return HTML() }
        let when = open.dueAt.flatMap { PracticePages.again($0, desk) }
        let again = when.map { say(.practiceComesAgain($0)) } ?? say(.practiceWaits)
        guard open.turn != nil else { return "<p class=\"faint sm middle\">\(again)</p>" }
        let more: HTML =
            open.day.next.map { "<a class=\"btn\" href=\"\(url: PracticePaths.card($0))\">\(say(.practiceOneMore))</a>" }
            ?? "<span class=\"muted sm\">\(say(open.day.turns.count >= PracticeDay.most ? .practiceEnough : .practiceDone))</span>"
        return """
            <p class="faint sm middle">\(again)</p><div class="row middle"><a class="btn primary" href="\(url: MyDayPaths.today)">\(say(.placeToday))</a>\(more)</div>
            """
    }
}
