/// What somebody writes to come in for the first time: a name, an address to sign in with, a password.
struct OwnEntry {
    struct Written: Sendable {
        let name: String
        let email: EmailAddress
        let password: Password
    }
    private let form: Fields
    /// Names that a password must not consist of.
    private let names: [String]
    private let say: Say

    init(_ form: Fields, names: [String], say: Say) {
        self.form = form
        self.names = names
        self.say = say
    }

    func checked() throws -> Written {
        var problems = FormProblems()
        let name = try form.line("name", limit: 100)
        if name == nil { problems.add("name", say(.writeTheName)) }
        let email = try form.line("email", limit: 254).flatMap { EmailAddress($0) }
        if email == nil { problems.add("email", say(.writeYourEmail)) }
        let password = Password(form["password"] ?? "")
        if let weakness = password.weakness(names: names + [name ?? "", email?.text ?? ""]) { problems.add("password", say(weakness.phrase)) }
        guard let name, let email, problems.isEmpty else { throw Refusal.invalid(problems) }
        return Written(name: name, email: email, password: password)
    }
}
