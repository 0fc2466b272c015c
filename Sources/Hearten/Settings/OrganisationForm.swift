/// What the organisation's page sends.
struct OrganisationForm {
    var name: String
    var phone: String
    var hue: String
    var prefix: String
    var zone: String

    init(_ fields: Fields) {
        name = fields["name"] ?? ""
        phone = fields["phone"] ?? ""
        hue = fields["hue"] ?? ""
        prefix = fields["prefix"] ?? ""
        zone = fields["zone"] ?? ""
    }

    init(_ organisation: Organisation) {
        name = organisation.name
        phone = organisation.phone ?? ""
        hue = String(organisation.brandHue)
        prefix = organisation.casePrefix
        zone = organisation.zone
    }

    /// The organisation as it becomes; throws what is wrong.
    func checked(_ was: Organisation, _ say: Say) throws -> Organisation {
        var problems = FormProblems()
        var new = was
        if let line = problems.line(name, field: "name", limit: 80) { new.name = line } else { problems.add("name", say(.organisationNeedsName)) }
        new.phone = problems.line(phone, field: "phone", limit: 40)
        // A shade beyond the circle is brought back onto it; only what is no number is refused.
        if let degrees = Int(hue.filter { !$0.isWhitespace }) {
            new.brandHue = min(359, max(0, degrees))
        } else {
            problems.add("hue", say(.organisationHueProblem))
        }
        let letters = prefix.uppercased().filter { !$0.isWhitespace }
        if (1...4).contains(letters.utf8.count), letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            new.casePrefix = letters
        } else {
            problems.add("prefix", say(.organisationPrefixProblem))
        }
        if TimeZoneRules.named(zone) != nil { new.zone = zone } else { problems.add("zone", say(.zoneUnknown)) }
        try problems.check()
        return new
    }
}

extension FormProblems {
    /// One sound line of a field; what is wrong with it is noted instead of thrown, so that a form tells everything at once.
    mutating func line(_ raw: String, field: String, limit: Int) -> String? {
        do {
            return try Words.line(raw, field: field, limit: limit)
        } catch Refusal.invalid(let problems) {
            for problem in problems.all { add(problem) }
        } catch {}
        return nil
    }
}
