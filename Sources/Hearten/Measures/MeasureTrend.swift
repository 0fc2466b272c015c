import Markup
import Statistics

/// The trend of the average level, as chart and as table.
extension MeasureOverview {
    func trendCard(_ say: Say) -> HTML {
        """
        <section class="card"><figure class="fig"><figcaption><h2>\(movement(say))</h2><p>\(say(.howToReadTrend(stretchLength)))</p></figcaption>\
        \(trend(say).html)\(trendTable(say))</figure></section>
        """
    }

    private func movement(_ say: Say) -> String {
        let since = date(figures.period.from, say)
        switch findings.movement {
        case .tooEarly: return say(.tooEarlySince(since))
        case .unclear: return say(.noClearChangeSince(since))
        case .moved(let by): return say(by > 0 ? .upSince(say.levels(by), since) : .downSince(say.levels(by), since))
        }
    }

    func trend(_ say: Say) -> TrendChart {
        let estimates = stretches.map { (part: $0, levels: figures.levels(in: $0)) }
        let shown = estimates.compactMap { $0.levels.meanEstimate() }.filter { $0.weight > .none }
        let last = shown.last.map { Written($0) }
        return TrendChart(
            id: "trend", title: say(.trendName(stretchLength)), description: trendWords(shown, gaps: estimates.count - shown.count, say),
            points: estimates.map { .init(tick: date($0.part.from, say), mark: mark($0.levels, say)) },
            grid: grid(shown), reference: .init(Double(expectedLevel), String(expectedLevel)), referenceName: say(.level3),
            figure: last?.figure ?? "", range: last.map { say(.fromTo($0.low, $0.high)) } ?? "")
    }

    private func mark(_ levels: Histogram, _ say: Say) -> TrendChart.Mark {
        guard let estimate = levels.meanEstimate(), estimate.weight > .none else {
            return .missing(reason: say(levels.n == 0 ? .nothingTold : .tooFewAnswers))
        }
        let range = estimate.interval
        if estimate.weight == .few {
            return .few(value: estimate.value, low: range.low, high: range.high, note: say(.answers(levels.n)))
        }
        return .sure(value: estimate.value, low: range.low, high: range.high)
    }

    private func trendWords(_ shown: [Estimate], gaps: Int, _ say: Say) -> String {
        guard let first = shown.first.map({ Written($0) }), let last = shown.last.map({ Written($0) }) else { return say(.trendEmpty) }
        let words = say(.trendEnds(first.figure, last.figure, last.low, last.high))
        return gaps > 0 ? "\(words) \(say(.trendGaps(gaps)))" : words
    }

    /// Lines at half levels, at whole ones when the chart spans many, around what is drawn.
    private func grid(_ shown: [Estimate]) -> [TrendChart.Line] {
        let ends = shown.flatMap { [$0.interval.low, $0.interval.high] } + [Double(expectedLevel)]
        let low = ((ends.min() ?? 2) * 2).rounded(.down) / 2
        let high = ((ends.max() ?? 4) * 2).rounded(.up) / 2
        let step = high - low > 2 ? 1.0 : 0.5
        return stride(from: step == 1 ? low.rounded(.down) : low, through: high, by: step).map { value in
            TrendChart.Line(value, Rounding.text(value, decimals: value == value.rounded() ? 0 : 1))
        }
    }

    private func trendTable(_ say: Say) -> HTML {
        let rows = stretches.map { (part: $0, levels: figures.levels(in: $0)) }
        return foldedTable(
            say(.trendName(stretchLength)), file: paths.levelsFile, say,
            """
            <thead><tr><th scope="col">\(say(.columnFrom))</th><th scope="col" class="n">\(say(.columnLevel))</th>\
            <th scope="col" class="n">\(say(.columnLikely))</th><th scope="col" class="n">\(say(.columnAnswers))</th></tr></thead>\
            <tbody>\(each: rows, { row in
                let estimate = row.levels.meanEstimate().flatMap { $0.weight > .none ? Written($0) : nil }
                return """
                    <tr><th scope="row"><a href="\(url: paths.moments(in: row.part) { $0.hasLevel = true })">\(date(row.part.from, say))</a></th>\
                    <td class="n">\(estimate?.figure ?? "–")</td>\
                    <td class="n">\(estimate.map { say(.fromTo($0.low, $0.high)) } ?? say(.tooFewAnswers))</td>\
                    <td class="n">\(say.count(row.levels.n))</td></tr>
                    """
            })</tbody>
            """)
    }

    /// The figures of a chart behind "Show as a table", and as a file for those who may take one.
    func foldedTable(_ name: String, file: String, _ say: Say, _ rows: HTML) -> HTML {
        """
        <details><summary>\(say(.showAsTable))</summary><div class="scroll-x" tabindex="0" role="region" aria-label="\(name)">\
        <table class="table"><caption class="sr">\(name)</caption>\(rows)</table></div></details>\
        \(when: mayExport, "<p><a class=\"sm\" href=\"\(url: file)\">\(say(.asAFile))</a></p>")
        """
    }
}
