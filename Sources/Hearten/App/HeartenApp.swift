package import Hummingbird
import HummingbirdCore
import Jobs
package import Logging
import NIOCore
package import ServiceLifecycle
package import Storage
package import Understanding

/// The assembled program: settings → store → services → routes. The server, the CLI and the tests build it the same way.
package struct HeartenApp: Sendable {
    package let services: Services
    package let routes: [RouteBook.Entry]
    package let responder: RouterResponder<HouseContext>

    /// Opens the database, brings its schema up to date and assembles everything.
    package static func open(
        _ settings: Settings, store: (any Store)? = nil, random: Randomness = .system, log: Logger = Logger(label: "hearten") { LineLog(label: $0) },
        language: Language = .english, assets: Assets = Assets(), reader: (any Reader)? = nil
    ) async throws -> HeartenApp {
        let reader = HouseReader(try reader ?? TrainedReader(ReadingModel.installed()))
        let store = try store ?? settings.openStore()
        let steps = try await Migrator(Migrations.all).migrate(store)
        if !steps.isEmpty { try await store.tune() }
        let key = try await store.write { try HouseKeyQueries.key(random: random, in: $0) }
        let house = HouseCache()
        try await house.refresh(store)
        try await reader.open(store, log: log)
        let services = Services(
            settings: settings, store: store, house: house, key: key, random: random, log: log, metrics: Metrics(), assets: assets,
            reader: reader, live: Live { store.tell($0.text) }, limits: Limits(clock: store.clock), control: Token(random: random), language: language
        )
        return HeartenApp(services)
    }

    init(_ services: Services) {
        self.services = services
        let door = Door(services: services)
        let router = Router(context: HouseContext.self)
        router.add(middleware: UnknownPages(door: door))
        let book = RouteBook(router: router, door: door)
        HouseRoutes.add(to: book)
        routes = book.entries
        responder = router.buildResponder()
    }

    /// What runs beside the server: it ends in the reverse order when the program stops.
    package func background() -> [any Service] {
        let others: [any Service] = services.settings.isOnServer ? [OtherNodes(services)] : []
        return [Sealer(services), Indexer(services), TallyFolder(services)] + others + HouseJobs.workers(services)
    }

    /// The server itself, with its limits: idle connections, headers, slow readers and the number of connections.
    package func server(
        limits: ConnectionLimits = ConnectionLimits(), onRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let metrics = services.metrics
        let http = HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        return Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                Connections(http: HTTP1Channel(responder: responder, configuration: http), limits: limits, metrics: metrics)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(services.settings.listenHost, port: services.settings.listenPort), serverName: "hearten", backlog: 1024),
            services: background(),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) },
            logger: services.log)
    }
}

/// Whatever no route answers gets our own page, with our own headers.
struct UnknownPages: RouterMiddleware {
    let door: Door

    func handle(
        _ request: Request, context: HouseContext, next: (Request, HouseContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return door.unknown(request, context, error: error)
        }
    }
}
