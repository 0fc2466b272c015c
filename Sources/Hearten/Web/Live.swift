import Synchronization

/// Tells open pages that something new has come. It carries no words: a page that wants them asks for itself.
package final class Live: Sendable {
    /// What may be new, and for which unit.
    package struct Event: Sendable, Hashable {
        package enum Kind: String, Sendable { case moments, cases, praise }
        package let kind: Kind
        package let unit: ID<Unit>
        package init(_ kind: Kind, unit: ID<Unit>) {
            self.kind = kind
            self.unit = unit
        }
    }

    private struct Listeners {
        var next = 0
        var all: [Int: AsyncStream<Event>.Continuation] = [:]
    }
    private let listeners = Mutex(Listeners())
    /// More open pages than this are asked to come back later.
    package static let most = 2_000
    /// Says it to the other nodes, too.
    private let pass: @Sendable (NodeNews) -> Void

    package init(passing pass: @escaping @Sendable (NodeNews) -> Void = { _ in }) { self.pass = pass }

    /// A stream of what happens from now on; nil when there are too many listeners. A slow one loses old news, never memory.
    package func listen() -> (id: Int, events: AsyncStream<Event>)? {
        let (stream, continuation) = AsyncStream<Event>.makeStream(bufferingPolicy: .bufferingNewest(16))
        return listeners.withLock { held in
            guard held.all.count < Live.most else { return nil }
            held.next += 1
            held.all[held.next] = continuation
            return (held.next, stream)
        }
    }

    package func leave(_ id: Int) {
        let gone = listeners.withLock { $0.all.removeValue(forKey: id) }
        gone?.finish()
    }

    package func tell(_ event: Event) {
        hear(event)
        pass(.live(event))
    }

    /// What happened on another node.
    func hear(_ event: Event) {
        let all = listeners.withLock { Array($0.all.values) }
        for listener in all { listener.yield(event) }
    }

    package func endAll() {
        endOwn()
        pass(.ended)
    }

    /// Another node ended somebody's session.
    func endOwn() {
        let all = listeners.withLock { held in
            defer { held.all = [:] }
            return Array(held.all.values)
        }
        for listener in all { listener.finish() }
    }
}
