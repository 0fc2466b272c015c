import Markup
import Statistics

/// The line over the touchpoints: the average level at each, with its likely range.
struct JourneyMap {
    /// What is known about one point.
    struct Spot {
        var point: Touchpoint
        var histogram: Histogram
        var coverage: Coverage

        var estimate: Estimate? { histogram.n >= Weight.leastForFigure ? histogram.meanEstimate() : nil }
        /// Enough answers to be set beside other points.
        var isCompared: Bool { histogram.n >= Weight.leastForComparison }
    }

    let spots: [Spot]

    /// The lowest point that has enough answers, if its likely range lies below "as expected" or below all others' averages.
    var lowest: Spot? { spots.filter(\.isCompared).min { ($0.estimate?.value ?? 7) < ($1.estimate?.value ?? 7) } }
    var highest: Spot? { spots.filter(\.isCompared).max { ($0.estimate?.value ?? 0) < ($1.estimate?.value ?? 0) } }

    static func isBelowExpected(_ spot: Spot) -> Bool { spot.isCompared && (spot.estimate?.interval.high ?? 6) < 3 }

    private static let step = 90.0
    private static let top = 34.0
    private static let bottom = 124.0

    /// Nothing is drawn without two figures.
    func chart(_ say: Say) -> HTML? {
        let known = spots.compactMap(\.estimate)
        guard known.count >= 2 else { return nil }
        let low = min(2.5, (known.map(\.value).min() ?? 1) - 0.1)
        let high = max(4, (known.map(\.value).max() ?? 6) + 0.1)
        func y(_ level: Double) -> Double { JourneyMap.bottom - (level - low) / (high - low) * (JourneyMap.bottom - JourneyMap.top) }
        let width = Int(JourneyMap.step) * spots.count
        // The points stand in columns that follow the reading direction; so does the line above them.
        let isMirrored = say.language.isRightToLeft
        func x(_ place: Int) -> Double { (Double(isMirrored ? spots.count - 1 - place : place) + 0.5) * JourneyMap.step }
        let marks = spots.enumerated().compactMap { place, spot in spot.estimate.map { mark(spot, $0, x: x(place), y) } }
        return """
            <svg class="chart span-\(min(40, spots.count))" viewBox="0 0 \(width) 150" role="img" aria-labelledby="jlt jld"><title id="jlt">\(say(.mapChartTitle))</title>\
            <desc id="jld">\(words(say))</desc><line class="ref" x1="0" x2="\(width)" y1="\(tenth(y(3)))" y2="\(tenth(y(3)))"/>\
            <path class="line thin" d="\(HTML(drawn: line(x, y)))"/>\(each: marks, { $0 })\
            <text x="\(isMirrored ? 0 : width)" y="\(tenth(y(3) + 16))" text-anchor="end">\(say(Vocabulary.Word.level3))</text></svg>
            """
    }

    /// The line itself, broken where nothing is known.
    private func line(_ x: (Int) -> Double, _ y: (Double) -> Double) -> String {
        var path = ""
        var isDrawing = false
        for (place, spot) in spots.enumerated() {
            guard let estimate = spot.estimate else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(tenth(x(place))) \(tenth(y(estimate.value)))"
            isDrawing = true
        }
        return path
    }

    private func mark(_ spot: Spot, _ estimate: Estimate, x: Double, _ y: (Double) -> Double) -> HTML {
        let middle = y(estimate.value)
        let top = y(estimate.interval.high)
        let label = min(top, middle - 6) - 8
        let sign: HTML
        if JourneyMap.isBelowExpected(spot), spot.point.id == lowest?.point.id {
            sign = """
                <rect class="alarm" x="\(tenth(x - 6))" y="\(tenth(middle - 6))" width="12" height="12" transform="rotate(45 \(tenth(x)) \(tenth(middle)))"/>
                """
        } else if spot.isCompared {
            sign = "<circle class=\"dot\" cx=\"\(tenth(x))\" cy=\"\(tenth(middle))\" r=\"5.5\"/>"
        } else {
            sign = "<circle class=\"hollow\" cx=\"\(tenth(x))\" cy=\"\(tenth(middle))\" r=\"5\"/>"
        }
        return """
            <line class="whisk" x1="\(tenth(x))" x2="\(tenth(x))" y1="\(tenth(top))" y2="\(tenth(y(estimate.interval.low)))"/>\(sign)\
            <text class="strong halo" x="\(tenth(x))" y="\(tenth(max(12, label)))" text-anchor="middle">\(JourneyMap.figure(estimate.value))</text>
            """
    }

    private func words(_ say: Say) -> String {
        guard let high = highest, let low = lowest, let most = high.estimate, let least = low.estimate else { return "" }
        return say(.mapChartWords(high.point.name, JourneyMap.figure(most.value), low.point.name, JourneyMap.figure(least.value)))
    }

    /// A level with one decimal: no more digits than its range deserves.
    static func figure(_ value: Double) -> String { Rounding.text(value, decimals: 1) }
}

/// A length in a drawing, with one decimal.
private func tenth(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return rest == 0 ? "\(sign)\(tenths.magnitude / 10)" : "\(sign)\(tenths.magnitude / 10).\(rest)"
}
