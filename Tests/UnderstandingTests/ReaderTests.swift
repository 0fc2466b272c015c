import Testing

@testable import Understanding

/// What the first reader makes of single sentences.
struct ReaderTests {
    let reader = LexiconReader()

    private func sentiment(_ text: String) -> Sentiment { reader.read(text).sentiment.value }

    @Test(arguments: [
        ("The crew was friendly and helpful", Sentiment.positive),
        ("The crew was rude", .negative),
        ("The crew was not friendly", .negative),
        ("They weren't helpful at all", .negative),
        ("I wasn’t happy with the answer", .negative),
        ("The seat was not bad", .positive),
        ("Our flight was delayed and nobody told us why", .negative),
        ("The lounge is on the second floor", .neutral),
    ])
    func `plain sentences are read`(text: String, expected: Sentiment) {
        #expect(sentiment(text) == expected)
    }

    @Test func `a booster makes a feeling stronger and a damper weaker`() {
        let plain = strength("The food was good")
        #expect(strength("The food was very good") > plain)
        #expect(strength("The food was slightly good") < plain)
        #expect(strength("The food was GOOD") > plain)
        #expect(strength("The food was good!!!") > plain)
        #expect(strength("The food was very bad") < strength("The food was bad"))
    }

    @Test func `what follows a but weighs more`() {
        #expect(sentiment("The food was great but the service was terrible") == .negative)
        #expect(sentiment("The service was terrible but the food was great") == .positive)
    }

    @Test func `a negation ends with its sentence`() {
        #expect(sentiment("Was it full? No. Great crew") == .positive)
    }

    @Test(arguments: ["👍", "❤️", "Lunch today 😍", "Lunch today :)", "Lunch today :-D", "Lunch today <3"])
    func `happy faces are positive`(text: String) { #expect(sentiment(text) == .positive) }

    @Test(arguments: ["😡", "Lunch today 😢", "Lunch today :(", "Lunch today >:("])
    func `sad faces are negative`(text: String) { #expect(sentiment(text) == .negative) }

    @Test(arguments: ["http://kittiwake.example/a", "Gate B12 at 10:30 (pier 3)", "seat 8) row 12"])
    func `addresses and times are no faces`(text: String) { #expect(sentiment(text) == .neutral) }

    @Test(arguments: ["", " ", "\n\n", "...", "???", "12", "\u{0}", "\u{FEFF}", "\u{301}\u{301}"])
    func `nothing said is nothing known`(text: String) {
        let reading = reader.read(text)
        #expect(reading.sentiment.value == .neutral)
        #expect(reading.sentiment.sure == nil)
        #expect(reading.intent.sure == nil)
        #expect(reading.category == nil && reading.level == nil && reading.urgency == nil && reading.names.isEmpty)
    }

    @Test(arguments: [
        ("Worst service ever, I want a refund", Intent.complaint),
        ("Thank you for the wonderful flight", .compliment),
        ("You should offer tea in the lounge", .suggestion),
        ("Please add more seats by the gate", .suggestion),
        ("When does the lounge open?", .question),
        ("I flew in on Tuesday", .other),
    ])
    func `intents are told apart`(text: String, expected: Intent) {
        #expect(reader.read(text).intent.value == expected)
    }

    @Test(arguments: [
        ("The sandwich was bland and overpriced", ValueCategory.product),
        ("We waited two hours in the queue", .delivery),
        ("The steward was polite and attentive", .mindset),
        ("Nobody would resolve my issue or give me a refund", .relationship),
    ])
    func `the category follows its words`(text: String, expected: ValueCategory) {
        #expect(reader.read(text).category?.value == expected)
    }

    @Test func `levels go from let down to memorable`() {
        let let1 = reader.read("Terrible, rude, disgusting. The worst airline").level?.value
        let let2 = reader.read("The seat was cramped").level?.value
        let let4 = reader.read("The crew was nice").level?.value
        let let6 = reader.read("Amazing crew, they went above and beyond and made my day. I will never forget it").level?.value
        #expect([let1, let2, let4, let6] == [1, 2, 4, 6])
    }

    @Test func `a tapped level wins and no other is guessed`() {
        let reading = reader.read("The crew was nice", tapped: 1)
        #expect(reading.level == nil)
        #expect(reading.sentiment.value == .negative)
        #expect(reading.sentiment.sure == nil, "words and tap disagree, so a person looks")
        #expect(reader.read("We waited an hour", tapped: 1).sentiment.sure == .negative)
        #expect(reader.read("", tapped: 6).sentiment.value == .positive)
        #expect(reader.read("The crew was nice", tapped: 99) == reader.read("The crew was nice"))
    }

    @Test func `danger is urgent, safety is not`() {
        #expect(reader.read("There was smoke in the cabin, it felt unsafe").urgency?.value == .safety)
        #expect(reader.read("My son had an allergic reaction and collapsed").urgency?.value == .health)
        #expect(reader.read("We are stranded at the airport").urgency?.value == .stranded)
        #expect(reader.read("The seat cover is blue and safe").urgency == nil)
        #expect(reader.read("Nobody was injured").urgency == nil)
    }

    @Test func `another language is a guess at best`() {
        #expect(reader.read("Die Besatzung war sehr unfreundlich und die Verspätung war lang").sentiment.sure == nil)
        #expect(reader.read("座席は快適でした。ありがとうございました").sentiment.sure == nil)
        #expect(reader.read("Спасибо, всё было отлично 👍").sentiment.value == .positive)
    }

    @Test func `mixed and hostile text is read without harm`() {
        let hostile = [
            "<script>alert('terrible')</script>", "\"><img src=x onerror=alert(1)>", "good\u{202E}dab\u{0}\u{FFFD}",
            String(repeating: "\u{301}", count: 10_000), String(repeating: "👨‍👩‍👧‍👦", count: 1_000), "a\u{0300}\u{0301}'\u{0302}s'",
            "''''", "x'", "’s", "'s", "İstanbul ﷽ ｆｕｌｌ ẞ",
        ]
        for text in hostile {
            let reading = reader.read(text)
            for name in reading.names { #expect(name.range.upperBound <= text.utf8.count) }
        }
        #expect(sentiment(hostile[0]) == .negative)
    }

    @Test(arguments: [
        ("great but ", 1_000_000), ("a", 100_000), ("!", 100_000), (":(", 100_000), ("Anna ", 100_000), ("don't ", 100_000), ("?! ", 100_000),
    ])
    func `a megabyte is read in bounded time`(piece: String, size: Int) {
        let text = String(repeating: piece, count: size / piece.utf8.count)
        let time = ContinuousClock().measure { _ = reader.read(text) }
        // An unoptimised build on a busy machine takes seconds; a quadratic step would take hours.
        #expect(time < .seconds(60))
    }

    private func strength(_ text: String) -> Double {
        var text = text
        return text.withUTF8 { bytes in
            var pass = ReadingPass(bytes)
            return pass.run().compound
        }
    }
}
