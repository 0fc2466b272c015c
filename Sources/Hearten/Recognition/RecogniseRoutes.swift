import Storage

/// Addresses of praise.
package enum RecognisePaths {
    package static let wall = "/recognise"
    static let thank = "/recognise#thank"
    package static func wall(show: String) -> String { "/recognise?show=\(show)" }
    static func one(_ moment: ID<Moment>) -> String { "/recognise/\(moment)" }
    static func thanks(_ moment: ID<Moment>) -> String { "/recognise/\(moment)/thanks" }
    static func mine(_ moment: ID<Moment>) -> String { "/recognise/\(moment)/mine" }
    static func note(_ moment: ID<Moment>) -> String { "/recognise/\(moment)/note" }
}

/// The wall of praise, and what people do with it.
enum RecogniseRoutes {
    static func add(to book: RouteBook) {
        book.get("/recognise", .colleagueWho(.recognise)) { visit, viewer in
            let show = PraiseWall.Show(rawValue: visit.query["show"] ?? "") ?? .all
            let (wall, thanks) = try await visit.services.store.read { tx in
                (try PraiseWall.load(show, viewer, visit.services, tx), try ThanksDraft.fresh(viewer, visit, tx))
            }
            return .page(RecognisePages.wall(wall, thanks, visit, viewer))
        }
        book.post("/recognise/{id}", .colleagueWho(.correctReadings)) { visit, viewer in
            let who = try await visit.form()["who"] ?? ""
            let person = ID<Colleague>(who)
            guard person != nil || who == "team" else { throw Refusal.malformed(.malformedChoice) }
            try await settle(visit, viewer) { try $0.decide($1, for: person, $2) }
            return .see(RecognisePaths.wall, notice: visit.say(.nowDelivered))
        }
        book.post("/recognise/{id}/mine", .colleague, onTablet: true) { visit, viewer in
            let wasMe = try await visit.form()["answer"] == "me"
            try await settle(visit, viewer) { try $0.answer($1, wasMe: wasMe, $2) }
            return .see(MyDayPaths.today, notice: visit.say(wasMe ? .nowYours : .nowMovedOn))
        }
        book.post("/recognise/{id}/thanks", .colleague, onTablet: true) { visit, viewer in try await thanks(visit, viewer) }
        book.post("/recognise/{id}/note", .colleague, onTablet: true) { visit, viewer in
            let words = try await visit.form().text("note", limit: 2_000)
            try await settle(visit, viewer) { settle, moment, tx in
                if words != nil { try settle.addNote(words, to: moment, tx) }
                try settle.putAway(moment, tx)
            }
            return .see(MyDayPaths.today, notice: words == nil ? nil : visit.say(.noteAdded))
        }
    }

    private static func thanks(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let back = form["from"] == "wall" ? RecognisePaths.wall(show: "me") : MyDayPaths.today
        switch form["act"] {
        case "thank":
            try await settle(visit, viewer) { try $0.thank($1, $2) }
            return .see(back, notice: visit.say(.thanksSent))
        case "share":
            try await settle(visit, viewer) { try $0.share($1, $2) }
            return .see(back, notice: visit.say(.nowShared))
        case "keep":
            try await settle(visit, viewer) { try $0.putAway($1, $2) }
            return .see(back, notice: visit.say(.nowKept))
        default: throw Refusal.malformed(.malformedChoice)
        }
    }

    private static func settle(
        _ visit: Visit, _ viewer: Viewer, _ act: @escaping @Sendable (SettlePraise, ID<Moment>, any Transaction) throws -> Void
    ) async throws {
        let moment = try visit.id("id", of: Moment.self)
        let settle = SettlePraise(services: visit.services, viewer: viewer)
        try await visit.services.store.write { try act(settle, moment, $0) }
    }
}
