import Markup
import Storage

/// The wall of praise.
enum RecognisePages {
    static func wall(_ wall: PraiseWall, _ thanks: ThanksDraft, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.recogniseTitle), place: .recognise).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(.recogniseTitle))</h1>\(lead(wall, say))</div>\
            <div class="actions"><a class="btn lamp" href="#thank">\(Icon.heart.svg)\(say(.thankTitle))</a></div></div>
            <nav class="seg mb-4" aria-label="\(say(.whose))">\(each: PraiseWall.Show.allCases, { show in
                let current: HTML? = show == wall.show ? " aria-current=\"true\"" : nil
                return "<a href=\"\(url: RecognisePaths.wall(show: show.rawValue))\"\(current)>\(say(name(show)))</a>"
            })</nav>
            \(cards(wall, thanks, visit))
            """)
    }

    private static func cards(_ wall: PraiseWall, _ draft: ThanksDraft, _ visit: Visit) -> HTML {
        let heading: HTML = "<h2 id=\"thank-h\">\(visit.say(.thankTitle))</h2>"
        let form = ThanksCards.form(draft, FormProblems(), heading: heading, visit)
        let received = together(wall, visit)
        guard !(received.isEmpty && wall.undecided.isEmpty && wall.possible.isEmpty) else {
            return "\(empty(wall.show, visit.say))<div class=\"wall mt-4\">\(form)</div>"
        }
        return """
            <div class="wall">\(each: wall.possible, { PraiseCards.possible($0, visit) })\
            \(each: wall.undecided, { undecided($0, wall.choices[$0.moment] ?? [], visit) })\
            \(each: received.prefix(1), { $0 })\(form)\(each: received.dropFirst(), { $0 })</div>
            """
    }

    /// What customers wrote and what colleagues did, the newest first.
    private static func together(_ wall: PraiseWall, _ visit: Visit) -> [HTML] {
        let praise = wall.cards.map { card in
            (at: card.happenedAt, html: card.to == .you ? PraiseCards.received(card, from: "wall", isFirst: false, visit) : shared(card, visit))
        }
        let thanks = wall.thanks.map { one in
            (at: one.sentAt, html: wall.show == .me ? ThanksCards.received(one, from: "wall", visit) : ThanksCards.shared(one, visit))
        }
        return (praise + thanks).sorted { $0.at > $1.at }.map(\.html)
    }

    private static func name(_ show: PraiseWall.Show) -> Phrase {
        switch show {
        case .all: .forEveryone
        case .team: .forMyTeam
        case .me: .forMe
        }
    }

    private static func lead(_ wall: PraiseWall, _ say: Say) -> HTML {
        guard let week = wall.week else { return HTML() }
        guard week.all > 0 else { return "<p class=\"lead\">\(say(.noComplimentsThisWeek))</p>" }
        let rest = week.waiting == 0 ? say(.delivered(week.all)) : say(.waitForAName(week.waiting))
        return "<p class=\"lead\">\(say(.complimentsThisWeek(week.all))) \(rest)</p>"
    }

    private static func empty(_ show: PraiseWall.Show, _ say: Say) -> HTML {
        let isMine = show == .me
        return """
            <div class="blank">\(Icon.heart.svg)<h2>\(say(isMine ? .noPraiseForMe : .noPraiseYet))</h2>\
            <p>\(say(isMine ? .noPraiseForMeWords : .noPraiseYetWords))</p></div>
            """
    }

    private static func shared(_ card: PraiseCard, _ visit: Visit) -> HTML {
        PraiseCards.card(card, heading: heading(card.to, visit.say), classes: "card glow", isLamp: true, visit, HTML())
    }

    private static func heading(_ to: PraiseCard.To, _ say: Say) -> String {
        guard case .people(let names) = to, let last = names.last else { return say(.toTheTeam) }
        return names.count == 1 ? say(.toSomebody(last)) : say(.toSeveral(names.dropLast().joined(separator: ", "), last))
    }

    /// One tap for whoever looks after the unit: who is meant?
    private static func undecided(_ card: PraiseCard, _ people: [ColleagueNames.Person], _ visit: Visit) -> HTML {
        let say = visit.say
        let candidates: [PraiseCard.Candidate] = if case .unsure(let all) = card.to { all } else { [] }
        let known = Set(candidates.map(\.id))
        let choices =
            candidates.map { Choice($0.id.description, say(.weThinkItIs($0.isByShift ? say(.onShiftThen($0.name)) : $0.name))) } + [
                Choice("team", say(.wholeTeam))
            ]
            + people.filter { !known.contains($0.id) }.map { Choice($0.id.description, $0.name) }
        return PraiseCards.card(
            card, heading: say(.perhapsSomebody), classes: "card", isLamp: false, visit,
            """
            <form class="stack gap-2" action="\(url: RecognisePaths.one(card.moment))" method="post"><div class="field">\
            <label for="who-\(card.moment.description)">\(say(.whoIsMeant))</label><select class="input" id="who-\(card.moment.description)" name="who">\
            \(options(choices, selected: choices.first?.value))</select></div><button class="btn">\(say(.deliverIt))</button></form>
            """)
    }
}
