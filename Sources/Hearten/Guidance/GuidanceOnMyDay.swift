package import Markup
package import Storage

/// On *My day*: ask guidance, and answers that came.
package struct GuidanceOnMyDay: Sendable {
    private var answers = 0

    package init() {}

    package static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> GuidanceOnMyDay {
        let since = tx.now - .seconds(3 * 86_400)
        let asked = try LackQueries.asked(by: viewer.id, limit: 5, tx)
        var guidance = GuidanceOnMyDay()
        guidance.answers = asked.count { $0.answer != nil && ($0.answeredAt.map { $0 >= since } ?? false) }
        return guidance
    }

    package func html(_ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-guide"><header><h2 id="h-guide">\(say(.guidanceTitle))</h2><a class="sm" href="\(url: GuidancePaths.home)">\(say(.guidanceMyDayAll))</a></header>\
            \(when: answers > 0, "<p class=\"notice lamp mb-4\">\(Icon.mail.svg)<span>\(say(.guidanceAnswers(answers)))</span> <a class=\"sm\" href=\"\(url: GuidancePaths.home)\">\(say(.showIt))</a></p>")\
            \(GuidancePages.search("", say))</section>
            """
    }
}
