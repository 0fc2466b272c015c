package import Markup

/// A page for colleagues: the rail on desks, a bar under the thumb on phones.
package struct ColleaguePage: Sendable {
    package var title: String
    package var place: Place?
    /// How many cases are at risk, for the rail; the slices that know it pass it on.
    package var atRisk: Int
    /// How long a shared tablet keeps this page open without a touch, where that is longer than usual.
    package var stays: Duration?

    package init(title: String, place: Place?, atRisk: Int = 0) {
        self.title = title
        self.place = place
        self.atRisk = atRisk
    }

    package func html(_ visit: Visit, _ viewer: Viewer, _ main: HTML) -> HTML {
        let say = visit.say
        let head = PageHead(
            title: "\(title). \(say(.productName))", stylesheet: "app.css", script: "app.js", say: say, assets: visit.services.assets,
            theme: viewer.theme, density: viewer.density, brand: visit.services.brandPath,
            more: viewer.isOnTablet ? TabletLock.head(stays: stays) : HTML())
        return head.html(
            bodyClass: nil,
            """
            <div class="shell">
            \(rail(visit, viewer))
            \(topBar(visit, viewer))
            <main id="main" tabindex="-1">
            \(noticeLine(visit))\(main)
            </main>
            </div>
            \(thumbBar(visit, viewer))
            \(when: viewer.usesKeys, keys(visit, viewer))\(when: viewer.isOnTablet, TabletLock.watch(say, stays: stays))
            """)
    }

    private func rail(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let unit = visit.services.house.current.unit(viewer.unit)
        return """
            <header class="rail"><a class="brand" href="/today">\(Sign.mark)<span>\(say(.productName))</span></a>
            <p class="unit-switch"><span><b>\(unit?.name ?? visit.services.house.current.name)</b>\(unit?.parent == nil ? "" : visit.services.house.current.name)</span></p>
            <nav aria-label="\(say(.navMain))">\(group(nil, [.today, .moments, .tell], visit, viewer, number: 0))\
            \(group(.groupServe, [.recover, .requests, .recognise, .remember], visit, viewer, number: 1))\
            \(group(.groupGrow, [.learn, .lead], visit, viewer, number: 4))\
            \(group(.groupUnderstand, [.stands, .measure, .pulse, .journey], visit, viewer, number: 2))\
            \(group(.groupLookAfter, [.settings, .imports], visit, viewer, number: 3))</nav>
            \(viewer.isOnTablet ? TabletLock.foot(viewer, say) : own(viewer))</header>
            """
    }

    private func own(_ viewer: Viewer) -> HTML {
        """
        <a class="me" href="/me" data-viewer="\(viewer.id.description)">\(avatar(viewer.name))<span><b>\(viewer.name)</b><small>\(viewer.title)</small></span></a>
        """
    }

    private func group(_ heading: Phrase?, _ places: [Place], _ visit: Visit, _ viewer: Viewer, number: Int) -> HTML {
        let open = places.filter { $0.isOpen(to: viewer) }
        guard !open.isEmpty else { return HTML() }
        let label: HTML? = heading.map { "<h2 id=\"nav-\(number)\">\(visit.say($0))</h2>" }
        let labelled: HTML? = heading == nil ? nil : " aria-labelledby=\"nav-\(number)\""
        return "<div>\(label)<ul role=\"list\"\(labelled)>\(each: open, { "<li>\(link($0, visit, viewer))</li>" })</ul></div>"
    }

    private func link(_ target: Place, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let current: HTML? = target == place ? " aria-current=\"page\"" : nil
        return """
            <a href="\(target.path(for: viewer))" data-key="\(target.key)"\(current)>\(target.icon.svg)<span>\(visit.say(target.phrase))</span>\
            \(when: target == .recover && atRisk > 0, "<span class=\"count clay\"><span class=\"sr\">, </span>\(atRisk)<span class=\"sr\">\(visit.say(.atRisk(atRisk)))</span></span>")</a>
            """
    }

    private func topBar(_ visit: Visit, _ viewer: Viewer) -> HTML {
        """
        <header class="topbar"><a class="brand" href="/today">\(Sign.mark)<span>\(visit.say(.productName))</span></a><span class="end row gap-1">\
        \(when: Place.moments.isOpen(to: viewer), "<a class=\"btn quiet icon\" href=\"/moments#q\" aria-label=\"\(visit.say(.search))\">\(Icon.search.svg)</a>")\
        \(viewer.isOnTablet ? TabletLock.button(viewer, visit.say) : profile(visit, viewer))</span></header>
        """
    }

    private func profile(_ visit: Visit, _ viewer: Viewer) -> HTML {
        """
        <a class="btn quiet icon" href="/me" aria-label="\(visit.say(.yourProfile(viewer.name)))">\(avatar(viewer.name))</a>
        """
    }

    private func thumbBar(_ visit: Visit, _ viewer: Viewer) -> HTML {
        // Whoever leads a team has the line-up under the thumb; what is left out stands in the rail.
        let last: Place = viewer.may(.lead) ? .lead : viewer.may(.measure) && !viewer.isOnTablet ? .measure : .learn
        let wanted: [Place] = [.today, viewer.may(.workCases) ? .recover : .moments, .tell, .recognise, last]
        var open = wanted.filter { $0.isOpen(to: viewer) }
        if viewer.isOnTablet, !open.contains(.learn) { open.append(.learn) }
        // Whoever only looks after the house has little of the above.
        if open.count < 4 { open += [.settings, .imports].filter { $0.isOpen(to: viewer) } }
        return """
            <nav class="tabbar" aria-label="\(visit.say(.navQuick))">\(each: open, { target in
                let current: HTML? = target == place ? " aria-current=\"page\"" : nil
                let phrase: Phrase = target == .tell ? .placeTellShort : target == .recognise ? .placeThanks : target.phrase
                return "<a href=\"\(target.path(for: viewer))\"\(when: target == .tell, " class=\"capture\"")\(current)>\(target.icon.svg)<span>\(visit.say(phrase))</span></a>"
            })</nav>
            """
    }

    private func keys(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let places = Place.allCases.filter { $0.isOpen(to: viewer) }
        return """
            <hearten-keys><dialog class="dialog" aria-labelledby="keys-h"><h2 id="keys-h">\(say(.keysTitle))</h2>
            <dl class="keys"><div><dt><kbd>/</kbd></dt><dd>\(say(.search))</dd></div>\
            \(each: places, { "<div><dt><kbd>g</kbd> <kbd>\($0.key)</kbd></dt><dd>\(say($0.phrase))</dd></div>" })\
            <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>\(say(.keyNext))</dd></div><div><dt><kbd>r</kbd></dt><dd>\(say(.keyReply))</dd></div>\
            <div><dt><kbd>?</kbd></dt><dd>\(say(.keyList))</dd></div></dl>
            <form method="dialog"><button class="btn">\(say(.close))</button></form></dialog></hearten-keys>
            """
    }
}

/// A person's initials on a soft tint that follows from the name.
package func avatar(_ name: String) -> HTML {
    let parts = name.split(separator: " ")
    let initials = [parts.first, parts.count > 1 ? parts.last : nil].compactMap { $0?.prefix(1).uppercased() }.joined()
    let hue = name.unicodeScalars.reduce(UInt32(7)) { ($0 &* 31 &+ $1.value) & 0xFFFF } % 12
    return "<span class=\"avatar hue-\(hue)\" aria-hidden=\"true\">\(initials)</span>"
}
