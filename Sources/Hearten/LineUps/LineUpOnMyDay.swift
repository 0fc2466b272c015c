package import Markup
package import Storage

/// On *My day*: today's line-up of the team, and what its reader promised there.
package struct LineUpOnMyDay: Sendable {
    private var lineUp: LineUp?
    private var promises: [(promise: LineUpPromise, unit: ID<Unit>)] = []

    package init() {}

    package static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> LineUpOnMyDay {
        var mine = LineUpOnMyDay()
        let house = services.house.current
        guard let unit = house.unit(viewer.unit) else { return mine }
        mine.lineUp = try LineUpQueries.find(unit.id, LocalTime(tx.now, zone: unit.zone).day, tx)
        mine.promises = try LineUpPromiseQueries.open(of: viewer.id, limit: 6, tx)
        return mine
    }

    package func html(_ visit: Visit) -> HTML {
        guard lineUp != nil || !promises.isEmpty else { return HTML() }
        let say = visit.say
        let link: HTML? = lineUp.map { one in
            "<p><a href=\"\(url: LineUpPaths.day(one.unit, one.day))\">\(say(one.heldAt == nil ? .myDayLineUpReady : .myDayLineUpHeld))</a></p>"
        }
        return """
            <section class="card" aria-labelledby="h-lineup"><header><h2 id="h-lineup">\(say(.myDayLineUp))</h2></header>\(link)\
            \(when: !promises.isEmpty, "<h3 class=\"eyebrow mt-4\">\(say(.myDayPromises))</h3><ul class=\"list\" role=\"list\">\(each: promises, { item($0, visit) })</ul>")</section>
            """
    }

    private func item(_ one: (promise: LineUpPromise, unit: ID<Unit>), _ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <li><form class="tick" action="\(url: LineUpPaths.kept(one.unit, one.promise.id))" method="post">\(hiddenField("from", "day"))\
            <button class="box" aria-label="\(say(.promiseKeptLabel(one.promise.text)))"></button><span><span dir="auto">\(one.promise.text)</span>\
            <small>\(say.day(one.promise.madeAt, now: visit.now))</small></span></form></li>
            """
    }
}
