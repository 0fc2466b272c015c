import Markup
import Storage
import Understanding

/// The list of moments, and one moment with its way through the house.
enum MomentPages {
    static func list(_ list: MomentList, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let isSetAside = list.filter.state == .quarantined
        let lead: Phrase =
            list.count == 0 ? .heardNothing : isSetAside ? .setAsideLead : list.count == 1 ? .heardLeadOne : .heardLead(countText(list.count, say))
        let switchLink: HTML? =
            viewer.may(.correctReadings)
            ? (isSetAside
                ? "<a class=\"btn\" href=\"/moments\">\(say(.allMoments))</a>"
                : "<a class=\"btn\" href=\"/moments?state=set-aside\">\(say(.setAside))</a>") : nil
        return ColleaguePage(title: say(.momentsTitle), place: .moments).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(isSetAside ? .setAside : .momentsTitle))</h1><p class="lead">\(say(list.isCorrecting ? .correctSeveralLead : lead))</p></div><div class="actions">\(correctLinks(list, viewer, say))\(switchLink)\
            \(when: viewer.may(.exportFigures) && list.count > 0, "<a class=\"btn\" href=\"/moments.csv\(url: list.filter.query)\">\(Icon.download.svg)\(say(.asFile))</a>")</div></div>
            \(filters(list.filter, list.themes, visit, viewer))
            <hearten-live src="/live" data-event="moments" hidden><p class="notice mb-4">\(Icon.moment.svg)<span>\(say(.newMomentsCame))</span> <a href="\(url: MomentPaths.list(list.filter))">\(say(.showThem))</a></p></hearten-live>
            \(list.moments.isEmpty ? empty(list, visit) : items(list, visit))
            """)
    }

    /// "214" or "over 10,000": counting stops there.
    private static func countText(_ count: Int, _ say: Say) -> String { say.count(min(count, 10_000)) + (count >= 10_000 ? "+" : "") }

    private static func filters(_ filter: MomentFilter, _ themes: [OwnTheme], _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        // Several units, as a leader of several opens the list, are one choice: sending the form again must not widen it.
        let several = filter.units.count > 1 ? filter.units.map(\.description).joined(separator: ".") : nil
        let units =
            [Choice("", say(.allUnits))] + (several.map { [Choice($0, say(.theseUnits(filter.units.count)))] } ?? [])
            + house.within(viewer.scope(.readMoments)).map {
                Choice($0.id.description, String(repeating: "\u{2003}", count: max(0, house.depth(of: $0.id) - 1)) + $0.name)
            }
        let isNarrowed =
            filter.touchpoint != nil || filter.hasLevel || filter.level != nil || filter.from != nil || filter.to != nil || filter.aspect != nil
            || filter.theme != nil
        let points = [Choice("", say(.everyPoint))] + house.journey.map { Choice($0.id.description, $0.name) }
        let aspects = [Choice("", say(.everyAspect))] + Aspect.allCases.map { Choice($0.rawValue, say(.aspectName($0))) }
        let ownThemes = [Choice("", say(.everyTheme))] + themes.map { Choice($0.id.description, $0.name) }
        let levels =
            [Choice("", say(.everyLevel)), Choice("any", say(.anyLevel))] + (1...6).reversed().map { Choice(String($0), say(levelName($0))) }
        return """
            <form class="filters mb-4" action="/moments" method="get" role="search" aria-label="\(say(.momentsTitle))">
            <div class="field grow"><label for="q">\(say(.filterWords))</label><input class="input" id="q" name="q" type="search" value="\(filter.words)" data-search></div>
            <div class="field"><label for="unit">\(say(.filterWhere))</label><select class="input" id="unit" name="unit">\(options(units, selected: several ?? filter.unit?.description ?? ""))</select></div>
            <button class="btn">\(say(.filterShow))</button>
            <details\(when: isNarrowed, " open")><summary>\(say(.moreFilters))</summary><div class="filters mt-2">
            <div class="field"><label for="point">\(say(.filterPoint))</label><select class="input" id="point" name="point">\(options(points, selected: filter.touchpoint?.description ?? ""))</select></div>
            <div class="field"><label for="level">\(say(.filterLevel))</label><select class="input" id="level" name="level">\(options(levels, selected: filter.hasLevel ? "any" : filter.level.map(String.init) ?? ""))</select></div>
            <div class="field"><label for="aspect">\(say(.filterAspect))</label><select class="input" id="aspect" name="aspect">\(options(aspects, selected: filter.aspect?.rawValue ?? ""))</select></div>
            \(when: !themes.isEmpty, "<div class=\"field\"><label for=\"theme\">\(say(.filterTheme))</label><select class=\"input\" id=\"theme\" name=\"theme\">\(options(ownThemes, selected: filter.theme?.description ?? ""))</select></div>")
            <div class="field"><label for="from">\(say(.filterFrom))</label><input class="input" id="from" name="from" type="date" value="\(filter.from?.iso)"></div>
            <div class="field"><label for="to">\(say(.filterTo))</label><input class="input" id="to" name="to" type="date" value="\(filter.to?.iso)"></div>
            </div></details>\(each: kept(filter), { hiddenField($0.0, $0.1) })</form>
            """
    }

    /// Filters that came with a link and have no box of their own.
    private static func kept(_ filter: MomentFilter) -> [(String, String)] {
        [
            ("channel", filter.channel), ("category", filter.category), ("sentiment", filter.sentiment), ("intent", filter.intent),
            ("source", filter.source), ("answer", filter.answer), ("mood", filter.aspect == nil ? nil : filter.mood?.rawValue),
            ("state", filter.state == .quarantined ? "set-aside" : nil),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    private static func items(_ list: MomentList, _ visit: Visit) -> HTML {
        let say = visit.say
        let older: HTML? =
            list.hasMore
            ? list.moments.last.map {
                "<a class=\"btn\" rel=\"next\" href=\"\(url: MomentPaths.list + list.filter.fields.query(setting: "after", to: Cursor($0).text) + (list.isCorrecting ? "&correct=yes" : ""))\">\(say(.older))</a>"
            } : nil
        let newest: HTML? = list.isFirstPage ? nil : "<a class=\"btn\" href=\"\(url: MomentPaths.list(list.filter))\">\(say(.newest))</a>"
        let card: HTML = """
            <section class="card" aria-labelledby="h-list"><h2 class="sr" id="h-list">\(say(.newestFirst))</h2>
            <ul class="list moments" role="list" data-list>\(each: list.moments, { "<li>\(when: list.isCorrecting && $0.words != nil, tick($0, say))\(item($0, visit))</li>" })</ul></section>
            """
        return """
            \(list.isCorrecting ? "<form action=\"\(url: ReadingPaths.corrections)\" method=\"post\">\(card)\(CorrectionDesk.bar(list.filter, say))</form>" : card)
            <nav class="row between mt-4" aria-label="\(say(.pages))">\(newest ?? "<span></span>")\(older)</nav>
            """
    }

    private static func tick(_ moment: Moment, _ say: Say) -> HTML {
        "<label class=\"chip line\"><input type=\"checkbox\" name=\"moment\" value=\"\(moment.id.description)\"> \(say(.tickOne))</label>"
    }

    /// For those who may correct what was read.
    private static func correctLinks(_ list: MomentList, _ viewer: Viewer, _ say: Say) -> HTML {
        guard viewer.may(.correctReadings), list.filter.state == .kept, list.count > 0 else { return HTML() }
        let several: HTML =
            list.isCorrecting
            ? "<a class=\"btn\" href=\"\(url: MomentPaths.list(list.filter))\">\(say(.allMoments))</a>"
            : "<a class=\"btn\" href=\"\(url: MomentPaths.list + list.filter.fields.query(setting: "correct", to: "yes"))\">\(say(.correctSeveral))</a>"
        return "<a class=\"btn\" href=\"\(url: ReadingPaths.unsure)\">\(say(.helpTitle))</a>\(several)"
    }

    static func item(_ moment: Moment, _ visit: Visit) -> HTML {
        let say = visit.say
        let words: HTML =
            moment.shownWords.map { "<p class=\"voice\" dir=\"auto\">\($0)</p>" }
            ?? "<p class=\"faint\">\(say(moment.level == nil ? .noWords : .noWordsOnlyLevel))</p>"
        return """
            <article><p class="meta">\(level(moment, say))<span>\(place(moment, visit))</span><span>\(say.timeTag(moment.happenedAt, now: visit.now))</span></p>
            <a class="plain" href="\(url: MomentPaths.moment(moment.id))">\(words)</a>
            <p class="row gap-2">\(chips(moment, say))</p></article>
            """
    }

    static func place(_ moment: Moment, _ visit: Visit) -> String {
        let house = visit.services.house.current
        let unit = house.unit(moment.unit)?.name ?? ""
        return house.touchpoint(moment.touchpoint).map { visit.say(.pointAtUnit($0.name, unit)) } ?? unit
    }

    /// The tapped level, or what we think it was; never both.
    static func level(_ moment: Moment, _ say: Say) -> HTML {
        if let level = moment.level { return "<span class=\"level\">\(Sign.steps(level))\(say(levelName(level)))</span>" }
        guard let read = moment.reading.level, read.confidence >= 0.5 else { return HTML() }
        return "<span class=\"level guess\">\(Sign.steps(read.value))\(say(.weThink(say(levelName(read.value)))))</span>"
    }

    private static func chips(_ moment: Moment, _ say: Say) -> HTML {
        var html = HTML()
        if let category = moment.reading.category, let known = Category(rawValue: category.value.rawValue) {
            html += "<span class=\"chip line\">\(Sign.glyph(shape(known)))\(say(known.word))</span>"
        }
        if let urgency = moment.reading.urgency, urgency.sure != nil {
            html += "<span class=\"chip clay\">\(Icon.warning.svg)\(say(.urgencyName(urgency.value)))</span>"
        }
        if let intent = moment.reading.intent, intent.value != .other, intent.confidence >= 0.5 {
            let isWarm = intent.value == .compliment
            html += "<span class=\"chip\(when: isWarm, " lamp")\">\(when: isWarm, Icon.heart.svg)\(say(.intentName(intent.value)))</span>"
        }
        return html
    }

    static func shape(_ category: Category) -> Sign.Shape {
        switch category {
        case .product: .product
        case .delivery: .delivery
        case .mindset: .mindset
        case .relationship: .relationship
        }
    }

    private static func empty(_ list: MomentList, _ visit: Visit) -> HTML {
        let say = visit.say
        if list.filter.state == .quarantined { return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.noneSetAside))</h2></div>" }
        if !list.hasAny {
            return """
                <div class="blank">\(Icon.moment.svg)<h2>\(say(.nobodyYet))</h2><p>\(say(.nobodyYetWords))</p><a class="btn" href="/tell">\(say(.tellTitle))</a></div>
                """
        }
        let title = list.filter.words.map { Phrase.nothingAbout($0) } ?? .nothingFound
        return """
            <div class="blank">\(Icon.search.svg)<h2>\(say(title))</h2><p>\(say(.nothingFoundWords))</p><a class="btn" href="/moments">\(say(.showEverything))</a></div>
            """
    }

    static func moment(_ page: MomentPage, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let moment = page.moment
        let isPraise = moment.reading.intent?.value == .compliment || (moment.level ?? 0) >= 5
        let words: HTML =
            page.words.map {
                "<blockquote class=\"voice big mt-4\" dir=\"auto\"\(moment.language.map { " lang=\"\($0)\"" as HTML })>\(paragraphs($0))</blockquote>"
            }
            ?? "<p class=\"faint mt-4\">\(say(.noWords))</p>"
        let channel = Channel(rawValue: moment.channel) ?? .other
        return ColleaguePage(title: place(moment, visit), place: .moments).html(
            visit, viewer,
            """
            <p class="mb-4"><a href="/moments">\(say(.allMoments))</a></p>
            <div class="split side-20"><div class="stack gap-5">
            <article class="card\(when: isPraise, " glow")" aria-labelledby="h"><h1 class="eyebrow" id="h">\(place(moment, visit))</h1>\(words)
            <p class="meta mt-4"><span>\(say.timeTag(moment.happenedAt, now: visit.now))</span><span>\(say(.channelName(channel)))</span>\
            <span>\(page.customerName ?? say(.nameNotGiven))</span>\(when: moment.words != nil, "<span>\(say(.sharingName(moment.sharing)))</span>")</p>
            <div class="row mt-4">\(level(moment, say))\(chips(moment, say))</div>\(answers(page, say))\(page.mail.map { $0.html(visit) })\(setAside(page, say))\
            \(when: moment.state == .kept && page.words != nil, "<p class=\"mt-4\"><a href=\"\(url: MomentPaths.alike(moment.id))\">\(say(.alikeTitle))</a></p>")</article>
            \(way(page, visit))</div>
            <aside class="stack gap-5" aria-label="\(say(.aboutThisMoment))">\(page.reading.html(say))\(page.notReady.map { $0.html(say) })\(page.example.map { $0.html(visit) })</aside></div>
            """)
    }

    /// What was asked and answered beside the words: "Would recommend us: 9 of 10".
    private static func answers(_ page: MomentPage, _ say: Say) -> HTML {
        guard !page.answers.isEmpty else { return HTML() }
        return """
            <dl class="facts mt-4">\(each: page.answers, { answer in
                let value = answer.value.map { answer.scale > 0 ? say(.answerOf(figure($0), String(answer.scale))) : figure($0) }
                return "<div><dt dir=\"auto\">\(answer.question ?? say(.answerKind(answer.kind)))</dt><dd dir=\"auto\">\([value, answer.words].compactMap { $0 }.joined(separator: ". "))</dd></div>"
            })</dl>
            """
    }

    /// "9" or "7.5".
    private static func figure(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

    private static func setAside(_ page: MomentPage, _ say: Say) -> HTML {
        guard let reason = page.suspicion else { return HTML() }
        return """
            <div class="notice plain mt-4">\(Icon.warning.svg)<div><p>\(say(.suspicion(reason)))</p>\
            \(when: page.mayCorrect, "<form class=\"row mt-2\" action=\"\(url: MomentPaths.keeping(page.moment.id))\" method=\"post\"><button class=\"btn\" name=\"keep\" value=\"yes\">\(say(.keepIt))</button><button class=\"btn quiet\" name=\"keep\" value=\"no\">\(say(.leaveItOut))</button></form>")</div></div>
            """
    }

    private static func way(_ page: MomentPage, _ visit: Visit) -> HTML {
        let say = visit.say
        let moment = page.moment
        let channel = Channel(rawValue: moment.channel) ?? .other
        let told = say(.wayToldWords(say.time(moment.happenedAt, now: visit.now), say(.channelName(channel))))
        let read =
            moment.reading.correctedAt != nil
            ? say(.wayCorrected)
            : moment.reading.intent.map { say(.wayReadWords(say(.intentName($0.value)).lowercased())) } ?? say(.wayNotRead)
        let counted: Phrase = moment.state == .quarantined ? .wayNotCounted : moment.level == nil ? .wayCountedOnly : .wayCountedLevel
        return """
            <section class="card" aria-labelledby="h-way"><header><h2 id="h-way">\(say(.itsWay))</h2></header><ol class="trail" role="list">
            <li class="done"><span class="dot">\(Icon.mail.svg)</span><div><h3>\(say(.wayTold))</h3><p>\(told)</p></div></li>
            <li class="done"><span class="dot">\(Icon.eye.svg)</span><div><h3>\(say(.wayRead))</h3><p>\(read)</p></div></li>
            <li\(when: moment.state == .kept, " class=\"done\"")><span class="dot">\(Icon.measure.svg)</span><div><h3>\(say(.wayCounted))</h3><p>\(say(counted))</p></div></li>
            \(page.follow.map { looked($0, say) })\(page.praise.map { thanked($0, say) })</ol></section>
            """
    }

    private static func looked(_ follow: MomentPage.Follow, _ say: Say) -> HTML {
        let link: HTML? = follow.number.map { " <a href=\"\(url: RecoverPaths.one($0))\">\(say(.wayOpenCase))</a>" }
        return """
            <li\(when: !follow.isOpen, " class=\"done\"")><span class="dot">\(Icon.recover.svg)</span><div><h3>\(say(.wayLookedAfter))</h3>\
            <p>\(say(follow.isOpen ? .wayCaseOpen : .wayCaseClosed))\(link)</p></div></li>
            """
    }

    private static func thanked(_ promise: PraisePromise, _ say: Say) -> HTML {
        let words: Phrase =
            switch promise {
            case .people: .wayPraisePerson
            case .somebody: .wayPraiseSomebody
            case .team: .wayPraiseTeam
            }
        return """
            <li class="done"><span class="dot">\(Icon.heart.svg)</span><div><h3>\(say(.wayThanks))</h3><p>\(say(words))</p></div></li>
            """
    }
}
