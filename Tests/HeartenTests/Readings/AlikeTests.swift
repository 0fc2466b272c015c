import Hearten
import Storage
import Testing

struct AlikeTests {
    @Test func `a moment leads to what else was told about the same thing, and to nothing of other places`() async throws {
        let readings = try await ReadingsHouse()
        let ids = try await readings.tell([
            "Their suitcase got lost", "They lost our luggage on the way and nobody knew anything",
            "The breakfast was lovely and the coffee hot", "Mein Koffer ist verloren gegangen",
        ])
        let page = try await readings.house.get("/moments/\(ids[0])/alike", cookie: readings.lead).text
        #expect(page.contains("lost our luggage") && page.contains("Mein Koffer"))
        #expect(!page.contains("breakfast was lovely"))
        #expect(try await readings.house.get("/moments/\(ids[0])", cookie: readings.lead).text.contains("/moments/\(ids[0])/alike"))

        let unit = try readings.house.unit("Bags, Northcombe")
        let elsewhere = try await readings.house.cookie(for: try await readings.house.person("Ulla Elsewhere", .serviceLead, at: unit))
        #expect(try await readings.house.get("/moments/\(ids[0])/alike", cookie: elsewhere).status == 404)
    }

    @Test func `where nothing comes near, the page says so; without words there is no such page`() async throws {
        let readings = try await ReadingsHouse()
        let ids = try await readings.tell(["The organ in the chapel was out of tune"])
        #expect(try await readings.house.get("/moments/\(ids[0])/alike", cookie: readings.lead).text.contains("Nothing else comes near"))
        let unit = try readings.house.unit("Port Amaly"), services = readings.house.services, now = readings.house.clock.now
        var new = NewMoment(receivedAt: now, unit: unit, touchpoint: nil, channel: .web, source: .tell)
        new.level = 4
        let silent = PreparedMoment(new, services)
        try await readings.house.store.write { try ReceiveMoments(services).many([silent], in: $0) }
        #expect(try await readings.house.get("/moments/\(silent.id)/alike", cookie: readings.lead).status == 404)
    }
}
