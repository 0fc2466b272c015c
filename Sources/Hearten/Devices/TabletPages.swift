import Markup
import Storage

/// The locked screen of a shared tablet: names, and the PIN of one of them. Nothing else is on it.
enum TabletPages {
    /// So many names stand there to be tapped; more are found by their first letters.
    static let most = 48

    struct Names: Sendable {
        var unit: String
        var names: [TabletName]
        /// Whether there are more than fit.
        var isLong: Bool
        var search: String?
    }

    static func names(_ list: Names, _ visit: Visit) -> HTML {
        let say = visit.say
        return BarePage(title: say(.tabletWho), isShared: true).html(
            visit,
            """
            <div class="center width-42 stack gap-6"><div><p class="eyebrow" dir="auto">\(say(.tabletOf(list.unit)))</p><h1>\(say(.tabletWho))</h1></div>
            \(when: list.isLong || list.search != nil, search(list.search ?? "", say))\(found(list, say))
            \(when: !list.names.isEmpty, "<p class=\"sm muted\">\(say(.tabletNotListed))</p>")</div>
            """)
    }

    private static func search(_ words: String, _ say: Say) -> HTML {
        """
        <form class="filters" role="search" action="\(url: TabletPaths.home)" method="get"><div class="field grow"><label for="q">\(say(.tabletFind))</label>\
        <p class="hint" id="q-h">\(say(.tabletFindWords))</p><input class="input" type="search" id="q" name="q" value="\(words)" dir="auto" autocomplete="off" aria-describedby="q-h"></div>\
        <button class="btn">\(Icon.search.svg)\(say(.tabletFindButton))</button></form>
        """
    }

    private static func found(_ list: Names, _ say: Say) -> HTML {
        if let search = list.search, list.names.isEmpty {
            return "<div class=\"blank\">\(Icon.search.svg)<h2>\(say(.tabletNobody(search)))</h2></div>"
        }
        if list.names.isEmpty, !list.isLong {
            return "<div class=\"blank\">\(Icon.people.svg)<h2>\(say(.tabletNoNames))</h2><p>\(say(.tabletNoNamesWords))</p></div>"
        }
        return """
            <ul class="grid col-14 gap-3 names" role="list">\(each: list.names, { one in
                "<li><a class=\"cast\" href=\"\(url: TabletPaths.enter(one.id))\">\(avatar(one.name))<span><b dir=\"auto\">\(one.name)</b></span></a></li>"
            })</ul>
            """
    }

    static func pin(_ one: TabletName, _ problems: FormProblems, _ visit: Visit) -> HTML {
        let say = visit.say
        let title = say(.tabletHello(Colleague.givenName(of: one.name)))
        return BarePage(title: problems.isEmpty ? title : say(.problemTitle(title)), isShared: true).html(
            visit,
            """
            <div class="center width-26 stack gap-6">\(problemSummary(problems, say: say))
            <div class="person big">\(avatar(one.name))<span><h1 dir="auto">\(title)</h1></span></div>
            <form class="stack" action="\(url: TabletPaths.enter)" method="post">\(hiddenField("who", one.id.description))
            \(DevicePages.pinBox("pin", label: say(.tabletPin), hint: nil, isShown: false, problems, say, isFocused: problems.isEmpty))
            <button class="btn primary big wide">\(say(.tabletComeIn))</button></form>
            <p><a class="btn wide" href="\(url: TabletPaths.home)">\(say(.tabletNotMe))</a></p></div>
            """)
    }
}
