import HTTPTypes
import Storage

/// Invitations on paper: for a team, for everybody who has not come in, or again for one person.
enum InvitationSheetRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/people/sheets", .colleagueWho(.invitePeople)) { visit, viewer in
            let scope = viewer.scope(.invitePeople)
            let (counts, sheets) = try await visit.services.store.read { tx in
                (try InvitationSheetQueries.counts(within: scope, tx), try InvitationSheetQueries.latest(madeBy: viewer.id, limit: 10, tx))
            }
            return .page(InvitationSheetPages(visit: visit, viewer: viewer).choose(counts, sheets))
        }
        book.post("/settings/people/sheets", .colleagueWho(.invitePeople)) { visit, viewer in
            let form = try await visit.form()
            let made = try await PrintInvitations(whom: try whom(form), again: form.isChecked("again")).run(visit.services, by: viewer)
            guard let made else { return .see(StaffPaths.sheets, notice: visit.say(.sheetNobodyLeft)) }
            return .see(StaffPaths.sheet(made))
        }
        book.get("/settings/people/sheets/{id}", .colleagueWho(.invitePeople)) { visit, viewer in
            let id: ID<InvitationSheet> = try visit.id("id")
            let services = visit.services
            let giving = Giving(giver: viewer, house: services.house.current)
            let (sheet, slips) = try await services.store.read { tx -> (InvitationSheet, [InvitationSheet.Slip]) in
                guard let sheet = try InvitationSheetQueries.find(id, madeBy: viewer.id, tx) else { throw Refusal.notFound }
                let open = try InvitationSheetQueries.open(on: sheet, tx)
                let parts = try ColleagueQueries.assignments(of: open.map(\.line.colleague), tx)
                let slips = open.compactMap { one -> InvitationSheet.Slip? in
                    let token = sheet.token(for: one.line.colleague, services.key)
                    guard token.digest == one.digest, giving.mayChange(home: one.line.unit, parts: parts[one.line.colleague] ?? []) else {
                        return nil
                    }
                    let link = services.settings.url + PeoplePaths.invitation(token)
                    return InvitationSheet.Slip(
                        colleague: one.line.colleague, name: one.line.name, title: one.line.title, unit: one.line.unit, link: link)
                }
                return (sheet, slips)
            }
            return .page(InvitationSheetPages(visit: visit, viewer: viewer).sheet(sheet, slips))
        }
    }

    private static func whom(_ form: Fields) throws -> PrintInvitations.Whom {
        if let person = form.id("person", of: Colleague.self) { return .one(person) }
        if form["whom"] == "all" { return .everybody }
        guard let unit = form.id("whom", of: Unit.self) else { throw Refusal.notFound }
        return .unit(unit)
    }
}
