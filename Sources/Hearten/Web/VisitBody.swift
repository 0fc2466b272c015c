import HTTPTypes
import HummingbirdCore
import NIOCore

extension Visit {
    /// Hands the body on while it comes in, counted: more than `limit` bytes is refused.
    func readBody(limit: Int64, _ take: (ByteBufferView) throws -> Void) async throws {
        let announced = request.headers[.contentLength].flatMap { Int64($0) }
        if let announced, announced > limit { throw Refusal.tooLarge }
        var count: Int64 = 0
        for try await chunk in request.body {
            count += Int64(chunk.readableBytes)
            guard count <= limit else { throw Refusal.tooLarge }
            try take(chunk.readableBytesView)
        }
        // A connection that ends early looks to us like the end of the body: half a register is no register.
        if let announced, count != announced { throw Refusal.malformed(.malformedCut) }
    }
}
