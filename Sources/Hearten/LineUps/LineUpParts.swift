import Markup
import Storage

/// The parts of a line-up and its board of promises, as several pages show them.
enum LineUpParts {
    static func list(_ view: LineUpView, _ visit: Visit) -> HTML {
        let say = visit.say
        let note: HTML? = view.lineUp.note.map { part(say(.lineUpNote), minutes: nil, "<div dir=\"auto\">\(paragraphs($0))</div>", say) }
        return """
            <ol class="lineup" role="list">\(note)\(thanks(view, say))\(moment(view, visit))\(word(view, say))\(known(view, visit))\
            \(part(say(.partQuestion), minutes: 1, "<p dir=\"auto\"><strong>\(question(view.lineUp, say))</strong></p>", say))\
            \(part(say(.partPromise), minutes: 2, "<p>\(say(.promiseSay))</p>", say))</ol>
            """
    }

    static func question(_ one: LineUp, _ say: Say) -> String { one.question ?? say(.lineUpQuestion(one.questionNumber)) }

    private static func part(_ title: String, minutes: Int?, _ body: HTML, _ say: Say, isTheirs: Bool = false) -> HTML {
        """
        <li><h3\(when: isTheirs, " dir=\"auto\"")>\(title)</h3><span class="mins">\(minutes.map { say(.lineUpMinutes($0)) })</span><div class="body">\(body)</div></li>
        """
    }

    private static func thanks(_ view: LineUpView, _ say: Say) -> HTML {
        guard let one = view.thanks else { return part(say(.partThanks), minutes: 2, "<p>\(say(.thanksNone))</p>", say) }
        let words: HTML = view.thanksWords.map { voice($0, one.language, isSmall: false) } ?? "<p>\(say(.thanksNoWords))</p>"
        guard !one.names.isEmpty else { return part(say(.partThanksTeam), minutes: 2, "\(words)<p>\(say(.thanksForTeam))</p>", say) }
        let names = one.names.prefix(6).joined(separator: ", ")
        return part(
            say(.partThanks), minutes: 2,
            "\(words)<div class=\"person\">\(each: one.names.prefix(3), { avatar($0) })<span>\(say(.thanksFor(names)))</span></div>", say)
    }

    private static func moment(_ view: LineUpView, _ visit: Visit) -> HTML {
        let say = visit.say
        guard let one = view.moment else { return part(say(.partMoment), minutes: 3, "<p>\(say(.momentNone))</p>", say) }
        let house = visit.services.house.current
        let level: HTML? = one.level.map { "<span>\(Sign.steps($0))<span class=\"sr\">\(say(levelName($0)))</span></span>" }
        let place: HTML? = house.touchpoint(one.touchpoint).map { "<span dir=\"auto\">\($0.name)</span>" }
        return part(
            say(.partMoment), minutes: 3,
            """
            \(voice(one.words, one.language, isSmall: true))<p class="meta">\(level)\(place)<span>\(say.day(one.happenedAt, now: visit.now))</span></p><p>\(say(.momentAsk))</p>
            """, say)
    }

    private static func word(_ view: LineUpView, _ say: Say) -> HTML? {
        view.principle.map {
            part(say(.partWord($0.name)), minutes: 2, "<div dir=\"auto\">\(paragraphs($0.text))</div>", say, isTheirs: true)
        }
    }

    private static func known(_ view: LineUpView, _ visit: Visit) -> HTML? {
        view.known.people.isEmpty ? nil : part(visit.say(.partPeople), minutes: 1, view.known.lines(visit), visit.say)
    }

    static func voice(_ words: String, _ language: String?, isSmall: Bool) -> HTML {
        let tongue: HTML? = language.map { " lang=\"\($0)\"" }
        return "<blockquote class=\"voice\(when: isSmall, " small")\" dir=\"auto\"\(tongue)>\(paragraphs(words))</blockquote>"
    }

    /// `run` is set on the page of a line-up that is being held: whoever keeps a promise there comes back to it.
    static func board(_ view: LineUpView, mayEnd: Bool, run: Day? = nil, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !view.promises.isEmpty || !view.keptLately.isEmpty else { return "<p class=\"muted\">\(say(.promisesNone))</p>" }
        let names = visit.services.house.current.names
        let back: HTML? = run.map { hiddenField("run", $0.iso) }
        return """
            <ul class="list" role="list">\(each: view.promises, { promise in
                let who = promise.colleague.flatMap { names.person($0)?.name } ?? say(.promiseEverybody)
                let facts = say(.promiseSince(who, say.day(promise.madeAt, now: visit.now)))
                let words: HTML = "<span><span dir=\"auto\">\(promise.text)</span><small>\(facts)</small></span>"
                guard mayEnd else { return "<li><div class=\"tick\"><span class=\"box\" aria-hidden=\"true\"></span>\(words)</div></li>" }
                return """
                    <li class="row between"><form class="tick grow" action="\(url: LineUpPaths.kept(view.unit.id, promise.id))" method="post">\(back)\
                    <button class="box" aria-label="\(say(.promiseKeptLabel(promise.text)))"></button>\(words)</form>\
                    <form class="no-print" action="\(url: LineUpPaths.letGo(view.unit.id, promise.id))" method="post">\(back)<button class="btn quiet">\(say(.promiseLetGoButton))<span class="sr">, \(promise.text)</span></button></form></li>
                    """
            })\(each: view.keptLately, { promise in
                "<li><div class=\"tick\"><span class=\"box done\" aria-hidden=\"true\">\(Icon.check.svg)</span><span class=\"muted\"><span dir=\"auto\">\(promise.text)</span><small>\(say(.promiseKeptTitle))</small></span></div></li>"
            })</ul>
            """
    }
}
