import Markup

/// What was found for a question: never nothing.
enum GuidanceFound {
    static func html(_ found: GuidancePages.Found, _ guidance: Guidance, _ desk: GuidanceDesk) -> HTML {
        let say = desk.visit.say
        let head: HTML =
            found.answer.isKnown
            ? HTML()
            : "<p class=\"mt-2\"><strong>\(say(.guidanceUnknown))</strong>\(when: found.isNoted, " \(say(.guidanceNoted))")</p>\(ask(guidance, desk))\(when: !found.answer.pieces.isEmpty, "<p class=\"mt-4\">\(say(.guidanceNearest))</p>")"
        return """
            <section class="card act" aria-labelledby="h-f"><h2 id="h-f" dir="auto">\(say(.guidanceAbout(found.question)))</h2>\(head)\
            <ul class="list mt-2" role="list">\(each: found.answer.pieces.enumerated(), { place, piece in item(piece, isFirst: place == 0, say) })</ul>\(more(found, say))</section>
            """
    }

    private static func ask(_ guidance: Guidance, _ desk: GuidanceDesk) -> HTML? {
        guard let first = guidance.whom.first else { return nil }
        let words = desk.visit.say(.guidanceAskPerson(first.name))
        return "<div class=\"mt-4 row\">\(GuidancePages.person(first, desk))<span>\(words)</span></div>"
    }

    private static func item(_ piece: Guidance.Piece, isFirst: Bool, _ say: Say) -> HTML {
        let (title, text): (String, String) =
            switch piece {
            case .principle(let one): (one.name, one.text)
            case .situation(let one): (one.content.title, isFirst && !one.content.mayDecide.isEmpty ? one.content.mayDecide : one.content.story)
            case .limits(_, let text): (say(.guidanceMayDecide), text)
            }
        let words: HTML = isFirst ? paragraphs(text) : "<p class=\"muted\">\(SituationWords.firstSentence(text))</p>"
        return "<li><a href=\"#\(piece.anchor)\" dir=\"auto\"><b>\(title)</b></a><div dir=\"auto\">\(words)</div></li>"
    }

    private static func more(_ found: GuidancePages.Found, _ say: Say) -> HTML {
        let question = hiddenField("q", found.question)
        let notIt: HTML? =
            found.answer.isKnown && !found.isNoted
            ? "<form action=\"\(url: GuidancePaths.ask)\" method=\"post\">\(question)<button class=\"btn quiet\" name=\"missing\" value=\"yes\">\(say(.guidanceNotIt))</button></form>"
            : nil
        return """
            <div class="row mt-4">\(notIt)<form class="row" action="\(url: GuidancePaths.ask)" method="post">\(question)\
            <button class="btn" name="want" value="answer" aria-describedby="want-h">\(say(.guidanceWantAnswer))</button></form></div>\
            <p class="hint mt-2" id="want-h">\(say(.guidanceWantAnswerWords))</p>
            """
    }
}
