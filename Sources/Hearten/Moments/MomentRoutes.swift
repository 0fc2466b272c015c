import HTTPTypes
import Markup
import Storage
import Understanding

/// Addresses of moments.
package enum MomentPaths {
    package static let list = "/moments"
    package static func list(_ filter: MomentFilter) -> String { list + filter.query }
    package static func moment(_ id: ID<Moment>) -> String { "/moments/\(id)" }
    static func reading(_ id: ID<Moment>) -> String { "/moments/\(id)/reading" }
    static func alike(_ id: ID<Moment>) -> String { "/moments/\(id)/alike" }
    static func keeping(_ id: ID<Moment>) -> String { "/moments/\(id)/keeping" }
}

/// Reading, searching, correcting and telling moments.
enum MomentRoutes {
    static let pageSize = 50

    static func add(to book: RouteBook) {
        book.get("/moments", .colleagueWho(.readMoments)) { visit, viewer in .page(try await list(visit, viewer)) }
        book.get("/moments.csv", .colleagueWho(.exportFigures)) { visit, viewer in
            let filter = MomentFilter(visit.query)
            let scope = viewer.scope(.exportFigures, for: filter)
            let file = MomentFile(filter: filter, scope: scope, services: visit.services)
            let services = visit.services
            try await services.store.write {
                try Journal.append("moments.exported", "moment", ID<Moment>?.none, by: viewer.id, random: services.random, in: $0)
            }
            return .pieces(type: "text/csv; charset=utf-8", filename: "moments.csv", from: MomentFile.Progress()) { try await file.next(&$0) }
        }
        book.get("/moments/{id}", .colleagueWho(.readMoments)) { visit, viewer in
            let id: ID<Moment> = try visit.id("id")
            let scope = viewer.scope(.readMoments)
            let services = visit.services
            let page = try await services.store.read { try MomentPage.load(id, scope, viewer, services, $0) }
            return .page(MomentPages.moment(page, visit, viewer))
        }
        book.get("/moments/{id}/alike", .colleagueWho(.readMoments)) { try await AlikeDesk($0, $1).show(try $0.id("id")) }
        book.post("/moments/{id}/reading", .colleagueWho(.correctReadings)) { visit, viewer in
            let id: ID<Moment> = try visit.id("id")
            let form = try await visit.form()
            let correction = Correction(form)
            let scope = viewer.scope(.correctReadings)
            let services = visit.services
            try await services.store.write { try CorrectReading(services).run(correction, of: id, scope, by: viewer.id, in: $0) }
            return .see(form["back"].flatMap { RecoverPaths.isOne($0) ? $0 : nil } ?? MomentPaths.moment(id), notice: visit.say(.corrected))
        }
        book.post("/moments/{id}/keeping", .colleagueWho(.correctReadings)) { visit, viewer in
            let id: ID<Moment> = try visit.id("id")
            let keep = try await visit.form()["keep"] == "yes"
            let scope = viewer.scope(.correctReadings)
            let services = visit.services
            if keep {
                try await services.store.write { try KeepMoment(services).run(id, scope, by: viewer.id, in: $0) }
            } else if try await services.store.read({ try MomentQueries.find(id, scope, $0) })?.state != .quarantined {
                throw Refusal.notFound
            }
            return .see(MomentPaths.moment(id), notice: visit.say(keep ? .keptNow : .leftOut))
        }
        book.get("/tell", .colleagueWho(.tellMoments), onTablet: true) { visit, viewer in
            .page(TellPages.form(TellDraft(), FormProblems(), visit, viewer))
        }
        book.post("/tell", .colleagueWho(.tellMoments), onTablet: true) { visit, viewer in
            let reply = try await tell(visit, viewer)
            if reply.status != .seeOther { visit.services.metrics.count(.tell, .refused) }
            return reply
        }
    }

    private static func list(_ visit: Visit, _ viewer: Viewer) async throws -> HTML {
        let filter = MomentFilter(visit.query)
        let scope = viewer.scope(.readMoments, for: filter)
        let after = visit.query["after"].flatMap { Cursor($0) }
        let (moments, count, any, themes) = try await visit.services.store.read { tx in
            let found = try MomentQueries.list(filter, scope, after: after, limit: pageSize + 1, tx)
            let count = try MomentQueries.count(filter, scope, tx)
            let any = try count > 0 || MomentQueries.count(MomentFilter(), scope, limit: 1, tx) > 0
            return (found, count, any, try ThemeQueries.all(tx))
        }
        let isCorrecting = visit.query.isChecked("correct") && viewer.may(.correctReadings) && filter.state == .kept
        let list = MomentList(
            filter: filter, moments: Array(moments.prefix(pageSize)), count: count, hasMore: moments.count > pageSize, isFirstPage: after == nil,
            hasAny: any, isCorrecting: isCorrecting, themes: themes)
        return MomentPages.list(list, visit, viewer)
    }

    private static func tell(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let fields = try await visit.form(limit: 32 * 1024)
        let draft: TellDraft
        do { draft = try TellDraft(fields) } catch Refusal.invalid(let problems) {
            return .page(TellPages.form(TellDraft(written: fields), problems, visit, viewer), status: 422)
        }
        let problems = draft.problems(visit, viewer)
        guard problems.isEmpty else { return .page(TellPages.form(draft, problems, visit, viewer), status: 422) }
        do {
            try await TellMoment(visit.services).run(draft, by: viewer, now: visit.now)
            return .see("/tell", notice: visit.say(.toldThanks))
        } catch Refusal.conflict {
            // Told before with other words: what is new comes back on a page with a key of its own.
            var again = draft
            again.key = nil
            return .page(TellPages.form(again, FormProblems("words", visit.say(.sentBefore)), visit, viewer), status: 422)
        }
    }
}

extension Viewer {
    /// Where these moments may be had with a right; what was set aside is only for those who decide about it.
    fileprivate func scope(_ right: Right, for filter: MomentFilter) -> Scope {
        guard filter.state == .quarantined else { return scope(right) }
        return may(right) ? scope(.correctReadings) : Scope(roots: [])
    }
}

/// What a page of the list shows.
struct MomentList: Sendable {
    var filter: MomentFilter
    var moments: [Moment]
    /// Counted up to 10,000.
    var count: Int
    var hasMore: Bool
    var isFirstPage: Bool
    /// Whether anything was ever told within the viewer's scope.
    var hasAny: Bool
    /// Whether moments are being ticked for one correction of all of them.
    var isCorrecting = false
    var themes: [OwnTheme] = []
}
