import HTTPTypes
package import Hummingbird

/// Every route of the house with its policy. The server, the rights matrix and the links' test read the same book.
package final class RouteBook {
    package struct Entry: Sendable {
        package let method: HTTPRequest.Method
        package let path: String
        package let policy: Policy
        /// Whether a colleague may use it at a shared tablet too. Nothing is open there that does not say so.
        package let onTablet: Bool
        /// Whether it belongs to holding a line-up, for which alone a tablet stays open longer.
        package let inLineUp: Bool
    }
    package private(set) var entries: [Entry] = []
    private let router: Router<HouseContext>
    private let door: Door
    package var settings: Settings { services.settings }
    var services: Services { door.services }

    init(router: Router<HouseContext>, door: Door) {
        self.router = router
        self.door = door
    }

    package typealias GuestHandler = @Sendable (Visit) async throws -> Reply
    package typealias ColleagueHandler = @Sendable (Visit, Viewer) async throws -> Reply
    package typealias ProgramHandler = @Sendable (Visit, Program) async throws -> Reply

    /// For everyone, for holders of a link, or while setting up.
    package func get(_ path: String, _ policy: Policy, _ handler: @escaping GuestHandler) { add(.get, path, policy, handler) }
    package func post(_ path: String, _ policy: Policy, _ handler: @escaping GuestHandler) { add(.post, path, policy, handler) }

    /// For colleagues: any, or those with a right; at a shared tablet only where it is said.
    package func get(_ path: String, _ policy: Policy, onTablet: Bool = false, inLineUp: Bool = false, colleague handler: @escaping ColleagueHandler)
    {
        add(.get, path, policy, onTablet: onTablet, inLineUp: inLineUp, colleague: handler)
    }
    package func post(_ path: String, _ policy: Policy, onTablet: Bool = false, inLineUp: Bool = false, colleague handler: @escaping ColleagueHandler)
    {
        add(.post, path, policy, onTablet: onTablet, inLineUp: inLineUp, colleague: handler)
    }

    /// For programs with a token.
    package func api(_ method: HTTPRequest.Method, _ path: String, _ right: Right, _ handler: @escaping ProgramHandler) {
        register(method, path, .program(right)) { visit in try await handler(visit, try await visit.services.program(of: visit, holding: right)) }
    }

    private func add(_ method: HTTPRequest.Method, _ path: String, _ policy: Policy, _ handler: @escaping GuestHandler) {
        precondition(!policy.isForColleagues, "\(path) is for colleagues: its handler takes a viewer")
        register(method, path, policy, handler)
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, _ policy: Policy, onTablet: Bool, inLineUp: Bool, colleague handler: @escaping ColleagueHandler
    ) {
        precondition(policy.isForColleagues, "\(path) has a viewer, so its policy names colleagues")
        register(method, path, policy, onTablet: onTablet, inLineUp: inLineUp) { visit in
            let viewer = try await visit.services.viewer(of: visit)
            guard inLineUp || !viewer.isOnlyMeeting else { throw Refusal.signIn }
            // Before anything is looked up: the answer is the same for every address of the route.
            guard onTablet || !viewer.isOnTablet else { throw Refusal.notOnTablet }
            if case .colleagueWho(let right) = policy, !viewer.may(right) { throw Refusal.notFound }
            var reply = try await handler(visit.seen(by: viewer), viewer)
            reply.keepPhone(visit, viewer)
            return reply
        }
    }

    private func register(
        _ method: HTTPRequest.Method, _ path: String, _ policy: Policy, onTablet: Bool = false, inLineUp: Bool = false,
        _ handler: @escaping GuestHandler
    ) {
        precondition(!entries.contains { $0.method == method && $0.path == path }, "\(method) \(path) is registered twice")
        entries.append(Entry(method: method, path: path, policy: policy, onTablet: onTablet, inLineUp: inLineUp))
        let door = door
        router.on(RouterPath(path), method: method) { request, context in
            try await door.open(request, context, policy: policy, handler)
        }
    }
}
