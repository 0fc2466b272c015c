import Markup
import Storage

/// The leader's page of a unit, and the list of units.
enum LeadPages {
    static func unit(_ view: LeadView, _ desk: LineUpDesk) -> HTML {
        let say = desk.visit.say
        let crumb = say(.leadCrumb(say.weekday(view.today), say.shortDate(view.today, now: view.today), view.unit.name))
        let all: HTML? = view.hasOthers ? "<a class=\"btn\" href=\"\(url: LineUpPaths.lead)\">\(say(.leadAll))</a>" : nil
        return ColleaguePage(title: say(.lineUpAt(view.unit.name)), place: .lead).html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><p class="crumb" dir="auto">\(crumb)</p><h1>\(say(.leadTitle))</h1><p class="lead">\(say(state(view))) \(say(team(view)))</p></div>
            <div class="actions">\(all)\(start(view, say))</div></div>\(ways(desk))
            <div class="split side-22"><div class="stack gap-5">\(card(view, desk))</div>
            <div class="stack gap-5">\(board(view.view, desk))\(days(view, say))</div></div>
            """)
    }

    private static func state(_ view: LeadView) -> Phrase {
        guard let one = view.view else { return view.worksToday ? .leadNone : .leadOff }
        return one.lineUp.heldAt == nil ? .leadReady : .leadHeld
    }

    private static func team(_ view: LeadView) -> Phrase {
        guard let people = view.view?.people, people.hasRota else { return .leadTeam(view.count) }
        return .leadOnShift(people.expected.count + people.invited.count)
    }

    private static func start(_ view: LeadView, _ say: Say) -> HTML? {
        guard let one = view.view else { return nil }
        let path = LineUpPaths.day(view.unit.id, one.lineUp.day)
        return one.lineUp.heldAt == nil
            ? "<a class=\"btn primary\" href=\"\(url: path)\">\(say(.lineUpStart))</a>"
            : "<a class=\"btn\" href=\"\(url: path)\">\(say(.lineUpLook))</a>"
    }

    private static func card(_ view: LeadView, _ desk: LineUpDesk) -> HTML {
        let say = desk.visit.say
        guard let one = view.view else {
            return """
                <section class="card"><div class="blank">\(Icon.flag.svg)<h2>\(say(view.worksToday ? .leadNone : .leadOff))</h2><p>\(say(.lineUpMakeWords))</p>\
                <form action="\(url: LineUpPaths.make(view.unit.id))" method="post"><button class="btn primary">\(say(.lineUpMake))</button></form></div></section>
                """
        }
        let change: HTML? =
            one.lineUp.heldAt == nil
            ? "<a class=\"sm\" href=\"\(url: LineUpPaths.change(view.unit.id, one.lineUp.day))\">\(say(.lineUpChange))</a>" : nil
        return
            "<section class=\"card\" aria-labelledby=\"h-l\"><header><h2 id=\"h-l\">\(say(.lineUpToday))</h2>\(change)</header>\(LineUpParts.list(one, desk.visit))</section>"
    }

    private static func board(_ view: LineUpView?, _ desk: LineUpDesk) -> HTML {
        guard let view else { return HTML() }
        let say = desk.visit.say
        return
            "<section class=\"card\" aria-labelledby=\"h-b\"><header><h2 id=\"h-b\">\(say(.promisesTitle))</h2></header>\(LineUpParts.board(view, mayEnd: true, desk.visit))</section>"
    }

    private static func days(_ view: LeadView, _ say: Say) -> HTML {
        let work = view.days.filter { $0.state == .held || $0.state == .skipped }
        let lead = work.isEmpty ? say(.daysNone) : say(.daysLead(work.count { $0.state == .held }, work.count))
        return """
            <section class="card" aria-labelledby="h-d"><header><h2 id="h-d">\(say(.lineUpDays))</h2></header><p class="muted sm">\(lead)</p>\(row(view.days, today: view.today, say))</section>
            """
    }

    /// One mark for each day; a gap is drawn and said.
    static func row(_ days: [LineUpDay], today: Day, _ say: Say) -> HTML {
        """
        <ul class="days mt-2" role="list">\(each: days, { one in
            let name = say.weekday(one.day) + " " + say.shortDate(one.day, now: today)
            let (words, mark): (Phrase, StaticString) =
                switch one.state {
                case .held: (.dayHeld(name), "held")
                case .skipped: (.daySkipped(name), "skipped")
                case .open: (.dayOpen(name), "open")
                case .off: (.dayOff(name), "off")
                }
            return "<li class=\"\(HTML(trusted: mark))\" title=\"\(say(words))\"><span class=\"sr\">\(say(words))</span></li>"
        })</ul>
        """
    }

    static func list(_ list: LeadList, _ desk: LineUpDesk) -> HTML {
        let say = desk.visit.say
        let work = list.lines.filter { $0.days.last.map { $0.state != .off } ?? false }
        let held = work.count { $0.days.last?.state == .held }
        return ColleaguePage(title: say(.leadTitle), place: .lead).html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><h1>\(say(.leadTitle))</h1><p class="lead">\(say(.leadListLead(held, work.count)))</p></div></div>\(ways(desk))
            <section class="card" aria-label="\(say(.leadTitle))"><form class="filters mb-4" role="search" action="\(url: LineUpPaths.lead)" method="get"><div class="field grow"><label for="q">\(say(.leadFind))</label>\
            <input class="input" type="search" id="q" name="q" value="\(list.search)" dir="auto" autocomplete="off"></div><button class="btn">\(Icon.search.svg)\(say(.peopleSearchButton))</button></form>
            \(list.lines.isEmpty ? empty(list, say) : table(list, desk))\(turns(list, say))</section>
            """)
    }

    /// To how the whole of it stands, and to the principle of the month.
    private static func ways(_ desk: LineUpDesk) -> HTML? {
        guard desk.viewer.may(.measure), !desk.viewer.isOnTablet else { return nil }
        let say = desk.visit.say
        return """
            <p class="row mb-4 no-print"><a class="sm" href="\(url: LeadingPaths.house)">\(say(.standsTitle))</a> <a class="sm" href="\(url: MonthDutyPaths.home)">\(say(.dutiesTitle))</a></p>
            """
    }

    private static func empty(_ list: LeadList, _ say: Say) -> HTML {
        if let search = list.search { return "<div class=\"blank\">\(Icon.search.svg)<h2>\(say(.leadNobody(search)))</h2></div>" }
        return "<div class=\"blank\">\(Icon.people.svg)<h2>\(say(.leadEmpty))</h2><p>\(say(.leadEmptyWords))</p></div>"
    }

    private static func table(_ list: LeadList, _ desk: LineUpDesk) -> HTML {
        let say = desk.visit.say
        return """
            <ul class="list" role="list">\(each: list.lines, { line in
                let today = line.days.last
                let state: Phrase = today?.state == .held ? .leadStateHeld : today?.state == .off ? .leadStateOff : .leadStateOpen
                return """
                    <li class="row between"><span class="person"><span><a href="\(url: LineUpPaths.unit(line.unit.id))"><b dir="auto">\(line.unit.name)</b></a>\
                    <small>\(say(.leadTeam(line.count))) \(say(.leadTodayHead)): \(say(state))</small></span></span>\(today.map { row(line.days, today: $0.day, say) })</li>
                    """
            })</ul>
            """
    }

    private static func turns(_ list: LeadList, _ say: Say) -> HTML {
        guard list.page > 1 || list.hasMore else { return HTML() }
        let query = { (page: Int) in LineUpPaths.lead + Fields([("q", list.search ?? ""), ("page", String(page))]).query() }
        return """
            <p class="row mt-4">\(when: list.page > 1, "<a class=\"btn\" href=\"\(url: query(list.page - 1))\">\(say(.peopleEarlier))</a>")\
            \(when: list.hasMore, "<a class=\"btn\" href=\"\(url: query(list.page + 1))\">\(say(.peopleMore))</a>")</p>
            """
    }
}
