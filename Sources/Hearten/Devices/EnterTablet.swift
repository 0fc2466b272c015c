import Storage

/// Somebody stands at a shared tablet, has tapped a name and typed a PIN.
///
/// Each try is written down before it is looked at, so that many at once are not worth more than one after the other.
struct EnterTablet: Sendable {
    let tablet: Tablet
    let colleague: ID<Colleague>
    let pin: Pin

    enum Outcome: Sendable {
        case entered(SignIn.Done)
        case wrong
        case wait(Duration)
        /// Until its owner opens it, or until then.
        case locked(Instant)
    }

    func run(_ signIn: SignIn) async throws -> Outcome {
        let services = signIn.services
        let begun = try await services.store.write(priority: .high) { try begin($0) }
        guard case .mayTry(let hash) = begun else { return begun.outcome }
        guard try await services.passwords.matches(pin.secret, hash) else {
            return try await services.store.write(priority: .high) { try failed(services, in: $0) }
        }
        return try await services.store.write(priority: .high) { tx in
            // Between the check and now the PIN may have been changed, or the part or the tablet ended.
            guard try TabletQueries.live(tablet.id, tx) != nil, try PinQueries.name(colleague, at: tablet.unit, tx) != nil,
                try PinQueries.succeeded(colleague, hash: hash, in: tx)
            else { return .wrong }
            try TabletQueries.succeeded(tablet.id, in: tx)
            try TabletQueries.endSessions(on: tablet.id, in: tx)
            return .entered(
                try signIn.start(colleague, kind: "colleague.signed-in-on-tablet", as: .tablet, called: tablet.name, on: tablet.id, in: tx))
        }
    }

    private enum Begun {
        case mayTry(hash: String)
        case wait(Duration)
        case locked(Instant)

        var outcome: Outcome {
            switch self {
            case .mayTry: .wrong
            case .wait(let time): .wait(time)
            case .locked(let until): .locked(until)
            }
        }
    }

    private func begin(_ tx: any Transaction) throws -> Begun {
        guard let tablet = try TabletQueries.live(tablet.id, tx) else { throw Refusal.signIn }
        guard try PinQueries.name(colleague, at: tablet.unit, tx) != nil, let held = try PinQueries.held(colleague, tx) else {
            throw Refusal.notFound
        }
        if let until = held.waitUntil, until > tx.now { return held.isLocked(at: tx.now) ? .locked(until) : .wait(until - tx.now) }
        if let until = tablet.waitUntil, until > tx.now { return .wait(until - tx.now) }
        let own = held.failures + 1
        try PinQueries.setFailures(own, until: PinBackOff.wait(after: own).map { tx.now + $0 }, of: colleague, in: tx)
        let here = tablet.counted(at: tx.now) + 1
        try TabletQueries.setFailures(here, until: PinBackOff.tabletWait(after: here).map { tx.now + $0 }, of: tablet.id, in: tx)
        return .mayTry(hash: held.hash)
    }

    /// It was wrong: what was counted stays counted, and those who should know are told.
    private func failed(_ services: Services, in tx: any Transaction) throws -> Outcome {
        try Journal.append("pin.failed", "colleague", colleague, unit: tablet.unit, random: services.random, in: tx)
        guard let held = try PinQueries.held(colleague, tx), let now = try TabletQueries.live(tablet.id, tx) else { return .wrong }
        if now.failures == PinBackOff.tabletNews, let enroller = try TabletQueries.enroller(of: now.id, tx) {
            try News.tell(enroller, .tabletGuessed, about: now.id.value, key: "tablet-\(now.id)-\(tx.now.quarter.milliseconds)", services, in: tx)
        }
        guard held.isLocked(at: tx.now), let until = held.waitUntil else {
            return (held.waitUntil.map { $0 > tx.now ? .wait($0 - tx.now) : .wrong }) ?? .wrong
        }
        try Journal.append("pin.locked", "colleague", colleague, unit: tablet.unit, random: services.random, in: tx)
        try News.tell(colleague, .pinLocked, about: nil, key: "pin-\(colleague)-\(tx.now.milliseconds)", services, in: tx)
        return .locked(until)
    }
}
