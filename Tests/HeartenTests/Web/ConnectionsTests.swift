import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing

@testable import Hearten

/// Real sockets: a reader that reads nothing, and one connection too many.
@Suite struct ConnectionsTests {
    /// Opens the house on a port of its own while `body` runs.
    private func served(_ limits: ConnectionLimits, _ body: (TestHouse, Int) async throws -> Void) async throws {
        let house = try await TestHouse.open(settings: try Settings(database: ":memory:", listen: "127.0.0.1:0", isDemo: true))
        let (ports, told) = AsyncStream<Int>.makeStream()
        let server = house.app.server(limits: limits) { told.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var waiting = ports.makeAsyncIterator()
            let port = try #require(await waiting.next())
            try await body(house, port)
            group.cancelAll()
        }
    }

    /// A client that keeps what it is sent in the socket until it is told to read.
    private func client(_ port: Int, asking request: String, reads: Bool) async throws -> (any NIOCore.Channel, Heard) {
        let heard = Heard()
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(heard) } }
            .connect(host: "127.0.0.1", port: port).get()
        if !request.isEmpty { try await channel.writeAndFlush(ByteBuffer(string: request)) }
        return (channel, heard)
    }

    private func until(_ isSo: () -> Bool) async throws -> Bool {
        for _ in 0..<200 {
            if isSo() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    private static let stylesheet = "GET /assets/app.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

    @Test func `a reader that reads nothing is let go, and others are served meanwhile`() async throws {
        var limits = ConnectionLimits()
        limits.patience = .milliseconds(500)
        try await served(limits) { house, port in
            // Far more than the sockets' own buffers hold.
            let (_, _) = try await client(port, asking: String(repeating: Self.stylesheet, count: 400), reads: false)
            let (other, heard) = try await client(port, asking: Self.stylesheet, reads: true)
            #expect(try await until { heard.text.hasPrefix("HTTP/1.1 200") })
            #expect(try await until { house.services.metrics.snapshot.named["hearten_slow_readers_closed_total"] == 1 })
            #expect(try await until { house.services.metrics.openConnections == 1 })
            #expect(other.isActive)
        }
    }

    @Test func `one connection too many is refused in words, and the place is given again`() async throws {
        var limits = ConnectionLimits()
        limits.most = 1
        try await served(limits) { house, port in
            let (first, heard) = try await client(port, asking: Self.stylesheet, reads: true)
            #expect(try await until { heard.text.hasPrefix("HTTP/1.1 200") })
            // It is refused before it asks; what it would ask then might meet a closed socket.
            let (second, refused) = try await client(port, asking: "", reads: true)
            #expect(try await until { refused.text.hasPrefix("HTTP/1.1 503") && refused.text.contains("retry-after: 5") })
            #expect(!refused.text.contains("200 OK"))
            #expect(try await until { !second.isActive })
            // On a slow machine the server has let go of it by itself.
            if first.isActive { try? await first.close() }
            #expect(try await until { house.services.metrics.openConnections == 0 })
            let (_, third) = try await client(port, asking: Self.stylesheet, reads: true)
            #expect(try await until { third.text.hasPrefix("HTTP/1.1 200") })
        }
    }

    @Test func `a form that did not arrive whole is not taken`() async throws {
        let house = try await TestHouse.open()
        let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .contentLength: "100"]
        let reply = try await house.send(.post, "/f/K7Q2", body: Array("key=12345678&level=3".utf8), headers: headers)
        #expect(reply.status == 400)
    }
}

/// The beginning of what a client was sent.
private final class Heard: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let held = Mutex("")
    var text: String { held.withLock { $0 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let piece = String(buffer: unwrapInboundIn(data))
        held.withLock { if $0.utf8.count < 4096 { $0 += piece } }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
