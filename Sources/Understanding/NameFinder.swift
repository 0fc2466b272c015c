/// Finds words that are likely names of people, from first names, titles and capital letters.
struct NameFinder {
    private var spans: [NameSpan] = []
    /// The last word was a name (or could be one, with confidence 0), so a surname or a verb may follow.
    private var open: NameSpan?

    mutating func take(
        _ word: WordScanner.Word, cues: Cues, isCharged: Bool, after: Cues, isFirst: Bool, isJoined: Bool
    ) {
        let isEnglish = isCharged || !cues.isDisjoint(with: [.common, .negation]) || !cues.isDisjoint(with: Cues.anyTheme)
        if var span = open, isJoined {
            if span.confidence == 0, cues.contains(.acts) { span.confidence = 0.45 }
            if word.isCapitalised, !isEnglish {
                span.range = span.range.lowerBound..<word.range.upperBound
                if cues.contains(.name) { span.confidence += 0.1 }
                open = span
                return
            }
            open = span
        }
        close()
        open = candidate(word, cues: cues, isEnglish: isEnglish, after: after, isFirst: isFirst)
    }

    mutating func finish() -> [NameSpan] {
        close()
        return spans
    }

    private mutating func close() {
        if let span = open, span.confidence > 0.2 {
            spans.append(NameSpan(range: span.range, confidence: min(0.95, span.confidence)))
        }
        open = nil
    }

    private func candidate(_ word: WordScanner.Word, cues: Cues, isEnglish: Bool, after: Cues, isFirst: Bool) -> NameSpan? {
        guard word.range.count > 1, !cues.contains(.title) || cues.contains(.name) else { return nil }
        var confidence = cues.contains(.name) ? 0.75 : cues.contains(.rareName) ? 0.6 : 0
        let isTitled = after.contains(.title), isIntroduced = after.contains(.introduces)
        if !word.isCapitalised {
            guard confidence > 0, isIntroduced || isTitled, !isEnglish else { return nil }
            return NameSpan(range: word.range, confidence: confidence - 0.2)
        }
        if confidence > 0 {
            if isEnglish { confidence -= isFirst ? 0.6 : 0.3 }
            if after.contains(.place) { confidence -= 0.3 }
            if isTitled || isIntroduced { confidence += 0.15 }
        } else if !isEnglish, isTitled {
            confidence = 0.7
        } else if isEnglish || word.isAllCaps || after.contains(.article) {
            return nil
        } else if isIntroduced {
            confidence = 0.4
        }
        if word.isAllCaps { confidence -= 0.2 }
        return NameSpan(range: word.range, confidence: max(0, confidence))
    }
}
