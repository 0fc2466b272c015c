/// What is learnt from no labels: word vectors, letters of languages, the word book.
///
/// A class, so that handing it on counts one reference and not one for each of its parts.
package final class ModelSources: Sendable {
    let vectors: WordVectors
    let book: WordBook
    let guesser: LanguageGuesser

    package init(_ bytes: ModelBytes) throws(ModelFault) {
        vectors = try WordVectors(bytes)
        book = try WordBook(bytes)
        guesser = LanguageGuesser(finder: try LanguageFinder(bytes), book: book)
    }

    package convenience init(parts: [(name: String, bytes: [UInt8])]) throws(ModelFault) { try self.init(ModelBytes(ModelBytes.write(parts))) }
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
    /// Where its clauses begin, but for the first; empty where it is one clause.
    let clauses: [UInt32]

    package var keys: [UInt64] { seen.map(\.key) }

    /// What the text is about: 128 numbers of length 1, or all zeros where no word is known.
    package var vector: [Float] { dense.suffix(WordVectors.dimension).map { $0 / Self.vectorWeight } }

    /// No more than this much of a text is looked at; the rest adds little to what 64 KiB have said.
    static let mostBytes = 64 * 1024
    /// How much the comment vector counts beside the words; an answer this short is read together with its question.
    private static let vectorWeight: Float = 1.5, shortAnswer = 5

    package init(_ text: String, question: String? = nil, language given: Language? = nil, _ sources: ModelSources) {
        var text = text
        self = text.withUTF8 { bytes in
            Tokens.cut(Self.beginning(of: bytes)) { tokens in
                let guess = given.map { ($0, 1) } ?? sources.guesser.guess(tokens)
                let language = Guess(guess.0, guess.1)
                guard language.value != .en, language.value != .other else {
                    return Self(tokens, question: question, language, own: [], places: [], sources)
                }
                let english = sources.book.english(tokens.bytes, language.value)
                var input = english.text.withUnsafeBufferPointer { text in
                    Tokens.cut(text) { Self($0, question: question, language, own: english.own, places: english.places, sources) }
                }
                // Names stand in the writer's own words.
                var pass = ReadingPass(tokens)
                input.evidence.names = pass.run().names
                return input
            }
        }
    }

    private init(
        _ tokens: Tokens, question: String?, _ language: Guess<Language>, own: [Features.Seen],
        places: [(english: Range<Int>, own: Range<Int>)], _ sources: ModelSources
    ) {
        var reader = FeatureReader(tokens), pass = ReadingPass(tokens)
        let features = reader.run()
        evidence = pass.run()
        clauses = Clauses.starts(tokens.bytes, features.seen)
        seen = features.seen
        if !own.isEmpty { seen += own }
        if var question, features.words.count <= Self.shortAnswer {
            let asked = question.withUTF8 { bytes in
                var reader = FeatureReader(Self.beginning(of: bytes, 500))
                return reader.run()
            }
            for asked in asked.seen.prefix(60) { seen.append(.init(key: asked.key ^ FeatureReader.Salt.asked, start: 0, end: 0)) }
        }
        let evidence = evidence
        dense = [Float](unsafeUninitializedCapacity: Trainer.countOfDense) { dense, count in
            count = Trainer.countOfDense
            dense.initialize(repeating: 0)
            dense[0] = 1
            evidence.write(UnsafeMutableBufferPointer(rebasing: dense[1...Evidence.countOfNumbers]))
            let rest = UnsafeMutableBufferPointer(rebasing: dense[(1 + Evidence.countOfNumbers)..<count])
            sources.vectors.sum(features.words, times: Self.vectorWeight, into: rest)
        }
        self.language = language
        self.places = places
    }

    /// At most so many bytes, and no letter cut in two.
    static func beginning(of bytes: UnsafeBufferPointer<UInt8>, _ most: Int = mostBytes) -> UnsafeBufferPointer<UInt8> {
        var end = min(most, bytes.count)
        while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }
}
