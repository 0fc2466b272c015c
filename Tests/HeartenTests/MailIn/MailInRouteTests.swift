import Cast
import Storage
import Testing

@testable import Hearten

/// The page of incoming mail, for whoever decides about what waits.
struct MailInRouteTests {
    private func lead(_ scene: MailHouse) async throws -> String {
        let root = try #require(scene.services.house.current.root)
        return try await scene.house.cookie(for: try await scene.house.person("Aroha Tamihana", .serviceLead, at: root))
    }

    private let caps = MailCaps(perSenderAnHour: 0, perSenderADay: 0, perCaseAnHour: 9, anHour: 9)

    @Test func `a mail that waits is read, added to its case, and gone from the page`() async throws {
        let scene = try await MailHouse.open()
        let cookie = try await lead(scene)
        try await scene.take(scene.mail("<script>alert(1)</script> Tomás Arregui never came."), caps: caps)
        try await scene.house.services.house.reload(scene.house.store)
        let page = try await scene.house.get("/settings/mail-in", cookie: cookie).text
        #expect(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"))
        #expect(page.contains("very many") && page.contains("about case \(scene.number)") && !page.contains("Arregui never"))
        let held = try #require(try await scene.list(.held).first)
        #expect(try await scene.house.post("/settings/mail-in/\(held.id)/accept", [:], cookie: cookie).status == 303)
        #expect(try await scene.comments().first?.words == "<script>alert(1)</script> Tomás Arregui never came.")
        #expect(try await scene.house.post("/settings/mail-in/\(held.id)/accept", [:], cookie: cookie).status == 404)
        #expect(try await scene.comments().count == 1)
        #expect(try await scene.house.get("/settings/mail-in", cookie: cookie).text.contains("Nothing waits"))
    }

    @Test func `a mail that is put away leaves nothing`() async throws {
        let scene = try await MailHouse.open()
        let cookie = try await lead(scene)
        try await scene.take(scene.mail("Words.", to: "answers@house.example"), caps: caps)
        let held = try #require(try await scene.list(.held).first)
        #expect(try await scene.house.post("/settings/mail-in/\(held.id)/put-away", [:], cookie: cookie).status == 303)
        let row = try #require(try await scene.house.store.read { try MailInQueries.find(held.id, $0) })
        #expect(row.state == .putAway && row.sender.isEmpty && row.words == nil && row.subject.isEmpty)
    }

    @Test func `an absence note that was none is taken in as a moment`() async throws {
        let scene = try await MailHouse.open()
        let cookie = try await lead(scene)
        try await scene.take(scene.mail("Where is my bag?", to: "answers@house.example", more: "Precedence: bulk\r\n"))
        let stopped = try #require(try await scene.list(.stopped).first)
        #expect(try await scene.house.post("/settings/mail-in/\(stopped.id)/accept", [:], cookie: cookie).status == 303)
        #expect(try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE source = 'mail'", as: Int.self) } == 1)
    }

    @Test func `the place for new mail is chosen, and one that is none is refused`() async throws {
        let scene = try await MailHouse.open()
        let cookie = try await lead(scene)
        let form = ["unit": scene.desk.unit.description, "point": ""]
        #expect(try await scene.house.post("/settings/mail-in/place", form, cookie: cookie).status == 303)
        #expect(try await scene.house.store.read { try MailInQueries.place($0)?.unit } == scene.desk.unit)
        #expect(try await scene.house.post("/settings/mail-in/place", ["unit": "000000000zzzz"], cookie: cookie).status == 422)
    }

    @Test func `a customer's page shows her mail, and not what it quoted`() async throws {
        let scene = try await MailHouse.open()
        try await scene.take(scene.mail("It has not come.\r\n\r\n> An old letter."))
        let page = try await scene.house.get(scene.desk.page(of: scene.number)).text
        #expect(page.contains("You by mail") && page.contains("It has not come.") && !page.contains("An old letter."))
        let own = try await scene.house.get("/recover/\(scene.number)", cookie: scene.desk.cookie).text
        #expect(own.contains("by mail,") && own.contains("What the mail quoted") && own.contains("&gt; An old letter."))
    }

    @Test func `a mail that became a moment shows its files and its quote, folded, to those who may answer its sender`() async throws {
        let scene = try await MailHouse.open()
        let unit = scene.desk.unit
        try await scene.house.store.write { try MailInQueries.setPlace(unit, nil, in: $0) }
        try await scene.house.services.house.reload(scene.house.store)
        let body = [
            "--B", "Content-Type: text/plain; charset=utf-8", "", "Where is my bag?", "", "> <script>alert(1)</script> said Ibrahim Sayed", "--B",
            "Content-Type: image/png", "Content-Disposition: attachment; filename=\"<img src=x>.png\"", "", "xx", "--B--",
        ].joined(separator: "\r\n")
        let type = "Content-Type: multipart/mixed; boundary=B\r\n"
        #expect(try await scene.take(scene.mail(body, to: MailHouse.address, more: type)) == .moment)
        let id: ID<Moment> = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM moment WHERE source = 'mail'") })
        let page = try await scene.house.get("/moments/\(id)", cookie: scene.desk.cookie).text
        let fold = try #require(page.split(separator: "<details class=\"mt-4\"><summary>What else the mail held", maxSplits: 1).last)
        #expect(fold.contains("One file came with it") && fold.contains("&lt;img src=x&gt;.png"))
        #expect(fold.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert") && !page.contains("<img src=x"))
        #expect(page.contains("Where is my bag?") && !page.contains("Ibrahim"))
        // A colleague reads the words; what else was in the mail is not for them.
        let crew = try await scene.house.cookie(for: try await scene.house.person("Ann Other", .colleague, at: unit))
        let plain = try await scene.house.get("/moments/\(id)", cookie: crew)
        #expect(plain.status == 200 && plain.text.contains("Where is my bag?") && !plain.text.contains("What else the mail held"))
        // It goes with how the sender can be reached.
        _ = try await scene.house.store.write { try CaseGuestQueries.forget(contactsOf: [id], in: $0) }
        #expect(try await scene.house.everyText(holding: ["alert(1)", "img src=x"]) == [])
    }

    @Test func `a mail of words alone has nothing to fold`() async throws {
        let scene = try await MailHouse.open()
        try await scene.take(scene.mail("Where is my bag?", to: MailHouse.address))
        #expect(try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM moment_mail", as: Int.self) } == 0)
    }
}
