import Statistics

/// What the page of a practice card sends.
struct PracticeForm {
    var choice: Int?
    var words = ""

    static let mostWords = 2_000

    init() {}

    init(_ fields: Fields) {
        choice = fields["choice"].flatMap { Int($0) }
        words = fields["words"] ?? ""
    }

    func checked(_ card: PracticeCard, _ say: Say) throws -> PracticeAnswer {
        var problems = FormProblems()
        switch card.kind {
        case .choose:
            if let choice, card.content.options.indices.contains(choice - 1) { return .chosen(choice) }
            problems.add("choice-1", say(.practiceChooseFirst))
        case .compare:
            if let words = problems.text(words, field: "words", limit: PracticeForm.mostWords) { return .written(words) }
            problems.add("words", say(.practiceWriteFirst))
        }
        throw Refusal.invalid(problems)
    }

    static let ratings: [(name: String, rating: SpacedMemory.Rating, phrase: Phrase)] = [
        ("again", .again, .ratingAgain), ("hard", .hard, .ratingHard), ("good", .good, .ratingGood), ("easy", .easy, .ratingEasy),
    ]

    static func rating(_ name: String) -> SpacedMemory.Rating? { ratings.first { $0.name == name }?.rating }
}

/// When practice may come by itself, as it is written.
struct PracticeWishForm {
    var rests: Bool
    var quietFrom: String
    var quietUntil: String

    init(_ wish: PracticeWish) {
        (rests, quietFrom, quietUntil) = (wish.rests, PracticeWish.clock(wish.quietFrom), PracticeWish.clock(wish.quietUntil))
    }

    init(_ fields: Fields) {
        (rests, quietFrom, quietUntil) = (fields.isChecked("rests"), fields["quiet-from"] ?? "", fields["quiet-until"] ?? "")
    }

    func checked(_ say: Say) throws -> PracticeWish {
        var problems = FormProblems()
        var wish = PracticeWish()
        wish.rests = rests
        if let from = PracticeWish.minutes(quietFrom) { wish.quietFrom = from } else { problems.add("quiet-from", say(.practiceNeedsTime)) }
        if let until = PracticeWish.minutes(quietUntil) { wish.quietUntil = until } else { problems.add("quiet-until", say(.practiceNeedsTime)) }
        try problems.check()
        return wish
    }
}
