import Markup
import Storage

/// One colleague, for whoever looks after people there.
struct PersonPage: Sendable {
    var line: ColleagueLine
    var parts: [Viewer.Assignment]
    var giving: Giving
    var devices = DevicesOnPerson()
    var problems = FormProblems()

    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let state = PeopleWords.state(line, parts, giving.house, say, now: visit.now)
        return ColleaguePage(title: say(.peopleInSettings(line.name)), place: .settings).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5"><p><a class="btn quiet" href="\(PeoplePaths.people)">\(Icon.left.svg)\(say(.backToPeople))</a></p>
            \(problemSummary(problems, say: say))
            <div class="person big">\(avatar(line.name))<span><h1 dir="auto">\(line.name)</h1><small>\(state)</small></span></div>
            \(when: line.isDisabled, comeBack(say))\(when: !line.isDisabled, sections(visit, viewer, isSelf: line.id == viewer.id))
            </div>
            """)
    }

    private func sections(_ visit: Visit, _ viewer: Viewer, isSelf: Bool) -> HTML {
        let say = visit.say
        return
            "\(partsCard(say))\(giveCard(say))\(workCard(say, viewer))\(when: !isSelf, wayIn(say) + devices.html(line.id, line.name, visit) + leave(say))"
    }

    private func partsCard(_ say: Say) -> HTML {
        """
        <section class="card" aria-labelledby="h-r"><header><h2 id="h-r">\(say(.partsTitle))</h2></header><p class="hint">\(say(.partsHint))</p>
        \(when: parts.isEmpty, "<p class=\"muted\">\(say(.noParts))</p>")\
        <ul class="list" role="list">\(each: parts, { part in
            let words = PeopleWords.parts([part], giving.house, say).first ?? say(part.role.phrase)
            return """
                <li class="row between"><span>\(words)</span><form action="\(PeoplePaths.takeRole(line.id))" method="post">\
                \(hiddenField("role", part.role.rawValue))\(hiddenField("unit", part.unit.description))\
                <button class="btn">\(say(.takeAway))<span class="sr">, \(words)</span></button></form></li>
                """
        })</ul></section>
        """
    }

    private func giveCard(_ say: Say) -> HTML {
        """
        <form class="card stack" action="\(PeoplePaths.giveRole(line.id))" method="post"><h2>\(say(.giveTitle))</h2>
        \(PeopleWords.rolePicker(giving, selected: "", say).html(problems, say))
        \(PeopleWords.unitPicker(giving, selected: line.unit.description, say).html(problems, say))
        <div class="row"><button class="btn">\(say(.giveButton))</button></div></form>
        """
    }

    private func workCard(_ say: Say, _ viewer: Viewer) -> HTML {
        let number = Box(name: "staff-key", label: say(.staffNumber), value: line.staffKey ?? "", hint: say(.staffNumberHint), isShort: true)
        let units = giving.house.within(giving.scope).map { Choice($0.id.description, $0.name) }
        return """
            <form class="card stack" action="\(PeoplePaths.work(line.id))" method="post"><h2>\(say(.workTitle))</h2>
            \(Box(name: "title", label: say(.personTitle), value: line.title, hint: say(.personTitleHint), isAnyDirection: true).html(problems, say))
            \(Picker(name: "home", label: say(.personAt), choices: units, selected: line.unit.description).html(problems, say))
            \(when: viewer.may(.importPeople), number.html(problems, say))
            <div class="row"><button class="btn">\(say(.personSave))</button></div></form>
            """
    }

    private func wayIn(_ say: Say) -> HTML {
        """
        <section class="card stack"><h2>\(say(.wayInTitle))</h2><p class="muted">\(say(.wayInWords))</p><div class="row">\
        <form action="\(PeoplePaths.invite(line.id))" method="post"><button class="btn">\(Icon.key.svg)\(say(.invitationNewLink))</button></form>\
        \(when: line.invitedUntil != nil, "<form action=\"\(PeoplePaths.endInvitation(line.id))\" method=\"post\"><button class=\"btn quiet\">\(say(.invitationTakeBack))</button></form>")\
        </div></section>
        """
    }

    private func leave(_ say: Say) -> HTML {
        """
        <section class="card stack"><h2>\(say(.leaveTitle))</h2><p class="muted">\(say(.leaveWords))</p>\
        <form action="\(PeoplePaths.disable(line.id))" method="post"><button class="btn">\(say(.disableButton))</button></form></section>
        """
    }

    private func comeBack(_ say: Say) -> HTML {
        """
        <section class="card stack"><p>\(say(.enableWords))</p>\
        <form action="\(PeoplePaths.enable(line.id))" method="post"><button class="btn primary">\(say(.enableButton))</button></form></section>
        """
    }
}

/// The link of an invitation, shown once, fit to be printed and handed over.
struct InvitationMadePage: Sendable {
    var name: String
    var link: String
    var until: Instant
    var goesByMail: Bool

    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.giveLink(name)), place: .settings).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5"><div><h1>\(say(.giveLink(name)))</h1>
            <p class="lead mt-2">\(say(.linkWorksUntil(say.time(until, now: visit.now))))\(when: goesByMail, " \(say(.linkAlsoMailed))")</p></div>
            <div class="notice" role="status">\(Icon.check.svg)<div><p class="copy"><code id="link">\(link)</code></p>
            <p class="mt-2">\(say(.invitationHandOver))</p></div></div>
            <p><a class="btn" href="\(PeoplePaths.people)">\(say(.backToPeople))</a></p></div>
            """)
    }
}
