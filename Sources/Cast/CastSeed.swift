package import Hearten
import Storage

extension Cast {
    /// Fills an empty, migrated database with the cast. With `weeks` 0 it lays only the house: places, journey, signs, people.
    ///
    /// The past is told through the product's own verbs with a clock moved back, so that lists, cases and figures agree.
    @discardableResult
    package static func seed(_ services: Services, weeks: Int = Cast.weeks, perWeek: Int = 125) async throws -> CastHouse {
        // Letters of the invented past stay in the visible outbox, also where a mail server is set.
        var settings = services.settings
        settings.smtp = nil
        settings.mailAddress = settings.mailAddress ?? CastMail.address
        let services = Services(services, settings: settings)
        let random = Randomness.seeded(2417)
        let now = services.store.clock.now
        let founded = now - .seconds(Int64(max(weeks, 1) + 2) * 7 * 86_400)
        let house = try await services.store.write { tx in
            var house = CastHouse()
            try house.lay(random: random, passwordHash: Cast.passwordHash, MovedBack(tx, to: founded))
            try CastLanguage.lay(house, MovedBack(tx, to: founded))
            return house
        }
        try await services.house.reload(services.store)
        guard weeks > 0 else { return house }
        try await tellOrdinary(services, house, now: now, weeks: weeks, perWeek: perWeek)
        try await services.store.write { try CastShifts.lay(house, services, now: now, $0) }
        try await tellStories(services, house, now: now, weeks: weeks)
        try await CastShifts.tell(house, services, now: now)
        try await services.store.write { try CastCustomers.lay(house, services, now: now, $0) }
        try await services.store.write { [services] in try CastMail.bring(services, now: now, $0) }
        try await services.store.write { try CastQueries.answerOldPraise(before: now - .seconds(60 * 3600), $0) }
        try await services.store.write { [services] in try CastLanguage.fill(house, services, $0) }
        try await services.store.write { [services] in try CastPractice.fill(house, services, $0) }
        try await services.store.write { [services] in try CastDuties.fill(house, services, $0) }
        try await services.store.write { try CastDevices.fill(house, random: .seeded(1911), $0) }
        try await services.store.write { [services] in try CastLineUps.fill(house, services, days: 15, $0) }
        try await services.store.write { [services] in try CastThanks.lay(house, services, now: now, $0) }
        try await services.store.write { [services] tx in
            try CastTeams.ask(house, services, now: now, tx)
            try CastTeams.countPulse(house, now: now, tx)
        }
        try await PublishPulseJob().run(services)
        try await CastStaff.bringIn(services)
        try await services.house.reload(services.store)
        return house
    }

    /// Thousands of everyday moments, in blocks, each block stored as if it had just come in.
    private static func tellOrdinary(_ services: Services, _ house: CastHouse, now: Instant, weeks: Int, perWeek: Int) async throws {
        var maker = CastMoments(seed: 20_260_605, now: now, weeks: weeks)
        let made = maker.make(perWeek: perWeek)
        let chosen = made.enumerated().filter { CastHistory.isChosen($0.element, number: $0.offset, now: now) }
        let answered = Set(chosen.map(\.offset))
        let all = made.enumerated().filter { !answered.contains($0.offset) }.map(\.element)
        for start in stride(from: 0, to: all.count, by: 500) {
            let block = all[start..<min(start + 500, all.count)].compactMap { house.newMoment($0, now: now) }
            let prepared = block.map { PreparedMoment($0, services) }
            guard let last = block.last else { continue }
            try await services.store.write { tx in
                try ReceiveMoments(services).many(prepared, in: MovedBack(tx, to: last.receivedAt))
            }
        }
        let history = CastHistory(services, house, now: now)
        try await services.store.write { tx in
            for one in chosen { try history.tell(one.element, number: one.offset, in: tx) }
        }
    }
}

extension CastHouse {
    /// A moment of the past as the house takes it in. Old ones and low ones are quiet: whoever read them did so long ago.
    func newMoment(_ told: CastMoment, now: Instant) -> NewMoment? {
        guard let unit = units[told.place.spot], points.indices.contains(told.place.point) else { return nil }
        var new = NewMoment(
            receivedAt: told.at, unit: unit, touchpoint: points[told.place.point], channel: told.place.channel,
            source: told.place.channel == .sign ? .form : .demo)
        new.level = told.level
        new.words = told.words
        new.named = told.named
        new.language = told.words == nil ? nil : "en"
        new.sign = told.place.sign.flatMap { signs[$0] }
        new.isQuiet = told.level < 3 || now - told.at > .seconds(told.place.silentFor * 7 * 86_400 + 10 * 86_400)
        if let value = told.recommend {
            new.answers = [Answer(kind: "recommend", scale: 10, value: Double(value), question: "Would you recommend us?")]
        }
        return new
    }
}

extension Cast {
    /// The moments that the demo tells by name, each when it happened.
    static func tellStories(_ services: Services, _ house: CastHouse, now: Instant, weeks: Int) async throws {
        let stories = (CastStory.praise + CastStory.wrongs).sorted { $0.minutesAgo > $1.minutesAgo }
        for story in stories {
            guard let new = house.newMoment(story, now: now) else { continue }
            let prepared = PreparedMoment(new, services)
            try await services.store.write { tx in
                let id = try ReceiveMoments(services).one(prepared, in: MovedBack(tx, to: new.receivedAt))
                try follow(story, moment: id, house, services, now: now, in: tx)
            }
        }
    }
}

extension CastHouse {
    func newMoment(_ story: CastStory, now: Instant) -> NewMoment? {
        guard let unit = units[story.spot], points.indices.contains(story.point) else { return nil }
        let at = Instant(milliseconds: now.milliseconds - Int64(story.minutesAgo) * 60_000)
        var new = NewMoment(
            receivedAt: at, unit: unit, touchpoint: points[story.point], channel: story.channel, source: story.channel == .sign ? .form : .demo)
        new.level = story.level
        new.words = story.words
        new.named = story.named
        new.sharing = story.sharing
        new.language = "en"
        if story.customer != nil || story.email != nil {
            new.contact = Contact(name: story.customer, email: story.email.flatMap { EmailAddress($0) })
        }
        return new
    }
}
