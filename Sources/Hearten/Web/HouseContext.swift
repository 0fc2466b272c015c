package import Hummingbird
package import Logging
package import NIOCore

/// What Hummingbird carries along with a request.
package struct HouseContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// For tests that call the responder in process.
    package init(logger: Logger, remoteAddress: SocketAddress? = nil) {
        coreContext = .init(source: LoggerSource(logger: logger))
        self.remoteAddress = remoteAddress
    }
}

private struct LoggerSource: RequestContextSource {
    let logger: Logger
}
