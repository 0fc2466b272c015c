import Markup
import Storage

/// What the list of cases shows.
struct RecoverList: Sendable {
    var show: RecoverShow
    var counts: CaseCounts
    var mine: Int
    var sections: [Section]

    struct Section: Sendable {
        var desk: RecoveryCase.Desk
        var lines: [CaseLine]
        var hasMore: Bool
    }

    var isEmpty: Bool { sections.allSatisfy(\.lines.isEmpty) }
}

/// The list of cases.
enum RecoverPages {
    static func list(_ list: RecoverList, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let side: HTML = """
            <div class="blank done desk-only">\(Icon.recover.svg)<h2>\(say(.chooseCase))</h2><p>\(say(.chooseCaseWords))</p></div>
            """
        return ColleaguePage(title: say(.recoverTitle), place: .recover, atRisk: list.counts.atRisk).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(.recoverTitle))</h1><p class="lead">\(lead(list.counts, say))</p></div>\
            <div class="actions"><a class="btn" href="\(url: RecoverPaths.new)">\(Icon.plus.svg)\(say(.openACase))</a></div></div>
            <hearten-live src="/live" data-event="cases" hidden><p class="notice mb-4">\(Icon.recover.svg)<span>\(say(.newCaseCame))</span> \
            <a href="\(url: RecoverPaths.list(show: list.show))">\(say(.showThem))</a></p></hearten-live>
            <div class="desk">\(inbox(list, current: nil, visit))\(when: !list.isEmpty, side)</div>
            """)
    }

    static func lead(_ counts: CaseCounts, _ say: Say) -> String {
        let risk = counts.atRisk == 0 ? say(.noPromiseAtRisk) : say(.promisesAtRisk(counts.atRisk))
        let waiting = counts.waiting == 0 ? say(.nobodyIsWaiting) : say(.peopleWaiting(counts.waiting))
        return say(.recoverLead(risk, waiting))
    }

    /// The list itself, on its own page and beside a case.
    static func inbox(_ list: RecoverList, current: Int?, _ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <section aria-label="\(say(.casesLabel))" class="inbox" data-list>\(tabs(list, say))\
            \(when: list.isEmpty, empty(list.show, say))\
            \(each: list.sections.filter { !$0.lines.isEmpty }, { section($0, list.show, current: current, visit) })</section>
            """
    }

    private static func tabs(_ list: RecoverList, _ say: Say) -> HTML {
        func tab(_ show: RecoverShow, _ phrase: Phrase, _ count: Int) -> HTML {
            let isHere: HTML = list.show == show ? " aria-current=\"true\"" : ""
            return
                "<a href=\"\(url: RecoverPaths.list(show: show))\"\(isHere)>\(say(phrase))\(when: count > 0, " <span class=\"count\">\(count)</span>")</a>"
        }
        return """
            <div class="seg mb-4">\(tab(.waiting, .showWaiting, list.counts.waiting))\(tab(.mine, .showMine, list.mine))\(tab(.done, .showDone, 0))</div>
            """
    }

    private static func section(_ section: RecoverList.Section, _ show: RecoverShow, current: Int?, _ visit: Visit) -> HTML {
        let say = visit.say
        let heading: Phrase =
            switch section.desk {
            case .needsSomebody: .deskNeeds
            case .inHand: .deskInHand
            case .awaitsVerdict: .deskVerdict
            case .done: .deskDone
            }
        let more: HTML? =
            section.hasMore
            ? section.lines.last.map { last in
                """
                <p class="mt-4 more"><a class="btn" href="\(url: RecoverPaths.list(show: show, desk: section.desk, after: CaseCursor(last.recoveryCase)))" rel="next">\(say(.moreCases))</a></p>
                """
            } : nil
        let clocks = ClockWords(say: say, now: visit.now, zone: say.zone)
        return "<h2>\(say(heading))</h2>\(each: section.lines, { line($0, isCurrent: $0.recoveryCase.number == current, clocks, visit) })\(more)"
    }

    private static func line(_ line: CaseLine, isCurrent: Bool, _ clocks: ClockWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let one = line.recoveryCase
        let current: HTML = isCurrent ? " aria-current=\"true\"" : ""
        let level: HTML? = one.level.map { "<span>\(Sign.steps($0))<span class=\"sr\">\(say(levelName($0)))</span></span>" }
        return """
            <a href="\(url: RecoverPaths.one(one.number))"\(current)><span class="top"><b dir="auto">\(line.customer ?? say(.customerUnnamed()))</b>\(clock(one, clocks, visit))</span>\
            <span class="voice" dir="auto">\(line.words.map { short($0) } ?? one.title)</span>\
            <span class="meta">\(level)<span>\(CaseWords.place(one.touchpoint, one.unit, visit))</span><span>\(owner(line, say))</span></span></a>
            """
    }

    private static func owner(_ line: CaseLine, _ say: Say) -> String { line.owner ?? say(.noOwnerYet) }

    private static func clock(_ one: RecoveryCase, _ words: ClockWords, _ visit: Visit) -> HTML {
        let say = visit.say
        switch one.desk {
        case .done: return words.kept(say(.verdictName(one.verdict ?? .none)))
        case .awaitsVerdict:
            return words.kept(one.askedAt.map { say(.askedOn(say.day($0, now: visit.now))) } ?? say(.answeredShort))
        case .needsSomebody, .inHand:
            if one.pausedAt != nil { return words.calm(say(.onHold)) }
            guard let due = one.nextDueAt else { return words.calm(say(.noTimeSet)) }
            let whole = Double(max(1, due.milliseconds - one.openedAt.milliseconds))
            let gone = Double(visit.now.milliseconds - one.openedAt.milliseconds) / whole
            return words.running(due: due, isAtRisk: one.isAtRisk, gone: min(1, max(0, gone)))
        }
    }

    private static func short(_ words: String) -> String {
        words.unicodeScalars.count > 140 ? String(words.prefix(130)) + "…" : words
    }

    private static func empty(_ show: RecoverShow, _ say: Say) -> HTML {
        let (title, words): (Phrase, Phrase) =
            switch show {
            case .waiting: (.nobodyWaitsTitle, .nobodyWaitsWords)
            case .mine: (.nothingMine, .nothingMineWords)
            case .done: (.nothingDone, .nothingDoneWords)
            }
        return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(title))</h2><p>\(say(words))</p></div>"
    }
}
