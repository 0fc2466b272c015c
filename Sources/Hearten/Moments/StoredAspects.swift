import Storage
package import Understanding

/// What words talk about and how each was felt, in one number: three bits an aspect, as the migration of readings says.
package struct StoredAspects: Sendable, Equatable {
    package let bits: Int64
    /// At least this where a person chose them.
    static let byPerson: Int64 = 1 << 60

    package struct One: Sendable, Equatable {
        package var aspect: Aspect
        package var feeling: Sentiment
        package var isSure: Bool
    }

    package init(bits: Int64 = 0) { self.bits = bits }

    package init(_ read: [AspectReading]) {
        bits = read.reduce(0) { bits, one in
            Self.with(bits, one.aspect, one.feeling.value, isSure: one.confidence >= 0.75)
        }
    }

    /// As a person chose them.
    package init(chosen: [(aspect: Aspect, feeling: Sentiment)]) {
        bits = chosen.reduce(Self.byPerson) { Self.with($0, $1.aspect, $1.feeling, isSure: true) }
    }

    package var isChosen: Bool { bits & Self.byPerson != 0 }

    /// In the order of the aspects.
    package var all: [One] {
        guard bits != 0 else { return [] }
        return Aspect.allCases.enumerated().compactMap { index, aspect in
            let part: Int64 = (bits >> Int64(3 * index)) & 7
            guard part & 3 != 0 else { return nil }
            return One(aspect: aspect, feeling: Sentiment.allCases[Int(part & 3) - 1], isSure: part & 4 != 0)
        }
    }

    package func feeling(of aspect: Aspect) -> Sentiment? { all.first { $0.aspect == aspect }?.feeling }

    /// Where it counts among the bins of `TallyMeasure.aspects`.
    var bins: [Int] {
        all.map { one in
            (Aspect.allCases.firstIndex(of: one.aspect) ?? 0) * 3 + (Sentiment.allCases.firstIndex(of: one.feeling) ?? 0)
        }
    }

    /// SQL that is true where moments `m` talk about an aspect, and felt so about it.
    static func talks(of aspect: Aspect, feeling: Sentiment? = nil) -> SQL {
        let place = 3 * (Aspect.allCases.firstIndex(of: aspect) ?? 0)
        guard let mood = feeling.flatMap(Sentiment.allCases.firstIndex) else { return "((m.aspects >> CAST(\(place) AS INTEGER)) & 3) <> 0" }
        return "((m.aspects >> CAST(\(place) AS INTEGER)) & 3) = \(mood + 1)"
    }

    private static func with(_ bits: Int64, _ aspect: Aspect, _ feeling: Sentiment, isSure: Bool) -> Int64 {
        let place = Int64(3 * (Aspect.allCases.firstIndex(of: aspect) ?? 0))
        var part = Int64(Sentiment.allCases.firstIndex(of: feeling) ?? 1) + 1
        if isSure { part += 4 }
        let rest: Int64 = bits & ~(Int64(7) << place)
        return rest | (part << place)
    }
}
