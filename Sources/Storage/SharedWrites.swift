import Synchronization

/// Pieces of work of one kind that arrive together and are stored together, by one closure in one transaction.
///
/// The first to come asks the writer for a turn; whoever comes until the turn has begun goes along. What is refused among
/// several is tried again by itself, so that each learns its own outcome and a neighbour's fault harms nobody.
package final class SharedWrites<Input: Sendable, Output: Sendable>: Sendable {
    /// One output for each input, in their order. May run several times for an input, and stores it at most once.
    package typealias Work = @Sendable ([Input], any Transaction) throws -> [Output]

    private struct Waiting: Sendable {
        let input: Input
        let outcome: CheckedContinuation<Output, any Error>
    }

    private struct Line {
        var waiting: [Waiting] = []
        var hasAsked = false
        /// How many went along with the last turn, and when it began.
        var last = (count: 0, at: ContinuousClock.now)
    }

    /// When several came together a moment ago, more are on their way: a turn waits this long for them, since each
    /// transaction costs as much as several pieces of work.
    private static var gathering: Duration { .milliseconds(2) }

    private let store: any Store
    private let work: Work
    private let line = Mutex(Line())
    /// More are refused as `StoreError.overloaded`.
    private let capacity: Int
    private let largest: Int

    package init(_ store: any Store, capacity: Int = 2_000, largest: Int = 100, _ work: @escaping Work) {
        self.store = store
        self.capacity = capacity
        self.largest = largest
        self.work = work
    }

    /// Returns once what was given is durable.
    package func write(_ input: Input) async throws -> Output {
        try await withCheckedThrowingContinuation { outcome in
            let (isFull, mustAsk, isBusy) = line.withLock { line in
                guard line.waiting.count < capacity else { return (true, false, false) }
                line.waiting.append(Waiting(input: input, outcome: outcome))
                defer { line.hasAsked = true }
                return (false, !line.hasAsked, line.last.count > 3 && ContinuousClock.now - line.last.at < .milliseconds(20))
            }
            if isFull { outcome.resume(throwing: StoreError.overloaded) }
            if mustAsk {
                Task {
                    if isBusy { try? await Task.sleep(for: Self.gathering) }
                    await takeTurn()
                }
            }
        }
    }

    private func takeTurn() async {
        let turn = Mutex<[Waiting]>([])
        let result: Result<[Output], any Error>
        do {
            result = .success(
                try await store.write { [self] tx in
                    // A transaction that has to run again runs with the same.
                    let taken = turn.withLock { turn in
                        if turn.isEmpty { turn = take() }
                        return turn
                    }
                    let outputs = try work(taken.map(\.input), tx)
                    guard outputs.count == taken.count else { throw StoreError.misuse("an output for each input") }
                    return outputs
                })
        } catch { result = .failure(error) }
        let taken = turn.withLock { $0 }
        switch result {
        case .success(let outputs): for (one, output) in zip(taken, outputs) { one.outcome.resume(returning: output) }
        case .failure(let error) where taken.isEmpty: for one in takeAll() { one.outcome.resume(throwing: error) }
        case .failure(let error) where taken.count == 1 || (error as? StoreError)?.isFatal == true:
            for one in taken { one.outcome.resume(throwing: error) }
        case .failure: for one in taken { await alone(one) }
        }
    }

    private func alone(_ one: Waiting) async {
        do {
            guard let output = try await store.write({ [work] tx in try work([one.input], tx) }).first else {
                throw StoreError.misuse("an output for each input")
            }
            one.outcome.resume(returning: output)
        } catch { one.outcome.resume(throwing: error) }
    }

    /// Those whose turn it is; the rest asks again.
    private func take() -> [Waiting] {
        let (taken, mustAsk) = line.withLock { line in
            let taken = Array(line.waiting.prefix(largest))
            line.waiting.removeFirst(taken.count)
            line.hasAsked = !line.waiting.isEmpty
            line.last = (taken.count, .now)
            return (taken, line.hasAsked)
        }
        if mustAsk { Task { await takeTurn() } }
        return taken
    }

    /// The turn never came: nobody who waits for it may wait on.
    private func takeAll() -> [Waiting] {
        line.withLock { line in
            defer { line = Line() }
            return line.waiting
        }
    }
}
