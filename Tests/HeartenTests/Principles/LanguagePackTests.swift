import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct LanguagePackTests {
    @Test(arguments: ["airline", "college"])
    func `a pack has ten principles, twenty cards and ten situations, each whole`(sector: String) throws {
        let pack = try #require(LanguagePack.named(sector))
        #expect(SectorPack.named(sector) != nil)
        #expect(pack.principles.count == 10)
        #expect(pack.cards.count == 20)
        #expect(pack.situations.count == 10)
        let keys = Set(pack.principles.compactMap(\.key))
        #expect(keys.count == 10)
        #expect(Set(pack.principles.map(\.name)).count == 10)
        #expect(Set(pack.cards.map(\.key)).count == 20)
        #expect(Set(pack.situations.map(\.key)).count == 10)
        for principle in keys {
            #expect(pack.cards.filter { $0.principle == principle }.map(\.content.kind).contains(.choose), "\(principle)")
            #expect(pack.cards.filter { $0.principle == principle }.map(\.content.kind).contains(.compare), "\(principle)")
        }
        let stories = Set(pack.situations.map(\.key))
        for card in pack.cards {
            #expect(keys.contains(card.principle))
            #expect(card.situation.map { stories.contains($0) } ?? true, "\(card.key)")
            #expect(!card.content.why.isEmpty && !card.content.question.isEmpty)
            switch card.content.kind {
            case .choose:
                #expect((3...CardContent.mostOptions).contains(card.content.options.count), "\(card.key)")
                #expect(card.content.options.count { $0.isBest } == 1, "\(card.key)")
                #expect(card.content.options.allSatisfy { !$0.reason.isEmpty })
            case .compare:
                #expect(!card.content.strong.isEmpty)
                #expect((2...5).contains(card.content.look.count))
            }
        }
        for story in pack.situations {
            #expect(keys.contains(story.principle))
            #expect(![story.content.story, story.content.mayDecide, story.content.good, story.content.poor].contains(""))
        }
    }

    @Test(arguments: ["airline", "college"])
    func `a pack names customers and colleagues only by the organisation's words`(sector: String) throws {
        let pack = try #require(LanguagePack.named(sector))
        var texts = pack.principles.flatMap { [$0.name, $0.text] } + Array(pack.mayDecide.values)
        texts += pack.situations.flatMap { [$0.content.title, $0.content.story, $0.content.mayDecide, $0.content.good, $0.content.poor] }
        for card in pack.cards {
            let said = card.content
            texts += [said.title, said.story, said.question, said.why, said.strong] + said.look + said.options.flatMap { [$0.words, $0.reason] }
        }
        let words = Set(["guest", "guests", "passenger", "passengers", "student", "students", "customer", "customers", "colleague", "colleagues"])
        for text in texts {
            let found = text.replacing("{customer}", with: "").replacing("{customers}", with: "").replacing("{colleague}", with: "")
                .replacing("{colleagues}", with: "").lowercased().split { !$0.isLetter }.map(String.init).filter { words.contains($0) }
            #expect(found == [], "\(text)")
            #expect(!text.contains("!") || text.contains("!”"), "no exclamation mark but in what somebody says: \(text)")
        }
    }

    @Test func `a pack is laid once, in the organisation's words, and a card comes back as it was written`() async throws {
        let house = try await TestHouse.open(empty: true)
        let pack = try #require(LanguagePack.named("airline"))
        let root = ID<Unit>(at: house.clock.now, random: 1)
        let vocabulary = Vocabulary([.customer: "traveller", .customers: "travellers"])
        try await house.store.write { try UnitQueries.add(NewUnit(name: "Air", place: .organisation, zone: "UTC"), id: root, below: nil, $0) }
        let owner = try await house.person("Ada Owner", .serviceLead, at: root)
        for _ in 1...2 {
            try await house.store.write { try LayLanguage(pack, vocabulary: vocabulary, random: .seeded(3)).run(owner: owner, in: $0) }
        }
        let (principles, cards, situations) = try await house.store.read { tx in
            (try PrincipleQueries.live(tx), try PracticeCardQueries.live(tx), try SituationQueries.live(tx))
        }
        #expect(principles.map(\.name) == pack.principles.map(\.name))
        #expect(principles.allSatisfy { $0.owner == owner && !$0.text.contains("{") })
        #expect(principles.contains { $0.text.contains("traveller") })
        #expect(cards.count == 20 && situations.count == 10)
        let reader = try #require(cards.first { $0.content.title == "The reader by the window" })
        let written = try #require(pack.cards.first { $0.key == "reader-by-window" }).content
        #expect(reader.content.options == written.options)
        #expect(reader.content.story == written.story.replacing("{customer}", with: "traveller"))
        let compared = try #require(cards.first { $0.kind == .compare })
        #expect(!compared.content.strong.isEmpty && compared.content.look.count == 3)
        #expect(try await house.journal("language.begun") == 1)
    }
}
