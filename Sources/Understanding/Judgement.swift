extension Evidence {
    /// The strength of feeling, -1 to 1, squashed as VADER does it.
    var compound: Double {
        var total = sum + (capitals < words ? shouted : 0)
        if total != 0 { total += (total < 0 ? -1 : 1) * 0.292 * Double(min(4, exclamations)) }
        return total / (total * total + 15).squareRoot()
    }

    /// Words in another language than English are guesses at best.
    private var isForeign: Bool { words > 3 && english < 0.2 * Double(words) }

    func reading(tapped: Int?) -> Reading {
        let sentiment = sentiment(tapped: tapped), intent = intent(sentiment, tapped: tapped)
        return Reading(
            sentiment: sentiment, intent: intent, category: category,
            level: tapped == nil ? level(sentiment) : nil, urgency: urgency(sentiment.value), names: names)
    }

    private func sentiment(tapped: Int?) -> Guess<Sentiment> {
        var guess = wordsAlone
        if isForeign { guess.confidence *= 0.6 }
        guard let tapped, tapped <= 2 || tapped >= 5 else { return guess }
        let told: Sentiment = tapped <= 2 ? .negative : .positive
        if guess.value == told { return Guess(told, 0.5 + guess.confidence / 2) }
        return guess.value == .neutral ? Guess(told, 0.8) : Guess(told, 0.55)
    }

    /// Confidences are the shares of right guesses on the dev files, by strength (docs/reading.md).
    private var wordsAlone: Guess<Sentiment> {
        let strength = compound
        if charged == 0 { return Guess(.neutral, Calibration.neutral) }
        let steps = [0.2, 0.4, 0.6, 0.8, 0.9]
        let step = steps.firstIndex { abs(strength) < $0 } ?? steps.count
        if strength > Calibration.positiveFrom { return Guess(.positive, Calibration.positive[step]) }
        if strength < Calibration.negativeFrom { return Guess(.negative, Calibration.negative[step]) }
        return Guess(.neutral, Calibration.neutral)
    }

    private func intent(_ sentiment: Guess<Sentiment>, tapped: Int?) -> Guess<Intent> {
        guard words > 0 || charged > 0 else { return Guess(.other, 0.3) }
        let isLow = (tapped ?? 3) <= 2, isHigh = (tapped ?? 3) >= 5
        let strength = compound
        if asks > 0, strength > -0.6, !isLow { return Guess(.question, endsAsking ? 0.7 : 0.55) }
        if suggests >= 1, suggests > complains, strength < 0.8, !isLow { return Guess(.suggestion, min(0.75, 0.4 + 0.1 * suggests)) }
        switch sentiment.value {
        case .negative: return Guess(.complaint, complains > 0 || isLow ? max(sentiment.confidence, 0.6) : sentiment.confidence * 0.8)
        case .positive: return Guess(.compliment, praises > 0 || isHigh ? sentiment.confidence : sentiment.confidence * 0.85)
        case .neutral: return complains > 0.5 ? Guess(.complaint, 0.45) : Guess(.other, 0.4)
        }
    }

    private var category: Guess<ValueCategory>? {
        let total = themes.reduce(0, +)
        guard let best = themes.indices.max(by: { themes[$0] < themes[$1] }), themes[best] > 0 else { return nil }
        return Guess(Cues.themes[best].1, (isForeign ? 0.5 : 1) * min(0.9, 0.3 + 0.4 * themes[best] / total + 0.03 * themes[best]))
    }

    private func level(_ sentiment: Guess<Sentiment>) -> Guess<Int>? {
        guard charged > 0 else { return nil }
        let strength = compound, sure = sentiment.confidence * 0.7
        switch sentiment.value {
        case .negative: return Guess(strength < -0.6 ? 1 : 2, sure)
        case .neutral: return Guess(3, sure)
        case .positive: return Guess(wow > 0 && strength > 0.6 ? 6 : strength > 0.8 ? 5 : 4, sure)
        }
    }

    private func urgency(_ sentiment: Sentiment) -> Guess<Urgency>? {
        guard let kind = urgent.indices.max(by: { urgent[$0] < urgent[$1] }), urgent[kind] > 0 else { return nil }
        let sure = sentiment == .positive ? 0.3 : 0.5 + 0.1 * Double(min(2, urgent[kind]))
        return Guess(Cues.urgent[kind].1, sure)
    }
}

/// Where a feeling begins, and how often guesses of each strength are right on the dev files.
enum Calibration {
    static let positiveFrom = 0.05, negativeFrom = -0.05
    static let neutral = 0.34
    static let positive = [0.36, 0.54, 0.72, 0.89, 0.94, 0.97]
    static let negative = [0.66, 0.68, 0.82, 0.91, 0.95, 0.98]
}
