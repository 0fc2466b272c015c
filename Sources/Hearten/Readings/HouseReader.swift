import Logging
import Storage
import Synchronization
package import Understanding

/// The reader as it is now: the model that came with the program, what the house has taught it, and the house's own themes.
package struct ReaderNow: Reader {
    let reader: any Reader
    /// Its number in this house, as text; stored beside every reading.
    package let version: String

    package func read(_ text: String, _ hints: ReadingHints) -> Understanding.Reading { reader.read(text, hints) }

    /// For what only a trained reader can say, such as its reasons.
    var trained: TrainedReader? { reader as? TrainedReader }
}

/// Holds the newest reader. Whoever changes what the house has taught it asks for a new one after the commit.
package final class HouseReader: Sendable {
    /// The one that came with the program, whose own version tells which training it is.
    let base: any Reader
    private let held: Mutex<ReaderNow>

    package init(_ base: any Reader) {
        self.base = base
        held = Mutex(ReaderNow(reader: base, version: "1"))
    }

    package var current: ReaderNow { held.withLock { $0 } }
    var number: Int { Int(current.version) ?? 1 }

    package func read(_ text: String, _ hints: ReadingHints = ReadingHints()) -> Understanding.Reading { current.read(text, hints) }

    /// At the start: notes a new model, so that what it reads can be told from what was read before, and takes what it knows.
    func open(_ store: any Store, log: Logger) async throws {
        let version = base.version
        if try await store.read({ try ReadingQueries.newestBase($0) }) != version {
            try await store.write { tx in
                try ReadingQueries.add(.init(base: version), in: tx)
                guard try MomentQueries.hasWords(tx) else { return }
                // What was corrected is learnt anew on top of the new model, and what was read before is read again.
                try LearnReadingJob.enqueue(isAsked: false, after: .seconds(60), in: tx)
                try ReadAgain.start(in: tx)
            }
        }
        try await refresh(store, log: log)
    }

    /// After a change: here, and on all nodes.
    func reload(_ store: any Store, log: Logger) async throws {
        try await refresh(store, log: log)
        store.tell(NodeNews.reader.text)
    }

    func refresh(_ store: any Store, log: Logger) async throws {
        let (found, themes) = try await store.read { (try ReadingQueries.current(base: self.base.version, $0), try ThemeQueries.all($0)) }
        guard let trained = base as? TrainedReader else {
            return held.withLock { $0 = ReaderNow(reader: base, version: String(found?.number ?? 1)) }
        }
        var model = trained.model, number = found?.number ?? 1
        if let found, let learnt = found.learnt {
            do { model = try ReadingModel(trained.model, adding: ModelBytes(learnt), version: String(found.number)) } catch {
                // What was taught cannot be used: the model reads without it, and what it reads is read again once that is mended.
                log.error("what the house taught its reader is damaged", metadata: ["version": "\(found.number)"])
                number = 1
            }
        }
        let own = themes.compactMap { try? $0.reading() }
        let now = ReaderNow(reader: TrainedReader(model, Themes(own)), version: String(number))
        held.withLock { $0 = now }
    }
}
