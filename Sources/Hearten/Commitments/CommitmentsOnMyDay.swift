package import Markup
package import Storage

/// On *My day*: what one has committed to, and what others did for oneself.
package struct CommitmentsOnMyDay: Sendable {
    private var open: [Commitment] = []
    private var toConfirm = 0

    package init() {}

    package static func load(_ viewer: Viewer, _ tx: any ReadTransaction) throws -> CommitmentsOnMyDay {
        var one = CommitmentsOnMyDay()
        one.open = try CommitmentQueries.open(of: viewer.id, limit: 12, tx).filter { $0.doneAt == nil }
        one.toConfirm = try CommitmentQueries.toConfirm(by: viewer.id, limit: 30, tx).count
        return one
    }

    package func html(_ visit: Visit) -> HTML {
        guard !open.isEmpty || toConfirm > 0 else { return HTML() }
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-commit"><header><h2 id="h-commit">\(say(.commitmentsTitle))</h2><a class="sm" href="\(url: CommitmentPaths.home)">\(say(.commitmentsAll))</a></header>\
            \(when: toConfirm > 0, "<p class=\"notice lamp mb-4\">\(Icon.heart.svg)<span>\(say(.commitmentsWaiting(toConfirm)))</span> <a href=\"\(url: CommitmentPaths.home)\">\(say(.showIt))</a></p>")\
            \(when: !open.isEmpty, "<ul class=\"list\" role=\"list\">\(each: open.prefix(4), { one in item(one, visit) })</ul>")</section>
            """
    }

    private func item(_ one: Commitment, _ visit: Visit) -> HTML {
        let say = visit.say
        let last = LocalTime(Instant(milliseconds: one.dueAt.milliseconds - 1), zone: say.zone).day
        let day = say(.dutyDueBy(say.shortDate(last, now: LocalTime(visit.now, zone: say.zone).day)))
        return """
            <li><form class="tick" action="\(url: CommitmentPaths.act(one.id, "done"))" method="post"><button class="box" aria-label="\(say(.doneLabel(one.action)))"></button>\
            <span dir="auto">\(one.action)<small>\(day)</small></span></form></li>
            """
    }
}
