import Foundation
import Testing

@testable import Understanding

/// The model's file, and what is learnt on top of it.
struct ModelTests {
    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Data/reading/reading.model").path

    @Test func `the model is small and comes up fast`() throws {
        let size = try #require(try FileManager.default.attributesOfItem(atPath: Self.path)[.size] as? Int)
        #expect(size <= 12_000_000)
        #expect(throws: ModelFault.missing("/nowhere.model")) { try ModelBytes(path: "/nowhere.model") }
    }

    @Test func `a model that is not whole is refused`() throws {
        let whole = ModelBytes.write([("one", [1, 2, 3, 4]), ("two", [UInt8](repeating: 7, count: 100))])
        #expect(try Array(ModelBytes(whole).part("one", of: UInt8.self).values) == [1, 2, 3, 4])
        for place in [0, 9, 13, 20, 30, 60, 130, whole.count - 1] {
            var broken = whole
            broken[place] ^= 0x40
            #expect(throws: ModelFault.self, "byte \(place)") { try ModelBytes(broken) }
        }
        for length in [0, 7, 24, 50, whole.count - 1] {
            #expect(throws: ModelFault.self, "\(length) bytes") { try ModelBytes(Array(whole.prefix(length))) }
        }
        #expect(throws: ModelFault.damaged) { try ReadingModel(ModelBytes(whole)) }
        #expect(throws: ModelFault.damaged) { try ModelBytes(whole).part("two", of: UInt64.self) }
    }

    @Test func `every key is found where it was laid`() throws {
        var random = SplitMix(state: 7)
        let keys = (0..<20_000).map { _ in random.next() } + (0..<300).map { UInt64($0) }
        let lay = KeyIndex.lay(keys + keys.prefix(100))
        #expect(lay.order.count == keys.count)
        let bytes = try ModelBytes(ModelBytes.write([("s", ModelBytes.bytes(lay.starts)), ("k", ModelBytes.bytes(lay.keys))]))
        let index = try KeyIndex(starts: bytes.part("s", of: UInt32.self), keys: bytes.part("k", of: UInt32.self))
        for (row, place) in lay.order.enumerated() { #expect(index.row(keys[place]) == row) }
        let strange = (0..<5000).map { _ in random.next() }
        #expect(strange.allSatisfy { index.row($0) == nil })
    }

    private func lessons(_ count: Int, _ sentiment: Sentiment, _ text: (Int) -> String) -> [Lesson] {
        (0..<count).map { number in
            var lesson = Lesson(text(number))
            lesson.set(Heads.sentiment, to: Sentiment.allCases.firstIndex(of: sentiment) ?? 0)
            return lesson
        }
    }

    private static let places = ["at gate two", "on Monday", "again today", "in the north hall", "with my sister", "after lunch", "by the stairs"]

    @Test func `corrections are learnt when they help`() throws {
        // In this house "the blue desk" is what everybody dreads; no model could know.
        let corrected = lessons(30, .negative) { "They showed us the blue desk \(Self.places[$0 % 7])" }
        let usual = [
            "The crew was lovely", "Thank you for everything", "The seat was broken", "When does the lounge open?", "The lounge is upstairs",
            "We flew to the coast", "They showed us the room", "The desk is by the door", "Breakfast is on the third floor",
            "A blue coat was left behind",
        ]
        let replayed = usual.flatMap { text in Self.places.map { Lesson("\(text) \($0)") } }
        let learnt = try Corrections.learn(corrected, replayed: replayed, over: model)
        #expect(learnt.isAccepted && learnt.after > learnt.before)
        let before = TrainedReader(model), after = TrainedReader(learnt.model)
        #expect(before.read("They showed me the blue desk yesterday").sentiment.value != .negative)
        #expect(after.read("They showed me the blue desk yesterday").sentiment.value == .negative)
        for text in ["The crew was lovely and helped us", "The seat was broken", "The lounge is on the second floor"] {
            #expect(after.read(text).sentiment.value == before.read(text).sentiment.value, "what was right stays right")
        }
        #expect(after.version != before.version)
        let added = try #require(learnt.added)
        #expect(
            try ReadingModel(model, adding: ModelBytes(added), version: "again").chances(ModelInput("the blue desk", model.sources))
                == learnt.model.chances(ModelInput("the blue desk", model.sources)))
    }

    @Test func `corrections that contradict each other are not learnt`() throws {
        // One text, now bad and now good: what is learnt from some of them is wrong for the others.
        let nonsense = (0..<40).map { number in
            var lesson = Lesson("The crew was lovely")
            lesson.set(Heads.sentiment, to: number % 5 < 3 ? 0 : 2)
            return lesson
        }
        let learnt = try Corrections.learn(nonsense, over: model)
        #expect(!learnt.isAccepted)
        #expect(learnt.model.version == model.version)
        #expect(TrainedReader(learnt.model).read("The crew was lovely").sentiment.value == .positive)
    }

    @Test func `the same lessons make the same model`() throws {
        let texts = lessons(60, .positive) { "Lovely \(Self.places[$0 % 7]) \($0)" } + lessons(60, .negative) { "Awful \(Self.places[$0 % 7]) \($0)" }
        func learn(_ seed: UInt64) -> [UInt8] {
            var settings = Trainer.Settings()
            (settings.seed, settings.epochs) = (seed, 2)
            var trainer = Trainer(settings, model.sources)
            trainer.train(texts)
            return ModelBytes.write(trainer.parts(most: 100))
        }
        #expect(learn(1) == learn(1))
        #expect(learn(1) != learn(2))
    }

    @Test func `chances of a group add up and none leaves 0 to 1`() {
        var random = SplitMix(state: 3)
        let letters = Array("abc éß 😀 नम سل !?.,:)(@#\u{0}\u{301}")
        for _ in 0..<400 {
            let text = String((0..<Int.random(in: 0...80, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
            let input = ModelInput(text, model.sources), chances = model.chances(input)
            #expect(chances.allSatisfy { $0 >= 0 && $0 <= 1 })
            for group in Heads.groups { #expect(abs(chances[group].reduce(0, +) - 1) < 0.001) }
            for place in TrainedReader(model).reasons(text, for: .sentiment(.positive)) { #expect(place.upperBound <= text.utf8.count) }
        }
    }
}
