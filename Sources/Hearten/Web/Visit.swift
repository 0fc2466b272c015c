import Hummingbird
package import HummingbirdCore
import HTTPTypes
import NIOCore
package import Storage

/// One request, as the product sees it.
package struct Visit: Sendable {
    package let request: Request
    let parameters: Parameters
    package let services: Services
    /// Says phrases in this visitor's language.
    package var say: Say
    /// A random name for this request, for logs and error pages.
    package let requestID: String
    /// What the request came in by.
    let connection: SocketAddress?
    /// When the request came in.
    package let now: Instant
    /// What the last page wanted to say, such as "Reply sent".
    package let notice: String?

    package var path: String { request.uri.path }

    /// The address that the visitor came from, behind a proxy on this machine too; only for limits, never stored beside an answer.
    var remoteAddress: String? {
        let direct = connection?.ipAddress
        // Behind https there is a proxy, since we speak no TLS ourselves; it may stand in a network of containers.
        guard direct.map({ Network.isLoopback($0) || services.settings.isSecure && Network.isPrivate($0) }) ?? true,
            let forwarded = request.headers[.forwardedFor]
        else { return direct }
        return forwarded.split(separator: ",").last.map { $0.trimmingPrefix { $0 == " " } }.map(String.init) ?? direct
    }

    /// The part of the address behind `?`, decoded.
    package var query: Fields { (try? strictQuery()) ?? Fields() }

    /// The same for programs: one that cannot be read is refused, since without its filters it would ask for more.
    package func strictQuery() throws -> Fields {
        guard let fields = Fields(urlEncoded: Array((request.uri.query ?? "").utf8), limit: 200) else { throw Refusal.malformed(.malformedQuery) }
        return fields
    }

    /// A part of the path, such as `code` of `/f/{code}`.
    package func parameter(_ name: String) throws -> String {
        guard let raw = parameters.get(name), let text = Fields.decoded(Array(raw.utf8)[...]) else { throw Refusal.notFound }
        return text
    }

    /// An identity in the path; a malformed one is simply not found.
    package func id<Of>(_ name: String, of _: Of.Type = Of.self) throws -> ID<Of> {
        guard let id = ID<Of>(try parameter(name)) else { throw Refusal.notFound }
        return id
    }

    package func token(_ name: String) throws -> Token {
        guard let token = Token(try parameter(name)) else { throw Refusal.notFound }
        return token
    }

    package func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }

    func cookie(_ name: String) -> String? { request.cookies[name]?.value }

    /// The whole body, counted while it comes in: more than `limit` bytes is refused.
    package func body(limit: Int = 64 * 1024) async throws -> [UInt8] {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Refusal.tooLarge }
        // A sender who falls silent is cut off by the server's idle time-out; this ends one who sends drop by drop.
        let latest = ContinuousClock.now + .seconds(30)
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            guard bytes.count + chunk.readableBytes <= limit else { throw Refusal.tooLarge }
            guard ContinuousClock.now < latest else { throw Refusal.malformed(.malformedLate) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        // A connection that ends early looks to us like the end of the body.
        if let announced, bytes.count != announced { throw Refusal.malformed(.malformedCut) }
        return bytes
    }

    /// The posted form. Fields are counted and bounded, text is made sound once.
    package func form(limit: Int = 64 * 1024) async throws -> Fields {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Refusal.malformed(.malformedForm) }
        guard let fields = Fields(urlEncoded: try await body(limit: limit), limit: 500) else {
            throw Refusal.malformed(.malformedFields)
        }
        return fields
    }
}
