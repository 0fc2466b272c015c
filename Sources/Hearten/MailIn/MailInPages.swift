import Markup
import Storage

/// What the page of incoming mail shows.
struct MailInView: Sendable {
    var held: [MailHeld]
    var stopped: [MailHeld]
    var counts: [MailHeld.State: Int]
    var box: MailBox?
    /// How many `hearten mail` has laid down that are not taken yet.
    var laid: Int
    var unit: ID<Unit>?
    var touchpoint: ID<Touchpoint>?
    var problems = FormProblems()
}

/// Incoming mail, for those who decide about what waits. Names of colleagues are masked here too.
struct MailInPages {
    let view: MailInView
    let visit: Visit
    let viewer: Viewer

    private var say: Say { visit.say }

    func html() -> HTML {
        let title = view.problems.isEmpty ? say(.mailInTitle) : say(.problemTitle(say(.mailInTitle)))
        return ColleaguePage(title: title, place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.mailIn, lead: say(lead), visit, viewer))\(problemSummary(view.problems, say: say))
            <div class="split side-22"><div class="stack gap-5">\(waiting)\(stopped)</div><div class="stack gap-5">\(box)\(place)</div></div>
            """)
    }

    private var lead: Phrase {
        visit.services.settings.mailAddress == nil ? .mailInOff : .mailInLead(view.counts[.held] ?? 0)
    }

    // MARK: What waits

    private var waiting: HTML {
        guard !view.held.isEmpty else {
            return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.mailInNone))</h2><p>\(say(.mailInNoneWords))</p></div>"
        }
        return section("h-w", .mailInWaits, view.held)
    }

    private var stopped: HTML {
        guard !view.stopped.isEmpty else { return HTML() }
        return section("h-s", .mailInStopped, view.stopped)
    }

    private func section(_ id: String, _ title: Phrase, _ mails: [MailHeld]) -> HTML {
        """
        <section class="card" aria-labelledby="\(id)"><header><h2 id="\(id)">\(say(title))</h2></header>
        <ul class="list" role="list">\(each: mails, { "<li>\(mail($0))</li>" })</ul></section>
        """
    }

    private func mail(_ mail: MailHeld) -> HTML {
        let subject = mail.subject.isEmpty ? say(.mailNoSubject) : masked(mail.subject)
        let about = mail.caseNumber.map { say(.mailAboutCase(String($0))) }
        let facts = [mail.sender, about ?? ""].filter { !$0.isEmpty }
        return """
            <article><div class="row between one-line"><h3 dir="auto">\(subject)</h3><span class="chip">\(say(.mailReason(mail.reason)))</span></div>
            <p class="meta"><span>\(say.timeTag(mail.at, now: visit.now))</span>\(each: facts, { "<span dir=\"auto\">\($0)</span>" })</p>
            <p class="sm muted mt-2">\(say(.mailReasonWords(mail.reason)))</p>\(words(mail))\(files(mail))\(buttons(mail, subject))</article>
            """
    }

    private func words(_ mail: MailHeld) -> HTML? {
        if let words = mail.words ?? mail.quoted {
            return """
                <details class="mt-2"><summary>\(say(.mailRead))</summary><blockquote class="voice small mt-2" dir="auto">\(paragraphs(masked(words)))</blockquote></details>
                """
        }
        guard let raw = mail.raw else { return nil }
        return """
            <details class="mt-2"><summary>\(say(.mailItsBeginning))</summary><blockquote class="sm mt-2" dir="ltr">\(paragraphs(masked(Words.sound(String(decoding: raw.prefix(4_000), as: UTF8.self)))))</blockquote></details>
            """
    }

    private func files(_ mail: MailHeld) -> HTML? {
        guard mail.fileCount > 0 else { return nil }
        return "<p class=\"xs faint\" dir=\"auto\">\(say(.mailFiles(mail.fileCount, mail.files.joined(separator: ", "))))</p>"
    }

    private func buttons(_ mail: MailHeld, _ subject: String) -> HTML {
        let canAccept = mail.reason != .returned && mail.reason != .delayed && (mail.words != nil || mail.quoted != nil || mail.fileCount > 0)
        let accept: HTML = """
            <button class="btn" formaction="\(url: MailInPaths.accept(mail.id))">\(say(mail.caseID == nil ? .mailAcceptMoment : .mailAcceptComment))<span class="sr">, \(subject)</span></button>
            """
        return """
            <form class="row gap-2 mt-2" method="post" action="\(url: MailInPaths.putAway(mail.id))">\(when: canAccept, accept)\
            <button class="btn quiet">\(say(.mailPutItAway))<span class="sr">, \(subject)</span></button></form>
            """
    }

    private func masked(_ words: String) -> String { visit.services.maskedWords(words) ?? words }

    // MARK: The mailbox

    private var box: HTML {
        let settings = visit.services.settings
        guard let address = settings.mailAddress else {
            return
                "<section class=\"card tight\" aria-labelledby=\"h-b\"><h2 id=\"h-b\">\(say(.mailBoxTitle))</h2><p class=\"sm muted mt-2\">\(say(.mailBoxNone))</p></section>"
        }
        let last: HTML? = view.box.flatMap { box in
            if let failure = box.failure {
                return "<p class=\"notice plain mt-4\">\(Icon.warning.svg)<span>\(say(.mailBoxFails)) <span lang=\"en\">\(failure)</span>.</span></p>"
            }
            return box.readAt.map { "<p class=\"sm mt-2\">\(say(.mailBoxRead(say.time($0, now: visit.now))))</p>" }
        }
        return """
            <section class="card tight" aria-labelledby="h-b"><h2 id="h-b">\(say(.mailBoxTitle))</h2><p class="mt-2 break" dir="ltr">\(address)</p>
            \(last)\(when: view.laid > 0, "<p class=\"sm mt-2\">\(say(.mailLaid(view.laid)))</p>")\
            <p class="sm muted mt-2">\(say(.mailTaken(view.counts[.taken] ?? 0)))</p></section>
            """
    }

    private var place: HTML {
        let house = visit.services.house.current
        guard let root = house.root else { return HTML() }
        let units = house.within(Scope(roots: [root])).map { Choice($0.id.description, $0.name) }
        let points = [Choice("", say(.mailNoPoint))] + house.journey.map { Choice($0.id.description, $0.name) }
        return """
            <form class="card tight stack" action="\(url: MailInPaths.place)" method="post"><div><h2>\(say(.mailPlaceTitle))</h2><p class="muted sm mt-2">\(say(.mailPlaceWords))</p></div>
            \(Picker(name: "unit", label: say(.mailPlaceUnit), choices: units, selected: (view.unit ?? root).description).html(view.problems, say))
            \(Picker(name: "point", label: say(.mailPlacePoint), choices: points, selected: view.touchpoint?.description ?? "").html(view.problems, say))
            <div class="row"><button class="btn">\(say(.mailKeepPlace))</button></div></form>
            """
    }
}
