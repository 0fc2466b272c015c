import Markup
import Storage

/// What one page shows of requests.
struct TeamRequestList: Sendable {
    var toUs: [TeamRequest]
    var fromUs: [TeamRequest]
    var ended: [TeamRequest]

    static func load(_ viewer: Viewer, _ tx: any ReadTransaction) throws -> TeamRequestList {
        let scope = viewer.requestScope
        let ended =
            try TeamRequestQueries.list(asked: true, within: scope, hasEnded: true, limit: 20, tx)
            + TeamRequestQueries.list(asked: false, within: scope, hasEnded: true, limit: 20, tx)
        var seen: Set<ID<TeamRequest>> = []
        return TeamRequestList(
            toUs: try TeamRequestQueries.list(asked: true, within: scope, hasEnded: false, limit: 60, tx),
            fromUs: try TeamRequestQueries.list(asked: false, within: scope, hasEnded: false, limit: 60, tx),
            ended: ended.filter { seen.insert($0.id).inserted }.sorted { ($0.endedAt ?? $0.askedAt) > ($1.endedAt ?? $1.askedAt) })
    }
}

/// Requests as lines of a list, on their own page and on *My day*.
enum TeamRequestLines {
    static func line(_ one: TeamRequest, _ visit: Visit) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let between = say(.requestFromTo(house.unit(one.from)?.name ?? "", house.unit(one.to)?.name ?? ""))
        let clock: HTML? =
            one.state.isOpen
            ? one.dueAt.map {
                ClockWords(say: say, now: visit.now, zone: say.zone).dayClock(from: one.askedAt, due: $0)
            } : nil
        let level: HTML? = one.level.map { "<span class=\"level\">\(Sign.steps($0))\(say(levelName($0)))</span>" }
        return """
            <li><a class="person plain" href="\(url: RequestPaths.one(one.id))"><span><b dir="auto">\(one.title)</b><small>\(between). \(say(state(one)))</small></span>\(clock)\(level)</a></li>
            """
    }

    static func state(_ one: TeamRequest) -> Phrase {
        switch one.state {
        case .waiting: .requestWaits
        case .inHand: .requestInHand
        case .done: .requestIsDone
        case .closed: .requestClosed
        case .withdrawn: .requestWithdrawn
        }
    }

    /// The part of *My day* that is between teams.
    static func onMyDay(_ requests: [TeamRequest], _ visit: Visit) -> HTML {
        guard !requests.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-requests"><header><h2 id="h-requests">\(visit.say(.requestsOnMyDay))</h2>\
            <a class="sm" href="\(url: RequestPaths.all)">\(visit.say(.requestsAll))</a></header><ul class="list" role="list">\
            \(each: requests, { line($0, visit) })</ul></section>
            """
    }
}

/// The pages of requests between teams.
struct TeamRequestPages {
    let visit: Visit
    let viewer: Viewer
    private var say: Say { visit.say }
    private var house: House { visit.services.house.current }

    private func page(_ title: String, _ main: HTML) -> HTML { ColleaguePage(title: title, place: .requests).html(visit, viewer, main) }

    func list(_ list: TeamRequestList) -> HTML {
        page(
            say(.requestsTitle),
            """
            <div class="page-head"><div><h1>\(say(.requestsTitle))</h1><p class="lead">\(say(.requestsLead))</p></div>\
            <div class="actions"><a class="btn primary" href="\(url: RequestPaths.new)">\(say(.requestAskTitle))</a></div></div>
            <div class="stack gap-5">\(group("to", .requestsToUs, list.toUs, none: .requestsNoneToUs))\(group("from", .requestsFromUs, list.fromUs, none: .requestsNoneFromUs))
            \(when: !list.ended.isEmpty, "<details><summary>\(say(.requestsEnded))</summary><ul class=\"list mt-2\" role=\"list\">\(each: list.ended, { TeamRequestLines.line($0, visit) })</ul></details>")</div>
            """)
    }

    private func group(_ id: String, _ title: Phrase, _ requests: [TeamRequest], none: Phrase) -> HTML {
        let lines: HTML = "<ul class=\"list\" role=\"list\">\(each: requests, { TeamRequestLines.line($0, visit) })</ul>"
        return """
            <section class="card" aria-labelledby="h-\(id)"><header><h2 id="h-\(id)">\(say(title))</h2></header>\
            \(requests.isEmpty ? "<p class=\"muted\">\(say(none))</p>" : lines)</section>
            """
    }

    // MARK: Asking

    func ask(_ draft: TeamRequestDraft, _ problems: FormProblems) -> HTML {
        let units = TeamRequestForm.units(viewer, house)
        let title = problems.isEmpty ? say(.requestAskTitle) : say(.problemTitle(say(.requestAskTitle)))
        guard !units.isEmpty else {
            return page(
                title, "<div class=\"center width-42\"><h1>\(say(.requestAskTitle))</h1><p class=\"lead mt-2\">\(say(.requestNowhere))</p></div>")
        }
        let choices =
            [Choice("", "")] + units.map { Choice($0.id.description, String(repeating: "\u{2003}", count: house.depth(of: $0.id)) + $0.name) }
        let isBad = problems["words"] != nil
        return page(
            title,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))<div><h1>\(say(.requestAskTitle))</h1><p class="lead muted mt-2">\(say(.requestAskLead))</p></div>
            <form class="stack gap-5" action="\(url: RequestPaths.all)" method="post">\(hiddenField("key", draft.key))
            \(Picker(name: "to", label: say(.requestTeam), choices: choices, selected: draft.to).html(problems, say))
            <div class="field\(when: isBad, " bad")"><label for="words">\(say(.requestWords))</label><p class="hint" id="words-h">\(say(.requestWordsHint))</p>\(fieldProblem("words", in: problems, say: say))\
            <textarea class="input" id="words" name="words" rows="4" dir="auto" maxlength="\(TeamRequest.longest)" aria-describedby="words-h"\(when: isBad, " aria-invalid=\"true\"")>\(draft.words)</textarea></div>
            \(Box(name: "wanted", label: "\(say(.requestWanted)) (\(say(.personIfYouLike)))", value: draft.wanted, hint: say(.requestWantedHint), type: "datetime-local").html(problems, say))
            <div class="row end"><button class="btn primary big">\(say(.requestSend))</button></div></form></div>
            """)
    }

    // MARK: One request

    func one(_ one: TeamRequest, _ clocks: [CaseClock], _ names: [ID<Colleague>: CasePerson], _ problems: FormProblems) -> HTML {
        let side = RequestSide(one, viewer, house)
        func name(_ id: ID<Colleague>?) -> String { id.flatMap { names[$0]?.name } ?? say(.somebody) }
        let between = say(.requestFromTo(house.unit(one.from)?.name ?? "", house.unit(one.to)?.name ?? ""))
        let state = one.state == .inHand ? say(.requestWith(name(one.owner))) : say(TeamRequestLines.state(one))
        let done: HTML? = one.doneAt.map { at in
            let words: HTML? = one.doneWords.map { "<div class=\"mt-2\" dir=\"auto\">\(paragraphs($0))</div>" }
            return "<section class=\"card\"><h2>\(say(.requestDoneBy(name(one.owner), say.time(at, now: visit.now))))</h2>\(words)</section>"
        }
        return page(
            one.title,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))
            <div><p class="crumb"><a href="\(url: RequestPaths.all)">\(say(.requestsAll))</a></p><h1 dir="auto">\(one.title)</h1><p class="lead muted mt-2">\(between). \(state)</p></div>
            <section class="card"><div dir="auto">\(paragraphs(one.words))</div><p class="meta mt-4"><span>\(say(.requestAskedBy(name(one.askedBy), say.time(one.askedAt, now: visit.now))))</span></p></section>
            \(promises(one, clocks))\(done)\(when: one.level != nil, level(one))\(when: side.isAsked && one.state.isOpen, work(one))\(when: side.isAsking, judge(one, problems))</div>
            """)
    }

    private func promises(_ one: TeamRequest, _ clocks: [CaseClock]) -> HTML {
        let words = ClockWords(say: say, now: visit.now, zone: say.zone)
        let calendar = house.calendar(of: one.to)
        guard one.state.isOpen || clocks.contains(where: { $0.missedAt != nil }) else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-clocks"><header><h2 id="h-clocks">\(say(.requestPromises))</h2></header><ul class="list" role="list">\(each: clocks, { clock in
                "<li class=\"row between\"><span>\(say(clock.kind == .firstAnswer ? .requestAnswerClock : .requestDoneClock))</span>\(words.state(clock, gone: clock.gone(at: visit.now, in: calendar)))</li>"
            })</ul></section>
            """
    }

    private func level(_ one: TeamRequest) -> HTML {
        guard let level = one.level else { return HTML() }
        return "<section class=\"card\"><p class=\"level\">\(Sign.steps(level))<b>\(say(levelName(level)))</b></p></section>"
    }

    private func work(_ one: TeamRequest) -> HTML {
        let isMine = one.owner == viewer.id
        return """
            <form class="card stack gap-4" action="\(url: RequestPaths.one(one.id))" method="post">\(hiddenField("with", one.owner?.description ?? "nobody"))
            \(when: !isMine, "<div class=\"row\"><button class=\"btn\(when: one.owner == nil, " primary")\" name=\"act\" value=\"take\">\(say(one.owner == nil ? .requestTake : .requestTakeOver))</button></div>")
            <div class="field"><label for="done-words">\(say(.requestDoneWords)) <span class="faint light">\(say(.personIfYouLike))</span></label>\
            <textarea class="input" id="done-words" name="words" rows="2" dir="auto" maxlength="\(TeamRequest.longest)"></textarea></div>
            <div class="row end"><button class="btn\(when: isMine, " primary")" name="act" value="done">\(say(.requestDone))</button></div></form>
            """
    }

    private func judge(_ one: TeamRequest, _ problems: FormProblems) -> HTML {
        if one.state.isOpen {
            return """
                <form action="\(url: RequestPaths.one(one.id))" method="post"><button class="btn quiet" name="act" value="withdraw">\(say(.requestWithdraw))</button></form>
                """
        }
        guard one.state == .done else { return HTML() }
        return """
            <form class="card stack gap-4" action="\(url: RequestPaths.one(one.id))" method="post"><fieldset class="field" id="level"><legend>\(say(.requestLevelTitle))</legend>\(fieldProblem("level", in: problems, say: say))\
            <div class="levels mt-2">\(each: 1...6, { level in
                "<label class=\"opt\"><input type=\"radio\" name=\"level\" value=\"\(level)\">\(Sign.steps(level))<span>\(say(levelName(level)))</span></label>"
            })</div></fieldset><div class="row between"><button class="btn quiet" name="act" value="again">\(say(.requestAgain))</button>\
            <button class="btn primary" name="act" value="level">\(say(.requestLevelSend))</button></div></form>
            """
    }
}
