import Storage

/// Opens a case for somebody who told a colleague: the moment and its case in one transaction, once per key.
struct OpenCaseByHand {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run(_ draft: TellDraft, by viewer: Viewer, now: Instant) async throws -> Int {
        guard let unit = draft.unit else { throw Refusal.malformed(.malformedPlace) }
        let services = services
        let house = services.house.current
        var new = NewMoment(
            receivedAt: now, unit: unit, touchpoint: house.touchpoint(draft.touchpoint)?.id, channel: .face, source: .tell)
        new.toldBy = viewer.id
        new.level = draft.level
        new.words = draft.words
        new.language = house.unit(unit)?.language
        new.contact = draft.contactText.flatMap { Contact.reading($0, name: draft.name) } ?? draft.name.map { Contact(name: $0) }
        let moment = PreparedMoment(new, services)
        let keyDigest = services.key.code("open-case", "\(viewer.id)\(draft.key ?? services.newToken().text)")
        return try await services.store.write(priority: .high) { tx in
            if let known = try MomentQueries.receipt(keyDigest, tx), let one = try CaseQueries.find(answering: known.moment, tx) { return one.number }
            let id = try ReceiveMoments(services).one(moment, in: tx)
            try MomentQueries.insertReceipt(keyDigest, body: [], moment: id, until: now + .seconds(30 * 24 * 3600), in: tx)
            // A rule may have opened it already.
            if let one = try CaseQueries.find(answering: id, tx) { return one.number }
            let opened = try OpenCase.byHand(moment, by: viewer.id, in: tx, services)
            return try CaseQueries.find(opened, tx)?.number ?? 0
        }
    }
}
