import Markup
import Storage

/// What the invite form holds, also when it comes back with a problem.
struct InviteDraft: Sendable {
    /// Sealed by us, so that a second post of the same page is the same invitation.
    var key: String
    var name = ""
    var title = ""
    var email = ""
    var role = ""
    var unit = ""
}

/// One page of the people within the viewer's reach.
struct PeoplePage: Sendable {
    var lines: [ColleagueLine]
    var parts: [ID<Colleague>: [Viewer.Assignment]]
    var counts: (people: Int, invited: Int)
    var search: String?
    var page: Int
    var hasMore: Bool
    var giving: Giving
    var draft: InviteDraft
    var problems = FormProblems()

    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let lead = say(.peopleCount(counts.people)) + (counts.invited > 0 ? " " + say(.invitationsOpen(counts.invited)) : "")
        let title = problems.isEmpty ? say(.peopleInSettings(say(.peopleTab))) : say(.problemTitle(say(.peopleTab)))
        return ColleaguePage(title: title, place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.people, lead: lead, visit, viewer))\(problemSummary(problems, say: say))
            <p class="row mb-4">\(when: viewer.may(.importPeople), "<a class=\"btn\" href=\"\(url: StaffPaths.all)\">\(Icon.upload.svg)\(say(.staffBringFile))</a>")\
            <a class="btn" href="\(url: StaffPaths.sheets)">\(Icon.print.svg)\(say(.staffPrint))</a></p>
            <div class="split side-22"><section class="card" aria-labelledby="h-p"><header><h2 id="h-p">\(say(.peopleTitle))</h2></header>
            \(searchForm(say))\(list(visit))\(turns(say))</section>
            \(when: !giving.roles.isEmpty, inviteForm(say))</div>
            """)
    }

    private func searchForm(_ say: Say) -> HTML {
        """
        <form class="filters mb-4" role="search" action="\(PeoplePaths.people)" method="get"><div class="field grow"><label for="q">\(say(.peopleSearchLabel))</label>\
        <input class="input" type="search" id="q" name="q" value="\(search ?? "")" dir="auto"></div>\
        <button class="btn">\(Icon.search.svg)\(say(.peopleSearchButton))</button></form>
        """
    }

    private func list(_ visit: Visit) -> HTML {
        let say = visit.say
        if lines.isEmpty, let search {
            return """
                <div class="blank">\(Icon.search.svg)<h3>\(say(.nobodyFound(search)))</h3>\
                <a class="btn" href="\(PeoplePaths.people)">\(say(.showEverybody))</a></div>
                """
        }
        if lines.isEmpty {
            return "<div class=\"blank\">\(Icon.people.svg)<h3>\(say(.nobodyHere))</h3><p>\(say(.nobodyHereWords))</p></div>"
        }
        return "<ul class=\"list\" role=\"list\">\(each: lines, { line($0, visit) })</ul>"
    }

    private func line(_ line: ColleagueLine, _ visit: Visit) -> HTML {
        let say = visit.say
        let held = parts[line.id] ?? []
        // Somebody with more parts than the viewer's own is in the list, but not the viewer's to change.
        let change: HTML? =
            giving.mayChange(home: line.unit, parts: held)
            ? "<a class=\"btn\" href=\"\(PeoplePaths.person(line.id))\">\(say(.personChange))<span class=\"sr\">, \(line.name)</span></a>" : nil
        return """
            <li class="row between one-line"><span class="person">\(avatar(line.name))<span><b dir="auto">\(line.name)</b>\
            <small>\(PeopleWords.state(line, held, giving.house, say, now: visit.now))</small></span></span>\(change)</li>
            """
    }

    private func turns(_ say: Say) -> HTML {
        guard page > 1 || hasMore else { return HTML() }
        let query = { (page: Int) in Fields([("q", search ?? ""), ("page", String(page))]).query() }
        return """
            <p class="row between mt-4">\(when: page > 1, "<a class=\"btn quiet\" href=\"\(PeoplePaths.people + query(page - 1))\">\(say(.peopleEarlier))</a>")\
            \(when: hasMore, "<a class=\"btn quiet\" href=\"\(PeoplePaths.people + query(page + 1))\">\(say(.peopleMore))</a>")</p>
            """
    }

    private func inviteForm(_ say: Say) -> HTML {
        """
        <form class="card stack" action="\(PeoplePaths.invitations)" method="post" aria-labelledby="h-i"><h2 id="h-i">\(say(.inviteTitle))</h2>
        \(hiddenField("key", draft.key))\(Box(name: "name", label: say(.personName), value: draft.name, autocomplete: "off", isAnyDirection: true).html(problems, say))
        \(Box(name: "title", label: say(.personTitle), value: draft.title, hint: say(.personTitleHint), autocomplete: "off", isAnyDirection: true).html(problems, say))
        \(Box(name: "email", label: "\(say(.workEmail)) (\(say(.personIfYouLike)))", value: draft.email, hint: say(.personEmailHint), type: "email", autocomplete: "off").html(problems, say))
        \(PeopleWords.rolePicker(giving, selected: draft.role, say).html(problems, say))
        \(PeopleWords.unitPicker(giving, selected: draft.unit, say).html(problems, say))
        <button class="btn primary">\(say(.makeInvitation))</button></form>
        """
    }
}
