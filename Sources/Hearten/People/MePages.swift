import Markup
import Storage

/// One's own page: name, look, devices, password.
struct MePage: Sendable {
    var sessions: [Session]
    var name: String
    var absence: Absence?
    var own = DevicesOnMe()
    var away = AbsenceForm()
    var problems = FormProblems()

    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let parts = PeopleWords.parts(viewer.assignments, visit.services.house.current, say)
        let title = problems.isEmpty ? say(.meTitle) : say(.problemTitle(say(.meTitle)))
        return ColleaguePage(title: title, place: nil).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))
            <div class="person big">\(avatar(viewer.name))<span><h1 dir="auto">\(viewer.name)</h1>\
            <small>\(parts.isEmpty ? say(.meNoParts) : parts.joined(separator: "; "))</small></span></div>
            \(nameForm(say))\(awayForm(say))\(lookForm(say, viewer))\(devices(visit, viewer))\(own.html(say))\(passwordForm(say))
            <form action="\(SignInPaths.out)" method="post"><button class="btn wide">\(Icon.out.svg)\(say(.meSignOut))</button></form>
            </div>
            """)
    }

    private func nameForm(_ say: Say) -> HTML {
        """
        <form class="card stack" action="\(PeoplePaths.me)" method="post"><h2>\(say(.meNameTitle))</h2>
        \(Box(name: "name", label: say(.personName), value: name, hint: say(.meNameHint), autocomplete: "name", isAnyDirection: true).html(problems, say))
        <div class="row"><button class="btn">\(say(.meSave))</button></div></form>
        """
    }

    private func awayForm(_ say: Say) -> HTML {
        let back: HTML = "<button class=\"btn quiet\" formaction=\"\(PeoplePaths.back)\" formnovalidate>\(say(.iAmBack))</button>"
        return """
            <form class="card stack" action="\(PeoplePaths.absence)" method="post"><div><h2>\(say(.awayTitle))</h2><p class="muted sm mt-2">\(say(.awayHint))</p></div>
            <div class="grid col-11 gap-3">\(Box(name: "away-from", label: say(.awayFrom), value: away.from, type: "date").html(problems, say))
            \(Box(name: "away-to", label: say(.awayTo), value: away.to, type: "date").html(problems, say))</div>
            <div class="row"><button class="btn">\(say(.meSave))</button>\(when: absence != nil, back)</div></form>
            """
    }

    private func lookForm(_ say: Say, _ viewer: Viewer) -> HTML {
        let radio = { (name: StaticString, value: String, label: Phrase, chosen: String?) -> HTML in
            """
            <label class="chip line"><input type="radio" name="\(HTML(trusted: name))" value="\(value)"\(when: (chosen ?? "") == value, " checked")> \(say(label))</label>
            """
        }
        return """
            <form class="card stack" action="\(PeoplePaths.look)" method="post"><h2>\(say(.meLookTitle))</h2>
            <fieldset class="field"><legend>\(say(.meLight))</legend><div class="row mt-2">\(radio("theme", "", .meAsDevice, viewer.theme))\
            \(radio("theme", "light", .meDay, viewer.theme))\(radio("theme", "dark", .meNight, viewer.theme))</div></fieldset>
            <fieldset class="field"><legend>\(say(.meDensity))</legend><div class="row mt-2">\(radio("density", "", .meCalm, viewer.density))\
            \(radio("density", "dense", .meDense, viewer.density))</div></fieldset>
            <label class="check"><input type="checkbox" name="keys" value="yes"\(when: viewer.usesKeys, " checked")> \(say(.meKeys))</label>
            <div class="row"><button class="btn">\(say(.meSave))</button></div></form>
            """
    }

    private func devices(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-s"><header><h2 id="h-s">\(say(.meWhere))</h2></header><ul class="list" role="list">\
            \(each: sessions.sorted { $0.id == viewer.session && $1.id != viewer.session }, { device($0, visit, isOwn: $0.id == viewer.session) })</ul>\
            \(when: sessions.count > 1, "<form class=\"mt-4\" action=\"\(PeoplePaths.endOthers)\" method=\"post\"><button class=\"btn\">\(say(.meEndOthers))</button></form>")</section>
            """
    }

    private func device(_ session: Session, _ visit: Visit, isOwn: Bool) -> HTML {
        let say = visit.say
        let called = DevicesOnMe.name(of: session, say)
        let name = called.isEmpty ? say(.meUnknownDevice) : called
        if isOwn {
            return """
                <li class="row between"><span class="person"><span><b>\(say(.meThisDevice))</b>\
                <small>\(say(.meSince(name, say.time(session.createdAt, now: visit.now))))</small></span></span></li>
                """
        }
        return """
            <li class="row between"><span class="person"><span><b dir="auto">\(name)</b><small>\(when: session.kind == .device, "\(say(.sessionPhone)). ")\(say(.meLastSeen(say.time(session.seenAt, now: visit.now))))</small></span></span>\
            <form action="\(PeoplePaths.endSession(session.id))" method="post"><button class="btn">\(say(.meEndThere))<span class="sr">, \(name)</span></button></form></li>
            """
    }

    private func passwordForm(_ say: Say) -> HTML {
        """
        <form class="card stack" action="\(PeoplePaths.password)" method="post"><h2>\(say(.mePassword))</h2>
        \(Box(name: "old", label: say(.mePasswordNow), type: "password", autocomplete: "current-password").html(problems, say))
        \(Box(name: "new", label: say(.mePasswordNew), hint: say(.passwordHint), type: "password", autocomplete: "new-password").html(problems, say))
        <div class="row"><button class="btn">\(say(.mePasswordChange))</button></div></form>
        """
    }

}
