import Markup
import Statistics
import Storage

/// What the page of results shows.
struct PulseView: Sendable {
    var units: [Unit]
    var unit: Unit
    var rounds: [PulseRound]
    var results: [PulseResult]
    var baseline: [PulseQuestion: PulseResult]
    /// The rounds that make the baseline; they are compared with nothing.
    var first: [PulseRound]
    var places: [PulseResult]
    var isOn: Bool
    var maySwitch: Bool

    static let months = 6

    static func load(_ chosen: ID<Unit>?, _ viewer: Viewer, _ house: House, _ tx: any ReadTransaction) throws -> PulseView {
        let scope = try viewer.requiredScope(.measure)
        let units = house.within(scope)
        guard let unit = units.first(where: { $0.id == chosen }) ?? units.first else { throw Refusal.notFound }
        if let chosen, chosen != unit.id { throw Refusal.notFound }
        let rounds = try PulseQueries.rounds(limit: months, tx)
        let first = try PulseQueries.firstRounds(limit: PulseRound.baseline, tx)
        let base = try PulseQueries.results(of: unit.id, in: first, within: scope, tx)
        var baseline: [PulseQuestion: PulseResult] = [:]
        for question in PulseQuestion.allCases { baseline[question] = PulseResult.together(base.filter { $0.question == question }) }
        return PulseView(
            units: units, unit: unit, rounds: rounds, results: try PulseQueries.results(of: unit.id, in: rounds, within: scope, tx),
            baseline: baseline, first: first,
            places: try rounds.first.map { try PulseQueries.results(of: house.children[unit.id] ?? [], within: scope, in: $0, tx) } ?? [],
            isOn: try PulseQueries.isOn(tx), maySwitch: viewer.mayForAll(.editRules, in: house))
    }
}

/// The pages of the pulse.
struct PulsePages {
    let visit: Visit
    let viewer: Viewer
    private var say: Say { visit.say }
    private var house: House { visit.services.house.current }

    // MARK: Answering

    func ask(_ round: PulseRound, _ problems: FormProblems) -> HTML {
        let title = problems.isEmpty ? say(.pulseTitle) : say(.problemTitle(say(.pulseTitle)))
        return ColleaguePage(title: title, place: .today).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))<div><h1>\(say(.pulseAskTitle))</h1><p class="lead muted mt-2">\(say(.pulseAskLead))</p></div>
            <form class="stack gap-5" action="\(url: PulsePaths.answer)" method="post">\(fieldProblem("question-1", in: problems, say: say))\(each: PulseQuestion.allCases, question)
            <p class="muted sm">\(say(.pulseSkipOne)) \(say(.pulseOpenUntil(say.shortDate(Day(round.end.number - 1), now: LocalTime(visit.now, zone: say.zone).day))))</p>
            <div class="row between"><button class="btn quiet" name="act" value="skip">\(say(.pulseSkip))</button><button class="btn primary big" name="act" value="send">\(say(.pulseSend))</button></div></form></div>
            """)
    }

    private func question(_ question: PulseQuestion) -> HTML {
        """
        <fieldset class="card" id="question-\(question.rawValue)"><legend><b>\(say(.pulseQuestion(question)))</b></legend><div class="row mt-2">\(each: PulseQuestion.values, { value in
            "<label class=\"chip line\"><input type=\"radio\" name=\"question-\(question.rawValue)\" value=\"\(value)\"> \(say(.pulseValue(value)))</label>"
        })</div></fieldset>
        """
    }

    func notNow(_ words: Phrase) -> HTML {
        ColleaguePage(title: say(.pulseTitle), place: .today).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5"><h1>\(say(.pulseTitle))</h1><p class="lead">\(say(words))</p>\
            <p class="row"><a class="btn" href="\(MyDayPaths.today)">\(say(.myDayTitle))</a></p></div>
            """)
    }

    // MARK: Results

    func results(_ view: PulseView) -> HTML {
        let choices = view.units.map { Choice($0.id.description, String(repeating: "\u{2003}", count: house.depth(of: $0.id)) + $0.name) }
        return ColleaguePage(title: say(.pulseTitle), place: .pulse).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(.pulseTitle)), <span dir="auto">\(view.unit.name)</span></h1><p class="lead">\(say(.pulseLead))</p></div></div>
            <form class="filters mb-4" action="\(url: PulsePaths.all)" method="get"><div class="field"><label for="unit">\(say(.pulseWhere))</label>\
            <select class="input" id="unit" name="unit">\(options(choices, selected: view.unit.id.description))</select></div><button class="btn">\(say(.pulseShow))</button></form>
            <div class="stack gap-5">\(view.rounds.isEmpty ? nothing : months(view))\(when: !view.places.isEmpty, places(view))\(when: view.maySwitch, onOff(view))</div>
            """)
    }

    private var nothing: HTML {
        "<div class=\"blank\">\(Icon.measure.svg)<h2>\(say(.pulseNothingYet))</h2><p>\(say(.pulseNothingYetWords))</p></div>"
    }

    private func months(_ view: PulseView) -> HTML {
        """
        <section class="card"><header><h2 id="h-months">\(say(.pulseMonths))</h2><span class="meta"><span>\(say(.pulseBaselineWords))</span></span></header>
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-months"><table class="table"><caption class="sr">\(say(.pulseMonthsCaption))</caption>
        <thead><tr><th scope="col">\(say(.pulseMonth))</th>\(each: PulseQuestion.allCases, { "<th scope=\"col\">\(say(.pulseQuestion($0)))</th>" })</tr></thead><tbody>
        <tr><th scope="row">\(say(.pulseBaseline))</th>\(each: PulseQuestion.allCases, { "<td>\(figure(view.baseline[$0]))</td>" })</tr>
        \(each: view.rounds, { round in
            "<tr><th scope=\"row\">\(month(round))</th>\(each: PulseQuestion.allCases, { question in "<td>\(cell(view, round, question))</td>" })</tr>"
        })</tbody></table></div></section>
        """
    }

    private func cell(_ view: PulseView, _ round: PulseRound, _ question: PulseQuestion) -> HTML {
        let result = view.results.first { $0.round == round && $0.question == question }
        guard let result, let base = view.baseline[question], !view.first.contains(round) else {
            return figure(result)
        }
        let change: Phrase =
            switch result.change(from: base) {
            case .up: .pulseUp
            case .down: .pulseDown
            case .unclear: .pulseNoChange
            }
        return "\(figure(result))<br><small class=\"muted\">\(say(change))</small>"
    }

    private func places(_ view: PulseView) -> HTML {
        let byUnit = Dictionary(grouping: view.places, by: \.unit)
        let units = view.units.filter { byUnit[$0.id] != nil }
        return """
            <section class="card"><header><h2 id="h-places">\(say(.pulsePlaces))</h2></header>
            <div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-places"><table class="table"><caption class="sr">\(say(.pulsePlacesCaption))</caption>
            <thead><tr><th scope="col">\(say(.pulseWhere))</th>\(each: PulseQuestion.allCases, { "<th scope=\"col\">\(say(.pulseQuestion($0)))</th>" })</tr></thead><tbody>
            \(each: units, { unit in
                "<tr><th scope=\"row\"><a href=\"\(url: PulsePaths.of(unit.id))\" dir=\"auto\">\(unit.name)</a></th>\(each: PulseQuestion.allCases, { question in "<td>\(figure(byUnit[unit.id]?.first { $0.question == question }))</td>" })</tr>"
            })</tbody></table></div></section>
            """
    }

    private func figure(_ result: PulseResult?) -> HTML {
        guard let result, let estimate = result.estimate else { return "<span class=\"muted\">\(say(.pulseHidden))</span>" }
        let low = tenths(estimate.interval.low), high = tenths(estimate.interval.high)
        let words: String =
            if estimate.value <= PulseResult.ends.low {
                say(.pulseUnder(tenths(PulseResult.ends.low)))
            } else if estimate.value >= PulseResult.ends.high {
                say(.pulseOver(tenths(PulseResult.ends.high)))
            } else {
                say(.pulseFigure(tenths(estimate.value), low, high))
            }
        let few: HTML? = result.n < 30 ? ", \(say(.pulseFewAnswers))" : nil
        return "<span class=\"tnum\">\(words)</span><br><small class=\"muted\">\(say(.pulseAnswers(result.n)))\(few)</small>"
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func month(_ round: PulseRound) -> String {
        "\(say(Phrase.months[round.month % 12])) \(round.month / 12)"
    }

    private func onOff(_ view: PulseView) -> HTML {
        """
        <section class="card"><p>\(say(view.isOn ? .pulseIsOn : .pulseIsOff))</p><form class="mt-2" action="\(url: PulsePaths.setting)" method="post">\
        <button class="btn" name="on" value="\(view.isOn ? "no" : "yes")">\(say(view.isOn ? .pulseSwitchOff : .pulseSwitchOn))</button></form></section>
        """
    }
}

/// The line on *My day* that says that questions are open.
enum PulseOnMyDay {
    static func html(_ isOpen: Bool, _ say: Say) -> HTML {
        guard isOpen else { return HTML() }
        return
            "<p class=\"notice\">\(Icon.moment.svg)<span>\(say(.pulseOnMyDay))</span> <a href=\"\(url: PulsePaths.answer)\">\(say(.pulseAnswer))</a></p>"
    }

    /// Whether somebody is asked now: the round is open, and they have not had their turn.
    static func isOpen(for viewer: Viewer, _ house: House, _ tx: any ReadTransaction) throws -> Bool {
        guard let round = PulseRound.open(on: LocalTime(tx.now, zone: house.zone).day), try PulseQueries.isOn(tx) else { return false }
        return try !PulseQueries.hasTakenPart(viewer.id, in: round, tx)
    }
}
