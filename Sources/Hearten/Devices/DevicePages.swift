import Markup
import Storage

/// Pages about one's own phone and PIN.
enum DevicePages {
    /// A link that was just made, as a code to scan: on one's own screen, or as a sheet to hand over.
    struct Link {
        var token: Token
        /// Whose phone it is for; nil for one's own.
        var other: (id: ID<Colleague>, name: String)?
        var until: Instant
    }

    static func link(_ link: Link, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let address = visit.services.settings.url + DevicePaths.link(link.token)
        let title = link.other.map { say(.deviceSheetTitle($0.name)) } ?? say(.deviceLinkTitle)
        let lead = link.other == nil ? say(.deviceLinkLead) : say(.deviceSheetLead(say.time(link.until, now: visit.now)))
        let back = link.other.map { PeoplePaths.person($0.id) } ?? PeoplePaths.me
        let code: HTML? = SignDrawing(address).map { "<div class=\"qr\" role=\"img\" aria-label=\"\(say(.deviceOpens))\">\($0.svg)</div>" }
        return ColleaguePage(title: title, place: link.other == nil ? nil : .settings).html(
            visit, viewer,
            """
            <p class="no-print mb-4"><a class="btn quiet" href="\(url: back)">\(Icon.left.svg)\(say(link.other == nil ? .backToYou : .backToPerson))</a></p>
            <article class="sheet poster" aria-labelledby="h-link"><h1 id="h-link" dir="auto">\(title)</h1><p class="lead">\(lead)</p>
            \(code)<p class="muted">\(say(.deviceSheetHow))</p><p class="copy"><span class="sr">\(say(.deviceLinkInstead)): </span><bdi dir="ltr"><code id="link">\(address)</code></bdi></p></article>
            """)
    }

    /// What the link opens: nothing has happened yet.
    static func take(_ token: Token, owner: (name: String, givenName: String), _ name: String, _ problems: FormProblems, _ visit: Visit) -> HTML {
        let say = visit.say
        let title = say(.devicePageTitle)
        return BarePage(title: problems.isEmpty ? title : say(.problemTitle(title))).html(
            visit,
            """
            <div class="center width-26 stack gap-6 sign-in">\(problemSummary(problems, say: say))
            <div><h1 dir="auto">\(say(.deviceAsk(owner.name)))</h1><p class="muted mt-2">\(say(.deviceIsFor(owner.name, visit.services.house.current.name))) \(say(.deviceAskWords))</p></div>
            <form class="stack" action="\(url: DevicePaths.link(token))" method="post">
            \(Box(name: "name", label: say(.deviceName), value: name, autocomplete: "off", isAnyDirection: true).html(problems, say))
            <button class="btn primary big wide">\(say(.deviceTake))</button></form></div>
            """)
    }

    static func gone(_ visit: Visit) -> HTML {
        let say = visit.say
        return BarePage(title: say(.deviceGoneTitle)).html(
            visit,
            """
            <div class="center width-42 stack gap-5"><div class="blank mt-6">\(Icon.key.svg)<h1>\(say(.deviceGoneTitle))</h1><p>\(say(.deviceGoneWords))</p></div></div>
            """)
    }

    static func pin(_ written: String, hasPin: Bool, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = say(.pinTitle)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: nil).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))
            <div><h1>\(title)</h1><p class="lead mt-2">\(say(.pinLead))</p></div>
            <form class="card stack" action="\(url: DevicePaths.pin)" method="post"><p class="muted">\(say(hasPin ? .pinSetAlready : .pinNone))</p>
            \(pinBox("pin", label: say(.pinLabel), hint: say(.pinHint), value: written, isShown: true, problems, say))
            <div class="row"><button class="btn primary">\(say(.pinKeep))</button><a class="btn quiet" href="\(url: MyDayPaths.today)">\(say(.pinLater))</a></div></form>
            \(when: hasPin, "<form action=\"\(url: DevicePaths.endPin)\" method=\"post\"><button class=\"btn\">\(say(.pinTakeAway))</button></form>")</div>
            """)
    }

    /// Six digits: shown where one is alone, hidden where others look on.
    static func pinBox(
        _ name: String, label: String, hint: String?, value: String = "", isShown: Bool, _ problems: FormProblems, _ say: Say, isFocused: Bool = false
    ) -> HTML {
        let described = [hint == nil ? nil : "\(name)-h", problems[name] == nil ? nil : "\(name)-e"].compactMap(\.self).joined(separator: " ")
        return """
            <div class="field\(when: problems[name] != nil, " bad")"><label for="\(name)">\(label)</label>\(hint.map { "<p class=\"hint\" id=\"\(name)-h\">\($0)</p>" as HTML })\
            \(fieldProblem(name, in: problems, say: say))<input class="input pin tnum" id="\(name)" name="\(name)" type="\(isShown ? "text" : "password")" inputmode="numeric" \
            autocomplete="off" dir="ltr" maxlength="12"\(when: !described.isEmpty, " aria-describedby=\"\(described)\"")\(when: problems[name] != nil, " aria-invalid=\"true\"")\
            \(when: isShown, " value=\"\(value)\"")\(when: isFocused, " autofocus")></div>
            """
    }
}
