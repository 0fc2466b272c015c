import Testing

@testable import Understanding

/// How the writer feels about each aspect, clause by clause.
struct AspectTests {
    let reader = TrainedReader(model)

    private func feelings(_ text: String, language: Language? = nil) -> [Aspect: Sentiment] {
        Dictionary(reader.judge(text, language: language).aspects.map { ($0.aspect, $0.feeling.value) }) { first, _ in first }
    }

    @Test(arguments: [
        ("The food was wonderful but we waited an hour and nobody told us anything", [Aspect.food: Sentiment.positive, .waiting: .negative]),
        ("Lovely staff, dirty toilets", [.attitude: .positive, .cleanliness: .negative]),
        ("The crew was friendly. The seat was broken and the food cold.", [.attitude: .positive, .food: .negative, .comfort: .negative]),
        ("Great location, terrible wifi, and the breakfast was overpriced", [.transport: .positive, .facilities: .negative, .price: .negative]),
        ("Although the nurses were kind, I waited four hours", [.attitude: .positive, .waiting: .negative]),
        ("We ordered drinks and asked for the menu, then the waiter was rude to my wife", [.food: .neutral, .attitude: .negative]),
    ])
    func `each aspect has its own feeling`(text: String, expected: [Aspect: Sentiment]) {
        let feelings = feelings(text)
        for (aspect, feeling) in expected { #expect(feelings[aspect] == feeling, "\(aspect)") }
    }

    @Test func `other languages have their clauses too`() {
        let texts: [(text: String, good: Aspect, bad: Aspect)] = [
            ("Das Essen war wunderbar, aber wir haben eine Stunde gewartet und niemand hat uns etwas gesagt", .food, .waiting),
            ("Das Zimmer war schmutzig, aber das Personal war sehr freundlich", .attitude, .cleanliness),
            ("La comida estaba deliciosa pero el personal fue muy grosero", .food, .attitude),
            ("A comida era ótima, mas os funcionários foram grosseiros", .food, .attitude),
            ("الطعام رائع لكن الموظفين كانوا سيئين جدا", .food, .attitude),
        ]
        let wrong = texts.flatMap { text, good, bad in
            let feelings = feelings(text)
            return [feelings[good] == .positive ? nil : "good: \(text)", feelings[bad] == .negative ? nil : "bad: \(text)"].compactMap(\.self)
        }
        // Word by word, one clause in ten may be lost: a wait that is told without a bad word.
        #expect(wrong.count <= 1, "\(wrong)")
        #expect(texts.allSatisfy { feelings($0.text)[$0.good] != feelings($0.text)[$0.bad] }, "they are told apart")
    }

    @Test func `the order of the clauses does not matter`() {
        let first = feelings("The steward was rude but the food was delicious"), second = feelings("The food was delicious but the steward was rude")
        for feelings in [first, second] {
            #expect(feelings[.food] == .positive)
            #expect(feelings[.attitude] == .negative)
        }
    }

    @Test func `an aspect in a single clause feels as the whole`() {
        for text in ["The food was wonderful", "The steward was rude and unhelpful", "Lunch at 12:30 cost 3.50"] {
            let judged = reader.judge(text)
            #expect(!judged.aspects.isEmpty)
            for aspect in judged.aspects { #expect(aspect.feeling == judged.reading.sentiment) }
        }
    }

    @Test func `a tap weighs on every aspect`() throws {
        let text = "We had the chicken, we had the fish, and the waiter came"
        func food(_ tapped: Int?) throws -> AspectReading {
            try #require(reader.judge(text, ReadingHints(tapped: tapped)).aspects.first { $0.aspect == .food })
        }
        #expect(try food(1).feeling != food(6).feeling)
    }

    @Test func `the reading names what the judgement names`() {
        let judged = reader.judge("Lovely staff, dirty toilets")
        #expect(judged.reading.aspects == judged.aspects && judged.aspects.count >= 2)
        #expect(reader.read("Сиденье было грязным, но персонал был добр").aspects.isEmpty, "a language that is not read")
    }

    private func clauses(_ text: String) -> [String] {
        let bytes = Array(text.utf8), input = ModelInput(text, language: .en, model.sources)
        let starts = [0] + input.clauses.map(Int.init), ends = starts.dropFirst() + [bytes.count]
        return zip(starts, ends).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }

    @Test func `a text is cut at marks, at turns and at new subjects`() {
        #expect(
            clauses("The food was good but we waited, and nobody came - sadly!! The end")
                == ["The food was good ", "but we waited, ", "and nobody came - ", "sadly!! ", "The end"])
        #expect(clauses("Fish and chips (cold) however") == ["Fish and chips (", "cold) ", "however"])
        #expect(clauses("I paid and the man left") == ["I paid ", "and the man left"])
        #expect(clauses("One\ntwo — three; four: five") == ["One\n", "two — ", "three; ", "four: ", "five"])
        #expect(clauses("At 10:30 it cost 3.50 and was well-cooked.") == ["At 10:30 it cost 3.50 and was well-cooked."])
        #expect(clauses("But why?!") == ["But why?!"] && clauses("") == [""] && clauses("...") == ["..."])
    }

    @Test(arguments: ["but ", "and the ", ", ", "a, ", "!?", "food, ", "staff but ", "- ", "waited; ", "a b c d e f g h ", "😀, ", "، "])
    func `hostile clauses are felt in bounded time`(piece: String) {
        let text = "The food was lovely, the staff rude, we waited. " + String(repeating: piece, count: 60_000 / piece.utf8.count)
        let input = ModelInput(text, language: .en, model.sources), judged = Judgement(input, model, ReadingHints())
        // A quadratic step over so many clauses would take hours in an unoptimised build; all aspects at once are the worst case.
        let time = ContinuousClock().measure {
            for feeling in judged.feelings(of: Aspect.allCases, input, model) { #expect(feeling.confidence > 0 && feeling.confidence <= 0.99) }
        }
        #expect(time < .seconds(60))
    }

    @Test func `feelings of nonsense stay within bounds`() {
        var random = SplitMix(state: 11)
        let pieces = [
            "food", "staff", "but", ",", ".", "!", "😀", "terrible", "lovely", "\u{0}", "\u{301}", "नम", "سل", "(", "-", "and the", "@a", ":(", "'s",
        ]
        for _ in 0..<400 {
            let words = (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            let text = words.joined(separator: Bool.random(using: &random) ? " " : "")
            let input = ModelInput(text, model.sources), judged = Judgement(input, model, ReadingHints(tapped: Int.random(in: 1...6, using: &random)))
            #expect(input.clauses == input.clauses.sorted())
            for feeling in judged.feelings(of: Aspect.allCases, input, model) { #expect(feeling.confidence > 0.3 && feeling.confidence <= 0.99) }
        }
    }

    @Test func `no guess is as sure as a person`() {
        let praise = String(repeating: "Thank you, the staff were wonderful, excellent food. ", count: 40)
        for (text, tapped) in [(praise, 6), (praise, nil), ("Terrible, rude, never again, I want a refund", 1), ("merci merci, merci beaucoup", 6)] {
            let judged = reader.judge(text, ReadingHints(tapped: tapped), language: tapped == nil ? .en : nil), reading = judged.reading
            var sure = [reading.sentiment.confidence, reading.intent.confidence]
            sure += [reading.language?.confidence, reading.level?.confidence, reading.category?.confidence].compactMap(\.self)
            sure += judged.aspects.flatMap { [$0.confidence, $0.feeling.confidence] }
            sure += judged.values.map(\.confidence) + reading.names.map(\.confidence)
            #expect(sure.allSatisfy { $0 <= 0.99 })
        }
        #expect(reader.judge(praise, ReadingHints(tapped: 6)).chances[Heads.sentiment.upperBound - 1] > 0.99, "or nothing was held back here")
        #expect(reader.judge(praise, language: .en).language?.confidence == 0.99)
    }
}
