import Cast
import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct GuidanceTests {
    private func lacks(_ house: TestHouse) async throws -> [Lack] {
        let root = try house.root()
        return try await house.store.read { try LackQueries.open(Scope(roots: [root]), limit: 50, $0) }
    }

    @Test func `guidance holds principles, limits, situations and whom to ask, each from where the viewer stands`() async throws {
        let house = try await TestHouse.open()
        let page = try await house.get("/guidance", cookie: try await house.cookie(for: Cast.sunniva)).text
        #expect(page.contains("Ask before helping") && page.contains("A wheelchair comes back broken"))
        #expect(page.contains("Grace Mbeki") && page.contains("Tomás Arregui"))
        #expect(page.firstRange(of: "Grace Mbeki")?.lowerBound ?? page.endIndex < page.firstRange(of: "Tomás Arregui")?.lowerBound ?? page.startIndex)
        #expect(page.contains("At once, without asking anybody") && !page.contains("moving somebody to a free seat in a better cabin"))
        #expect(page.contains("within 4 working hours") && page.contains("within 3 working days"))
        let leader = try await house.get("/guidance", cookie: try await house.cookie(for: Cast.grace)).text
        #expect(leader.contains("moving somebody to a free seat in a better cabin"))
    }

    @Test(arguments: [
        ("her wheelchair is broken, what may I do?", "A wheelchair comes back broken"),
        ("we are late and I do not know how long", "A delay, and nobody knows for how long"),
        ("a bag is missing at the belt", "The belt stops and one bag is missing"), ("family not seated together", "A family of four in four rows"),
        ("medcine in the cabin bag", "The last cabin bag has to go into the hold"),
    ])
    func `a question finds what is written, and nothing is noted`(question: String, title: String) async throws {
        let house = try await TestHouse.open()
        let before = try await lacks(house).count
        let cookie = try await house.cookie(for: Cast.amina)
        let reply = try await house.post("/guidance/ask", ["q": question], cookie: cookie)
        let page = try await house.get(try #require(reply.location), cookie: cookie).text
        let found = try #require(page.firstRange(of: "id=\"h-f\""))
        let result = page[found.upperBound...].prefix(1_500)
        #expect(result.contains(title), "\(result)")
        #expect(!page.contains("Nobody has written this down yet."))
        #expect(try await lacks(house).count == before)
    }

    @Test(arguments: ["May a cello fly in row nine?", "zxqv", "what do I do then", "الكلب في القاعة", "🎻"])
    func `an unknown question gets the nearest principle and a person, and is noted without a name`(question: String) async throws {
        let house = try await TestHouse.open()
        let before = try await lacks(house).count
        let cookie = try await house.cookie(for: Cast.sunniva)
        let reply = try await house.post("/guidance/ask", ["q": question], cookie: cookie)
        let page = try await house.get(try #require(reply.location), cookie: cookie).text
        #expect(page.contains("Nobody has written this down yet."))
        #expect(page.contains("without your name"))
        #expect(page.contains("Ask Grace Mbeki."))
        #expect(page.contains("href=\"#p-") || page.contains("href=\"#s-"))
        let noted = try await lacks(house)
        #expect(noted.count == before + 1)
        let row = try await house.store.read { try $0.row("SELECT colleague_id, at, unit_id FROM lack WHERE words = \(question)") }
        #expect(try #require(row).maybe(0, as: Int64.self) == nil)
        let entry = try await house.store.read { try $0.row("SELECT actor_id FROM journal_entry WHERE kind = 'lack.noted'") }
        #expect(try #require(entry).maybe(0, as: Int64.self) == nil)
    }

    @Test func `reading a question's address notes nothing`() async throws {
        let house = try await TestHouse.open()
        let before = try await lacks(house).count
        let page = try await house.get("/guidance?q=cello", cookie: try await house.cookie(for: Cast.amina)).text
        #expect(page.contains("Nobody has written this down yet.") && !page.contains("without your name."))
        #expect(try await lacks(house).count == before)
    }

    @Test func `an answer that was wanted comes back to whoever asked, and to nobody else`() async throws {
        let house = try await TestHouse.open()
        let amina = try await house.cookie(for: Cast.amina)
        let lead = try await house.cookie(for: Cast.ingrid)
        #expect(try await house.post("/guidance/ask", ["q": "May a cello fly?", "want": "answer"], cookie: amina).status == 303)
        let lack = try #require(try await lacks(house).first { $0.words == "May a cello fly?" })
        #expect(lack.wantsAnswer)
        let desk = try await house.get("/guidance/lacks", cookie: lead).text
        #expect(desk.contains("May a cello fly?") && desk.contains("Somebody waits for an answer"))
        #expect(!desk.contains("Amina"))
        let empty = try await house.post("/guidance/lacks/\(lack.id)", ["do": "answer", "answer": " "], cookie: lead)
        #expect(empty.status == 422 && empty.text.contains("Write the answer, or close it"))
        #expect(
            try await house.post("/guidance/lacks/\(lack.id)", ["do": "answer", "answer": "Yes, <b>with a seat</b>."], cookie: lead).status == 303)
        #expect(try await house.post("/guidance/lacks/\(lack.id)", ["do": "close"], cookie: lead).status == 409)
        let page = try await house.get("/guidance", cookie: amina).text
        #expect(page.contains("Yes, &lt;b&gt;with a seat&lt;/b&gt;.") && page.contains("Answered by Ingrid Solano-Hume"))
        #expect(try await house.get("/today", cookie: amina).text.contains("There is an answer to what you asked."))
        let other = try await house.get("/guidance", cookie: try await house.cookie(for: Cast.mei)).text
        #expect(!other.contains("with a seat"))
        house.clock.advance(by: .seconds(31 * 86_400))
        #expect(try await house.get("/guidance", cookie: try await house.cookie(for: Cast.amina)).text.contains("with a seat") == false)
    }

    @Test func `a service lead of one place sees the lacks of that place only`() async throws {
        let house = try await TestHouse.open()
        let services = house.services
        let (north, south) = (try house.unit("Bags, Northcombe"), try house.unit("Lounge, Port Amaly"))
        try await house.store.write { tx in
            try Lacks.record("Where is the key?", kind: .question, at: north, services, in: tx)
            try Lacks.record("Where is the tea?", kind: .question, at: south, services, in: tx)
        }
        let lead = try await house.person("Nora North", .serviceLead, at: try house.unit("Northcombe"))
        let page = try await house.get("/guidance/lacks", cookie: try await house.cookie(for: lead)).text
        #expect(page.contains("Where is the key?") && !page.contains("Where is the tea?"))
    }

    @Test func `what each may decide is written once and read by those it is for`() async throws {
        let house = try await TestHouse.open()
        let lead = try await house.cookie(for: Cast.ingrid)
        let long = String(repeating: "a", count: MayDecideQueries.longest + 1)
        let refused = try await house.post("/guidance/limits", ["colleague": long, "leader": "Kept"], cookie: lead)
        #expect(refused.status == 422 && refused.text.contains("id=\"colleague-e\"") && refused.text.contains(">Kept</textarea>"))
        #expect(try await house.post("/guidance/limits", ["colleague": "A <i>cup</i> of tea."], cookie: lead).status == 303)
        #expect(try await house.get("/guidance", cookie: try await house.cookie(for: Cast.amina)).text.contains("A &lt;i&gt;cup&lt;/i&gt; of tea."))
        #expect(
            try await house.get("/guidance", cookie: try await house.cookie(for: Cast.grace)).text.contains(
                "Nobody has written this for your part yet"))
    }

    @Test func `so many questions an hour are noted, and every one is answered`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.amina)
        let before = try await lacks(house).count
        for number in 0..<40 { #expect(try await house.post("/guidance/ask", ["q": "cello \(number)"], cookie: cookie).status == 303) }
        #expect(try await lacks(house).count == before + 30)
    }

    @Test func `the worker is our own file beside the pages that it keeps`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.get("/guidance-worker.js")
        #expect(reply.status == 200)
        #expect(reply.header("Content-Type") == "text/javascript; charset=utf-8")
        #expect(reply.header("Cache-Control") == "no-cache")
        #expect(reply.header("Content-Security-Policy")?.contains("worker-src 'self'") == true)
    }
}
