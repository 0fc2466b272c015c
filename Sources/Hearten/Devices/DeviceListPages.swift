import Markup
import Storage

/// What the list of all devices shows.
struct DeviceList: Sendable {
    var tablets: [TabletLine]
    var phones: [PhoneLine]
    /// Whether the viewer looks after phones, too.
    var showsPhones: Bool
    var search: String?
    var page: Int
    var hasMore: Bool
    var tabletName = ""
    var unit: ID<Unit>?
    var problems = FormProblems()
}

/// Every shared tablet of one's places and, for whoever runs the house, every known phone.
enum DeviceListPages {
    static func list(_ list: DeviceList, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = say(.peopleInSettings(say(.tabDevices)))
        return ColleaguePage(title: list.problems.isEmpty ? title : say(.problemTitle(title)), place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.devices, lead: say(.devicesLead(list.tablets.count)), visit, viewer))\(problemSummary(list.problems, say: say))
            <div class="split side-22"><div class="stack gap-5">\(tablets(list, visit))\(when: list.showsPhones, phones(list, visit))</div>\(maker(list, visit, viewer))</div>
            """)
    }

    private static func tablets(_ list: DeviceList, _ visit: Visit) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let lines: HTML =
            list.tablets.isEmpty
            ? "<div class=\"blank\">\(Icon.key.svg)<h3>\(say(.tabletsNone))</h3><p>\(say(.tabletsNoneWords))</p></div>"
            : """
            <ul class="list" role="list">\(each: list.tablets, { one in
                let used = one.usedAt.map { say(.tabletUsed(say.time($0, now: visit.now))) } ?? say(.tabletNeverUsed)
                let facts = [house.unit(one.unit)?.name ?? house.name, say(.tabletEnrolled(one.enrolledBy, say.day(one.enrolledAt, now: visit.now))), used]
                return """
                    <li class="row between"><span class="person"><span><b dir="auto">\(one.name)</b><small dir="auto">\(facts.joined(separator: ", "))</small></span></span>\
                    <form action="\(url: DevicePaths.endTablet(one.id))" method="post"><button class="btn">\(say(.tabletEnd))<span class="sr">, \(one.name)</span></button></form></li>
                    """
            })</ul>
            """
        return "<section class=\"card\" aria-labelledby=\"h-t\"><header><h2 id=\"h-t\">\(say(.tabletsTitle))</h2></header>\(lines)</section>"
    }

    private static func phones(_ list: DeviceList, _ visit: Visit) -> HTML {
        let say = visit.say
        let lines: HTML =
            list.phones.isEmpty
            ? "<div class=\"blank\">\(Icon.phone.svg)<h3>\(list.search.map { say(.phonesNobody($0)) } ?? say(.phonesNone))</h3><p>\(say(.phonesNoneWords))</p></div>"
            : "<ul class=\"list\" role=\"list\">\(each: list.phones, { phone($0, visit) })</ul>"
        return """
            <section class="card" aria-labelledby="h-p"><header><h2 id="h-p">\(say(.phonesTitle))</h2></header>
            <form class="filters mb-4" role="search" action="\(url: DevicePaths.all)" method="get"><div class="field grow"><label for="q">\(say(.phonesSearch))</label>\
            <input class="input" type="search" id="q" name="q" value="\(list.search)" dir="auto"></div><button class="btn">\(Icon.search.svg)\(say(.peopleSearchButton))</button></form>
            \(lines)\(turns(list, say))</section>
            """
    }

    private static func phone(_ one: PhoneLine, _ visit: Visit) -> HTML {
        let say = visit.say
        // To others a day is enough: the hour at which somebody looked at their phone is their own.
        let facts = say(.phoneSeen(say.day(one.addedAt, now: visit.now), say.day(one.seenAt, now: visit.now)))
        return """
            <li class="row between"><span class="person">\(avatar(one.owner))<span><b dir="auto">\(one.owner)</b><small dir="auto">\(one.name), \(facts)</small></span></span>\
            <form action="\(url: DevicePaths.endPhone(one.session))" method="post"><button class="btn">\(say(.phoneEnd))<span class="sr">, \(one.name)</span></button></form></li>
            """
    }

    private static func turns(_ list: DeviceList, _ say: Say) -> HTML {
        let query = { (page: Int) in DevicePaths.all + Fields([("q", list.search ?? ""), ("page", String(page))]).query() }
        guard list.page > 1 || list.hasMore else { return HTML() }
        return """
            <p class="row mt-4">\(when: list.page > 1, "<a class=\"btn\" href=\"\(url: query(list.page - 1))\">\(say(.peopleEarlier))</a>")\
            \(when: list.hasMore, "<a class=\"btn\" href=\"\(url: query(list.page + 1))\">\(say(.peopleMore))</a>")</p>
            """
    }

    private static func maker(_ list: DeviceList, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let units = visit.services.house.current.within(viewer.scope(.invitePeople)).map { Choice($0.id.description, $0.name) }
        guard !units.isEmpty else { return HTML() }
        return """
            <form class="card stack" action="\(url: DevicePaths.tablets)" method="post"><div><h2>\(say(.tabletMakeTitle))</h2><p class="muted sm mt-2">\(say(.tabletMakeWords))</p></div>
            \(Picker(name: "unit", label: say(.tabletAt), choices: units, selected: (list.unit ?? viewer.unit).description).html(list.problems, say))
            \(Box(name: "name", label: say(.tabletName), value: list.tabletName, hint: say(.tabletNameHint), autocomplete: "off", isAnyDirection: true).html(list.problems, say))
            <div class="row"><button class="btn">\(say(.tabletMake))</button></div></form>
            """
    }
}
