import Storage
import Testing
import Understanding

@testable import Hearten

/// What counts as praise, who is meant, and whose name is masked.
struct PraiseTests {
    @Test(
        arguments: [
            (6, true, nil, true), (5, true, nil, true), (4, true, nil, true), (3, true, nil, false), (1, true, nil, false), (6, false, nil, false),
            (4, true, Sentiment.negative, false), (5, true, Sentiment.negative, true), (nil, true, nil, false),
        ] as [(Int?, Bool, Sentiment?, Bool)])
    func `a tapped level decides`(level: Int?, hasWords: Bool, sentiment: Sentiment?, expected: Bool) {
        let read = sentiment.map { Guess($0, 0.9) }
        #expect(Praise.isPraise(level: level, hasWords: hasWords, sentiment: read, intent: nil) == expected)
    }

    @Test func `without a tap only a sure reading is praise`() {
        let sure = Guess(Intent.compliment, 0.9), unsure = Guess(Intent.compliment, 0.6)
        #expect(Praise.isPraise(level: nil, hasWords: true, sentiment: Guess(.positive, 0.9), intent: sure))
        #expect(!Praise.isPraise(level: nil, hasWords: true, sentiment: Guess(.positive, 0.9), intent: unsure))
        #expect(!Praise.isPraise(level: nil, hasWords: true, sentiment: Guess(.positive, 0.6), intent: sure))
    }

    private static func unit(_ id: Int64, _ parent: Int64?, _ place: Unit.Place) -> Unit {
        Unit(
            id: ID(id), parent: parent.map { ID($0) }, name: "unit \(id)", kind: .own, place: place, zone: "UTC", language: "en", hours: nil,
            closedAt: nil)
    }

    /// An organisation with two sites: 2 with the teams 3 and 4, and 5 with the team 6.
    private static let house: House = {
        var house = House()
        let units = [unit(1, nil, .organisation), unit(2, 1, .site), unit(3, 2, .team), unit(4, 2, .team), unit(5, 1, .site), unit(6, 5, .team)]
        for unit in units {
            house.units[unit.id] = unit
            if let parent = unit.parent { house.children[parent, default: []].append(unit.id) } else { house.root = unit.id }
        }
        house.names = ColleagueNames([
            .init(id: ID(11), name: "Sunniva Dahl", givenName: "Sunniva", unit: ID(3)),
            .init(id: ID(12), name: "Anna Berg", givenName: "Anna", unit: ID(3)),
            .init(id: ID(13), name: "Anna Okafor", givenName: "Anna", unit: ID(4)),
            .init(id: ID(14), name: "Tomás Arregui", givenName: "Tomás", unit: ID(6)),
            .init(id: ID(15), name: "Will King", givenName: "Will", unit: ID(3)),
            .init(id: ID(16), name: "Mei Lin", givenName: "Mei", unit: ID(3), hasLeft: true),
        ])
        return house
    }()

    private func meant(_ words: String?, named: String? = nil, at unit: Int64 = 3) -> [(Int64, Bool)] {
        let house = Self.house
        return house.names.meant(words: words, named: named, at: ID(unit), in: house).map { ($0.person.value, $0.sure >= Praise.sureEnough) }
    }

    @Test func `a name that one colleague nearby bears is sure`() {
        #expect(meant("Sunniva was so kind").map(\.0) == [11])
        #expect(meant("Sunniva was so kind").map(\.1) == [true])
        #expect(meant("sunniva’s smile", at: 4).map(\.1) == [true])
    }

    @Test func `a name that two bear is unsure, the nearest first`() {
        let both = meant("Anna was so kind")
        #expect(both.map(\.0) == [12, 13])
        #expect(both.map(\.1) == [false, false])
        #expect(meant("Anna Okafor was so kind").map(\.0) == [13])
    }

    @Test func `a given name from another site is unsure, the full name is not`() {
        #expect(meant("Tomas was so kind").map(\.1) == [false])
        #expect(meant("Tomas Arregui was so kind").map(\.1) == [true])
    }

    @Test func `an ordinary word is a name in the field for names`() {
        #expect(meant("Will you be there tomorrow?").isEmpty)
        #expect(meant(nil, named: "will").map(\.1) == [true])
        #expect(meant("Will helped me", named: nil).map(\.1) == [false])
    }

    @Test func `whoever has left is masked but no longer meant`() {
        #expect(meant("Mei was so kind").isEmpty)
        #expect(Self.house.names.masked("Mei was rude", as: "[x]") == "[x] was rude")
    }

    @Test func `every colleague is masked, however written`() {
        let names = Self.house.names
        #expect(names.masked("SUNNIVA DAHL’s answer and tomas", as: "[x]") == "[x]’s answer and [x]")
        #expect(names.masked("I told Will. Will you answer?", as: "[x]") == "I told [x]. Will you answer?")
        #expect(names.masked("Nobody answered", as: "[x]") == nil)
        #expect(names.masked("Sunniva and Anna", as: "[x]", keeping: ["Anna"]) == "[x] and Anna")
    }
}
