import Testing

@testable import Understanding

/// What the reader makes of single sentences that nobody should misread; how well it reads in general is measured in `DataTests`.
struct ReaderTests {
    let reader = TrainedReader(model)

    private func sentiment(_ text: String) -> Sentiment { reader.read(text).sentiment.value }

    @Test(arguments: [
        ("The crew was friendly and helpful", Sentiment.positive),
        ("The crew was rude", .negative),
        ("The crew was not friendly", .negative),
        ("They weren't helpful at all", .negative),
        ("I wasn’t happy with the answer", .negative),
        ("Not bad at all", .positive),
        ("Nothing was too much trouble for them", .positive),
        ("Still here at eleven at night and nobody at the desk", .negative),
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
    func `addresses and times are no faces`(text: String) {
        var text = text
        let charges = text.withUTF8 { bytes in
            Tokens.cut(bytes) { tokens in
                var pass = ReadingPass(tokens)
                return pass.run().charges.count
            }
        }
        #expect(charges == 0)
        #expect(reader.read(text).sentiment.sure == nil || sentiment(text) == .neutral)
    }

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
        #expect([let2, let4] == [2, 4])
        #expect(let1.map { $0 <= 2 } == true && let6.map { $0 >= 5 } == true)
        #expect(reader.read("We were lied to, ignored and left stranded with no hotel and no money").level?.value == 1)
        #expect(reader.read("You are the best, it changed my life, I cried with joy and will never forget you").level?.value == 6)
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
        #expect(reader.read("We are stranded at the airport with no hotel and no money").urgency?.value == .stranded)
        #expect(reader.read("I have spoken to my lawyer and we will sue").urgency?.value == .legal)
        #expect(reader.read("The lawyers' table by the window was lovely").urgency == nil)
        #expect(reader.read("The seat cover is blue and safe").urgency == nil)
        #expect(reader.read("Nobody was injured").urgency == nil)
    }

    @Test(arguments: [
        ("Die Besatzung war sehr unfreundlich und niemand hat uns geholfen", Language.de, Sentiment.negative),
        ("Le personnel était très gentil, merci beaucoup", .fr, .positive),
        ("El hotel estaba sucio y nadie nos ayudó", .es, .negative),
        ("Il personale è stato gentilissimo, grazie mille", .it, .positive),
        ("O atendimento foi péssimo, nunca mais volto", .pt, .negative),
        ("الخدمة ممتازة والموظفين رائعين شكرا", .ar, .positive),
        ("सेवा बहुत खराब थी और कोई मदद नहीं मिली", .hi, .negative),
        ("The room was clean and the staff were lovely", .en, .positive),
    ])
    func `eight languages are read`(text: String, language: Language, expected: Sentiment) {
        let reading = reader.read(text)
        #expect(reading.language?.value == language)
        #expect(reading.sentiment.value == expected)
    }

    @Test(arguments: [
        "座席は快適でした。ありがとうございました", "Сиденье было очень неудобным, никто не помог", "Lotnisko było brudne, a obsługa bardzo niemiła dla wszystkich",
    ])
    func `a language that is not read is kept for people`(text: String) {
        let reading = reader.read(text)
        #expect(reading.language?.value == .other)
        #expect(reading.sentiment.sure == nil && reading.intent.sure == nil)
        #expect(reading.level == nil && reading.category == nil && reading.aspects.isEmpty && reading.urgency == nil)
        #expect(reader.read("Спасибо, всё было отлично 👍").sentiment.value == .positive, "a face is understood everywhere")
    }

    @Test(arguments: [
        ("#LostLuggage #refund", Language.en), ("#verspätet Der Zug kam eine Stunde zu spät", .de), ("mujhe refund nahi mila yet please check", .hi),
        ("Guten Morgen", .de), ("Good luggage", .en),
    ])
    func `few words, tags and two languages at once are told`(text: String, language: Language) {
        #expect(reader.read(text).language?.value == language)
    }

    @Test func `a chain of elisions is read in bounded time`() {
        let text = "le personnel est très gentil, merci beaucoup " + String(repeating: "l'", count: 30_000) + "homme"
        let time = ContinuousClock().measure { _ = TrainedReader(model).judge(text, language: .fr) }
        // Scanned again at each apostrophe, it would take hours in an unoptimised build.
        #expect(time < .seconds(60))
    }

    @Test func `a question helps to read a short answer`() {
        let trained = TrainedReader(model)
        let asked = trained.judge("Parking", ReadingHints(question: "What could we do better?")), alone = trained.judge("Parking")
        #expect(asked.reading.sentiment.value == .negative)
        #expect(asked.chances[Heads.sentiment.lowerBound] > alone.chances[Heads.sentiment.lowerBound])
    }

    @Test func `a reading shows the words that made it`() throws {
        let trained = TrainedReader(model), text = "The lounge is on the second floor. The steward was rude and unhelpful."
        let places = trained.reasons(text, for: .sentiment(.negative)), bytes = Array(text.utf8)
        let words = places.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(words.first.map { $0.contains("rude") || $0.contains("unhelpful") } == true)
        let german = "Das Zimmer war schmutzig und niemand hat geholfen", own = Array(german.utf8)
        let shown = trained.reasons(german, for: .sentiment(.negative)).map { String(decoding: own[$0], as: UTF8.self) }
        #expect(shown.contains { $0.contains("schmutzig") || $0.contains("niemand") }, "in the writer's own words")
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
        ("é", 100_000), ("aé", 70_000), ("a😀é", 70_001), ("نص ", 100_000), ("l’été ", 100_000), ("नमस्ते ", 100_000),
    ])
    func `a megabyte is read in bounded time`(piece: String, size: Int) {
        let text = String(repeating: piece, count: size / piece.utf8.count)
        let time = ContinuousClock().measure { _ = reader.read(text) }
        // An unoptimised build on a busy machine takes seconds; a quadratic step would take hours.
        #expect(time < .seconds(60))
    }

    @Test func `what is written as a number is what its name says`() {
        let cues: [(String, Cues)] = [
            ("negation", .negation), ("more", .more), ("less", .less), ("but", .but), ("common", .common), ("suggest", .suggest), ("hint", .hint),
            ("imperative", .imperative), ("asks", .asks), ("asking", .asking), ("complains", .complains), ("praises", .praises), ("wow", .wow),
            ("title", .title), ("introduces", .introduces), ("acts", .acts), ("place", .place), ("article", .article), ("name", .name),
            ("rareName", .rareName), ("wordName", .wordName), ("role", .role), ("outsider", .outsider), ("venue", .venue), ("signs", .signs),
            ("joins", .joins), ("does", .does), ("feels", .feels), ("nickname", .nickname), ("month", .month), ("closing", .closing),
        ]
        for (name, cue) in cues { #expect(Cues.named(name) == cue, "\(name)") }
        for (place, theme) in ValueCategory.allCases.enumerated() { #expect(Cues.named(theme.rawValue).hasTheme(place), "\(theme)") }
        for (place, urgency) in Urgency.allCases.enumerated() { #expect(Cues.named(urgency.rawValue).hasUrgency(place), "\(urgency)") }
        #expect(Cues.anyTheme == ValueCategory.allCases.reduce(into: Cues()) { $0.formUnion(Cues.named($1.rawValue)) })
        #expect(Cues.anyUrgency == Urgency.allCases.reduce(into: Cues()) { $0.formUnion(Cues.named($1.rawValue)) })
        #expect(Cues.names.count <= 48, "more do not fit beside a valence")
        for (word, hash) in [("@user", FeatureReader.Salt.mention), ("http", FeatureReader.Salt.link), ("https", FeatureReader.Salt.secureLink)] {
            #expect(Hash.of(bytes: word.utf8) == hash, "\(word)")
        }
    }

    @Test(arguments: ["@sarah's é @Ünï :)é x's", "see http://a.b/l'été'x :-( @@", "\u{301}'\u{2019}s@aé's :(😀 >:(", "l'l'l'@l'http://l'l"])
    func `tokens that were cut before are those that are cut on the way`(text: String) {
        var text = text
        text.withUTF8 { bytes in
            Tokens.cut(bytes) { tokens in
                for place in 0...bytes.count where place == bytes.count || bytes[place] & 0xC0 != 0x80 {
                    var before = TokenCursor(tokens), onTheWay = TokenCursor(bytes)
                    before.skip(to: place)
                    onTheWay.skip(to: place)
                    while let token = onTheWay.next() {
                        let other = before.next()
                        #expect(other?.range == token.range && other?.next == token.next && other?.hash == token.hash && other?.mark == token.mark)
                    }
                    #expect(before.next() == nil)
                }
            }
        }
    }

    private func strength(_ text: String) -> Double {
        var text = text
        return text.withUTF8 { bytes in
            var pass = ReadingPass(bytes)
            return pass.run().compound
        }
    }
}
