import Markup

/// The page of outgoing mail.
enum MailPages {
    static func outbox(_ letters: [Mail], _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let lead = say(visit.services.settings.smtp == nil ? .mailLeadShown : .mailLeadSent)
        let list: HTML =
            letters.isEmpty
            ? "<div class=\"blank\">\(Icon.mail.svg)<h2>\(say(.mailNone))</h2><p>\(say(.mailNoneWords))</p></div>"
            : "<section class=\"card\" aria-label=\"\(say(.mailTitle))\"><ul class=\"list\" role=\"list\">\(each: letters, { "<li>\(letter($0, visit))</li>" })</ul></section>"
        return ColleaguePage(title: say(.mailTitle), place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.mail, lead: lead, visit, viewer))\(list)
            """)
    }

    private static func letter(_ mail: Mail, _ visit: Visit) -> HTML {
        let say = visit.say
        let again: HTML = """
            <form class="mt-2" action="\(url: RecoverPaths.mailAgain(mail.id))" method="post"><button class="btn">\(say(.mailAgain))</button></form>
            """
        let failure: HTML? = mail.failure.map { "<p class=\"xs faint\">\($0)</p>" }
        return """
            <article><div class="row between one-line"><h2 class="h3" dir="auto">\(mail.subject.isEmpty ? say(.mailErased) : mail.subject)</h2><span class="chip">\(say(.mailStateName(mail.state)))</span></div>
            <p class="meta"><span>\(say.timeTag(mail.createdAt, now: visit.now))</span><span>\(mail.recipient.isEmpty ? say(.mailErased) : mail.recipient)</span></p>\(failure)
            \(when: !mail.body.isEmpty, "<details class=\"mt-2\"><summary>\(say(.mailRead))</summary><div class=\"mt-2 sm\" dir=\"auto\">\(paragraphs(mail.body))</div></details>")\
            \(when: mail.state == .unsure || (mail.state == .refused && !mail.recipient.isEmpty), again)</article>
            """
    }
}
