import Storage

/// Makes a house of an empty database: organisation, words, journey, the first place with its sign, and the person who runs it.
package struct SetUpHouse: Sendable {
    let draft: SetUpDraft
    let person: OwnEntry.Written
    let title: String
    let passwordHash: String

    func run(_ signIn: SignIn, say: Say) async throws -> SignIn.Done {
        let services = signIn.services
        guard let pack = SectorPack.named(draft.pack), let hours = draft.hours else { throw Refusal.malformed(.malformedAge) }
        let done = try await services.store.write(priority: .high) { tx in
            // Two who finish at once: the second finds a house.
            guard try HouseQueries.load(tx).organisation == nil else { throw Refusal.notFound }
            try OrganisationQueries.found(organisation, tx)
            let points = try pack.lay(random: services.random, in: tx)
            try OrganisationQueries.set(draft.ownWords, tx)
            let root: ID<Unit> = services.newID(at: tx.now)
            let unit: ID<Unit> = services.newID(at: tx.now)
            try UnitQueries.add(NewUnit(name: draft.name, place: .organisation, zone: draft.zone), id: root, below: nil, tx)
            try UnitQueries.add(NewUnit(name: draft.unit, place: .site, zone: draft.zone, hours: hours.stored), id: unit, below: root, tx)
            if let point = points.enumerated().first(where: { $0.offset == firstPoint(pack) })?.element {
                try makeSign(unit, point, services, tx)
            }
            return try enter(root, services, signIn, tx)
        }
        try await services.house.reload(services.store)
        services.setUp.close()
        return done
    }

    private var organisation: Organisation {
        Organisation(
            name: draft.name, sector: draft.pack, zone: draft.zone, language: "en", casePrefix: SetUpHouse.prefix(of: draft.name),
            brandHue: SetUpHouse.plainHue, phone: nil)
    }

    private static let plainHue = 218

    /// The first letters of the name, for the numbers of cases: "Kittiwake Air" is KA.
    static func prefix(of name: String) -> String {
        let initials = name.uppercased().split(whereSeparator: { !$0.isLetter }).compactMap { word in
            word.utf8.first.flatMap { (0x41...0x5A).contains($0) ? String(UnicodeScalar($0)) : nil }
        }
        return initials.isEmpty ? "C" : initials.prefix(3).joined()
    }

    /// The point of the journey at which the first sign asks: one that the place is named after, else the first face to face.
    private func firstPoint(_ pack: SectorPack) -> Int {
        let place = draft.unit.lowercased()
        let points = pack.journey
        return points.firstIndex { place.contains($0.name.lowercased()) }
            ?? points.firstIndex { ["counter", "face"].contains($0.channel) } ?? 0
    }

    private func makeSign(_ unit: ID<Unit>, _ point: ID<Touchpoint>, _ services: Services, _ tx: any Transaction) throws {
        let code = SignCode.make(random: services.random)
        try SignQueries.add(code: code, unit: unit, touchpoint: point, id: services.newID(at: tx.now), tx)
    }

    /// The first person holds what there is to hold, and is in.
    private func enter(_ root: ID<Unit>, _ services: Services, _ signIn: SignIn, _ tx: any Transaction) throws -> SignIn.Done {
        let colleague = Colleague(
            id: services.newID(at: tx.now), name: person.name, givenName: Colleague.givenName(of: person.name), title: title, unit: root,
            email: person.email, disabledAt: nil)
        try ColleagueQueries.add(colleague, passwordHash: passwordHash, in: tx)
        for role in [Role.serviceLead, .operator] {
            _ = try ColleagueQueries.give(Viewer.Assignment(role: role, unit: root), to: colleague.id, in: tx)
            try Journal.append(
                "role.given", "colleague", colleague.id, by: colleague.id, unit: root, content: Array(role.rawValue.utf8),
                random: services.random, in: tx)
        }
        if let language = LanguagePack.named(draft.pack) {
            let vocabulary = try HouseQueries.load(tx).vocabulary
            try LayLanguage(language, vocabulary: vocabulary, random: services.random).run(owner: colleague.id, in: tx)
        }
        try Journal.append("house.set-up", "unit", root, by: colleague.id, unit: root, random: services.random, in: tx)
        return try signIn.start(colleague.id, kind: "colleague.signed-in", in: tx)
    }
}
