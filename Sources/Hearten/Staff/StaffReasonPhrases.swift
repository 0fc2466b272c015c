extension Phrase {
    /// What a stored reason says. Reasons that are about a cell show it.
    static func staffReason(_ code: String) -> Phrase {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        let about = parts.count > 1 ? parts[1] : ""
        guard !about.isEmpty else { return staffReasons(parts.first ?? "") }
        switch parts.first {
        case "twice": return "The same person stands in line \(about)"
        case "bad-email": return "“\(about)” is not an email"
        case "bad-date": return "“\(about)” is not a date as the other lines write it"
        case "unit-unknown": return "There is no {unit} called “\(about)”"
        case "unit-ambiguous": return "More than one {unit} is called “\(about)”; write its path"
        case "role-unknown": return "There is no role called “\(about)”"
        case "leader-unknown": return "Nobody here has the number or email “\(about)”, so nobody is named to report to"
        case "status-unknown": return "“\(about)” says neither here nor left; read as here"
        default: return rowRefused(code)
        }
    }

    /// What all reasons of one kind say together.
    static func staffReasons(_ kind: String) -> Phrase {
        switch kind {
        case "twice": "The same person stands in the file twice"
        case "no-name": "There is no name"
        case "no-identity": "There is neither a staff number nor an email, and nobody is found by a name alone"
        case "name-only":
            "Somebody of this name is here without a number. Two people can have one name: write the email into the file, or the number onto their page"
        case "email-of-other": "This email belongs to somebody else"
        case "elsewhere": "This person works outside the {unit} that the file is for"
        case "unit-unknown": "There is no such {unit}"
        case "unit-ambiguous": "More than one {unit} has this name; write its path"
        case "no-unit": "There is no {unit} in this line"
        case "role-unknown": "There is no such role"
        case "role-not-yours": "This role is not yours to give"
        case "role-misfit": "A {partner} works in a {partner}’s {unit}, and nobody else does"
        case "has-left": "This person has left. Tick that people come back, or let them come back on their page"
        case "yourself": "That is you. Nobody shuts themselves out"
        case "guarded": "This person looks after the house; somebody who could give that part lets them go"
        case "guarded-email": "This person looks after the house; their email stays as it is"
        case "last-one": "Nobody else could look after the house then, so this person stays"
        case "meanwhile": "Somebody changed this person while the file came in"
        case "parts-ended": "They moved and the file says no role: they come to their new {unit} as {colleague}"
        case "leader-unknown": "Whom they report to is not known here"
        case "leader-circle": "They would lead themselves in a circle, so nobody is named to report to"
        case "status-unknown": "Their status says neither here nor left; read as here"
        case "missing-not-safe": "Some lines tell nobody’s number or email, so nobody leaves for being missing"
        case "bad-email": "This is not an email"
        case "bad-date": "There is no date we can read"
        default: rowsRefused(kind)
        }
    }
}
