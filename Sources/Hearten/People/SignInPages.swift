import Markup

/// Somebody of the demonstration who can be tried on.
struct CastMember: Sendable {
    let id: ID<Colleague>
    let name: String
    let part: String
}

/// The sign-in page and what belongs to it.
struct SignInPage: Sendable {
    var organisation: String
    var email = ""
    var back: ReturnPath
    var problems = FormProblems()
    var sendsMail: Bool
    var cast: [CastMember] = []

    func html(_ visit: Visit) -> HTML {
        let say = visit.say
        return BarePage(title: say(problems.isEmpty ? .signInTitle : .problemTitle(say(.signInTitle)))).html(
            visit,
            """
            <div class="center width-26 stack gap-6 sign-in">
            \(problemSummary(problems, say: say))<div><h1>\(say(.signInTo(organisation)))</h1></div>
            <form class="stack" action="\(SignInPaths.signIn)" method="post">\(backField)
            \(Box(name: "email", label: say(.workEmail), value: email, type: "email", autocomplete: "username").html(problems, say))
            \(Box(name: "password", label: say(.passwordLabel), type: "password", autocomplete: "current-password").html(problems, say))
            <button class="btn primary big wide">\(say(.signInButton))</button>
            </form>
            \(when: sendsMail, "<p><a class=\"btn big wide\" href=\"\(SignInPaths.link)\">\(say(.sendLinkButton))</a></p>")
            \(castSection(say))
            <p class="sm muted">\(say(.newHere))</p>
            </div>
            """)
    }

    private var backField: HTML { back.text == ReturnPath.home ? HTML() : hiddenField("to", back.text) }

    private func castSection(_ say: Say) -> HTML {
        guard !cast.isEmpty else { return HTML() }
        return """
            <section class="stack gap-2" aria-labelledby="cast"><h2 id="cast">\(say(.orBeSomebody))</h2><p class="muted sm">\(say(.castWords))</p>
            <form action="\(SignInPaths.cast)" method="post" class="stack gap-2">\(backField)
            \(each: cast, { """
                <button class="cast" name="as" value="\($0.id.description)">\(avatar($0.name))<span><b>\($0.name)</b>\
                <small>\($0.part)</small></span>\(Icon.right.svg)</button>
                """
            })
            </form></section>
            """
    }
}

enum SignInPages {
    /// Asks for the address to which a link goes.
    static func askForLink(_ visit: Visit, email: String, problems: FormProblems) -> HTML {
        let say = visit.say
        return BarePage(title: say(.linkTitle)).html(
            visit,
            """
            <div class="center width-26 stack gap-6 sign-in">\(problemSummary(problems, say: say))
            <div><h1>\(say(.linkTitle))</h1><p class="muted mt-2">\(say(.linkWords))</p></div>
            <form class="stack" action="\(SignInPaths.link)" method="post">
            \(Box(name: "email", label: say(.workEmail), value: email, type: "email", autocomplete: "username").html(problems, say))
            <button class="btn primary big wide">\(say(.linkSend))</button></form>
            </div>
            """)
    }

    /// What a link from a mail opens: nothing has happened yet.
    static func useLink(_ visit: Visit, token: Token) -> HTML {
        let say = visit.say
        return BarePage(title: say(.signInTitle)).html(
            visit,
            """
            <div class="center width-26 stack gap-6 sign-in"><div><h1>\(say(.linkHello))</h1>
            <p class="muted mt-2">\(say(.linkHelloWords))</p></div>
            <form action="\(SignInPaths.link(token))" method="post"><button class="btn primary big wide">\(say(.linkComeIn))</button></form>
            </div>
            """)
    }
}
