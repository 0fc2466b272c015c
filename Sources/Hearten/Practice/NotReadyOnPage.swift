package import Markup
package import Storage

/// "I wasn't ready for this", on the page of a moment or of a case.
package struct NotReadyOnPage: Sendable {
    package enum Target: Sendable {
        case moment(ID<Moment>)
        /// A case by its number.
        case recovery(Int)

        fileprivate var field: HTML {
            switch self {
            case .moment(let id): hiddenField("moment", id.description)
            case .recovery(let number): hiddenField("case", String(number))
            }
        }
    }

    private var target: Target
    private var hasSaid: Bool

    package static func load(_ moment: ID<Moment>, as target: Target, _ viewer: Viewer, _ tx: any ReadTransaction) throws -> NotReadyOnPage {
        NotReadyOnPage(target: target, hasSaid: try NotReadyQueries.hasSaid(moment, viewer.id, tx))
    }

    package func html(_ say: Say) -> HTML {
        let content: HTML =
            hasSaid
            ? "<p class=\"muted sm\">\(say(.notReadySaid))</p>"
            : NotReadyOnPage.form(target, words: "", FormProblems(), say)
        return """
            <section class="card tight" aria-labelledby="h-nr"><h2 class="h3 mb-4" id="h-nr">\(say(.notReadyTitle))</h2>\(content)</section>
            """
    }

    private static func form(_ target: Target, words: String, _ problems: FormProblems, _ say: Say) -> HTML {
        let isBad = problems["words"] != nil
        let name: HTML = isBad ? "words" : "not-ready-words"
        return """
            <form class="stack gap-3" action="\(PracticePaths.notReady)" method="post">\(target.field)\
            <details\(when: isBad, " open")><summary>\(say(.notReadyWords))</summary><div class="field mt-2\(when: isBad, " bad")"><label class="sr" for="\(name)">\(say(.notReadyWords))</label>\
            <p class="hint" id="nr-h">\(say(.notReadyHint))</p>\(fieldProblem("words", in: problems, say: say))\
            <textarea class="input" id="\(name)" name="words" rows="3" maxlength="\(NotReady.longest)" dir="auto" aria-describedby="nr-h\(when: isBad, " words-e")"\(when: isBad, " aria-invalid=\"true\"")>\(words)</textarea></div></details>\
            <button class="btn wide">\(say(.notReadyButton))</button></form>
            """
    }

    /// The same on a page of its own, when the words could not be taken.
    static func again(_ target: Target, words: String, _ problems: FormProblems, back: String, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.problemTitle(say(.notReadyButton))), place: .learn).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))<h1>\(say(.notReadyTitle))</h1>
            <section class="card">\(form(target, words: words, problems, say))</section><p><a href="\(url: back)">\(say(.back))</a></p></div>
            """)
    }
}
