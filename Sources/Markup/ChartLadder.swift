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
        <li><span class="level">\(stepsSign(level: step.level))\(name(step))</span>\(track(step, top: top))\
        <span class="val"><b>\(step.figure)</b> <small>\(step.note)</small></span></li>
        """
    }

    private func name(_ step: Step) -> HTML {
        guard let link = step.link else { return HTML(step.name) }
        return "<a href=\"\(url: link)\">\(step.name)</a>"
    }

    /// The bar is 100 wide at the longest whisker's end, and is stretched to the width of its place.
    private func track(_ step: Step, top: Double) -> HTML {
        let (low, high) = (length(held(step.low) / top * 100), length(held(step.high) / top * 100))
        let level = max(1, min(step.level, 6))
        return """
            <svg class="chart track" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="lv\(level)" x="0" y="0" width="\(length(held(step.share) / top * 100))" height="20"/>\
            <path class="cap" vector-effect="non-scaling-stroke"\(when: few, " stroke-dasharray=\"3 3\"") \
            d="M\(low) 5.5 V14.5 M\(low) 10 H\(high) M\(high) 5.5 V14.5"/></svg>
            """
    }

    private func held(_ share: Double) -> Double { share.isFinite ? min(max(share, 0), 1) : 0 }
}
