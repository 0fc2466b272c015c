import Markup
import Storage

/// One piece of praise as a card: on the wall and on *My day*.
enum PraiseCards {
    static func card(
        _ card: PraiseCard, heading: String, classes: StaticString, isLamp: Bool, big: Bool = true, _ visit: Visit, _ actions: HTML
    ) -> HTML {
        let say = visit.say
        let id = "praise-\(card.moment)"
        let house = visit.services.house.current
        return """
            <article class="\(HTML(trusted: classes))" aria-labelledby="\(id)"><h2 class="eyebrow\(when: isLamp, " lamp")" id="\(id)">\(Icon.heart.svg)\(heading)</h2>\
            \(words(card, big: big, say))\(named(card, say))<p class="meta mt-4">\(place(card, house))<span>\(say.timeTag(card.happenedAt, now: visit.now))</span></p>\
            \(signs(card, say))\(actions)</article>
            """
    }

    /// Praise that the reader has received, with what they may do with it.
    static func received(_ card: PraiseCard, from: String, isFirst: Bool, _ visit: Visit) -> HTML {
        let say = visit.say
        return self.card(
            card, heading: say(card.words == nil ? .thankedYou : .wroteAboutYou), classes: isFirst ? "card glow first" : "card glow", isLamp: true,
            visit,
            """
            \(state(card, say))<form class="row mt-4" action="\(url: RecognisePaths.thanks(card.moment))" method="post">\(hiddenField("from", from))\
            \(when: card.thankedAt == nil, "<button class=\"btn lamp\" name=\"act\" value=\"thank\">\(say(.sayThankYou))</button>")\
            \(when: card.mayBeShared, "<button class=\"btn\" name=\"act\" value=\"share\">\(say(card.sharing == .all ? .tellEveryone : .tellTheTeam))</button>")\
            \(when: card.seenAt == nil, "<button class=\"btn quiet\" name=\"act\" value=\"keep\">\(say(.putAway))</button>")</form>
            """)
    }

    /// Praise that may be the reader's: one tap says so.
    static func possible(_ card: PraiseCard, _ visit: Visit) -> HTML {
        let say = visit.say
        return self.card(
            card, heading: say(.perhapsYou), classes: "card", isLamp: false, visit,
            """
            <form class="row mt-4" action="\(url: RecognisePaths.mine(card.moment))" method="post">\
            <button class="btn" name="answer" value="me">\(say(.itWasMe))</button><button class="btn quiet" name="answer" value="other">\(say(.itWasNotMe))</button></form>
            """)
    }

    /// Words that name the reader and are no praise: only theirs to read, and to answer if they like.
    static func mention(_ card: PraiseCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let field = "note-\(card.moment)"
        return self.card(
            card, heading: say(.namedOtherwise), classes: "card", isLamp: false, big: false, visit,
            """
            <p class="muted sm mt-2">\(say(.namedOtherwiseWords))</p>\
            <form class="stack gap-3 mt-4" action="\(url: RecognisePaths.note(card.moment))" method="post"><div class="field">\
            <label for="\(field)">\(say(.whatHappenedThen))</label><p class="hint" id="\(field)-h">\(say(.whatHappenedHint))</p>\
            <textarea class="input" id="\(field)" name="note" rows="3" dir="auto" maxlength="2000" aria-describedby="\(field)-h">\(card.note)</textarea></div>\
            <div class="row"><button class="btn">\(say(.addThis))</button><button class="btn quiet" name="done" value="1">\(say(.putMentionAway))</button></div></form>
            """)
    }

    private static func words(_ card: PraiseCard, big: Bool, _ say: Say) -> HTML {
        guard let words = card.words else { return "<p class=\"muted mt-2\">\(say(.noWordsPraise))</p>" }
        let language: HTML? = card.language.map { " lang=\"\($0)\"" }
        return
            "<blockquote class=\"voice\(when: big && words.utf8.count < 260, " big") mt-2\" dir=\"auto\"\(language)>\(paragraphs(words))</blockquote>"
    }

    private static func named(_ card: PraiseCard, _ say: Say) -> HTML {
        guard let named = card.named, case .unsure = card.to else { return HTML() }
        return "<p class=\"muted sm mt-2\">\(say(.customerNamed(named)))</p>"
    }

    private static func place(_ card: PraiseCard, _ house: House) -> HTML {
        let unit = house.unit(card.unit)?.name
        // "Lounge, Port Amaly" says "Lounge" already.
        let point = house.touchpoint(card.touchpoint).flatMap { point in unit?.hasPrefix(point.name) == true ? nil : point.name }
        let parts = [point, unit].compactMap { $0 }
        return parts.isEmpty ? HTML() : "<span>\(parts.joined(separator: ", "))</span>"
    }

    private static func signs(_ card: PraiseCard, _ say: Say) -> HTML {
        let level: HTML? = card.level.map { "<span class=\"level\">\(Sign.steps($0))\(say(levelName($0)))</span>" }
        let category: HTML? = card.category.flatMap { Category(rawValue: $0) }.flatMap { category in
            Sign.Shape(rawValue: category.rawValue).map { "<span class=\"chip line\">\(Sign.glyph($0))\(say(category.word))</span>" }
        }
        guard level != nil || category != nil else { return HTML() }
        return "<div class=\"row mt-2\">\(level)\(category)</div>"
    }

    private static func state(_ card: PraiseCard, _ say: Say) -> HTML {
        var parts: [String] = []
        if card.thankedAt != nil { parts.append(say(.youSaidThankYou)) }
        if card.sharedAt != nil, card.sharing == .all { parts.append(say(.everyoneKnows)) }
        if card.sharedAt != nil, card.sharing == .team { parts.append(say(.theTeamKnows)) }
        if card.sharing == .person { parts.append(say(.onlyForYou)) }
        guard !parts.isEmpty else { return HTML() }
        return "<p class=\"meta mt-2\">\(each: parts, { "<span>\($0)</span>" })</p>"
    }
}
