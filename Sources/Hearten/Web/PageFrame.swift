package import Markup

/// The places of the rail and the thumb bar.
package enum Place: String, Sendable, CaseIterable {
    case today, moments, tell, recover, requests, recognise, remember, learn, lead, stands, measure, pulse, journey, settings, imports

    var path: String {
        switch self {
        case .imports: "/settings/imports"
        case .stands: LeadingPaths.house
        default: "/\(rawValue)"
        }
    }

    var phrase: Phrase {
        switch self {
        case .today: .placeToday
        case .moments: .placeMoments
        case .tell: .placeTell
        case .recover: .placeRecover
        case .requests: .requestsTitle
        case .recognise: .placeRecognise
        case .remember: .placeRemember
        case .learn: .placeLearn
        case .lead: .placeLead
        case .stands: .standsTitle
        case .measure: .placeMeasure
        case .pulse: .pulseTitle
        case .journey: .placeJourney
        case .settings: .placeSettings
        case .imports: .placeImports
        }
    }

    var icon: Icon {
        switch self {
        case .today: .sun
        case .moments: .moment
        case .tell: .plus
        case .recover: .recover
        case .requests: .people
        case .recognise: .heart
        case .remember: .bookmark
        case .learn: .book
        case .lead: .flag
        case .stands: .eye
        case .measure: .measure
        case .pulse: .sun
        case .journey: .journey
        case .settings: .settings
        case .imports: .upload
        }
    }

    /// The letter that goes here after `g`.
    var key: String {
        switch self {
        case .today: "d"
        case .moments: "m"
        case .tell: "t"
        case .recover: "r"
        case .requests: "q"
        case .recognise: "c"
        case .remember: "b"
        case .learn: "l"
        case .lead: "e"
        case .stands: "h"
        case .measure: "u"
        case .pulse: "p"
        case .journey: "j"
        case .settings: "s"
        case .imports: "i"
        }
    }

    /// The right that opens it; nil for everybody.
    var right: Right? {
        switch self {
        case .today, .learn, .settings: nil
        case .moments: .readMoments
        case .tell: .tellMoments
        case .recover: .workCases
        case .requests: .openCases
        case .recognise: .recognise
        case .remember: .remember
        case .lead: .lead
        case .stands, .measure, .pulse: .measure
        case .journey: .readJourney
        case .imports: .importMoments
        }
    }

    /// What there is at a shared tablet.
    var isOnTablet: Bool { [.today, .tell, .learn, .lead].contains(self) }

    func path(for viewer: Viewer) -> String { self == .learn && viewer.isOnTablet ? "/learn/practice" : path }

    func isOpen(to viewer: Viewer) -> Bool {
        guard isOnTablet || !viewer.isOnTablet else { return false }
        if self == .settings {
            return [Right.editUnits, .editWords, .editRules, .invitePeople, .makeTokens, .operate, .printSigns, .planShifts].contains {
                viewer.may($0)
            }
        }
        return right.map { viewer.may($0) } ?? true
    }
}

/// The head that every page shares.
struct PageHead {
    var title: String
    var stylesheet: String
    var script: String?
    var say: Say
    var assets: Assets
    var theme: String?
    var density: String?
    var brand: String?
    /// What stands at the end of the head.
    var more = HTML()

    func html(bodyClass: StaticString?, _ body: HTML) -> HTML {
        let bodyOpen: HTML = bodyClass.map { "<body class=\"\(HTML(trusted: $0))\">" } ?? "<body>"
        return """
            <!doctype html>
            <html lang="\(say.language.code)" dir="\(say.language.direction)"\(theme.map { " data-theme=\"\($0)\"" as HTML })\(density.map { " data-density=\"\($0)\"" as HTML })>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="theme-color" content="#faf8f5" media="(prefers-color-scheme: light)">
            <meta name="theme-color" content="#13171b" media="(prefers-color-scheme: dark)">
            <title>\(title)</title>
            <link rel="icon" href="\(url: assets.path("icon.svg"))" type="image/svg+xml">
            <link rel="stylesheet" href="\(url: assets.path(stylesheet))">
            \(brand.map { "<link rel=\"stylesheet\" href=\"\(url: $0)\">" as HTML })\(script.map { "<script type=\"module\" src=\"\(url: assets.path($0))\"></script>" as HTML })\(more)
            </head>
            \(bodyOpen)
            <a class="skip" href="#main">\(say(.skipToContent))</a>
            \(body)
            </body>
            </html>
            """
    }
}

/// A page for customers: one quiet column, no navigation, no product name.
package struct GuestPage: Sendable {
    package var title: String
    package var foot: HTML
    /// Whether the page sends a form that is kept on the device until it is acknowledged.
    package var sends: Bool

    package init(title: String, foot: HTML = HTML(), sends: Bool = false) {
        self.title = title
        self.foot = foot
        self.sends = sends
    }

    package func html(_ visit: Visit, _ main: HTML) -> HTML {
        let name = visit.services.house.current.name
        let head = PageHead(
            title: "\(title). \(name)", stylesheet: "guest.css", script: sends ? "send.js" : nil, say: visit.say,
            assets: visit.services.assets, brand: visit.services.brandPath)
        return head.html(
            bodyClass: "guest",
            """
            <header><span class="house" aria-hidden="true">\(name.prefix(1))</span><span>\(name)</span></header>
            <main id="main" tabindex="-1">
            \(noticeLine(visit))\(main)
            </main>
            <footer>\(foot)</footer>
            """)
    }
}

/// A page without rail: sign-in, set-up, invitations.
package struct BarePage: Sendable {
    package var title: String
    /// Whether this is the page of a shared tablet, on which scripts leave nothing behind.
    package var isShared: Bool

    package init(title: String, isShared: Bool = false) {
        self.title = title
        self.isShared = isShared
    }

    package func html(_ visit: Visit, _ main: HTML) -> HTML {
        let head = PageHead(
            title: "\(title). \(visit.say(.productName))", stylesheet: "app.css", script: isShared ? "app.js" : nil, say: visit.say,
            assets: visit.services.assets, brand: visit.services.brandPath)
        return head.html(
            bodyClass: "bare",
            """
            <header class="bare-head"><span class="brand">\(Sign.mark)<span>\(visit.say(.productName))</span></span></header>
            <main id="main" tabindex="-1"\(when: isShared, " data-shared")>
            \(noticeLine(visit))\(main)
            </main>
            """)
    }
}

/// One line of news from the page before.
func noticeLine(_ visit: Visit) -> HTML {
    guard let notice = visit.notice else { return HTML() }
    return "<div class=\"notice mb-4\" role=\"status\">\(Icon.check.svg)<p>\(notice)</p></div>"
}

/// The summary above a form that could not be taken; it links to each field.
package func problemSummary(_ problems: FormProblems, say: Say) -> HTML {
    guard !problems.isEmpty else { return HTML() }
    return """
        <div class="error-summary" tabindex="-1" role="group" aria-labelledby="problems" autofocus><h2 id="problems">\(say(.thereIsAProblem))</h2><ul>\
        \(each: problems.all, { "<li><a href=\"#\($0.field)\">\($0.said(say))</a></li>" })</ul></div>
        """
}

/// What is wrong with one field, above its box. Its id is the field's with "-e".
package func fieldProblem(_ field: String, in problems: FormProblems, say: Say) -> HTML {
    guard let sentence = problems.sentence(field, say) else { return HTML() }
    return "<p class=\"error\" id=\"\(field)-e\">\(Icon.warning.svg)<span><span class=\"sr\">\(say(.problemPrefix))</span>\(sentence)</span></p>"
}
