import Markup
import Storage

/// What stands beside a case: owner, who is with it, clocks, the customer's page, and how it ends.
struct CaseSide {
    let page: CasePages

    private var one: RecoveryCase { page.one }
    private var say: Say { page.say }
    private var data: CasePage { page.page }
    private var me: ID<Colleague> { page.viewer.id }
    private func act(_ name: String) -> String { RecoverPaths.act(one.number, name) }

    var html: HTML {
        """
        <aside class="stack gap-5" aria-label="\(say(.aboutThisCase))">\(owner)\(helpers)\(clocks)\(customer)\(closing)\(cause)\(data.reading.map { $0.html(say) })\(data.notReady.map { $0.html(say) })</aside>
        """
    }

    private var owner: HTML {
        let words =
            one.owner == nil
            ? say(one.state == .closed ? .nobodyElse : .nobodyYetReply)
            : one.owner == me ? say(.youLookAfterThis) : say(.looksAfterThis(page.name(one.owner)))
        let asked: HTML? = one.offeredTo.map { who in
            "<p class=\"muted sm mt-2\">\(who == me ? say(.youWereAsked) : say(.askedToTake(page.name(who))))</p>"
        }
        guard one.state.isOpen else { return card(.owner, "<p class=\"muted sm\">\(words)</p>") }
        let take: HTML = one.owner == me && one.offeredTo != me ? "" : button("owner", .iTakeIt, name: "who", value: "me")
        let decline: HTML = one.offeredTo == me ? button("decline", .iCannot) : ""
        return card(
            .owner,
            """
            <p class="muted sm">\(words)</p>\(asked)<div class="stack gap-2 mt-4">\(take)\(decline)\(ask("owner", "ask", .askAColleague))</div>
            """)
    }

    private func ask(_ path: String, _ id: StaticString, _ title: Phrase) -> HTML {
        let choices = data.askable.map { Choice($0.id.description, $0.name) }
        guard !choices.isEmpty else { return HTML() }
        return """
            <details><summary>\(say(title))</summary><form class="stack gap-2 mt-2" action="\(url: act(path))" method="post"><div class="field"><label for="\(HTML(trusted: id))">\(say(.who))</label>\
            <select class="input" id="\(HTML(trusted: id))" name="who">\(options(choices, selected: nil))</select></div><button class="btn">\(say(.ask))</button></form></details>
            """
    }

    private var helpers: HTML {
        let names = data.helpers.map { page.name($0) }
        let people: HTML =
            names.isEmpty
            ? "<p class=\"muted sm\">\(say(.nobodyElse))</p>"
            : "<ul class=\"list\" role=\"list\">\(each: names, { "<li><div class=\"person\">\(avatar($0))<span><b>\($0)</b></span></div></li>" })</ul>"
        guard one.state.isOpen else { return card(.whoIsWithIt, people) }
        let join: HTML = data.helpers.contains(me) || one.owner == me ? "" : button("helpers", .joinIn)
        return card(.whoIsWithIt, "\(people)<div class=\"stack gap-2 mt-4\">\(join)\(ask("helpers", "ask-in", .askIn))</div>")
    }

    // MARK: Clocks

    private var clocks: HTML {
        let hold: HTML =
            one.pausedAt != nil
            ? "<div class=\"mt-4\">\(button("resumption", .goOn))</div>"
            : one.state == .waiting || one.state == .inHand
                ? "<div class=\"mt-4\"><p class=\"muted sm mb-4\">\(say(.holdWords))</p>\(button("pause", .hold))</div>" : ""
        let follow: HTML =
            data.clocks.contains { $0.clock.kind == .followUp && $0.clock.metAt == nil }
            ? "<div class=\"mt-4\">\(button("follow-up", .followUpDone))</div>" : ""
        return card(
            .clocks,
            """
            <dl class="facts">\(each: data.clocks, { line in
                "<div><dt>\(say(.clockName(line.clock.kind)))</dt><dd>\(page.clocks.state(line.clock, gone: line.gone))\(why(line))</dd></div>"
            })</dl>\(hold)\(follow)
            """)
    }

    private func why(_ line: CasePage.ClockLine) -> HTML {
        let lines = line.arithmetic.map { page.clocks.lines($0) } ?? [say(.sumNeverOpen)]
        return """
            <details><summary>\(say(.whyThisTime))<span class="sr"> \(say(.clockName(line.clock.kind)))</span></summary><ol class="sums">\(each: lines, { "<li>\($0)</li>" })</ol></details>
            """
    }

    // MARK: The customer

    private var customer: HTML {
        let contact = data.contact
        let reach: HTML =
            contact.map { contact in
                """
                <dl class="facts mb-4">\(contact.email.map { "<div><dt>\(say(.reachThem))</dt><dd><a href=\"mailto:\($0.text)\">\(breakable($0.text))</a></dd></div>" as HTML })\
                \(contact.phone.map { "<div><dt>\(say(.reachThem))</dt><dd dir=\"ltr\">\($0)</dd></div>" as HTML })</dl>
                """
            } ?? "<p class=\"sm muted\">\(say(.notReachable))</p>"
        return card(
            .privatePage,
            """
            \(reach)\(when: data.events.contains { $0.kind == .mailReturned }, "<p class=\"notice plain\">\(Icon.warning.svg)<span>\(say(.mailReturnedNotice))</span></p>")<p class="sm muted">\(say(.privatePageWords))</p><p class="mt-2"><a class="sm" href="\(url: act("page"))">\(say(.seeAsTheyDo))</a></p>
            """)
    }

    // MARK: How it ends

    private var closing: HTML {
        switch one.state {
        case .closed:
            let words = say(.closedAs(say(.verdictName(one.verdict ?? .none)), page.time(one.verdictAt ?? one.closedAt ?? one.openedAt)))
            return card(.finished, "<p class=\"sm\">\(words)</p><div class=\"mt-4\">\(button("reopening", .openAgain))</div>")
        case .answered:
            let plan: HTML? = one.askAt.map { at in
                let time = page.time(at)
                return "<p class=\"sm muted mt-2\">\(say(one.askedCount < VerdictSchedule.questions ? .weAskOn(time) : .askedClosesOn(time)))</p>"
            }
            let askNow: HTML = one.askedCount == 0 ? "<div class=\"mt-4\">\(button("question", .askThemNow))</div>" : ""
            return card(.closing, "<p class=\"sm muted\">\(say(.onlyTheyClose))</p>\(plan)\(askNow)")
        case .waiting, .inHand: return card(.closing, "<p class=\"sm muted\">\(say(.onlyTheyClose))</p>")
        }
    }

    private var cause: HTML {
        guard one.state == .closed else { return HTML() }
        return card(
            .cause,
            """
            <form class="stack gap-2" action="\(url: act("cause"))" method="post"><div class="field"><label class="sr" for="cause">\(say(.cause))</label><p class="hint" id="cause-h">\(say(.causeHint))</p>\
            <input class="input" id="cause" name="cause" dir="auto" maxlength="200" aria-describedby="cause-h" value="\(one.cause)"></div><button class="btn wide">\(say(.keepCause))</button></form>
            """)
    }

    private func card(_ title: Phrase, _ content: HTML) -> HTML {
        "<section class=\"card tight\"><h2 class=\"h3 mb-4\">\(say(title))</h2>\(content)</section>"
    }

    /// A long address breaks where a reader would break it.
    private func breakable(_ address: String) -> HTML {
        "\(each: address.split(separator: "@", omittingEmptySubsequences: false).enumerated(), { "\(when: $0.offset > 0, "<wbr>@")\(String($0.element))" })"
    }

    private func button(_ path: String, _ label: Phrase, name: String? = nil, value: String = "") -> HTML {
        let field: HTML? = name.map { " name=\"\($0)\" value=\"\(value)\"" }
        return "<form action=\"\(url: act(path))\" method=\"post\"><button class=\"btn wide\"\(field)>\(say(label))</button></form>"
    }
}
