import Jobs
import Markup
import Storage

/// How the house runs, for whoever looks after it.
enum OperatingPages {
    static func page(_ view: OperatingView, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let worries = view.findings.count { $0.state != .fine }
        return ColleaguePage(title: say(.runningTitle), place: .settings).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(.runningTitle))</h1><p class="lead">\(say(worries == 0 ? .everythingRuns : .needsLook(worries)))</p></div></div>
            <div class="stack gap-5">\(tiles(view, say))\(findings(view.findings, say))\(WorkPages.work(view.lines, say))\(WorkPages.dead(view.dead, visit))</div>
            """)
    }

    private static func tiles(_ view: OperatingView, _ say: Say) -> HTML {
        let isKnown = view.health.totalBytes > 0
        let used = isKnown ? 100 - view.health.freeBytes * 100 / view.health.totalBytes : 0
        let oldest = view.counts.oldestReadyAge.wholeMilliseconds
        return """
            <section class="card"><div class="grid col-8 tiles">
            \(tile(say(.waitingToBeDone), "\(view.counts.ready)", say(view.counts.ready == 0 ? .noneWaits : .oldestWaits(say.span(milliseconds: oldest)))))
            \(tile(say(.givenUp), "\(view.counts.dead)", say(view.counts.dead == 0 ? .nothingGivenUp : .needsYou)))
            \(tile(say(.disk), isKnown ? "\(used)%" : "–", say(isKnown ? .diskOf(size(view.health.totalBytes)) : .diskElsewhere)))
            \(tile(say(.databaseSize), size(view.health.fileBytes), say(.walSize(size(view.health.walBytes)))))
            </div></section>
            """
    }

    private static func tile(_ label: String, _ figure: String, _ range: String) -> HTML {
        "<div class=\"stat\"><span class=\"label\">\(label)</span><span class=\"figure\">\(figure)</span><span class=\"range\">\(range)</span></div>"
    }

    private static func size(_ bytes: Int64) -> String {
        bytes >= 10_737_418_240 ? "\(bytes / 1_073_741_824) GB" : bytes >= 1_048_576 ? "\(bytes / 1_048_576) MB" : "\(bytes / 1024) kB"
    }

    private static func findings(_ findings: [Finding], _ say: Say) -> HTML {
        """
        <section class="card"><header><h2 id="h-f">\(say(.lookedOver))</h2></header><div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-f">
        <table class="table fit"><caption class="sr">\(say(.lookedOver))</caption><thead><tr><th scope="col">\(say(.lookedWhat))</th><th scope="col">\(say(.lookedState))</th><th scope="col">\(say(.lookedWords))</th></tr></thead>
        <tbody>\(each: findings, { "<tr><th scope=\"row\">\(say(.doctorAbout($0.about)))</th><td>\(state($0.state, say))</td><td>\(say($0.words))</td></tr>" })</tbody></table></div></section>
        """
    }

    private static func state(_ state: Finding.State, _ say: Say) -> HTML {
        switch state {
        case .fine: "<span class=\"chip act\">\(say(.stateFine))</span>"
        case .watch: "<span class=\"chip lamp\">\(say(.stateWatch))</span>"
        case .broken: "<span class=\"chip clay\">\(say(.stateBroken))</span>"
        }
    }
}
