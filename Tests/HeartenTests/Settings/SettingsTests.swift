import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct SettingsTests {
    @Test func `one rename changes every page`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        #expect(try await house.get("/journey", cookie: cookie).text.contains("as guests feel it"))
        var form: [String: String] = [:]
        let vocabulary = house.services.house.current.vocabulary
        for word in Vocabulary.Word.allCases { form[word.field] = vocabulary[word] }
        form["customers"] = "pilgrims"
        form["customer"] = "pilgrim"
        form["level-6"] = "Never forgotten"
        form["said-6"] = "I’ll tell my grandchildren"
        #expect(try await house.post("/settings/language", form, cookie: cookie).status == 303)
        #expect(try await house.get("/journey", cookie: cookie).text.contains("as pilgrims feel it"))
        #expect(try await house.get("/f/\(Cast.signCode)").text.contains("I’ll tell my grandchildren"))
        #expect(try await house.get("/signs", cookie: cookie).text.contains("Signs for pilgrims"))
        #expect(try await house.get("/settings/language", cookie: cookie).text.contains("Never forgotten"))
    }

    @Test func `an empty word falls back to Hearten's own, and two levels keep different names`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        #expect(try await house.post("/settings/language", ["customer": ""], cookie: cookie).status == 303)
        #expect(house.services.house.current.vocabulary[.customer] == "customer")
        let twice = try await house.post("/settings/language", ["level-1": "Bad", "level-2": "bad"], cookie: cookie)
        #expect(twice.status == 422)
        #expect(twice.text.contains("value=\"bad\""))
        let long = try await house.post("/settings/language", ["unit": String(repeating: "x", count: 61)], cookie: cookie)
        #expect(long.status == 422)
    }

    @Test func `a word cannot become markup or a template`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        #expect(try await house.post("/settings/language", ["customers": "<b>{colleague}</b>"], cookie: cookie).status == 303)
        let page = try await house.get("/journey", cookie: cookie)
        #expect(page.text.contains("&lt;b&gt;{colleague}&lt;/b&gt;"))
        #expect(!page.text.contains("<b>{colleague}"))
    }

    @Test func `the organisation's name, shade and prefix are changed, the shade within its circle`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let form = ["name": "Petrel Lines", "hue": "900", "prefix": "pl", "zone": "Europe/Lisbon", "phone": ""]
        #expect(try await house.post("/settings/organisation", form, cookie: cookie).status == 303)
        let organisation = try #require(house.services.house.current.organisation)
        #expect(organisation.brandHue == 359)
        #expect(organisation.casePrefix == "PL")
        #expect(organisation.phone == nil)
        let page = try await house.get("/f/\(Cast.signCode)")
        #expect(page.text.contains("Petrel Lines"))
        #expect(page.text.contains("/assets/brand/359.css"))
        let style = try await house.get("/assets/brand/359.css")
        #expect(style.text == ":root{--brand-hue:359}\n")
        #expect(style.header("Content-Type") == "text/css; charset=utf-8")
        for wrong in ["360", "-1", "007", "red", "1}body{x:y"] {
            #expect(try await house.get("/assets/brand/\(Fields.encoded(wrong)).css").status == 404)
        }
    }

    @Test func `what is wrong with the organisation is told at once`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.post(
            "/settings/organisation", ["name": "", "hue": "blue", "prefix": "TOOLONG", "zone": "Nowhere"],
            cookie: try await house.cookie(for: Cast.ingrid))
        #expect(reply.status == 422)
        for field in ["name", "hue", "prefix", "zone"] { #expect(reply.text.contains("id=\"\(field)-e\"")) }
        #expect(house.services.house.current.name == Cast.organisation)
    }

    @Test func `the settings show only what somebody may change`() async throws {
        let house = try await TestHouse.open()
        let page = try await house.get("/settings", cookie: try await house.cookie(for: Cast.tomas))
        #expect(page.text.contains("href=\"/signs\""))
        #expect(!page.text.contains("href=\"/settings/language\""))
        #expect(try await house.get("/settings", cookie: try await house.cookie(for: Cast.amina)).status == 404)
        #expect(try await house.get("/settings/organisation", cookie: try await house.cookie(for: Cast.tomas)).status == 404)
    }

    @Test func `each pack has words, a journey of twelve and a promise at every point`() {
        for pack in SectorPack.all {
            #expect(pack.journey.count == 12)
            #expect(pack.journey.allSatisfy { $0.promise?.isEmpty == false && $0.category != nil && JourneyForm.channels.contains($0.channel) })
            #expect(Set(pack.journey.map(\.name)).count == 12)
            #expect(pack.words[.customers] != nil)
        }
        #expect(SectorPack.named("airline") != nil)
        #expect(SectorPack.named("college") != nil)
    }
}
