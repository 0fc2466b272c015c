/// One of the two drawings of a trend: the wide one has room for notes beside the line, the narrow one has not.
struct TrendDrawing {
    enum Size { case wide, narrow }

    let chart: TrendChart
    let size: Size
    private let scale: Scale

    init(_ chart: TrendChart, _ size: Size) {
        self.chart = chart
        self.size = size
        let ends = chart.figures.flatMap { [$0.low, $0.high] }
        let lines = chart.grid.map(\.value) + (chart.reference.map { [$0.value] } ?? [])
        scale = Scale(holding: ends + lines, top: size == .wide ? 16 : 30, bottom: 172)
    }

    private var wide: Bool { size == .wide }
    private var left: Double { 30 }
    private var right: Double { wide ? 424 : 326 }
    private var width: Double { wide ? 500 : 340 }

    var html: HTML {
        let name = wide ? "wide" : "narrow"
        let id = chart.id + (wide ? "-w" : "-n")
        return """
            <svg class="chart \(name)" viewBox="0 0 \(wide ? 500 : 340) 212" direction="ltr" role="img" aria-labelledby="\(id)t \(id)d">\
            <title id="\(id)t">\(chart.title)</title><desc id="\(id)d">\(chart.description)</desc>\
            \(frame)\(bands)\(dotted)\(curve)\(notes)\(last)\(ticks)</svg>
            """
    }

    private func x(_ index: Int) -> Double {
        let count = chart.points.count
        guard count > 1 else { return (left + right) / 2 }
        return left + (right - left) * Double(index) / Double(count - 1)
    }

    private func spot(_ figure: TrendFigure) -> Spot { Spot(x: x(figure.index), y: scale.y(figure.value)) }

    private var frame: HTML {
        let horizon = chart.reference
        return """
            \(each: chart.grid.filter { $0.value != horizon?.value }, { level($0, "grid") })\
            \(horizon.map { level($0, "ref") })\
            \(horizon.map { label(chart.referenceName, at: Spot(x: left + 4, y: scale.y($0.value) + 15), anchor: "start") })
            """
    }

    private func level(_ line: TrendChart.Line, _ kind: String) -> HTML {
        guard line.value.isFinite else { return HTML() }
        let y = scale.y(line.value)
        return """
            <line class="\(kind)" x1="\(length(left))" x2="\(length(right))" y1="\(length(y))" y2="\(length(y))"/>\
            \(label(line.label, at: Spot(x: left - 8, y: y + 4), anchor: "end"))
            """
    }

    private func label(_ text: String, at spot: Spot, anchor: String) -> HTML {
        if text.isEmpty { return HTML() }
        return """
            <text class="halo" x="\(length(spot.x))" y="\(length(spot.y))" text-anchor="\(anchor)">\(text)</text>
            """
    }

    private var bands: HTML {
        """
        \(each: chart.runs.filter { $0.count > 1 }, { run in
            let upper = run.map { Spot(x: x($0.index), y: scale.y($0.high)) }
            let lower = run.reversed().map { Spot(x: x($0.index), y: scale.y($0.low)) }
            return "<path class=\"band\" d=\"\(path(upper + lower, closed: true))\"/>"
        })
        """
    }

    private var curve: HTML {
        let runs = chart.runs
        return """
            \(each: runs.filter { $0.count > 1 }, { "<path class=\"line\" d=\"\(path($0.map(spot)))\"/>" })\
            \(each: runs.filter { $0.count == 1 }.flatMap { $0 }, { whisker($0) + dot($0, radius: "3.5") })\
            \(each: runs.flatMap { $0 }.filter { $0.note != nil }, { dot($0, radius: "4") })
            """
    }

    private func dot(_ figure: TrendFigure, radius: HTML) -> HTML {
        let at = spot(figure)
        return """
            <circle class="\(figure.note == nil ? "dot" : "hollow")" cx="\(length(at.x))" cy="\(length(at.y))" r="\(radius)"/>
            """
    }

    private func whisker(_ figure: TrendFigure) -> HTML {
        let at = length(x(figure.index))
        return """
            <line class="whisk" x1="\(at)" x2="\(at)" y1="\(length(scale.y(figure.high)))" y2="\(length(scale.y(figure.low)))"\
            \(when: figure.note != nil, " stroke-dasharray=\"3 3\"")/>
            """
    }

    /// The dotted way across each gap, and in the wide drawing its reason above.
    private var dotted: HTML {
        """
        \(each: chart.gaps, { gap in
            let ends = [gap.before, gap.after].compactMap { $0.map(spot) }
            let middle = (x(gap.indices.lowerBound) + x(gap.indices.upperBound)) / 2
            return """
                \(when: ends.count == 2, "<path class=\"gap\" d=\"\(path(ends))\"/>")\
                \(when: wide, stacked(gap.reason, at: middle, from: 22))
                """
        })
        """
    }

    private func stacked(_ text: String, at centre: Double, from y: Double) -> HTML {
        let rows = lines(of: text)
        let half = (rows.map(labelWidth).max() ?? 0) / 2
        let held = min(max(centre, left + half), max(left + half, right - half))
        return """
            \(each: rows.enumerated(), { label($0.element, at: Spot(x: held, y: y + 14 * Double($0.offset)), anchor: "middle") })
            """
    }

    /// How many answered at the hollow points, under their band, where they stay clear of each other.
    private var notes: HTML {
        guard wide else { return HTML() }
        let weak = chart.figures.filter { $0.note != nil && $0.index != chart.figures.last?.index }
        // Under the band, unless the words would stand on the horizon or below the drawing.
        let below = Dictionary(
            weak.map { (x($0.index), scale.y($0.low) < 150 ? scale.y($0.low) + 16 : scale.y($0.high) - 8) }, uniquingKeysWith: { first, _ in first })
        let kept = fitting(weak.map { (at: x($0.index), text: $0.note ?? "") })
        return """
            \(each: kept, { label($0.text, at: Spot(x: max($0.at, left + labelWidth($0.text) / 2), y: below[$0.at] ?? 0), anchor: "middle") })
            """
    }

    private var last: HTML {
        guard let figure = chart.figures.last else { return HTML() }
        return whisker(figure) + dot(figure, radius: "5") + (wide ? beside(figure) : above(figure))
    }

    private func beside(_ figure: TrendFigure) -> HTML {
        let at = spot(figure)
        return """
            \(figureLabel(Spot(x: at.x + 12, y: at.y + 1), anchor: "start"))\
            \(label(chart.range, at: Spot(x: at.x + 12, y: at.y + 17), anchor: "start"))
            """
    }

    private func above(_ figure: TrendFigure) -> HTML {
        figureLabel(Spot(x: min(x(figure.index) + 8, right + 8), y: scale.y(figure.high) - 8), anchor: "end")
    }

    private func figureLabel(_ at: Spot, anchor: String) -> HTML {
        """
        <text class="strong large" x="\(length(at.x))" y="\(length(at.y))" text-anchor="\(anchor)">\(chart.figure)</text>
        """
    }

    /// Where the middle of a label stands so that neither of its ends leaves the drawing.
    private func inside(_ centre: Double, _ text: String) -> Double {
        let half = labelWidth(text) / 2 + 2
        return max(half, min(centre, width - half))
    }

    private var ticks: HTML {
        let labels = chart.points.enumerated().filter { !$0.element.tick.isEmpty }.map {
            (at: inside(x($0.offset), $0.element.tick), text: $0.element.tick)
        }
        return """
            \(each: fitting(labels), { label($0.text, at: Spot(x: $0.at, y: 206), anchor: "middle") })
            """
    }
}
