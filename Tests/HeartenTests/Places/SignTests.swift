import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct SignTests {
    @Test func `a leader makes a sign, prints it, and ends it`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.tomas)
        let unit = try house.unit("Gates, Port Amaly")
        let point = try #require(house.services.house.current.journey.first { $0.name == "Lounge" })
        let made = try await house.post("/signs", ["unit": unit.description, "point": point.id.description], cookie: cookie)
        #expect(made.status == 303)
        let path = try #require(made.location)
        let code = String(path.dropFirst("/signs/".count))
        #expect(code.utf8.count == 4)

        let sheet = try await house.get(path, cookie: cookie)
        #expect(sheet.text.contains("127.0.0.1:8080/f/\(code)"))
        #expect(sheet.text.contains("<svg viewBox=\"0 0 "))
        #expect(try await house.get("/f/\(code)").status == 200)
        let again = try await house.post("/signs", ["unit": unit.description, "point": point.id.description], cookie: cookie)
        #expect(again.location == path)

        #expect(try await house.post("\(path)/end", [:], cookie: cookie).status == 303)
        #expect(try await house.get("/f/\(code)").status == 404)
        let kinds = try await house.store.read {
            try $0.values("SELECT kind FROM journal_entry WHERE subject = 'sign' ORDER BY kind", as: String.self)
        }
        #expect(kinds == ["sign.ended", "sign.made"])
    }

    @Test func `the code alone is an SVG file with its quiet zone`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.get("/signs/\(Cast.signCode).svg", cookie: try await house.cookie(for: Cast.grace))
        #expect(reply.header("Content-Type") == "image/svg+xml")
        let drawing = try #require(SignDrawing("http://127.0.0.1:8080/f/\(Cast.signCode)"))
        // Version 2 at level M holds 26 letters, version 3 holds 42: 25 or 29 squares a side and four of quiet on each.
        #expect(drawing.side == 29)
        #expect(reply.text.contains("viewBox=\"0 0 37 37\""))
        #expect(reply.text.contains("M4 4h7v1h-7z"))
        #expect(!reply.text.contains("M3 ") && !reply.text.contains("M0 4"))
    }

    @Test func `signs of other places are not found`() async throws {
        let house = try await TestHouse.open()
        let grace = try await house.cookie(for: Cast.grace)
        #expect(try await house.get("/signs/\(Cast.signCode)", cookie: grace).status == 200)
        #expect(try await house.get("/signs/N2B6", cookie: grace).status == 404)
        #expect(try await house.get("/signs/N2B6.svg", cookie: grace).status == 404)
        #expect(try await house.post("/signs/N2B6/end", [:], cookie: grace).status == 404)
        #expect(!(try await house.get("/signs", cookie: grace)).text.contains("N2B6"))
        #expect(try await house.get("/signs", cookie: try await house.cookie(for: Cast.amina)).status == 404)
        let north = try house.unit("Bags, Northcombe")
        let point = try #require(house.services.house.current.journey.first)
        let refused = try await house.post("/signs", ["unit": north.description, "point": point.id.description], cookie: grace)
        #expect(refused.status == 422)
    }

    @Test func `codes hold no letters that are mistaken for each other`() {
        let random = Randomness.seeded(1)
        for _ in 0..<500 {
            let code = SignCode.make(random: random)
            #expect(code.utf8.count == 4)
            #expect(!code.contains { "01IOLUAE".contains($0) })
            #expect(SignCode.read(code.lowercased()) == code)
        }
        #expect(SignCode.read("../x") == nil)
    }
}
