import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Markup
import NIOCore
import Storage

/// The one way in: makes the visit, checks where an unsafe request comes from, opens the handler, turns refusals into
/// pages or problem documents, and puts the security headers on whatever goes out.
package struct Door: Sendable {
    let services: Services

    func open(
        _ request: Request, _ context: HouseContext, policy: Policy, _ handler: RouteBook.GuestHandler
    ) async throws -> Response {
        let visit = makeVisit(request, context)
        do {
            try checkOrigin(visit, policy: policy)
            if case .thisMachine = policy { try checkControl(visit) }
            if case .settingUp = policy, services.house.current.isSetUp { throw Refusal.notFound }
            return finish(try await handler(visit), visit)
        } catch {
            return finish(refused(error, visit), visit)
        }
    }

    /// What no route answers to.
    func unknown(_ request: Request, _ context: HouseContext, error: any Error) -> Response {
        let visit = makeVisit(request, context)
        return finish(refused(Refusal.notFound, visit), visit)
    }

    private func makeVisit(_ request: Request, _ context: HouseContext) -> Visit {
        let house = services.house.current
        let sealedNotice = request.cookies["notice"].flatMap { Fields.decoded(Array($0.value.utf8)[...]) }
        let notice = sealedNotice.flatMap { services.key.opened("notice", $0) }
        return Visit(
            request: request, parameters: context.parameters, services: services,
            say: Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone),
            requestID: ID<Visit>(Int64(bitPattern: services.random.next())).description,
            connection: context.remoteAddress, now: services.store.clock.now, notice: notice)
    }

    /// An unsafe request with a session must come from our own pages. Programs bring a token instead and no cookie.
    private func checkOrigin(_ visit: Visit, policy: Policy) throws {
        if policy == .thisMachine { return }
        if case .program = policy { return }
        guard visit.request.method != .get, visit.request.method != .head else { return }
        if let site = visit.header("Sec-Fetch-Site") {
            guard site == "same-origin" || site == "none" else { throw Refusal.notFound }
            return
        }
        if let origin = visit.header("Origin") {
            let host = visit.request.head.authority ?? visit.header("Host") ?? ""
            guard origin == services.settings.origin || origin == "http://\(host)" || origin == "https://\(host)" else { throw Refusal.notFound }
            return
        }
        let secure = services.settings.isSecure
        guard visit.cookie(SessionCookie.name(secure: secure)) == nil, visit.cookie(TabletCookie.name(secure: secure)) == nil else {
            throw Refusal.notFound
        }
    }

    private func checkControl(_ visit: Visit) throws {
        guard let given = visit.header("Authorization"), sha256(Array(given.utf8)) == sha256(Array("Bearer \(services.control.text)".utf8)) else {
            throw Refusal.notFound
        }
    }

    private func refused(_ error: any Error, _ visit: Visit) -> Reply {
        let refusal = Refusal(translating: error)
        if refusal == nil {
            services.log.error(
                "a request failed", metadata: ["request": "\(visit.requestID)", "kind": "\(type(of: error))", "route": "\(visit.request.method)"])
        }
        return visit.path.hasPrefix("/api/") ? problemDocument(refusal, visit) : refusalPage(refusal, visit)
    }

    private func finish(_ reply: Reply, _ visit: Visit) -> Response {
        var response = Response(status: reply.status, headers: SecurityHeaders.added(to: reply.headers, path: visit.path), body: reply.body)
        for cookie in reply.cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
        if let notice = reply.noticeText {
            let value = Fields.encoded(services.key.sealed("notice", notice))
            response.headers.append(HTTPField(name: .setCookie, value: "notice=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=60"))
        } else if visit.notice != nil, reply.status == .ok {
            response.headers.append(HTTPField(name: .setCookie, value: "notice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"))
        }
        response.headers.append(HTTPField(name: .requestID, value: visit.requestID))
        services.metrics.count(status: response.status.code)
        return response
    }
}

extension Refusal {
    /// The refusal that an error amounts to; nil for a fault of ours.
    init?(translating error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case StoreError.overloaded, StoreError.timeout: self = .tooMuch(retryAfter: 2)
        case StoreError.readOnly, StoreError.full, StoreError.io, StoreError.unreachable, StoreError.serialization:
            self = .unavailable
        case StoreError.unknown: self = .uncertain
        default: return nil
        }
    }
}
