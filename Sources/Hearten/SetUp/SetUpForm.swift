import Storage

/// The steps of the set-up, read and checked; what was written stays in the draft, right or wrong.
struct SetUpForm {
    let form: Fields
    let say: Say

    func organisation(_ draft: inout SetUpDraft) -> FormProblems {
        var problems = FormProblems()
        draft.name = line("name", limit: 80, &problems)
        draft.pack = form["pack"] ?? draft.pack
        draft.customer = line("customer", limit: 60, &problems)
        draft.customers = line("customers", limit: 60, &problems)
        if draft.name.isEmpty { problems.add("name", say(.setUpWriteName)) }
        if SectorPack.named(draft.pack) == nil { problems.add("pack", say(.setUpChoosePack)) }
        if draft.customer.isEmpty != draft.customers.isEmpty {
            problems.add(draft.customer.isEmpty ? "customer" : "customers", say(.setUpBothWords))
        }
        draft.hasOrganisation = problems.isEmpty
        return problems
    }

    func place(_ draft: inout SetUpDraft) -> FormProblems {
        var problems = FormProblems()
        draft.unit = line("unit", limit: 80, &problems)
        draft.zone = line("zone", limit: 64, &problems)
        draft.days = form["days"] == "all" ? "all" : "week"
        draft.opens = line("opens", limit: 5, &problems)
        draft.closes = line("closes", limit: 5, &problems)
        if draft.unit.isEmpty { problems.add("unit", say(.setUpWritePlace)) }
        if !Zones.all.contains(draft.zone) { problems.add("zone", say(.setUpChooseZone)) }
        if draft.hours == nil { problems.add("opens", say(.setUpHours)) }
        draft.hasPlace = problems.isEmpty
        return problems
    }

    /// One sound line, empty when absent; too long is a problem and stays as it was written.
    private func line(_ name: String, limit: Int, _ problems: inout FormProblems) -> String {
        do {
            return try form.line(name, limit: limit) ?? ""
        } catch Refusal.invalid(let found) {
            for problem in found.all { problems.add(problem) }
        } catch {}
        return form[name] ?? ""
    }
}

extension SetUpDraft {
    /// The week's hours as a unit keeps them; nil when they cannot be read.
    var hours: WeeklyHours? {
        let day = "\(opens)-\(closes)"
        return WeeklyHours(stored: (0..<7).map { days == "all" || $0 < 5 ? day : "" }.joined(separator: ";"))
    }

    /// The organisation's words for the people it serves, where they were written.
    var ownWords: [Vocabulary.Word: String?] {
        guard !customer.isEmpty, !customers.isEmpty else { return [:] }
        return [.customer: customer.inMidSentence, .customers: customers.inMidSentence]
    }
}

extension String {
    /// "Guests" as it stands inside a sentence; a word in capitals stays.
    fileprivate var inMidSentence: String {
        dropFirst().contains(where: \.isUppercase) ? self : prefix(1).lowercased() + dropFirst()
    }
}
