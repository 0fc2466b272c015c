import Storage

/// The settings that are no slice's own.
enum SettingsRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings", .colleague) { visit, viewer in
            guard !SettingsPlace.open(to: viewer, in: visit.services.house.current).isEmpty else { throw Refusal.notFound }
            return .page(SettingsPages.index(visit, viewer))
        }
        book.get("/settings/organisation", .colleagueWho(.editWords)) { visit, viewer in
            let organisation = try organisation(visit, viewer)
            return .page(SettingsPages.organisation(OrganisationForm(organisation), FormProblems(), visit, viewer))
        }
        book.post("/settings/organisation", .colleagueWho(.editWords)) { visit, viewer in try await changeOrganisation(visit, viewer) }
        book.get("/settings/language", .colleagueWho(.editWords)) { visit, viewer in
            _ = try organisation(visit, viewer)
            return .page(SettingsPages.words(WordsForm(visit.services.house.current.vocabulary), FormProblems(), visit, viewer))
        }
        book.post("/settings/language", .colleagueWho(.editWords)) { visit, viewer in try await changeWords(visit, viewer) }
        book.get("/assets/brand/{name}", .everyone) { visit in try BrandStyle.reply(visit) }
    }

    /// The organisation, for those who may change what belongs to all of it.
    private static func organisation(_ visit: Visit, _ viewer: Viewer) throws -> Organisation {
        let house = visit.services.house.current
        guard viewer.mayForAll(.editWords, in: house), let organisation = house.organisation else { throw Refusal.notFound }
        return organisation
    }

    private static func changeOrganisation(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let was = try organisation(visit, viewer)
        let form = OrganisationForm(try await visit.form())
        let services = visit.services
        do {
            let new = try form.checked(was, visit.say)
            try await services.store.write { tx in
                try OrganisationQueries.change(new, tx)
                try Journal.append(
                    "organisation.changed", "organisation", services.house.current.root, by: viewer.id,
                    content: Array("\(new)".utf8), random: services.random, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return .page(SettingsPages.organisation(form, problems, visit, viewer), status: 422)
        }
        try await services.house.reload(services.store)
        return .see(SettingsPlace.organisation.path, notice: visit.say(.saved))
    }

    private static func changeWords(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        _ = try organisation(visit, viewer)
        let form = WordsForm(try await visit.form())
        let services = visit.services
        do {
            let words = try form.checked(visit.say)
            try await services.store.write { tx in
                try OrganisationQueries.set(words, tx)
                let content = words.map { "\($0.key.rawValue)=\($0.value ?? "")" }.sorted().joined(separator: "\n")
                try Journal.append(
                    "words.changed", "organisation", services.house.current.root, by: viewer.id, content: Array(content.utf8),
                    random: services.random, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return .page(SettingsPages.words(form, problems, visit, viewer), status: 422)
        }
        try await services.house.reload(services.store)
        return .see(SettingsPlace.language.path, notice: visit.say(.saved))
    }
}
