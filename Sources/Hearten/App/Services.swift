import HTTPTypes
import HummingbirdCore
package import Logging
package import Storage
import Understanding

/// What the product works with, handed down as one thing.
///
/// A class: it goes along with every visit, and whoever prints a thing that holds it (the log of a service does) prints
/// neither the key nor all assets.
package final class Services: Sendable {
    package let settings: Settings
    package let store: any Store
    package let house: HouseCache
    package let key: HouseKey
    package let random: Randomness
    package let log: Logger
    package let metrics: Metrics
    package let assets: Assets
    package let reader: HouseReader
    package let live: Live
    package let limits: Limits
    /// What this machine's own commands show to the running server; new at each start.
    package let control: Token
    /// Tells this process from every other that works on the same database.
    package let node: Int64
    package let passwords: PasswordHashing
    package let setUp: SetUpDesk
    let programs: KnownPrograms
    let api: APIState
    package let language: Language

    package init(
        settings: Settings, store: any Store, house: HouseCache, key: HouseKey, random: Randomness, log: Logger, metrics: Metrics,
        assets: Assets, reader: HouseReader, live: Live, limits: Limits, control: Token, language: Language
    ) {
        (self.settings, self.store, self.house, self.key, self.random) = (settings, store, house, key, random)
        (self.log, self.metrics, self.assets, self.reader, self.live) = (log, metrics, assets, reader, live)
        (self.limits, self.control, self.language) = (limits, control, language)
        (node, passwords, setUp) = (Int64.random(in: 1...Int64.max), PasswordHashing(), SetUpDesk())
        (programs, api) = (KnownPrograms { store.tell($0.text) }, APIState())
    }

    /// The same services, by other settings.
    package init(_ others: Services, settings: Settings) {
        (self.settings, store, house, key, random) = (settings, others.store, others.house, others.key, others.random)
        (log, metrics, assets, reader, live) = (others.log, others.metrics, others.assets, others.reader, others.live)
        (limits, control, language) = (others.limits, others.control, others.language)
        (node, passwords, setUp, programs, api) = (others.node, others.passwords, others.setUp, others.programs, others.api)
    }

    /// The organisation's own colour, where it chose one.
    var brandPath: String? { house.current.organisation.flatMap { BrandStyle.path(hue: $0.brandHue) } }

    package func newID<Of>(at instant: Instant, of _: Of.Type = Of.self) -> ID<Of> { ID(at: instant, random: random.next()) }
    package func newToken() -> Token { Token(random: random) }

    /// The colleague whose session this visit carries; otherwise: sign in first.
    func viewer(of visit: Visit) async throws -> Viewer {
        guard let token = visit.cookie(SessionCookie.name(secure: settings.isSecure)).flatMap({ Token($0) }) else { throw Refusal.signIn }
        let digest = token.digest
        guard var found = try await store.read({ try ViewerQueries.viewer(session: digest, $0) }) else { throw Refusal.signIn }
        if found.isStale, let session = found.viewer.session {
            // Written now and then only, and not at all on a disk that cannot be written.
            let isWritten: Void? = try? await store.write(priority: .low) { try SessionQueries.touch(session, in: $0) }
            found.viewer.isNotedAnew = isWritten != nil
        }
        return found.viewer
    }

    /// The same, or nil for somebody who is not signed in.
    package func possibleViewer(of visit: Visit) async throws -> Viewer? {
        do {
            let viewer = try await viewer(of: visit)
            return viewer.isOnlyMeeting ? nil : viewer
        } catch Refusal.signIn { return nil }
    }

    /// The program whose token this visit carries.
    func program(of visit: Visit, holding right: Right) async throws -> Program {
        guard let header = visit.request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { throw Refusal.signIn }
        let digest = sha256(Array(header.dropFirst(7).utf8))
        let known = try await programs.program(token: digest) { try await store.read { try ViewerQueries.program(token: digest, $0) } }
        guard let program = known else { throw Refusal.signIn }
        guard program.may(right) else { throw Refusal.notAllowed() }
        return program
    }
}

extension Visit {
    /// The same visit in the viewer's own language and their unit's zone.
    func seen(by viewer: Viewer) -> Visit {
        var seen = self
        if let unit = services.house.current.unit(viewer.unit) { seen.say.zone = unit.zone }
        return seen
    }
}
