package import Markup
package import Storage

/// On *My day*: a leader's next step around the month's principle, when its day is near.
package struct DutiesOnMyDay: Sendable {
    private var duty: MonthDuty?
    private var principle: String?
    /// A step further away than this waits on its own page.
    private static let near: Duration = .seconds(8 * 86_400)

    package init() {}

    package static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> DutiesOnMyDay {
        var one = DutiesOnMyDay()
        guard viewer.has(.leader), !viewer.isOnTablet else { return one }
        let month = Month(of: LocalTime(tx.now, zone: services.house.current.zone).day)
        one.duty = try MonthDutyQueries.own(viewer.id, limit: 1, tx).first { duty in
            duty.month == month && duty.parts.contains { !$0.isKept && $0.dueAt - tx.now <= near }
        }
        one.principle = try one.duty.flatMap { try PrincipleQueries.principle($0.principle, tx) }?.name
        return one
    }

    package func html(_ visit: Visit) -> HTML {
        guard let duty else { return HTML() }
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-duty"><header><h2 id="h-duty">\(say(.dutiesTitle))</h2><a class="sm" href="\(url: MonthDutyPaths.one(duty.id))">\(say(.dutyOpenIt))</a></header>\
            <p><b dir="auto">\(principle)</b></p><ul class="list mt-2" role="list">\(each: duty.parts, { MonthDutyPages.part($0, visit) })</ul></section>
            """
    }
}
