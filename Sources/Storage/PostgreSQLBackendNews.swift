import Dispatch
import Synchronization

/// What the nodes that share a database tell each other, by `LISTEN` and `NOTIFY`.
///
/// It is said after the commit, on a connection of its own: within the transaction each `NOTIFY` would make all commits
/// take turns. So what a node says just before it dies may be lost; whoever listens looks for itself now and then.
final class PostgreSQLBackendNews: Sendable {
    private struct State {
        /// In order, each once.
        var unsaid: [String] = []
        var isSpeaking = false
        var isClosed = false
        var listener: AsyncStream<String?>.Continuation?
    }

    private static var channel: String { "hearten" }
    /// More is not kept while the server is away: it is lost, as what is said just before an end is.
    private static var mostUnsaid: Int { 1_000 }

    private let node = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    private let speaker: PostgreSQLBackendConnection
    private let listening = DispatchQueue(label: "storage.postgresql.news")
    private let url: String
    private let state = Mutex(State())

    init(url: String, settings: [(String, String)]) {
        self.url = url
        speaker = PostgreSQLBackendConnection(url: url, settings: settings, clock: nil)
    }

    func tell(_ news: String) {
        let mustSpeak = state.withLock { state in
            guard !state.isClosed, !state.unsaid.contains(news), state.unsaid.count < Self.mostUnsaid else { return false }
            state.unsaid.append(news)
            defer { state.isSpeaking = true }
            return !state.isSpeaking
        }
        if mustSpeak { speaker.async { self.speak($0) } }
    }

    private func speak(_ connection: PostgreSQLBackendConnection) {
        while let news = takeUnsaid() {
            do {
                let session = try connection.session(until: .now + .seconds(5))
                for one in news {
                    let arguments = try PostgreSQLArguments([.value(.text(Self.channel)), .value(.text("\(node) \(one)"))])
                    _ = try session.query("SELECT pg_notify(?, ?)", arguments)
                }
            } catch { connection.discard() }
        }
    }

    private func takeUnsaid() -> [String]? {
        state.withLock { state in
            defer { state.unsaid = [] }
            state.isSpeaking = !state.unsaid.isEmpty
            return state.isSpeaking ? state.unsaid : nil
        }
    }

    /// One listener; a second takes the first one's place.
    func news() -> AsyncStream<String?> {
        let (stream, continuation) = AsyncStream<String?>.makeStream(bufferingPolicy: .bufferingNewest(10_000))
        let (old, isClosed) = state.withLock { state in
            defer { if !state.isClosed { state.listener = continuation } }
            return (state.listener, state.isClosed)
        }
        if isClosed { continuation.finish() } else if old == nil { listening.async { self.listen() } }
        old?.finish()
        return stream
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }
    private func yield(_ news: String?) { state.withLock { _ = $0.listener?.yield(news) } }

    private func listen() {
        while !isClosed {
            do {
                let session = try PostgreSQLBackendSession(url: url, settings: [])
                try session.execute("LISTEN \(Self.channel)")
                yield(nil)
                while !isClosed {
                    for one in try session.news(within: 250) {
                        let parts = one.text.split(separator: " ", maxSplits: 1)
                        if parts.count == 2, parts[0] != node { yield(String(parts[1])) }
                    }
                    if session.isBroken { break }
                }
            } catch { PostgreSQLBackendConnection.sleep(500) }
        }
    }

    func close() {
        let listener = state.withLock { state in
            state.isClosed = true
            defer { state.listener = nil }
            return state.listener
        }
        listener?.finish()
        speaker.close()
        listening.sync {}
    }
}
