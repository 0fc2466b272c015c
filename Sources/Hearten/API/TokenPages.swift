import Markup
import Storage

/// The page of tokens.
struct TokenPages {
    let say: Say
    let house: House
    /// The head and tabs of the settings.
    let head: HTML

    func list(
        _ tokens: [TokenQueries.Listed], units: [Unit], choices: [TokenChoice], made: String?, name: String, problems: FormProblems
    ) -> HTML {
        """
        \(problemSummary(problems, say: say))\(head)
        \(made.map(fresh))
        <section class="card">\(tokens.isEmpty ? "<p class=\"muted\">\(say(.tokenNone))</p>" : table(tokens))
        <form class="row mt-4 foot" action="\(url: TokenPaths.all)" method="post">\
        <div class="field grow"><label for="name">\(say(.tokenName))</label>\(fieldProblem("name", in: problems, say: say))<input class="input" id="name" name="name" value="\(name)" maxlength="100" dir="auto"></div>\
        <div class="field"><label for="may">\(say(.tokenMay))</label>\(fieldProblem("may", in: problems, say: say))<select class="input" id="may" name="may">\(each: choices, { "<option value=\"\($0.rawValue)\">\(say($0.phrase))</option>" })</select></div>\
        <div class="field"><label for="unit">\(say(.tokenFor))</label>\(fieldProblem("unit", in: problems, say: say))\(unitSelect(units, chosen: units.first?.id))</div>\
        <button class="btn">\(say(.tokenMake))</button></form></section>
        """
    }

    private func fresh(_ text: String) -> HTML {
        """
        <div class="notice mb-4" role="status">\(Icon.key.svg)<div><p><strong>\(say(.tokenCopy))</strong> \(say(.tokenCopyWords))</p><p class="copy mt-2"><code>\(text)</code></p></div></div>
        """
    }

    private func table(_ tokens: [TokenQueries.Listed]) -> HTML {
        """
        <div class="scroll-x" tabindex="0" role="region" aria-label="\(say(.tokensTitle))"><table class="table"><caption class="sr">\(say(.tokensTitle))</caption>\
        <thead><tr><th scope="col">\(say(.tokenNameHead))</th><th scope="col">\(say(.tokenMay))</th><th scope="col">\(say(.tokenFor))</th><th scope="col">\(say(.tokenLastUsed))</th><th scope="col"><span class="sr">\(say(.actionsFor))</span></th></tr></thead><tbody>\
        \(each: tokens, row)</tbody></table></div>
        """
    }

    private func row(_ token: TokenQueries.Listed) -> HTML {
        let may = [
            (Right.tellMoments, Phrase.tokenTell), (.importMoments, .tokenImport), (.readMoments, .tokenRead), (.planShifts, .tokenShifts),
            (.importPeople, .tokenPeople), (.operate, .tokenWatch),
        ]
        .filter { token.rights.contains($0.0) }.map { say($0.1) }
        return """
            <tr><th scope="row" dir="auto">\(token.name)</th><td>\(may.isEmpty ? say(.tokenNothing) : may.joined(separator: ", "))</td><td>\(house.unit(token.unit)?.name)</td><td>\(token.usedDay.map { say.date($0) } ?? say(.tokenNeverUsed))</td>\
            <td class="n"><form action="\(url: TokenPaths.end(token.id))" method="post"><button class="btn">\(say(.tokenEnd))<span class="sr">\(say(.tokenEndOf(token.name)))</span></button></form></td></tr>
            """
    }
}
