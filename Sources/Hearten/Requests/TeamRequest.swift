import Storage

/// Something that one team asks of another: colleagues are customers too. Whoever asked, and nobody else, taps its level.
package struct TeamRequest: Sendable, Equatable {
    enum State: String, Sendable {
        case waiting, inHand = "in-hand"
        /// Done, says the other team; whoever asked has not said how it was.
        case done
        case closed, withdrawn

        /// Whether its clocks run.
        var isOpen: Bool { self == .waiting || self == .inHand }
        var hasEnded: Bool { self == .closed || self == .withdrawn }
    }

    let id: ID<TeamRequest>
    let from: ID<Unit>
    let to: ID<Unit>
    let askedBy: ID<Colleague>
    /// One line for lists; colleagues' names in it are masked.
    let title: String
    let words: String
    let wantedBy: Instant?
    var state: State
    var owner: ID<Colleague>?
    let askedAt: Instant
    var doneAt: Instant?
    var doneWords: String?
    var endedAt: Instant?
    var level: Int?
    /// The earliest instant at which a running promise is due.
    var dueAt: Instant?

    static let longest = 2_000
    /// So long it waits for its level before it closes without one.
    static let waitsForLevel = Duration.seconds(14 * 86_400)
}

/// What somebody can do to a request.
enum RequestAct: String, Sendable, CaseIterable {
    case take, done, level, again, withdraw

    /// The state afterwards; nothing when this cannot happen now.
    func after(_ state: TeamRequest.State) -> TeamRequest.State? {
        switch (self, state) {
        case (.take, .waiting), (.take, .inHand): .inHand
        case (.done, .waiting), (.done, .inHand): .done
        case (.level, .done): .closed
        case (.again, .done): .inHand
        case (.withdraw, .waiting), (.withdraw, .inHand): .withdrawn
        default: nil
        }
    }

    /// Whether it is the asked team's to do; otherwise it is the asking side's.
    var isForReceiver: Bool { self == .take || self == .done }
}

extension Viewer {
    /// The units for whose requests the viewer speaks: their own team, and what they lead.
    var requestScope: Scope { Scope(roots: team.roots + scope(.workCases).roots) }
}
