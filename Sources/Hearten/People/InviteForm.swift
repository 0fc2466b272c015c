import Storage

/// The form that invites somebody, read and checked.
struct InviteForm {
    private let form: Fields
    private let giving: Giving
    private let visit: Visit

    init(_ form: Fields, _ giving: Giving, _ visit: Visit) {
        self.form = form
        self.giving = giving
        self.visit = visit
    }

    /// What was written, for the page that comes back.
    var draft: InviteDraft {
        InviteDraft(
            key: form["key"] ?? "", name: form["name"] ?? "", title: form["title"] ?? "", email: form["email"] ?? "",
            role: form["role"] ?? "", unit: form["unit"] ?? "")
    }

    func checked() throws -> InviteColleague {
        var problems = FormProblems()
        let say = visit.say
        guard let id = form["key"].flatMap({ visit.services.key.opened("invite", $0) }).flatMap({ ID<Colleague>($0) }) else {
            throw Refusal.malformed(.malformedAge)
        }
        let name = try form.line("name", limit: 100)
        if name == nil { problems.add("name", say(.writeTheName)) }
        let title = try form.line("title", limit: 100)
        if title == nil { problems.add("title", say(.writeWhatTheyDo)) }
        let address = try form.line("email", limit: 254)
        let email = address.flatMap { EmailAddress($0) }
        if address != nil, email == nil { problems.add("email", say(.writeEmailOrNothing)) }
        let role = form["role"].flatMap(Role.init)
        let unit = form.id("unit", of: Unit.self)
        guard let role, let unit, giving.mayGive(role, at: unit) else {
            problems.add("role", say(.chooseRole))
            throw Refusal.invalid(problems)
        }
        try problems.check()
        guard let name, let title else { throw Refusal.invalid(problems) }
        return InviteColleague(id: id, name: name, title: title, email: email, part: Viewer.Assignment(role: role, unit: unit))
    }
}
