import Storage

/// What the pages of memory send: who somebody is, and what they like.
struct CustomerForm {
    var name = ""
    var email = ""
    var phone = ""
    var number = ""
    var unit: ID<Unit>?
    var asksAgain = false

    init() {}

    init(_ fields: Fields) {
        name = fields["name"] ?? ""
        email = fields["email"] ?? ""
        phone = fields["phone"] ?? ""
        number = fields["number"] ?? ""
        unit = fields.id("unit")
        asksAgain = fields.isChecked("again")
    }

    func checked(_ units: [Unit], _ problems: inout FormProblems, _ say: Say) -> RememberCustomer.Person? {
        let name = problems.line(self.name, field: "name", limit: 120)
        if name == nil { problems.add("name", say(.customerNeedsName)) }
        let email = problems.line(self.email, field: "email", limit: 254)
        let phone = problems.line(self.phone, field: "phone", limit: 40)
        let number = problems.line(self.number, field: "number", limit: 80)
        var keys = CustomerKeys()
        if let email {
            keys.email = EmailAddress(email)
            if keys.email == nil { problems.add("email", say(.customerEmailWrong)) }
        }
        if let phone {
            keys.phone = CustomerKeys.digits(phone) == nil ? nil : phone
            if keys.phone == nil { problems.add("phone", say(.customerPhoneWrong)) }
        }
        keys.number = number
        if keys.isEmpty, problems.isEmpty { problems.add("email", say(.customerNeedsKey)) }
        let place = unit.flatMap { wanted in units.first { $0.id == wanted } } ?? units.first
        guard let name, let place, problems.isEmpty else { return nil }
        return RememberCustomer.Person(name: name, keys: keys, unit: place.id)
    }
}

/// What somebody likes or needs, as a form says it.
struct PreferenceForm {
    var kind: Preference.Kind = .other
    var text = ""
    var source: Preference.Source = .stated
    var hasConsent = false

    init() {}

    init(_ fields: Fields) {
        kind = fields["kind"].flatMap(Preference.Kind.init) ?? .other
        text = fields["text"] ?? ""
        source = fields["source"].flatMap(Preference.Source.init) ?? .assumed
        hasConsent = fields.isChecked("consent")
    }

    func checked(_ problems: inout FormProblems, _ say: Say) -> String? {
        let text = problems.line(self.text, field: "text", limit: Preference.longest)
        if text == nil { problems.add("text", say(.preferenceNeedsText)) }
        if kind.isSensitive, source != .stated || !hasConsent { problems.add("consent", say(.preferenceNeedsConsent)) }
        return problems.isEmpty ? text : nil
    }
}
