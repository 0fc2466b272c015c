import Statistics

/// One figure, what it was in the period before, and what may be said of the difference.
struct Compared: Sendable, Equatable {
    let now: Estimate?
    let before: Estimate?
    /// How many it comes from, now and before.
    let n: Int
    let nBefore: Int
    /// The difference with its range; nothing unless both sides have enough answers to compare.
    let difference: Estimate?

    init(_ now: Estimate?, n: Int, before: Estimate?, nBefore: Int, difference: Estimate?) {
        self.now = now
        self.before = before
        self.n = n
        self.nBefore = nBefore
        self.difference = min(n, nBefore) >= Weight.leastForComparison ? difference : nil
    }

    static func levels(_ figures: Figures) -> Compared {
        let (now, before) = (figures.levels(), figures.before.levels)
        return Compared(now.meanEstimate(), n: now.n, before: before.meanEstimate(), nBefore: before.n, difference: now.difference(from: before))
    }

    static func share(_ now: Proportion, before: Proportion) -> Compared {
        Compared(
            now.estimate(), n: now.total, before: before.estimate(), nBefore: before.total, difference: now.difference(from: before))
    }

    /// Shares in percent.
    var inPercent: Compared {
        Compared(
            now?.scaled(by: 100), n: n, before: before?.scaled(by: 100), nBefore: nBefore, difference: difference?.scaled(by: 100))
    }

    static func score(_ now: NetScore, before: NetScore) -> Compared {
        Compared(now.estimate(), n: now.n, before: before.estimate(), nBefore: before.n, difference: now.difference(from: before))
    }
}

extension MeasureOverview {
    /// How a figure compares with the period before, in a few words; nothing when nobody answered then, or too few do now.
    func change(_ compared: Compared, most: Int = 1, isSigned: Bool = false, unit: Phrase? = nil, _ say: Say) -> String? {
        guard compared.nBefore > 0, compared.n >= Weight.leastForComparison else { return nil }
        guard let difference = compared.difference, let before = compared.before else { return say(.tooFewBefore(say.count(compared.nBefore))) }
        let was = Written(before, signed: isSigned, most: most).figure + (unit.map { say($0) } ?? "")
        let then = say.count(compared.nBefore)
        // A digit more than the figure: a small change must not read "0.0 to 0.2".
        switch difference.change {
        case .unclear:
            let written = Written(difference, signed: true, most: most + 1)
            return say(.noDetectableChange(was, written.low, written.high, then))
        case .up:
            let written = Written(difference, most: most + 1)
            return say(.changedUp(written.figure, was, written.low, written.high, then))
        case .down:
            let written = Written(difference.scaled(by: -1), most: most + 1)
            return say(.changedDown(written.figure, was, written.low, written.high, then))
        }
    }
}
