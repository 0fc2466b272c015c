import HummingbirdCore
import Logging
package import NIOCore

/// How many connections there may be, and how long a slow one is borne.
package struct ConnectionLimits: Sendable {
    package var most = 10_000
    /// Within each of these spans a reader takes at least `least` bytes of what waits for it.
    package var patience = TimeAmount.seconds(30)
    package var least = 16 * 1024
    package init() {}
}

/// Sets a connection up: Hummingbird's own HTTP, with a doorkeeper between it and the socket.
struct Connections: ServerChildChannel {
    let http: HTTP1Channel
    let limits: ConnectionLimits
    let metrics: Metrics

    func setup(channel: any NIOCore.Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        do { try channel.pipeline.syncOperations.addHandler(Doorkeeper(limits, metrics)) } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return http.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}

/// Counts a connection, refuses it when there are too many, and closes it when nobody reads what is sent.
///
/// Hummingbird by itself stops accepting at its limit, so that those who wait hear nothing, and waits for a reader without end.
final class Doorkeeper: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let limits: ConnectionLimits
    private let metrics: Metrics
    private var isRefused = false
    private var written = 0
    private var watch: Scheduled<Void>?

    init(_ limits: ConnectionLimits, _ metrics: Metrics) {
        self.limits = limits
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) { isRefused = metrics.connectionOpened() > limits.most }

    func handlerRemoved(context: ChannelHandlerContext) {
        metrics.connectionClosed()
        watch?.cancel()
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        guard isRefused else { return }
        metrics.add("hearten_connections_refused_total")
        let words = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: words))), promise: nil)
        // Closing at once, with a request unread, would take the answer back.
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isRefused { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        written += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        if watch == nil, waiting(context) > 0 { watchReader(context) }
    }

    private func watchReader(_ context: ChannelHandlerContext) {
        let before = written - waiting(context)
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: limits.patience) { [self] in
            watch = nil
            let left = waiting(context)
            guard left > 0 else { return }
            if written - left - before < limits.least {
                metrics.add("hearten_slow_readers_closed_total")
                context.close(promise: nil)
            } else {
                watchReader(context)
            }
        }
    }

    /// What was written and has not left this process.
    private func waiting(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
