import Storage

/// The organisation's language: everybody reads it, the service lead changes it.
enum LanguageRoutes {
    static func add(to book: RouteBook) {
        book.get("/learn", .colleague) { _, _ in .see(LanguagePaths.all) }
        book.get("/learn/language", .colleague) { visit, viewer in try await LanguageDesk(visit, viewer).all() }
        book.get("/learn/language.csv", .colleagueWho(.editLanguage)) { visit, viewer in try await file(LanguageDesk(visit, viewer)) }
        book.post("/learn/language/begin", .colleagueWho(.editLanguage)) { visit, viewer in try await LanguageDesk(visit, viewer).begin() }
        book.post("/learn/language/examples", .colleagueWho(.editLanguage)) { visit, viewer in try await LanguageDesk(visit, viewer).setExample() }
        addPrinciples(to: book)
        addSituations(to: book)
        addCards(to: book)
    }

    private static func file(_ desk: LanguageDesk) async throws -> Reply {
        try desk.requireEdit()
        let bytes = try await desk.store.read { try LanguageFile.bytes($0) }
        try await desk.write("language.exported", "language", ID<Principle>?.none) { _ in }
        return .pieces(type: "text/csv; charset=utf-8", filename: "language.csv", from: [bytes]) { $0.popLast() }
    }

    private static func addPrinciples(to book: RouteBook) {
        book.get("/learn/language/new-principle", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).newPrinciple() }
        book.post("/learn/language/principles", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).addPrinciple() }
        book.get("/learn/language/principles/{id}", .colleague) { try await LanguageDesk($0, $1).principle(try $0.id("id")) }
        book.post("/learn/language/principles/{id}", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).changePrinciple(try $0.id("id")) }
        book.post("/learn/language/principles/{id}/move", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).movePrinciple(try $0.id("id"))
        }
        book.post("/learn/language/principles/{id}/retire", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(true, try $0.id("id", of: Principle.self))
        }
        book.post("/learn/language/principles/{id}/return", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(false, try $0.id("id", of: Principle.self))
        }
    }

    private static func addSituations(to book: RouteBook) {
        book.get("/learn/language/situations", .colleague) { try await LanguageDesk($0, $1).situations() }
        book.get("/learn/language/new-situation", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).newSituation() }
        book.post("/learn/language/situations", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).addSituation() }
        book.get("/learn/language/situations/{id}", .colleague) { try await LanguageDesk($0, $1).situation(try $0.id("id")) }
        book.post("/learn/language/situations/{id}", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).changeSituation(try $0.id("id")) }
        book.post("/learn/language/situations/{id}/retire", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(true, try $0.id("id", of: Situation.self))
        }
        book.post("/learn/language/situations/{id}/return", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(false, try $0.id("id", of: Situation.self))
        }
    }

    private static func addCards(to book: RouteBook) {
        book.get("/learn/language/new-card", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).newCard() }
        book.post("/learn/language/cards", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).addCard() }
        book.get("/learn/language/cards/{id}", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).card(try $0.id("id")) }
        book.post("/learn/language/cards/{id}", .colleagueWho(.editLanguage)) { try await LanguageDesk($0, $1).changeCard(try $0.id("id")) }
        book.post("/learn/language/cards/{id}/retire", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(true, try $0.id("id", of: PracticeCard.self))
        }
        book.post("/learn/language/cards/{id}/return", .colleagueWho(.editLanguage)) {
            try await LanguageDesk($0, $1).setRetired(false, try $0.id("id", of: PracticeCard.self))
        }
    }
}
