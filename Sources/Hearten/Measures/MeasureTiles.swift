import Markup
import Statistics

/// One figure with its range in words; without one when too few answered.
struct MeasureTile: Sendable {
    var label: String
    var figure: HTML
    var range: String
    /// How it compares with the period before.
    var change: String?
    var link: String?

    var html: HTML {
        let inside: HTML = "<span class=\"label\">\(label)</span>\(figure)<span class=\"range\">\(range)\(change.map { "; \($0)" as HTML })</span>"
        guard let link else { return "<div class=\"stat\">\(inside)</div>" }
        return "<a class=\"stat\" href=\"\(url: link)\">\(inside)</a>"
    }

    static func shown(_ figure: String, unit: String = "") -> HTML {
        "<span class=\"figure\">\(figure)\(when: !unit.isEmpty, "<small>\(unit)</small>")</span>"
    }
    static let dash: HTML = "<span class=\"figure faint\">–</span>"
}

/// An estimate as it is written: no more digits than its range deserves.
struct Written: Sendable, Equatable {
    let figure: String
    let low: String
    let high: String

    init(_ estimate: Estimate, signed: Bool = false, most: Int = 1) {
        let decimals = Rounding.decimals(for: estimate.interval, most: most)
        figure = Rounding.text(estimate.value, decimals: decimals, signed: signed)
        low = Rounding.text(estimate.interval.low, decimals: decimals, signed: signed)
        high = Rounding.text(estimate.interval.high, decimals: decimals, signed: signed)
    }
}

extension MeasureOverview {
    func tiles(_ say: Say) -> [MeasureTile] {
        let (now, before) = (figures.counts(), figures.before)
        var tiles = [levelTile(say), shareTile(.tileRight, now.putRight, before.putRight, paths.right, say)]
        tiles.append(shareTile(.tileAnswered, now.firstAnswerInTime, before.firstAnswerInTime, paths.answered, say))
        tiles.append(
            MeasureTile(
                label: say(.tileTold), figure: MeasureTile.shown(say.count(now.told)), range: say(.inWeeks(figures.period.weeks)),
                change: before.told > 0 ? say(.toldBefore(say.count(before.told))) : nil, link: paths.moments()))
        if now.recommend.n > 0 { tiles.append(recommendTile(.score(now.recommend, before: before.recommend), say)) }
        return tiles
    }

    private func levelTile(_ say: Say) -> MeasureTile {
        let link = paths.moments { $0.hasLevel = true }
        let compared = Compared.levels(figures)
        guard let estimate = compared.now, estimate.weight > .none else { return few(.tileLevel, .answersSoFar(compared.n), link, say) }
        let written = Written(estimate)
        return MeasureTile(
            label: say(.tileLevel), figure: MeasureTile.shown(written.figure),
            range: marked(say(.likelyAndExpected(written.low, written.high)), estimate, say), change: change(compared, say), link: link)
    }

    private func recommendTile(_ compared: Compared, _ say: Say) -> MeasureTile {
        let link = paths.moments { $0.answer = "recommend" }
        guard let estimate = compared.now, estimate.weight > .none else { return few(.tileRecommend, .answersSoFar(compared.n), link, say) }
        let written = Written(estimate, signed: true, most: 0)
        return MeasureTile(
            label: say(.tileRecommend), figure: MeasureTile.shown(written.figure),
            range: marked(say(.likely(written.low, written.high)), estimate, say),
            change: change(compared, most: 0, isSigned: true, say), link: link)
    }

    private func shareTile(_ label: Phrase, _ share: Proportion, _ before: Proportion, _ link: String, _ say: Say) -> MeasureTile {
        let compared = Compared.share(share, before: before).inPercent
        guard let estimate = compared.now, estimate.weight > .none else { return few(label, .casesSoFar(share.total), link, say) }
        let written = Written(estimate, most: 0)
        let range = say(.likelyOfCases(written.low, written.high, say.count(share.count), say.count(share.total)))
        return MeasureTile(
            label: say(label), figure: MeasureTile.shown(written.figure, unit: "%"), range: marked(range, estimate, say),
            change: change(compared, most: 0, unit: .percent, say), link: link)
    }

    private func few(_ label: Phrase, _ words: Phrase, _ link: String, _ say: Say) -> MeasureTile {
        MeasureTile(label: say(label), figure: MeasureTile.dash, range: say(words), link: link)
    }

    private func marked(_ range: String, _ estimate: Estimate, _ say: Say) -> String {
        estimate.weight == .few ? "\(range), \(say(.fewAnswers))" : range
    }
}
