import Markup
import Statistics

/// How the levels are spread, and where on the journey they lie: the ladder and the heat map.
extension MeasureOverview {
    func ladderCard(_ say: Say) -> HTML {
        let levels = figures.levels()
        let found = findings
        let heading = found.above.map { say(.leaveWithMore(say.share($0))) } ?? say(.ladderTooFew)
        let words = found.below.map { say(.answeredAndLess(say.count(levels.n), say.share($0))) } ?? say(.answersSoFar(levels.n))
        return """
            <section class="card"><figure class="fig"><figcaption><h2>\(heading)</h2><p>\(words)</p></figcaption>\
            \(when: found.above != nil, "\(ladder(levels, say).html)<p class=\"fig-note\">\(say(.howToReadLadder))</p>")\
            \(ladderTable(levels, say))</figure></section>
            """
    }

    private func ladder(_ levels: Histogram, _ say: Say) -> LadderChart {
        let steps = zip(levels.bins, levels.shares()).reversed().map { bin, share in
            let level = Int(bin.value)
            return LadderChart.Step(
                level: level, name: say(Vocabulary.level(level)), share: share.value, low: share.interval.low, high: share.interval.high,
                figure: Rounding.text(share.value * 100, decimals: 0) + "%", note: say(.people(say.count(bin.count), isOne: bin.count == 1)),
                link: paths.moments { $0.level = level })
        }
        return LadderChart(title: say(.ladderName), steps: steps, few: Weight(answers: levels.n) == .few)
    }

    private func ladderTable(_ levels: Histogram, _ say: Say) -> HTML {
        let isShown = levels.n >= Weight.leastForFigure
        let shares = levels.shares()
        return foldedTable(
            say(.ladderName), file: paths.levelsFile, say,
            """
            <thead><tr><th scope="col">\(say(.columnLevel))</th><th scope="col" class="n">\(say(.columnShare))</th>\
            <th scope="col" class="n">\(say(.columnLikely))</th><th scope="col" class="n">\(say(.columnAnswers))</th></tr></thead>\
            <tbody>\(each: levels.bins.enumerated().reversed(), { index, bin in
                let share = isShown && shares.indices.contains(index) ? Written(shares[index].scaled(by: 100)) : nil
                let level = Int(bin.value)
                return """
                    <tr><th scope="row"><a href="\(url: paths.moments { $0.level = level })">\(say(Vocabulary.level(level)))</a></th>\
                    <td class="n">\(share.map { $0.figure + "%" } ?? "–")</td>\
                    <td class="n">\(share.map { say(.fromTo($0.low, $0.high)) + "%" } ?? say(.tooFewAnswers))</td>\
                    <td class="n">\(say.count(bin.count))</td></tr>
                    """
            })</tbody>
            """)
    }

    func heatCard(_ say: Say) -> HTML {
        guard !points.isEmpty else { return HTML() }
        return """
            <section class="card"><figure class="fig"><figcaption><h2>\(heatHeading(say))</h2><p>\(say(.howToReadHeat))</p></figcaption>\
            \(heat(say).html)\(when: mayExport, "<p><a class=\"sm\" href=\"\(url: paths.journeyFile)\">\(say(.asAFile))</a></p>")</figure></section>
            """
    }

    private func heatHeading(_ say: Say) -> String {
        func name(_ id: ID<Touchpoint>?) -> String? { points.first { $0.id == id }?.name }
        switch (name(findings.weakest), name(findings.strongest)) {
        case (let weak?, let strong?): return say(.shortAndStrong(weak, strong))
        case (let weak?, nil): return say(.fallsShort(weak))
        case (nil, let strong?): return say(.furthestAbove(strong))
        case (nil, nil): return say(.nothingStandsOut)
        }
    }

    func heat(_ say: Say) -> HeatChart {
        let categories: [Category?] = [nil] + Category.allCases.map(Optional.some)
        let rows = categories.map { category in
            HeatChart.Row(heading: rowName(category, say), cells: points.map { cell($0.id, category, say) })
        }
        let key: [HeatChart.KeyEntry] = [
            .init(step: -3, say(.wellBelow)), .init(step: -1, say(.belowExpected)), .init(step: 0, say(.asExpected)),
            .init(step: 1, say(.aboveExpected)), .init(step: 3, say(.wellAbove)), .init(few: say(.tooFewToSay)),
        ]
        return HeatChart(id: "heat", caption: say(.heatName), columns: points.map(\.name), rows: rows, key: key)
    }

    private func rowName(_ category: Category?, _ say: Say) -> HTML {
        guard let category else { return HTML(say(.everyCategory)) }
        let sign = Sign.Shape(rawValue: category.rawValue).map { Sign.glyph($0) }
        return "\(sign)\(say(category.word))"
    }

    private func cell(_ point: ID<Touchpoint>, _ category: Category?, _ say: Say) -> HeatChart.Cell {
        let levels = figures.levels(at: point, category: category?.rawValue)
        guard levels.n > 0 else { return .none(say(.noneAtAll)) }
        let link = paths.moments {
            $0.touchpoint = point
            $0.category = category?.rawValue
            $0.hasLevel = true
        }
        guard let estimate = levels.meanEstimate()?.shifted(by: -Double(expectedLevel)), estimate.weight > .none else {
            return .few(say(.tooFew), count: say.count(levels.n), link: link)
        }
        let colour = Evidence.shrunk(estimate.value, standardError: levels.standardError ?? .infinity)
        return .figure(
            Rounding.text(estimate.value, decimals: 1, signed: true), count: say.count(levels.n),
            step: Evidence.step(of: colour), link: link)
    }
}

extension Vocabulary {
    /// The word for a level; outside 1…6 the nearest.
    static func level(_ level: Int) -> Word {
        let words: [Word] = [.level1, .level2, .level3, .level4, .level5, .level6]
        return words[max(1, min(level, 6)) - 1]
    }
}
