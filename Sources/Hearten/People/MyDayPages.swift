import Markup
import Storage

/// *My day*, from top to end.
enum MyDayPages {
    static func day(_ day: MyDay, lastLamp: Instant?, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.myDayTitle), place: .today, atRisk: day.atRisk).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">
            \(when: !viewer.isOnTablet, live(say))
            <div><h1>\(greeting(visit, viewer))</h1><p class="lead muted mt-2">\(lead(day, visit))</p>\(when: !viewer.isOnTablet, ways(day, visit, viewer))</div>
            \(away(day, visit, viewer))\(day.lineUp.html(visit))\(each: day.praise, { PraiseCards.received($0, from: "day", isFirst: isNew($0, since: lastLamp), visit) })\
            \(each: day.thanks, { ThanksCards.received($0, from: "day", visit) })\(each: day.possible, { PraiseCards.possible($0, visit) })\(each: day.mentions, { PraiseCards.mention($0, visit) })\
            \(when: !viewer.isOnTablet, undecided(day, say))\(PulseOnMyDay.html(day.isAskedPulse, say))\(news(day, visit, viewer))\(day.known.html(visit, viewer))\(promises(day, visit, viewer))\
            \(held(day, visit, viewer))\(when: !viewer.isOnTablet, day.commitments.html(visit) + day.duties.html(visit))\(TeamRequestLines.onMyDay(day.requests, visit))\(heard(day, visit, viewer))\(day.practice.html(visit))\(day.guidance.html(visit))
            <p class="faint sm middle">\(say(.everythingForToday))</p>
            </div>
            """)
    }

    private static func live(_ say: Say) -> HTML {
        """
        <hearten-live src="/live?place=today" hidden><p class="notice lamp">\(Icon.heart.svg)<span data-words="\(say(.somethingNew))">\(say(.somethingNew))</span> \
        <a href="\(url: MyDayPaths.today)">\(say(.showIt))</a></p></hearten-live>
        """
    }

    /// What somebody may want to do before they read on.
    private static func ways(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let thank: HTML? =
            viewer.may(.recognise) ? "<a class=\"sm\" href=\"\(url: RecognisePaths.thank)\">\(visit.say(.thankTitle))</a>" : nil
        return "<p class=\"row gap-4 mt-2\">\(day.shift.link(visit, viewer))\(thank)</p>"
    }

    private static func isNew(_ card: PraiseCard, since last: Instant?) -> Bool {
        guard let delivered = card.deliveredAt else { return false }
        return last.map { $0 < delivered } ?? true
    }

    private static func greeting(_ visit: Visit, _ viewer: Viewer) -> String {
        switch DayPart(hour: LocalTime(visit.now, zone: visit.say.zone).hour) {
        case .morning: visit.say(.goodMorning(viewer.givenName))
        case .afternoon: visit.say(.goodAfternoon(viewer.givenName))
        case .evening: visit.say(.goodEvening(viewer.givenName))
        }
    }

    /// The state of the day in words: enough if it is all that someone reads.
    private static func lead(_ day: MyDay, _ visit: Visit) -> String {
        let say = visit.say
        var sentences: [String] = []
        let late = day.late(at: visit.now)
        if !day.praise.isEmpty { sentences.append(say(.complimentsForYou(day.praise.count))) }
        if !day.thanks.isEmpty { sentences.append(say(.colleaguesThanked(day.thanks.count))) }
        if !day.promises.isEmpty { sentences.append(say(.promisesOpen(day.promises.count))) }
        if late > 0 { sentences.append(say(.promisesLate(late))) }
        if day.heldCount > 0 { sentences.append(say(.youLookAfterSome(day.heldCount))) }
        if sentences.isEmpty { sentences = [say(.nothingWaits)] }
        return (day.shift.sentences(visit) + sentences).joined(separator: " ")
    }

    private static func away(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML? {
        guard let last = day.awayUntil else { return nil }
        let say = visit.say
        let date = say(.dayWithDate(say.weekday(last), say.shortDate(last, now: LocalTime(visit.now, zone: say.zone).day)))
        return """
            <div class="notice">\(Icon.clock.svg)<div><p>\(say(.youAreAway(date)))</p>\
            \(when: !viewer.isOnTablet, "<form class=\"mt-2\" action=\"\(PeoplePaths.back)\" method=\"post\"><button class=\"btn\">\(say(.iAmBack))</button></form>")</div></div>
            """
    }

    private static func undecided(_ day: MyDay, _ say: Say) -> HTML {
        guard day.undecided > 0 else { return HTML() }
        return """
            <p class="notice">\(Icon.heart.svg)<span>\(say(.complimentsWaitForAName(day.undecided)))</span> \
            <a class="sm" href="\(url: RecognisePaths.wall)">\(say(.sayWhoIsMeant))</a></p>
            """
    }

    private static func promises(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML {
        guard !day.promises.isEmpty else { return HTML() }
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-promises"><header><h2 id="h-promises">\(say(.yourPromises))</h2></header><ul class="list" role="list">\
            \(each: day.promises, { promise in
                viewer.isOnTablet
                ? "<li class=\"row between\"><span class=\"person\"><span><b dir=\"auto\">\(promise.text)</b><small dir=\"auto\">\(promise.caseTitle)</small></span></span>\(clock(from: promise.createdAt, due: promise.dueAt, visit))</li>"
                : """
                <li><form class="tick" action="/recover/\(promise.caseNumber)/tasks/\(promise.task.description)/done" method="post">\
                <button class="box" aria-label="\(say(.doneLabel(promise.text)))"></button><span><a href="/recover/\(promise.caseNumber)">\(promise.text)</a>\
                <small>\(promise.caseTitle)</small></span>\(clock(from: promise.createdAt, due: promise.dueAt, visit))</form></li>
                """
            })</ul></section>
            """
    }

    private static func held(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML {
        guard !day.held.isEmpty else { return HTML() }
        let say = visit.say
        let house = visit.services.house.current
        let all: HTML? =
            day.heldCount > day.held.count && !viewer.isOnTablet
            ? "<a class=\"sm\" href=\"/recover?show=mine\">\(say(.allOfThem(day.heldCount)))</a>" : nil
        return """
            <section class="card" aria-labelledby="h-mine"><header><h2 id="h-mine">\(say(.youLookAfter))</h2>\(all)</header><ul class="list" role="list">\
            \(each: day.held, { held in
                let place = [held.isOffered ? say(.offeredToYou) : nil, house.touchpoint(held.touchpoint)?.name, house.unit(held.unit)?.name].compactMap { $0 }
                let words: HTML = "<span><b>\(held.title)</b><small>\(place.joined(separator: ", "))</small></span>\(clock(from: held.openedAt, due: held.dueAt, visit))"
                return viewer.isOnTablet
                    ? "<li><span class=\"person\">\(words)</span></li>" : "<li><a class=\"person plain\" href=\"/recover/\(held.number)\">\(words)</a></li>"
            })</ul></section>
            """
    }

    private static func heard(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML {
        guard !day.heard.isEmpty else { return HTML() }
        let say = visit.say
        let house = visit.services.house.current
        let words = say(day.heardCount > MyDay.mostCounted ? .allOfMany : .allOfThem(day.heardCount))
        let all: HTML? = viewer.isOnTablet ? nil : "<a class=\"sm\" href=\"\(url: "/moments" + day.heardFilter.query)\">\(words)</a>"
        return """
            <section class="card" aria-labelledby="h-heard"><header><h2 id="h-heard">\(say(.heardAt(house.unit(viewer.unit)?.name ?? house.name)))</h2>\
            \(all)</header><ul class="list" role="list">\
            \(each: day.heard, { moment in
                let level: HTML? = moment.level.map { "<span>\(Sign.steps($0))<span class=\"sr\">\(say(levelName($0)))</span></span>" }
                let point: HTML? = house.touchpoint(moment.touchpoint).map { "<span>\($0.name)</span>" }
                let words: HTML = """
                    <span class="voice small" dir="auto">\(short(moment.shownWords ?? ""))</span>\
                    <span class="meta">\(level)\(point)<span>\(say.time(moment.happenedAt, now: visit.now))</span></span>
                    """
                return viewer.isOnTablet
                    ? "<li class=\"stack gap-1\">\(words)</li>" : "<li><a class=\"plain stack gap-1\" href=\"/moments/\(moment.id.description)\">\(words)</a></li>"
            })</ul></section>
            """
    }

    private static func news(_ day: MyDay, _ visit: Visit, _ viewer: Viewer) -> HTML {
        guard !day.news.isEmpty else { return HTML() }
        let say = visit.say
        let more = day.newsCount - day.news.count
        return """
            <section class="card" aria-labelledby="h-news"><header><h2 id="h-news">\(say(.newsTitle))</h2></header><ul class="list" role="list">\
            \(each: day.news, { item in
                "<li class=\"stack gap-1\"><span>\(say(.news(item.kind, count: item.count)))</span>\(viewer.isOnTablet ? nil : target(of: item, say))<span class=\"meta\"><span>\(say.timeTag(item.at, now: visit.now))</span></span></li>"
            })</ul><form class="mt-4" action="\(url: MyDayPaths.news)" method="post">\(each: day.news, { hiddenField("id", $0.id.description) })\
            <button class="btn quiet">\(say(.newsRead))</button>\(when: more > 0, " <span class=\"meta\">\(say(.newsMore(more)))</span>")</form></section>
            """
    }

    private static func target(of item: News, _ say: Say) -> HTML? {
        if let number = item.caseNumber { return "<a href=\"/recover/\(number)\" dir=\"auto\">\(item.caseTitle)</a>" }
        if item.kind == .deviceAdded {
            guard let device = item.device else { return "<span class=\"muted\">\(say(.newsDeviceEnded))</span>" }
            return
                "<form action=\"\(PeoplePaths.endSession(device.session))\" method=\"post\"><button class=\"btn\">\(say(.newsEndDevice(device.name)))</button></form>"
        }
        if item.kind == .pinLocked || item.kind == .pinSet { return "<a class=\"sm\" href=\"\(PeoplePaths.me)\">\(say(.showIt))</a>" }
        if item.kind == .tabletGuessed { return "<a class=\"sm\" href=\"\(url: DevicePaths.all)\">\(say(.showIt))</a>" }
        if let request = item.request { return "<a class=\"sm\" href=\"\(url: RequestPaths.one(request))\">\(say(.showIt))</a>" }
        guard item.kind.isMany else { return nil }
        let path =
            switch item.kind {
            case .praiseWaits: RecognisePaths.wall
            case .situationDrafted: LanguagePaths.situations
            case .dutiesDue, .dutiesLate: MonthDutyPaths.home
            case .commitmentsDue, .commitmentsDone: CommitmentPaths.home
            case .requestsWarned, .requestsLate: RequestPaths.all
            default: "/recover?show=waiting"
            }
        return "<a class=\"sm\" href=\"\(url: path)\">\(say(.showIt))</a>"
    }

    /// The words of a clock stand there without script; the element only keeps them fresh.
    private static func clock(from start: Instant, due: Instant?, _ visit: Visit) -> HTML? {
        due.map { ClockWords(say: visit.say, now: visit.now, zone: visit.say.zone).dayClock(from: start, due: $0) }
    }

    /// The first line or two of somebody's words, cut between words.
    private static func short(_ words: String) -> String {
        guard words.unicodeScalars.count > 180 else { return words }
        let start = words.prefix(170)
        let end = start.lastIndex(of: " ") ?? start.endIndex
        return "\(start[..<end])…"
    }
}
