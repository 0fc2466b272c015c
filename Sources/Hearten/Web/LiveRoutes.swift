import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// Tells open pages that something new has come; they decide whether to show it.
enum LiveRoutes {
    static func add(to book: RouteBook) {
        book.get("/live", .colleague) { visit, viewer in
            let live = visit.services.live
            let house = visit.services.house.current
            let scopes: [Live.Event.Kind: Scope] = [
                .moments: viewer.scope(.readMoments), .cases: viewer.scope(.workCases), .praise: viewer.scope(.recognise),
            ]
            guard let (id, events) = live.listen() else { throw Refusal.tooMuch(retryAfter: 30) }
            let request = visit.request
            let body = ResponseBody { writer in
                try await request.body.consumeWithInboundCloseHandler(
                    { _ in
                        try await withGracefulShutdownHandler {
                            try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
                            for await event in events {
                                guard let scope = scopes[event.kind], house.contains(event.unit, in: scope) else { continue }
                                try await writer.write(ByteBuffer(string: "event: \(event.kind.rawValue)\ndata: 1\n\n"))
                            }
                        } onGracefulShutdown: {
                            live.leave(id)
                        }
                    }, onInboundClosed: { live.leave(id) })
                live.leave(id)
                try await writer.finish(nil)
            }
            return Reply(headers: [.contentType: "text/event-stream", HTTPField.Name("X-Accel-Buffering") ?? .server: "no"], body: body)
        }
    }
}
