import Markup
import Storage

/// The rota as its readers see it.
enum ShiftPages {
    static let mostOfMine = 100
    static let mostOfWeek = 400

    struct Week {
        var unit: Unit
        var monday: Day
        var lines: [ShiftQueries.Line]
        var units: [Unit]
    }

    /// From the start of today, four weeks; a night that began yesterday is still one's own.
    static func ahead(of visit: Visit) -> (from: Instant, to: Instant) {
        let zone = TimeZoneRules.named(visit.say.zone) ?? .utc
        let today = LocalTime(visit.now, zone: visit.say.zone).day
        return (
            Instant(milliseconds: zone.instant(wall: Int64(today.number) * millisecondsPerDay) - RotaShift.longest),
            Instant(milliseconds: zone.instant(wall: Int64(today.number + 28) * millisecondsPerDay))
        )
    }

    private static func tabs(_ here: String, _ visit: Visit, _ viewer: Viewer) -> HTML {
        guard viewer.may(.planShifts) else { return HTML() }
        let say = visit.say
        let places: [(String, Phrase)] = [(ShiftPaths.mine, .myShifts), (ShiftPaths.week, .weekOfUnit), (ShiftImportPaths.all, .bringRotaIn)]
        return """
            <nav class="tabs mb-4" aria-label="\(say(.shiftsNav))">\(each: places, { place in
                "<a href=\"\(url: place.0)\"\(when: place.0 == here, " aria-current=\"page\"")>\(say(place.1))</a>"
            })</nav>
            """
    }

    // MARK: One's own

    static func mine(_ all: [RotaShift], _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let shifts = all.filter { $0.until > visit.now }
        let list: HTML = shifts.isEmpty ? nothing(.noShiftsOfMine, .noShiftsOfMineWords, say) : days(shifts, visit)
        return ColleaguePage(title: say(.myShifts), place: .today).html(
            visit, viewer,
            """
            <div class="center width-42"><div class="page-head"><div><h1>\(say(.myShifts))</h1>\
            \(when: !shifts.isEmpty, "<p class=\"lead\">\(say(.shiftsAhead(shifts.count)))</p>")</div></div>
            \(tabs(ShiftPaths.mine, visit, viewer))\(list)</div>
            """)
    }

    private static func days(_ shifts: [RotaShift], _ visit: Visit) -> HTML {
        let say = visit.say
        let words = ShiftWords(say: say, house: visit.services.house.current, now: visit.now)
        return """
            <section class="card" aria-label="\(say(.myShifts))"><ul class="list" role="list">\(each: shifts, { shift in
                let zone = words.zone(of: shift.unit)
                let day = LocalTime(shift.from, zone: zone).day
                let today = LocalTime(visit.now, zone: zone).day
                let mark: Phrase? = shift.holds(visit.now) ? .shiftNow : day == today ? .shiftToday : nil
                return """
                    <li class="row between"><span class="stack gap-1"><b>\(say(.dayWithDate(say.weekday(day), say.shortDate(day, now: today))))</b>\
                    <span class="meta"><span dir="auto">\(words.place(shift.place, shift.unit))</span>\(when: shift.work != nil, "<span dir=\"auto\">\(shift.work)</span>")</span></span>\
                    <span class="row gap-2">\(mark.map { "<span class=\"chip\">\(say($0))</span>" as HTML })<span class="tnum nowrap">\(words.times(shift.from, shift.until, zone: zone))</span></span></li>
                    """
            })</ul></section>
            """
    }

    private static func nothing(_ title: Phrase, _ text: Phrase, _ say: Say) -> HTML {
        "<div class=\"blank\">\(Icon.clock.svg)<h2>\(say(title))</h2><p>\(say(text))</p></div>"
    }

    // MARK: A unit's week

    static func week(_ week: Week, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let today = LocalTime(visit.now, zone: week.unit.zone).day
        let title = say(.weekFrom(say.shortDate(week.monday, now: today)))
        let body: HTML =
            week.lines.isEmpty
            ? nothing(.weekEmpty, .weekEmptyWords, say)
            : "<div class=\"grid col-20\">\(each: 0..<7, { day(week.monday.adding(days: $0), week, visit, today: today) })</div>"
        return ColleaguePage(title: "\(title), \(week.unit.name)", place: .today).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(title)</h1><p class="lead" dir="auto">\(say(.weekLead(week.lines.count, week.unit.name)))</p></div></div>
            \(tabs(ShiftPaths.week, visit, viewer))\(choice(week, say))
            \(body)\(when: week.lines.count >= mostOfWeek, "<p class=\"muted mt-4\">\(say(.weekMore(mostOfWeek)))</p>")
            """)
    }

    private static func choice(_ week: Week, _ say: Say) -> HTML {
        let (before, after) = (week.monday.adding(days: -7), week.monday.adding(days: 7))
        return """
            <div class="row between mb-4"><form class="row" action="\(url: ShiftPaths.week)" method="get">\(hiddenField("week", week.monday.iso))\
            <div class="field"><label for="unit">\(say(.weekUnit))</label>\(unitSelect(week.units, chosen: week.unit.id))</div><button class="btn">\(say(.weekShow))</button></form>\
            <span class="row"><a class="btn" href="\(url: ShiftPaths.week(of: week.unit.id, before))">\(Icon.left.svg)\(say(.weekEarlier))</a>\
            <a class="btn" href="\(url: ShiftPaths.week(of: week.unit.id, after))">\(say(.weekLater))\(Icon.right.svg)</a></span></div>
            """
    }

    private static func day(_ day: Day, _ week: Week, _ visit: Visit, today: Day) -> HTML {
        let say = visit.say
        let words = ShiftWords(say: say, house: visit.services.house.current, now: visit.now)
        let lines = week.lines.filter { LocalTime($0.shift.from, zone: week.unit.zone).day == day }
        let id = "d-\(day.number)"
        let mark: HTML? = day == today ? "<span class=\"chip\">\(say(.shiftToday))</span>" : nil
        let list: HTML =
            lines.isEmpty
            ? "<p class=\"muted\">\(say(.nobodyThen))</p>"
            : "<ul class=\"list\" role=\"list\">\(each: lines, { line($0, week, words, visit) })</ul>"
        return """
            <section class="card tight" aria-labelledby="\(id)"><header><h2 class="h3" id="\(id)">\(say(.dayWithDate(say.weekday(day), say.shortDate(day, now: today))))</h2>\(mark)</header>\(list)</section>
            """
    }

    private static func line(_ line: ShiftQueries.Line, _ week: Week, _ words: ShiftWords, _ visit: Visit) -> HTML {
        let shift = line.shift
        let say = visit.say
        var chips: [Phrase] = []
        if shift.holds(visit.now), !line.isOnLeave { chips.append(.shiftNow) }
        if line.isOnLeave { chips.append(.shiftOnLeave) }
        if line.overlaps { chips.append(.shiftOverlapping) }
        let place = shift.place ?? (shift.unit == week.unit.id ? nil : words.house.unit(shift.unit)?.name)
        return """
            <li class="stack gap-1"><span class="row between"><b dir="auto">\(line.name)</b><span class="tnum nowrap">\(words.times(shift.from, shift.until, zone: week.unit.zone))</span></span>\
            <span class="meta">\(place.map { "<span dir=\"auto\">\($0)</span>" as HTML })\(when: shift.work != nil, "<span dir=\"auto\">\(shift.work)</span>")\
            \(each: chips, { "<span>\(say($0))</span>" })</span></li>
            """
    }
}
