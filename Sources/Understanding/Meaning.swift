/// What texts are about, as directions: those about the same thing point the same way, also in other words or in another language.
package struct Meaning: Sendable {
    private let sources: ModelSources

    init(_ sources: ModelSources) { self.sources = sources }

    /// 128 numbers of length 1; all zeros where no word is known. The language is guessed where it is not given.
    package func direction(of text: String, language given: Language? = nil) -> [Float] {
        var text = text
        return text.withUTF8 { bytes in
            Tokens.cut(ModelInput.beginning(of: bytes)) { tokens in
                let language = given ?? sources.guesser.guess(tokens).language
                guard language != .en, language != .other else { return direction(of: tokens) }
                return sources.book.english(tokens.bytes, language).text.withUnsafeBufferPointer { Tokens.cut($0) { direction(of: $0) } }
            }
        }
    }

    private func direction(of tokens: Tokens) -> [Float] {
        var reader = FeatureReader(tokens)
        let words = reader.run().words
        return [Float](unsafeUninitializedCapacity: WordVectors.dimension) { numbers, count in
            count = WordVectors.dimension
            numbers.initialize(repeating: 0)
            sources.vectors.sum(words, times: 1, into: numbers)
        }
    }

    /// How alike two directions are: their cosine, 1 for the same, about 0 for texts that have nothing in common.
    package static func likeness(_ one: [Float], _ other: [Float]) -> Double {
        var sum: Float = 0
        for (one, other) in zip(one, other) { sum += one * other }
        return Double(sum)
    }
}

extension TrainedReader {
    package var meaning: Meaning { Meaning(model.sources) }
}
