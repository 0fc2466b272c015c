import Storage

/// The outbox: every letter and what became of it. Without a mail server it is where letters stay.
enum MailRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/mail", .colleagueWho(.operate)) { visit, viewer in
            guard viewer.mayForAll(.operate, in: visit.services.house.current) else { throw Refusal.notFound }
            let letters = try await visit.services.store.read { try MailQueries.newest(limit: 100, $0) }
            return .page(MailPages.outbox(letters, visit, viewer))
        }
        book.post("/settings/mail/{id}/again", .colleagueWho(.operate)) { visit, viewer in
            guard viewer.mayForAll(.operate, in: visit.services.house.current) else { throw Refusal.notFound }
            let id: ID<Mail> = try visit.id("id")
            let services = visit.services
            try await services.store.write { tx in
                guard try Mail.sendAgain(id, in: tx) else { throw Refusal.notFound }
                try Journal.append("mail.again", "mail", id, by: viewer.id, random: services.random, in: tx)
            }
            return .see(RecoverPaths.mail, notice: visit.say(.mailGoesAgain))
        }
    }
}
