import Statistics

/// The same figures as files: one row for each row or cell of what the page shows.
enum MeasureFiles {
    static func summary(_ overview: MeasureOverview, _ say: Say) -> [UInt8] {
        let (now, before) = (overview.figures.counts(), overview.figures.before)
        let columns: [Phrase] = [
            .columnFigure, .columnShare, .columnLow, .columnHigh, .columnBefore, .columnAnswersBefore, .columnChange, .columnChangeLow,
            .columnChangeHigh, .columnAnswers,
        ]
        var file = CSVWriter(header: columns.map { say($0) })
        file.write([say(.tileLevel)] + cells(.levels(overview.figures)))
        file.write([say(.tileRight)] + cells(.share(now.putRight, before: before.putRight)))
        file.write([say(.tileAnswered)] + cells(.share(now.firstAnswerInTime, before: before.firstAnswerInTime)))
        file.write([say(.tileTold), "", "", "", "", String(before.told), "", "", "", String(now.told)])
        file.write([say(.tileRecommend)] + cells(.score(now.recommend, before: before.recommend)))
        return file.bytes
    }

    /// The figure with its range, what it was before and of how many, the difference with its range, and the number.
    private static func cells(_ compared: Compared) -> [String] {
        let was = cells(compared.before, n: compared.nBefore)
        return Array(cells(compared.now, n: compared.n).dropLast()) + [was.first ?? "", String(compared.nBefore)]
            + cells(compared.difference, n: compared.n)
    }

    /// A row for each stretch of the trend and one for the whole, with how often each level was tapped.
    static func levels(_ overview: MeasureOverview, _ say: Say) -> [UInt8] {
        let names = (1...6).map { say(Vocabulary.level($0)) }
        var file = CSVWriter(
            header: [Phrase.columnFrom, .columnTo, .columnLevel, .columnLow, .columnHigh, .columnAnswers].map { say($0) } + names)
        for part in overview.stretches + [overview.figures.period] {
            let levels = overview.figures.levels(in: part)
            file.write([part.from.iso, part.to.iso] + cells(levels.meanEstimate(), n: levels.n) + levels.bins.map { String($0.count) })
        }
        return file.bytes
    }

    static func journey(_ overview: MeasureOverview, _ say: Say) -> [UInt8] {
        let names = (1...6).map { say(Vocabulary.level($0)) }
        var file = CSVWriter(
            header: [Phrase.columnPoint, .columnCategory, .columnLevel, .columnLow, .columnHigh, .columnAnswers].map { say($0) } + names)
        for category in [nil] + Category.allCases.map(Optional.some) {
            for point in overview.points {
                let levels = overview.figures.levels(at: point.id, category: category?.rawValue)
                let name = category.map { say($0.word) } ?? say(.everyCategory)
                file.write([point.name, name] + cells(levels.meanEstimate(), n: levels.n) + levels.bins.map { String($0.count) })
            }
        }
        return file.bytes
    }

    static func aspects(_ overview: MeasureOverview, _ say: Say) -> [UInt8] {
        var file = CSVWriter(header: [Phrase.columnAspect, .columnUnhappy, .columnNeither, .columnHappy].map { say($0) })
        for one in overview.figures.aspects { file.write([say(.aspectName(one.aspect))] + one.moods.map(String.init)) }
        return file.bytes
    }

    static func words(_ overview: MeasureOverview, _ say: Say) -> [UInt8] {
        var file = CSVWriter(header: [Phrase.columnCategory, .columnUnhappy, .columnNeither, .columnHappy].map { say($0) })
        file.write([say(.everyCategory)] + overview.figures.words(.all).map(String.init))
        for category in Category.allCases.map(Optional.some) + [nil] {
            let name = category.map { say($0.word) } ?? say(.notSorted)
            file.write([name] + overview.figures.words(.category(category)).map(String.init))
        }
        return file.bytes
    }

    static func cases(_ measure: TallyMeasure, _ figures: Figures, _ say: Say) -> [UInt8] {
        let counts = figures.bins(measure)
        var file = CSVWriter(header: [Phrase.columnFigure, .columnShare, .columnLow, .columnHigh, .columnCases].map { say($0) })
        for (bin, n) in counts.enumerated().reversed() {
            let estimate = Proportion(n, of: counts.reduce(0, +)).estimate()
            file.write([say(MeasureCases.binName(measure, bin))] + cells(estimate, n: counts.reduce(0, +)).dropLast() + [String(n)])
        }
        return file.bytes
    }

    /// Value, both ends of the range, and the number; figures of fewer than ten stay empty. A point and a plain minus,
    /// as machines read them.
    private static func cells(_ estimate: Estimate?, n: Int) -> [String] {
        guard let estimate, estimate.weight > .none else { return ["", "", "", String(n)] }
        let parts = [estimate.value, estimate.interval.low, estimate.interval.high]
        return parts.map { Rounding.text($0, decimals: 4).replacing("\u{2212}", with: "-") } + [String(n)]
    }
}
