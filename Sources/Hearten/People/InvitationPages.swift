import Markup
import Storage

/// What somebody who was invited sees: who asked them in, and a form that lets them in.
struct InvitationPage: Sendable {
    var token: Token
    var house: String
    var inviter: String?
    /// Their parts in words, such as "Recovery desk, Port Amaly".
    var parts: [String]
    var name: String
    var email: String
    var problems = FormProblems()

    func html(_ visit: Visit) -> HTML {
        let say = visit.say
        let title = say(.invitationTitle)
        return BarePage(title: problems.isEmpty ? title : say(.problemTitle(title))).html(
            visit,
            """
            <div class="center width-26 stack gap-6">\(problemSummary(problems, say: say))
            <div><h1>\(say(.welcomeName(Colleague.givenName(of: name))))</h1><p class="muted mt-2">\(say(inviter.map { .invitedBy($0, house) } ?? .invitedTo(house)))\
            \(each: parts, { " <span class=\"nobreak\">\($0).</span>" })</p></div>
            <form class="stack" action="\(PeoplePaths.invitation(token))" method="post">
            \(Box(name: "name", label: say(.nameAsSaid), value: name, autocomplete: "name", isAnyDirection: true).html(problems, say))
            \(Box(name: "email", label: say(.workEmail), value: email, type: "email", autocomplete: "username").html(problems, say))
            \(Box(name: "password", label: say(.choosePassword), hint: say(.passwordHint), type: "password", autocomplete: "new-password").html(problems, say))
            <button class="btn primary big wide">\(say(.invitationComeIn))</button></form>
            </div>
            """)
    }
}
