import HTTPTypes
import Storage

/// The link that an invited colleague holds. Looking at it uses nothing up.
enum InvitationRoutes {
    static func add(to book: RouteBook) {
        book.get("/invitations/{token}", .holderOfLink) { visit in .page(try await page(visit).html(visit)) }
        book.post("/invitations/{token}", .holderOfLink) { visit in try await accept(visit) }
    }

    private static func page(_ visit: Visit) async throws -> InvitationPage {
        let token = try visit.token("token")
        let services = visit.services
        try services.limits.allow("invitation \(Network.of(visit.remoteAddress))", limit: 120, per: .seconds(15 * 60))
        let house = services.house.current
        let found = try await services.store.read { tx -> (line: Viewer, email: String?, inviter: String?)? in
            guard let link = try EntryLinkQueries.open(token, kind: .invitation, tx), let viewer = try ViewerQueries.viewer(link.colleague, tx) else {
                return nil
            }
            let inviter = try link.madeBy.flatMap { try ViewerQueries.viewer($0, tx)?.name }
            return (viewer, try SignInQueries.account(link.colleague, tx)?.email?.text, inviter)
        }
        guard let found else { throw Refusal.gone }
        return InvitationPage(
            token: token, house: house.name, inviter: found.inviter,
            parts: PeopleWords.parts(found.line.assignments, house, visit.say), name: found.line.name, email: found.email ?? "")
    }

    private static func accept(_ visit: Visit) async throws -> Reply {
        try await visit.refuseOnTablet()
        var page = try await page(visit)
        let form = try await visit.form()
        do {
            let written = try OwnEntry(form, names: [page.house], say: visit.say).checked()
            let hash = try await visit.services.passwords.hash(written.password)
            let verb = AcceptInvitation(link: page.token, name: written.name, email: written.email, passwordHash: hash)
            let done = try await verb.run(SignIn(visit), say: visit.say)
            var reply = Reply.see(ReturnPath.home)
            reply.keepSession(done.token, of: done.colleague, visit.services)
            return reply
        } catch Refusal.invalid(let problems) {
            page.name = form["name"] ?? ""
            page.email = form["email"] ?? ""
            page.problems = problems
            return .page(page.html(visit), status: 422)
        }
    }
}
