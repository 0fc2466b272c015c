/// What is learnt from no labels: word vectors, letters of languages, the word book.
package struct ModelSources: Sendable {
    let vectors: WordVectors
    let finder: LanguageFinder
    let book: WordBook

    package init(_ bytes: ModelBytes) throws(ModelFault) {
        vectors = try WordVectors(bytes)
        finder = try LanguageFinder(bytes)
        book = try WordBook(bytes)
    }

    package init(parts: [(name: String, bytes: [UInt8])]) throws(ModelFault) { try self.init(ModelBytes(ModelBytes.write(parts))) }
}

/// What the model is given of one text.
package struct ModelInput: Sendable {
    package let language: Guess<Language>
    /// Hashed words and pairs, and where they stand in the text that was read; those without a place stand nowhere.
    var seen: [Features.Seen]
    var dense: [Float]
    private(set) var evidence: Evidence
    /// Where each piece of a text that was put into English stood before.
    let places: [(english: Range<Int>, own: Range<Int>)]

    package var keys: [UInt64] { seen.map(\.key) }

    /// No more than this much of a text is looked at; the rest adds little to what 64 KiB have said.
    static let mostBytes = 64 * 1024
    /// How much the comment vector counts beside the words; an answer this short is read together with its question.
    private static let vectorWeight: Float = 1.5, shortAnswer = 5

    package init(_ text: String, question: String? = nil, language given: Language? = nil, _ sources: ModelSources) {
        var text = text
        self = text.withUTF8 { bytes in
            let part = Self.beginning(of: bytes, Self.mostBytes)
            let guess = LanguageGuesser(finder: sources.finder, book: sources.book).guess(part)
            let language = given.map { Guess($0, 1) } ?? Guess(guess.language, guess.confidence)
            guard language.value != .en, language.value != .other else {
                return Self(part, question: question, language, own: [], places: [], sources)
            }
            let english = sources.book.english(part, language.value)
            var input = english.text.withUnsafeBufferPointer {
                Self($0, question: question, language, own: english.own, places: english.places, sources)
            }
            // Names stand in the writer's own words.
            var pass = ReadingPass(part)
            input.evidence.names = pass.run().names
            return input
        }
    }

    private init(
        _ bytes: UnsafeBufferPointer<UInt8>, question: String?, _ language: Guess<Language>, own: [Features.Seen],
        places: [(english: Range<Int>, own: Range<Int>)], _ sources: ModelSources
    ) {
        var reader = FeatureReader(bytes), pass = ReadingPass(bytes)
        let features = reader.run()
        evidence = pass.run()
        seen = features.seen + own
        if var question, features.words.count <= Self.shortAnswer {
            let asked = question.withUTF8 { bytes in
                var reader = FeatureReader(Self.beginning(of: bytes, 500))
                return reader.run()
            }
            for asked in asked.seen.prefix(60) { seen.append(.init(key: asked.key ^ FeatureReader.Salt.asked, start: 0, end: 0)) }
        }
        dense = [1]
        dense.reserveCapacity(Trainer.countOfDense)
        dense += evidence.numbers
        for value in sources.vectors.sum(features.words) { dense.append(value * Self.vectorWeight) }
        self.language = language
        self.places = places
    }

    /// At most so many bytes, and no letter cut in two.
    private static func beginning(of bytes: UnsafeBufferPointer<UInt8>, _ most: Int) -> UnsafeBufferPointer<UInt8> {
        var end = min(most, bytes.count)
        while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }
}
