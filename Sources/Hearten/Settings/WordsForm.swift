/// What the page of words sends: a text for each word that can be renamed.
struct WordsForm {
    private(set) var texts: [Vocabulary.Word: String] = [:]

    init(_ fields: Fields) {
        for word in Vocabulary.Word.allCases { texts[word] = fields[word.field] ?? "" }
    }

    init(_ vocabulary: Vocabulary) {
        for word in Vocabulary.Word.allCases { texts[word] = vocabulary[word] }
    }

    /// The words to store; one that is empty or Hearten's own is nil. Throws what is wrong.
    func checked(_ say: Say) throws -> [Vocabulary.Word: String?] {
        var problems = FormProblems()
        var words: [Vocabulary.Word: String?] = [:]
        let plain = Vocabulary()
        for word in Vocabulary.Word.allCases {
            let line = try? Words.line(texts[word] ?? "", field: word.field, limit: 60)
            if (texts[word] ?? "").unicodeScalars.count > 60 { problems.add(word.field, say(.wordsTooLong)) }
            words[word] = .some(line.flatMap { $0 == plain[word] ? nil : $0 })
        }
        for levels in [WordsForm.levels, WordsForm.taps] {
            var seen: Set<String> = []
            for word in levels {
                let name = (words[word].flatMap { $0 } ?? plain[word]).lowercased()
                if !seen.insert(name).inserted { problems.add(word.field, say(.wordsTwice)) }
            }
        }
        try problems.check()
        return words
    }

    static let levels: [Vocabulary.Word] = [.level6, .level5, .level4, .level3, .level2, .level1]
    static let taps: [Vocabulary.Word] = [.said6, .said5, .said4, .said3, .said2, .said1]
    static let people: [(Vocabulary.Word, Phrase)] = [
        (.customer, .wordCustomer), (.customers, .wordCustomers), (.colleague, .wordColleague), (.colleagues, .wordColleagues),
        (.unit, .wordUnit), (.units, .wordUnits), (.leader, .wordLeader), (.partner, .wordPartner),
    ]
    static let values: [(Vocabulary.Word, Phrase)] = [
        (.product, .valueProduct), (.delivery, .valueDelivery), (.mindset, .valueMindset), (.relationship, .valueRelationship),
    ]
}

extension Vocabulary.Word {
    /// The name of its box: "level-6".
    var field: String { rawValue.replacing(".", with: "-") }
}
