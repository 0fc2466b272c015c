package import Markup
package import Storage

/// On *My day*: the card of the day, unless it is quiet time, the colleague is away, or wants practice to rest.
package struct PracticeOnMyDay: Sendable {
    private var card: PracticeCard?
    private var isBegun = false
    private var isAsked = false

    package init() {}

    package static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> PracticeOnMyDay {
        let house = services.house.current
        var one = PracticeOnMyDay()
        guard let offered = try offered(to: viewer.id, zone: house.unit(viewer.unit)?.zone ?? house.zone, tx) else { return one }
        one.card = try PracticeQueries.liveCard(offered.card, tx)
        (one.isBegun, one.isAsked) = (offered.isBegun, offered.isAsked)
        return one
    }

    /// What comes by itself at this moment: one card a day, and nothing once it is done.
    package static func offered(
        to colleague: ID<Colleague>, zone: String, _ tx: any ReadTransaction
    ) throws -> (card: ID<PracticeCard>, isBegun: Bool, isAsked: Bool)? {
        let wish = try PracticeQueries.wish(of: colleague, tx)
        let now = LocalTime(tx.now, zone: zone)
        guard !wish.rests, !wish.isQuiet(at: now.hour * 60 + now.minute), try !AbsenceQueries.isAway(colleague, tx) else { return nil }
        let day = try PracticeDay.load(of: colleague, zone: zone, tx)
        guard !day.isDone, let next = day.next else { return nil }
        return (next, !day.turns.isEmpty, day.isAsked(next))
    }

    package func html(_ visit: Visit) -> HTML {
        guard let card else { return HTML() }
        let say = visit.say
        return """
            <section class="card" aria-labelledby="h-practice"><header><h2 id="h-practice">\(say(.practiceToday))</h2><a class="sm" href="\(url: PracticePaths.home)">\(say(.practiceAll))</a></header>\
            <p><b dir="auto">\(card.content.title)</b></p><p class="muted sm mt-2" dir="auto">\(SituationWords.firstSentence(card.content.story))</p>\
            \(when: isAsked, "<p class=\"sm mt-2\">\(say(.practiceAsked))</p>")\
            <p class="mt-4"><a class="btn" href="\(url: PracticePaths.card(card.id))">\(say(isBegun ? .practiceGoOn : .practiceBegin))</a></p></section>
            """
    }
}
