import Markup
import Storage

/// The customer's own page: what we heard, who has it, our answer, and their word.
struct GuestCasePages {
    let page: GuestCasePage
    /// Nothing when a colleague looks: only who holds the link can say something here.
    let token: Token?
    let visit: Visit

    private var say: Say { visit.say }
    private var one: RecoveryCase { page.recoveryCase }
    private var zone: String { visit.services.house.current.unit(one.unit)?.zone ?? say.zone }
    private func time(_ instant: Instant) -> String { say.time(instant, now: visit.now, zone: zone) }
    private func tag(_ instant: Instant) -> HTML { say.timeTag(instant, now: visit.now, zone: zone) }

    func html() -> HTML {
        let forget: HTML? = token.flatMap { page.hasContact ? " <a href=\"\(url: GuestCasePaths.forget($0))\">\(say(.deleteMyDetails))</a>" : nil }
        let foot: HTML = "<p>\(say(.yourPageFoot))\(forget)</p>"
        let name = CasePages.name(one, visit)
        let title = page.problems.isEmpty ? heading : say(.problemTitle(heading))
        return GuestPage(title: title, foot: foot).html(
            visit,
            """
            <div class="stack gap-5">\(looking)\(problemSummary(page.problems, say: say))
            <div class="stack gap-2 mt-4"><p class="eyebrow">\(page.customer.map { say(.guestCaseFor(name, $0)) } ?? say(.caseNumber(name)))</p><h1>\(heading)</h1><p class="muted">\(next)</p></div>
            \(told)\(steps)\(answers)\(verdict)\(talk)</div>
            """)
    }

    private var looking: HTML? {
        guard token == nil else { return nil }
        return """
            <p class="notice">\(Icon.lock.svg)<span>\(say(.asTheyRead)) <a href="\(url: RecoverPaths.one(one.number))">\(say(.backToTheCase))</a></span></p>
            """
    }

    // MARK: How it stands

    private var heading: String {
        switch one.state {
        case .closed: return say(one.verdict == .yes ? .guestPutRight : .guestClosed)
        case .answered: return page.replies.last?.author.flatMap { page.people[$0] }.map { say(.guestAnswered($0.givenName)) } ?? say(.ourAnswer)
        case .waiting, .inHand:
            if one.reopened > 0 { return say(.guestAgain) }
            return page.owner.map { say(.guestOwned($0.givenName)) } ?? say(.guestHeard)
        }
    }

    private var next: String {
        switch one.state {
        case .waiting, .inHand:
            let due = page.clocks.filter { $0.isRunning }.compactMap(\.dueAt).min()
            guard let due, due > visit.now else { return say(.guestHearSoon) }
            return say(.guestHearBy(time(due)))
        case .answered, .closed:
            guard let follow = page.clock(.followUp), follow.isRunning, let due = follow.dueAt, due > visit.now else {
                return say(.guestNothingOpen)
            }
            return say(.guestFollowBy(time(due)))
        }
    }

    private var told: HTML {
        guard !page.words.isEmpty || !page.toldAgain.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="told"><h2 class="eyebrow" id="told">\(say(.whatYouTold))</h2>\(each: page.words, {
                "<blockquote class=\"voice mt-2\" dir=\"auto\">\(paragraphs($0))</blockquote>"
            })\(each: page.toldAgain, { "<p class=\"meta mt-4\"><span>\(say(.youToldAgain(time($0))))</span></p>" })</section>
            """
    }

    private var steps: HTML {
        let heard: HTML =
            page.owner.map { "\(say(.readBy(time(one.openedAt), $0.givenName, $0.title)))" } ?? "\(say(.heardYouAt(time(one.openedAt))))"
        return """
            <section aria-labelledby="h-steps"><h2 id="h-steps" class="mb-4">\(say(.whatIsHappening))</h2><ol class="trail" role="list">
            \(step("done", .check, .weHeardYou, heard))\(answerStep)\(followStep)\(verdictStep)</ol></section>
            """
    }

    private func step(_ state: StaticString, _ icon: Icon, _ title: Phrase, _ words: HTML) -> HTML {
        let mark: HTML = state.utf8CodeUnitCount == 0 ? "" : " class=\"\(HTML(trusted: state))\""
        return "<li\(mark)><span class=\"dot\">\(icon.svg)</span><div><h3>\(say(title))</h3><p>\(words)</p></div></li>"
    }

    private var answerStep: HTML {
        if let reply = page.replies.last {
            let who = reply.author.flatMap { page.people[$0]?.givenName } ?? ""
            return step("done", .check, .weAnsweredYou, "\(say(.answeredBy(time(reply.at), who)))")
        }
        guard let clock = page.clock(.firstAnswer), clock.isRunning, let due = clock.dueAt else { return step("now", .mail, .ourAnswerComes, "") }
        let isLate = due < visit.now
        let words = say(isLate ? .promisedLate(say.fromNow(due, now: visit.now)) : .promisedIn(say.fromNow(due, now: visit.now)))
        return step(
            "now", .mail, .ourAnswerComes,
            "<span class=\"clock\(when: isLate, " late")\">\(isLate ? Sign.clock(.late) : Sign.clock(.calm, gone: 0.4))\(words)</span>")
    }

    private var followStep: HTML {
        guard let follow = page.clock(.followUp) else { return HTML() }
        if let met = follow.metAt { return step("done", .check, .weFollowedUp, "\(tag(met))") }
        guard !follow.isPaused else { return HTML() }
        return step("", .repair, .weFollowUp, follow.dueAt.map { "\(tag($0))" } ?? "")
    }

    private var verdictStep: HTML {
        if let verdict = one.verdict, verdict != .none {
            return step(one.state == .closed ? "done" : "", .moment, .yourVerdict, "\(say(.youSaid(say(.verdictWord(verdict)))))")
        }
        let words = one.askAt.map { at in say(.weAskYouOn(time(at))) } ?? say(.onlyYouClose)
        return step(one.state == .answered ? "now" : "", .moment, .yourVerdict, "\(words)")
    }

    // MARK: Our answer

    private var answers: HTML {
        guard let newest = page.replies.last else { return HTML() }
        let earlier = page.replies.dropLast()
        return """
            <section aria-labelledby="h-answer"><h2 id="h-answer" class="mb-4">\(say(.ourAnswer))</h2>\(answer(newest))\
            \(when: !earlier.isEmpty, "<details class=\"mt-4\"><summary>\(say(.earlierAnswers(earlier.count)))</summary><div class=\"stack gap-3 mt-2\">\(each: earlier, answer)</div></details>")</section>
            """
    }

    private func answer(_ reply: CaseMessage) -> HTML {
        let parts = [reply.apology, reply.action, reply.invitation, reply.followUp].compactMap { $0 }
        return """
            <div class="card tight stack gap-3">\(person(reply.author, reply.at))
            \(each: parts, { "<div dir=\"auto\">\(paragraphs($0))</div>" })</div>
            """
    }

    private func person(_ id: ID<Colleague>?, _ at: Instant) -> HTML {
        guard let person = id.flatMap({ page.people[$0] }) else { return "<p class=\"meta\">\(tag(at))</p>" }
        return "<div class=\"person\">\(avatar(person.name))<span><b>\(person.name)</b><small>\(person.title), \(tag(at))</small></span></div>"
    }

    // MARK: Their word

    private var verdict: HTML {
        guard let token, one.state == .answered || (one.state == .closed && one.verdict != .yes) else { return HTML() }
        let label = page.reader.map { say(.tellPerson($0.givenName)) } ?? say(.tellUs)
        return """
            <section class="card act" aria-labelledby="h-v"><h2 id="h-v">\(say(.soFarRight))</h2>
            <form class="stack gap-2 mt-4" action="\(url: GuestCasePaths.verdict(token))" method="post">\(hiddenField("key", visit.services.newToken().text))
            <fieldset><legend class="sr">\(say(.soFarRight))</legend>\(fieldProblem("verdict-yes", in: page.problems, say: say))<div class="stack gap-2">\(each: [Verdict.yes, .partly, .no], { verdict in
                "<label class=\"opt\"><input type=\"radio\" id=\"verdict-\(verdict.rawValue)\" name=\"verdict\" value=\"\(verdict.rawValue)\"><span>\(say(.verdictWord(verdict)))</span><span class=\"mark\">\(Icon.check.svg)</span></label>"
            })</div></fieldset>
            <details\(when: !page.missing.isEmpty || page.isEnough, " open")><summary>\(say(.whatIsMissing))</summary><div class="stack gap-2 mt-2"><div class="field"><label class="sr" for="v-words">\(say(.whatIsMissing))</label>\
            <textarea class="input voice small" id="v-words" name="words" rows="2" dir="auto" maxlength="4000">\(page.missing)</textarea></div>
            <label class="check"><input type="checkbox" name="enough" value="yes"\(when: page.isEnough, " checked")> \(say(.enoughForMe))</label></div></details>
            <button class="btn primary wide">\(label)</button></form></section>
            """
    }

    private var talk: HTML {
        let said = page.messages.filter { $0.kind == .customer || ($0.kind == .verdict && $0.words != nil) }
        guard page.isTheirs, token != nil || !said.isEmpty else { return HTML() }
        return """
            <section aria-labelledby="h-talk" class="stack"><h2 id="h-talk">\(say(.messages))</h2>
            \(each: said, { "<div class=\"card tight mine\"><p class=\"eyebrow\">\(say($0.mail == nil ? .youAt(time($0.at)) : .youByMail(time($0.at))))</p><div class=\"mt-2\" dir=\"auto\">\(paragraphs($0.words ?? ""))</div></div>" })
            \(token.map { write(to: $0) })</section>
            """
    }

    private func write(to token: Token) -> HTML {
        let label = page.reader.map { say(.writeTo($0.givenName)) } ?? say(.writeToUs)
        return """
            <form class="field" action="\(url: GuestCasePaths.messages(token))" method="post">\(hiddenField("key", visit.services.newToken().text))<label for="m">\(label)</label>\
            \(fieldProblem("m", in: page.problems, say: say))<textarea class="input" id="m" name="words" rows="2" dir="auto" maxlength="4000">\(page.draft)</textarea><div class="row mt-2"><button class="btn">\(say(.send))</button></div></form>
            """
    }

    static func forget(_ token: Token, _ visit: Visit) -> HTML {
        let say = visit.say
        return GuestPage(title: say(.deleteTitle), foot: HTML()).html(
            visit,
            """
            <div class="stack gap-5 mt-4"><h1>\(say(.deleteTitle))</h1><p>\(say(.deleteWords))</p>
            <form class="stack gap-2" action="\(url: GuestCasePaths.forget(token))" method="post"><button class="btn primary wide">\(say(.deleteNow))</button>\
            <a class="btn wide" href="\(url: GuestCasePaths.one(token))">\(say(.keepThem))</a></form></div>
            """)
    }
}
