import HTTPTypes
import Storage

/// Addresses of customers' pages.
package enum GuestPaths {
    package static func question(_ code: String) -> String { "/f/\(code)" }
    static func words(_ code: String) -> String { "/f/\(code)/words" }
    static func thanks(_ code: String, _ token: Token) -> String { "/f/\(code)/thanks/\(token.text)" }
}

/// What a customer does: one question, thanks, and what may be shared.
enum GuestRoutes {
    static func add(to book: RouteBook) {
        book.get("/f/{code}", .everyone) { visit in
            let place = try SignPlace(visit)
            return .page(GuestPages.question(place, GuestDraft(), FormProblems(), visit))
        }
        let answers = ReceiveFromGuest(book.services)
        book.post("/f/{code}", .everyone) { visit in try await receive(visit, answers) }
        book.get("/f/{code}/words", .everyone) { visit in .page(GuestPages.wordsPolicy(try SignPlace(visit), visit)) }
        book.get("/f/{code}/thanks/{token}", .holderOfLink) { visit in
            let place = try SignPlace(visit)
            let token = try visit.token("token")
            let thanks = try await visit.services.store.read { try Thanks.load(link: token, visit.services, $0) }
            return .page(GuestPages.thanks(thanks, place, token, visit))
        }
        book.post("/f/{code}/thanks/{token}", .holderOfLink) { visit in
            let place = try SignPlace(visit)
            let token = try visit.token("token")
            guard let sharing = try await visit.form()["share"].flatMap(Moment.Sharing.init) else {
                throw Refusal.malformed(.malformedChoice)
            }
            try await visit.services.store.write { tx in
                guard let moment = try MomentQueries.moment(link: token.digest, kind: "thanks", tx) else { throw Refusal.notFound }
                try MomentQueries.setSharing(sharing, of: moment, in: tx)
                try PraiseQueries.refreshShownWords(of: moment, visit.services, in: tx)
            }
            return .see(GuestPaths.thanks(place.sign.code, token), notice: visit.say(.savedThanks))
        }
    }

    private static func receive(_ visit: Visit, _ answers: ReceiveFromGuest) async throws -> Reply {
        do {
            let reply = try await take(visit, answers)
            if reply.status != .seeOther { visit.services.metrics.count(.form, .refused) }
            return reply
        } catch {
            visit.services.metrics.count(.form, .refused)
            throw error
        }
    }

    private static func take(_ visit: Visit, _ answers: ReceiveFromGuest) async throws -> Reply {
        let place = try SignPlace(visit)
        let fields = try await visit.form(limit: 32 * 1024)
        let form: GuestForm
        do { form = try GuestForm(fields, key: visit.services.key) } catch Refusal.invalid(let problems) {
            return .page(GuestPages.question(place, GuestDraft(fields), problems, visit), status: 422)
        }
        let problems = form.problems(visit.say)
        guard problems.isEmpty else { return .page(GuestPages.question(place, GuestDraft(form), problems, visit), status: 422) }
        do {
            let token = try await answers.run(form, at: place.sign, address: visit.remoteAddress, now: visit.now)
            return .see(GuestPaths.thanks(place.sign.code, token))
        } catch Refusal.conflict {
            // Sent before with other words: what is new comes back on a page with a key of its own.
            var draft = GuestDraft(form)
            draft.key = nil
            let problems = FormProblems("words", visit.say(.sentBefore))
            return .page(GuestPages.question(place, draft, problems, visit), status: 422)
        }
    }
}

/// Where a customer stands: the sign, its unit and its touchpoint.
struct SignPlace {
    let sign: QRSign
    let unit: Unit
    let touchpoint: Touchpoint

    init(_ visit: Visit) throws {
        let house = visit.services.house.current
        guard let sign = house.signs[try visit.parameter("code").uppercased()], sign.endedAt == nil, let unit = house.unit(sign.unit),
            let touchpoint = house.touchpoint(sign.touchpoint)
        else { throw Refusal.notFound }
        self.sign = sign
        self.unit = unit
        self.touchpoint = touchpoint
    }
}

/// What the form shows again when it comes back.
struct GuestDraft {
    var level: Int?
    var words = ""
    var named = ""
    var name = ""
    var contact = ""
    var key: String?

    init() {}
    /// As it was written, even where it cannot be taken.
    init(_ fields: Fields) {
        level = fields["level"].flatMap { Int($0) }
        words = fields["words"] ?? ""
        named = fields["praised"] ?? ""
        name = fields["name"] ?? ""
        contact = fields["contact"] ?? ""
        key = fields["key"]
    }
    init(_ form: GuestForm) {
        level = form.level
        words = form.words ?? ""
        named = form.named ?? ""
        name = form.name ?? ""
        contact = form.contactText ?? ""
        key = form.key
    }
}
