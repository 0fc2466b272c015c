/// Shares of a scale as a list of bars from one baseline, each with a whisker for its likely range.
///
/// A real list: names and figures are text, only the bars are drawn.
package struct LadderChart: Sendable {
    /// One step of the scale, from the top of the list downwards.
    package struct Step: Sendable {
        /// 1…6; chooses the colour and the sign.
        package var level: Int
        package var name: String
        /// The share and its range, 0…1.
        package var share: Double
        package var low: Double
        package var high: Double
        package var figure: String
        package var note: String
        /// Where the step's own list opens; none for no link.
        package var link: String?

        package init(
            level: Int, name: String, share: Double, low: Double, high: Double, figure: String, note: String, link: String? = nil
        ) {
            self.level = level
            self.name = name
            self.share = share
            self.low = low
            self.high = high
            self.figure = figure
            self.note = note
            self.link = link
        }
    }

    /// What the list as a whole shows, for those who do not see it.
    package var title: String
    package var steps: [Step]
    /// Few answers: whiskers are dashed.
    package var few: Bool

    package init(title: String, steps: [Step], few: Bool = false) {
        self.title = title
        self.steps = steps
        self.few = few
    }

    package var html: HTML {
        let top = max(0.01, steps.flatMap { [held($0.high), held($0.share)] }.max() ?? 1)
        return """
            <ol class="ladder" role="list" aria-label="\(title)">\(each: steps, { row($0, top: top) })</ol>
            """
    }

    private func row(_ step: Step, top: Double) -> HTML {
        """
        <li>\(name(step))\(track(step, top: top))<span class="val"><b>\(step.figure)</b> <small>\(step.note)</small></span></li>
        """
    }

    private func name(_ step: Step) -> HTML {
        let words: HTML = "\(Sign.steps(step.level))\(step.name)"
        guard let link = step.link else { return "<span class=\"level\">\(words)</span>" }
        return "<a class=\"level\" href=\"\(url: link)\">\(words)</a>"
    }

    /// Lengths are shares of the longest whisker's, in per cent of the place that the bar has.
    private func track(_ step: Step, top: Double) -> HTML {
        func part(_ share: Double) -> String { length(held(share) / top * 100) + "%" }
        let (low, high) = (part(step.low), part(step.high))
        let dashes: HTML = few ? " stroke-dasharray=\"3 3\"" : ""
        return """
            <svg class="track" aria-hidden="true">\
            <rect class="lv\(max(1, min(step.level, 6)))" y="6" height="20" width="\(part(step.share))" rx="3"/>\
            <line class="cap" x1="\(low)" x2="\(high)" y1="16" y2="16"\(dashes)/>\
            <line class="cap" x1="\(low)" x2="\(low)" y1="11" y2="21"/>\
            <line class="cap" x1="\(high)" x2="\(high)" y1="11" y2="21"/></svg>
            """
    }

    private func held(_ share: Double) -> Double { share.isFinite ? min(max(share, 0), 1) : 0 }
}
