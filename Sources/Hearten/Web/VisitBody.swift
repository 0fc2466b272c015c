import HummingbirdCore
import NIOCore

extension Visit {
    /// Hands the body on while it comes in, counted: more than `limit` bytes is refused.
    func readBody(limit: Int64, _ take: (ByteBufferView) throws -> Void) async throws {
        var count: Int64 = 0
        for try await chunk in request.body {
            count += Int64(chunk.readableBytes)
            guard count <= limit else { throw Refusal.tooLarge }
            try take(chunk.readableBytesView)
        }
    }
}
