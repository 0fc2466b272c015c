import Markup

/// The tree of places and the page of one.
enum UnitPages {
    /// What the page shows on its right.
    struct Open {
        /// Nil for a place that is not there yet.
        var unit: Unit?
        var form: UnitForm
        var problems = FormProblems()
        /// The places it may belong to; empty when its place in the tree is not the viewer's to change.
        var parents: [Unit] = []
        /// The holidays that it keeps because a place above it does.
        var above: [(holiday: Holiday, of: Unit)] = []
        /// Whose hours it keeps when it has none of its own.
        var keeper: Unit?
        var mayClose = false
    }

    static func page(_ tree: [Unit], _ open: Open, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let heading = open.unit?.name ?? say(.newUnitTitle)
        let title = "\(heading). \(say(.settingsTitle))"
        return ColleaguePage(title: open.problems.isEmpty ? title : say(.problemTitle(title)), place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.units, lead: say(.unitsLead(tree.count { $0.closedAt == nil })), visit, viewer))\(problemSummary(open.problems, say: say))
            <div class="split side-22">\(branches(tree, house, open, say))\
            <div class="stack gap-5">\(form(open, house, heading, say))\(more(open, say))</div></div>
            """)
    }

    private static func branches(_ tree: [Unit], _ house: House, _ open: Open, _ say: Say) -> HTML {
        let least = tree.map { house.depth(of: $0.id) }.min() ?? 0
        let below = open.unit.map { "?below=\($0.id)" } ?? ""
        return """
            <section class="card" aria-labelledby="h-tree"><header><h2 id="h-tree">\(say(.unitsTree))</h2>\
            <a class="btn" href="\(url: UnitPaths.new + below)">\(Icon.plus.svg)\(say(.addUnit))</a></header>
            <ul class="list tree" role="list">\(each: tree, { unit in
                let depth = min(4, house.depth(of: unit.id) - least)
                return "<li\(when: depth > 0, " class=\"in-\(depth)\"")><a href=\"\(url: UnitPaths.of(unit.id))\"\(when: unit.id == open.unit?.id, " aria-current=\"true\"")><bdi>\(unit.name)</bdi></a>\(facts(unit, house, say))</li>"
            })</ul></section>
            """
    }

    private static func facts(_ unit: Unit, _ house: House, _ say: Say) -> HTML {
        var facts: [String] = [say(.unitKind(unit.place))]
        if unit.kind == .partner { facts.append(say(Vocabulary.Word.partner)) }
        if let parent = unit.parent.flatMap({ house.unit($0) }), parent.zone != unit.zone { facts.append(unit.zone) }
        if unit.parent == nil { facts.append(unit.zone) }
        if unit.closedAt != nil { facts.append(say(.unitClosed)) }
        return "<span class=\"meta\">\(each: facts, { "<span>\($0)</span>" })</span>"
    }

    private static func form(_ open: Open, _ house: House, _ heading: String, _ say: Say) -> HTML {
        let field = FieldDrawer(problems: open.problems, say: say)
        let form = open.form
        let isRoot = open.unit != nil && open.unit?.parent == nil
        let parents: HTML? =
            open.parents.isEmpty
            ? nil
            : field.choice(
                "parent", .unitParent, open.parents.map { Choice($0.id.description, $0.name) }, form.parent?.description)
        let places: [(Unit.Place, Phrase)] = [(.region, .choiceRegion), (.site, .choiceSite), (.team, .choiceTeam)]
        let kind: HTML? =
            isRoot
            ? nil
            : """
            \(field.choice("place", .unitPlace, places.map { Choice($0.0.rawValue, say($0.1)) }, form.place.rawValue))
            <label class="check"><input type="checkbox" name="partner" value="yes"\(when: form.isPartner, " checked")> \(say(.unitPartner))</label>
            """
        let kept: HTML? = open.parents.isEmpty ? form.parent.map { hiddenField("parent", $0.description) } : nil
        return """
            <form class="card stack" action="\(url: open.unit.map { UnitPaths.of($0.id) } ?? UnitPaths.all)" method="post" aria-labelledby="h-unit">\
            <h2 id="h-unit" dir="auto">\(heading)</h2>
            \(kept)\(field.line("name", .unitName, form.name, limit: 80))\(parents)\(kind)
            \(field.zone("zone", .unitZone, form.zone))
            \(hours(open, isRoot: isRoot, field))
            \(field.text("holidays", .unitHolidays, form.holidays, hint: .unitHolidaysHint, rows: min(10, max(3, form.holidays.split(separator: "\n").count + 1)), limit: 60_000))
            \(above(open, say))
            <div class="row"><button class="btn primary">\(say(open.unit == nil ? .addUnit : .save))</button></div></form>
            """
    }

    private static func hours(_ open: Open, isRoot: Bool, _ field: FieldDrawer) -> HTML {
        let say = field.say
        let form = open.form
        let inherited = open.keeper.map { say(.unitHoursFrom($0.name)) } ?? say(.unitHoursOrdinary)
        return """
            <fieldset class="field"><legend>\(say(.placeHours))</legend>
            <div class="stack gap-1 mt-2"><label class="check"><input type="radio" name="hours" value="above"\(when: !form.hasOwnHours, " checked")> \(inherited)</label>
            <label class="check"><input type="radio" name="hours" value="own"\(when: form.hasOwnHours, " checked")> \(say(.unitHoursOwn))</label></div>
            <p class="hint mt-2" id="hours-h">\(say(.unitHoursHint))</p>
            <div class="hours mt-2">\(each: 0..<7, { day in
                let name = UnitForm.days[day]
                let isBad = field.problems[name] != nil
                return """
                    <label for="\(name)">\(say(Phrase.weekdays[day]))</label><div class="field\(when: isBad, " bad")">\(fieldProblem(name, in: field.problems, say: say))\
                    <input class="input" id="\(name)" name="\(name)" value="\(form.hours[day])" maxlength="200" \
                    aria-describedby="hours-h\(when: isBad, " \(name)-e")"\(when: isBad, " aria-invalid=\"true\"")></div>
                    """
            })</div></fieldset>
            """
    }

    private static func above(_ open: Open, _ say: Say) -> HTML? {
        guard !open.above.isEmpty else { return nil }
        return """
            <details><summary>\(say(.unitHolidaysAbove))</summary><ul class="list mt-2" role="list">\(each: open.above, { one in
                let hours = one.holiday.hours ?? say(.holidayClosed)
                return "<li><p><bdi>\(one.holiday.name)</bdi></p><p class=\"meta\"><span>\(say.date(one.holiday.day))</span><span>\(hours)</span><span>\(say(.holidayFrom(one.of.name)))</span></p></li>"
            })</ul></details>
            """
    }

    /// Reading a calendar file, closing, opening again.
    private static func more(_ open: Open, _ say: Say) -> HTML {
        guard let unit = open.unit else { return HTML() }
        let field = FieldDrawer(problems: open.problems, say: say)
        let isBad = field.problems["calendar"] != nil
        let calendar: HTML = """
            <form class="card stack" action="\(url: UnitPaths.calendar(unit.id))" method="post" enctype="multipart/form-data">
            <div class="field\(when: isBad, " bad")"><label for="calendar">\(say(.importHolidays))</label><p class="hint" id="calendar-h">\(say(.importHolidaysHint))</p>\
            \(fieldProblem("calendar", in: field.problems, say: say))<input class="input" id="calendar" name="calendar" type="file" accept=".ics,text/calendar" \
            aria-describedby="calendar-h\(when: isBad, " calendar-e")"></div>
            <div class="row"><button class="btn">\(say(.importHolidaysButton))</button></div></form>
            """
        guard open.mayClose else { return calendar }
        let close: HTML =
            unit.closedAt == nil
            ? """
            <form class="card stack gap-2" action="\(url: UnitPaths.close(unit.id))" method="post"><p class="muted sm">\(say(.closeUnitWords))</p>\
            <div class="row"><button class="btn">\(say(.closeUnit))</button></div></form>
            """
            : """
            <form class="card" action="\(url: UnitPaths.reopen(unit.id))" method="post"><button class="btn">\(say(.reopenUnit))</button></form>
            """
        return calendar + close
    }
}

extension Phrase {
    static func unitKind(_ place: Unit.Place) -> Phrase {
        switch place {
        case .organisation: .unitWhole
        case .region: .unitRegion
        case .site: .unitSite
        case .team: .unitTeam
        }
    }
}
