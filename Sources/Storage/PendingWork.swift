/// Somebody's closure on its way through the database, and how to tell them the outcome.
class PendingWork: @unchecked Sendable {
    // @unchecked: run, then told its outcome, by one thread at a time; the queues it passes through order these.
    func run(_ transaction: any Transaction) throws {}
    func succeed() {}
    func fail(_ error: any Error) {}
}

final class PendingResult<T: Sendable>: PendingWork, @unchecked Sendable {
    private let body: @Sendable (any Transaction) throws -> T
    private let tell: @Sendable (Result<T, any Error>) -> Void
    private var result: T?

    init(
        _ body: @escaping @Sendable (any Transaction) throws -> T,
        tell: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        self.body = body
        self.tell = tell
    }

    override func run(_ transaction: any Transaction) throws { result = try body(transaction) }

    override func succeed() {
        if let result { tell(.success(result)) } else { tell(.failure(StoreError.misuse("told before it ran"))) }
    }

    override func fail(_ error: any Error) { tell(.failure(error)) }
}
