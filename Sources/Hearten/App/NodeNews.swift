import Logging
import ServiceLifecycle
import Storage

/// What a node tells the others that share its database: no words of anybody, only what to look at again.
package enum NodeNews: Sendable, Equatable {
    /// The house changed: units, people, rights, signs, settings.
    case house
    /// The reader learnt, or a theme was made.
    case reader
    /// A program's token changed or ended.
    case programs
    /// Somebody's session ended: open pages ask again who they are.
    case ended
    case live(Live.Event)

    package var text: String {
        switch self {
        case .house: "house"
        case .reader: "reader"
        case .programs: "programs"
        case .ended: "ended"
        case .live(let event): "live \(event.kind.rawValue) \(event.unit.value)"
        }
    }

    /// Nil for what a newer version says.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        switch (parts.first, parts.count) {
        case ("house", 1): self = .house
        case ("reader", 1): self = .reader
        case ("programs", 1): self = .programs
        case ("ended", 1): self = .ended
        case ("live", 3):
            guard let kind = Live.Event.Kind(rawValue: String(parts[1])), let unit = Int64(parts[2]) else { return nil }
            self = .live(Live.Event(kind, unit: ID(unit)))
        default: return nil
        }
    }
}

/// Follows what the other nodes say. Once a minute, and whenever something may have been missed, it looks for itself.
package struct OtherNodes: Service {
    let services: Services

    package init(_ services: Services) { self.services = services }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { for await news in services.store.news() { await hear(news) } }
                group.addTask {
                    while (try? await Task.sleep(for: .seconds(60))) != nil { await lookAgain() }
                }
            }
        }
    }

    func hear(_ news: String?) async {
        guard let news else {
            services.live.endOwn()
            return await lookAgain()
        }
        do {
            switch NodeNews(news) {
            case .house: try await services.house.refresh(services.store)
            case .reader: try await services.reader.refresh(services.store, log: services.log)
            case .programs: services.programs.forgetOwn()
            case .ended: services.live.endOwn()
            case .live(let event): services.live.hear(event)
            case nil: break
            }
        } catch { services.log.warning("what another node said could not be followed", metadata: ["kind": "\(type(of: error))"]) }
    }

    private func lookAgain() async {
        services.programs.forgetOwn()
        do {
            try await services.house.refresh(services.store)
            try await services.reader.refresh(services.store, log: services.log)
        } catch { services.log.warning("the house could not be read again", metadata: ["kind": "\(type(of: error))"]) }
    }
}
