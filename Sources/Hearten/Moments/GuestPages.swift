import Markup
import Storage

/// Customers' pages: the question, the thanks, and how their words are treated.
enum GuestPages {
    static func question(_ place: SignPlace, _ draft: GuestDraft, _ problems: FormProblems, _ visit: Visit) -> HTML {
        let say = visit.say
        let key = draft.key ?? visit.services.newToken().text
        let age = visit.services.key.sealed("age", String(visit.now.milliseconds))
        let foot: HTML = "<p>\(say(.guestFoot)) <a href=\"\(url: GuestPaths.words(place.sign.code))\">\(say(.howWeTreatWords))</a></p>"
        let title = problems.isEmpty ? say(.guestTitle(place.touchpoint.name)) : say(.problemTitle(place.touchpoint.name))
        return GuestPage(title: title, foot: foot, sends: true).html(
            visit,
            """
            \(problemSummary(problems, say: say))
            <hearten-send data-kept="\(say(.keptOnDevice))" data-sending="\(say(.sending))" data-sent="\(say(.sentThanks))" data-refused="\(say(.sendRefused))">
            <form class="stack gap-5" action="\(url: GuestPaths.question(place.sign.code))" method="post">
            \(hiddenField("key", key))\(hiddenField("age", age))
            <div class="stack gap-1 mt-4"><p class="eyebrow">\(say(.pointAtUnit(place.touchpoint.name, place.unit.name)))</p><h1>\(say(.guestQuestion))</h1></div>
            <fieldset><legend class="sr">\(say(.guestLegend))</legend>\(fieldProblem("level-6", in: problems, say: say))
            <div class="stack gap-2">\(each: [6, 5, 4, 3, 2, 1], { level($0, chosen: draft.level, say) })</div></fieldset>
            <div class="field"><label for="words">\(say(.whatHappened)) <span class="faint light">\(say(.ifYouLike))</span></label>
            \(fieldProblem("words", in: problems, say: say))<textarea class="input voice small" id="words" name="words" rows="3" dir="auto" maxlength="4000">\(draft.words)</textarea></div>
            <details\(when: !draft.named.isEmpty, " open")><summary>\(say(.somebodyToThank))</summary>
            <div class="field mt-2"><label for="praised">\(say(.whoWasIt))</label><p class="hint" id="praised-h">\(say(.whoWasItHint))</p>
            <input class="input" id="praised" name="praised" autocomplete="off" dir="auto" maxlength="120" aria-describedby="praised-h" value="\(draft.named)"></div></details>
            \(reply(draft, problems, say))
            <div class="trap" aria-hidden="true"><label for="website">\(say(.leaveEmpty))</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
            <button class="btn primary big wide" type="submit">\(say(.send))</button>
            <p class="kept" role="status"></p>
            </form></hearten-send>
            """)
    }

    private static func level(_ level: Int, chosen: Int?, _ say: Say) -> HTML {
        """
        <label class="opt"><input type="radio" id="level-\(level)" name="level" value="\(level)"\(when: level == chosen, " checked")>\(Sign.steps(level))\
        <span>\(say(said(level)))</span><span class="mark">\(Icon.check.svg)</span></label>
        """
    }

    private static func reply(_ draft: GuestDraft, _ problems: FormProblems, _ say: Say) -> HTML {
        let isOpen = !draft.contact.isEmpty || !draft.name.isEmpty
        let isBad = problems["contact"] != nil
        return """
            <details\(when: isOpen, " open")><summary>\(say(.wantReply))</summary><div class="stack gap-3 mt-2">
            <div class="field"><label for="name">\(say(.yourName)) <span class="faint light">\(say(.ifYouLike))</span></label>
            <input class="input" id="name" name="name" autocomplete="name" dir="auto" maxlength="120" value="\(draft.name)"></div>
            <div class="field\(when: isBad, " bad")"><label for="contact">\(say(.yourContact))</label><p class="hint" id="contact-h">\(say(.yourContactHint))</p>
            \(fieldProblem("contact", in: problems, say: say))\
            <input class="input" id="contact" name="contact" autocomplete="email" maxlength="254" \
            aria-describedby="contact-h\(when: isBad, " contact-e")"\(when: isBad, " aria-invalid=\"true\"") value="\(draft.contact)"></div></div></details>
            """
    }

    static func thanks(_ thanks: Thanks, _ place: SignPlace, _ token: Token, _ visit: Visit) -> HTML {
        let say = visit.say
        let heading: Phrase =
            switch thanks.reaches {
            case .person: .thankYouForPerson
            case .team: .thankYouForTeam
            case .desk: .thankYouSomebodyReads
            }
        let foot: HTML = "<p>\(say(.samePageForAll)) <a href=\"\(url: GuestPaths.words(place.sign.code))\">\(say(.howWeTreatWords))</a></p>"
        return GuestPage(title: say(.thankYou), foot: foot).html(
            visit,
            """
            <div class="stack gap-6 mt-6"><div class="stack gap-3">\(Sign.mark)<h1>\(say(heading))</h1>\(whom(thanks, say))</div>
            \(words(thanks, say))\(follow(thanks, say))\(when: thanks.moment.words != nil, sharing(thanks, place, token, say))</div>
            """)
    }

    private static func whom(_ thanks: Thanks, _ say: Say) -> HTML {
        let meant: HTML? = thanks.people.isEmpty ? nil : "<p class=\"muted\">\(say(.weThinkYouMean(thanks.people.joined(separator: ", "))))</p>"
        let thanked: HTML? =
            thanks.thankful.isEmpty
            ? nil : "<p class=\"notice lamp\">\(Icon.heart.svg)<span>\(say(.saysThankYou(thanks.thankful.joined(separator: ", "))))</span></p>"
        return "\(meant)\(thanked)"
    }

    private static func words(_ thanks: Thanks, _ say: Say) -> HTML {
        guard let words = thanks.moment.words else { return HTML() }
        return """
            <section class="card\(when: thanks.reaches != .desk, " glow")" aria-labelledby="yours"><h2 class="eyebrow\(when: thanks.reaches != .desk, " lamp")" id="yours">\
            \(say(.yourWords))</h2><blockquote class="voice mt-2" dir="auto">\(paragraphs(words))</blockquote></section>
            """
    }

    private static func follow(_ thanks: Thanks, _ say: Say) -> HTML {
        guard let path = thanks.casePath else { return HTML() }
        return """
            <section class="card act" aria-labelledby="follow"><h2 id="follow">\(say(.followTitle))</h2><p class="muted mt-2">\(say(.followWords))</p>
            <p class="mt-4"><a class="btn wide" href="\(url: path)">\(say(.openMyPage))</a></p></section>
            """
    }

    private static func sharing(_ thanks: Thanks, _ place: SignPlace, _ token: Token, _ say: Say) -> HTML {
        let choices: [(Moment.Sharing, Phrase)] = [(.person, .shareWithPerson), (.team, .shareWithTeam), (.all, .shareWithAll)]
        return """
            <form class="stack gap-2" action="\(url: GuestPaths.thanks(place.sign.code, token))" method="post"><fieldset><legend class="label">\(say(.mayWeShare))</legend>
            <div class="stack gap-2 mt-2">\(each: choices, { choice in
                "<label class=\"opt\"><input type=\"radio\" name=\"share\" value=\"\(choice.0.rawValue)\"\(when: thanks.moment.sharing == choice.0, " checked")><span>\(say(choice.1))</span><span class=\"mark\">\(Icon.check.svg)</span></label>"
            })</div></fieldset><button class="btn primary big wide mt-2">\(say(.save))</button></form>
            """
    }

    static func wordsPolicy(_ place: SignPlace, _ visit: Visit) -> HTML {
        let say = visit.say
        return GuestPage(title: say(.howWeTreatWords)).html(
            visit,
            """
            <div class="stack gap-5 mt-4"><h1>\(say(.howWeTreatWords))</h1>
            \(each: [Phrase.wordsPageOne, .wordsPageTwo, .wordsPageThree, .wordsPageFour], { "<p>\(say($0))</p>" })
            <p><a href="\(url: GuestPaths.question(place.sign.code))">\(say(.back))</a></p></div>
            """)
    }
}

/// The customer's own way to say a level.
package func said(_ level: Int) -> Vocabulary.Word {
    switch level {
    case 1: .said1
    case 2: .said2
    case 3: .said3
    case 4: .said4
    case 5: .said5
    default: .said6
    }
}

/// The colleagues' name of a level.
package func levelName(_ level: Int) -> Vocabulary.Word {
    switch level {
    case 1: .level1
    case 2: .level2
    case 3: .level3
    case 4: .level4
    case 5: .level5
    default: .level6
    }
}
