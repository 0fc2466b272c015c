/// A line over time with the band of its likely range, as two drawings of which the stylesheet shows one.
///
/// Every word is passed in. Weak points are hollow, gaps are dotted with their reason, the last point is labelled.
package struct TrendChart: Sendable {
    /// What is known of one stretch of time.
    package enum Mark: Sendable {
        case sure(value: Double, low: Double, high: Double)
        /// A figure of few answers; the note says how many.
        case few(value: Double, low: Double, high: Double, note: String)
        /// No figure, and why.
        case missing(reason: String)
    }

    /// One stretch of time; `tick` is its label under the axis, empty for none.
    package struct Point: Sendable {
        package var tick: String
        package var mark: Mark
        package init(tick: String, mark: Mark) {
            self.tick = tick
            self.mark = mark
        }
    }

    /// A value that a reader would look up, with its label.
    package struct Line: Sendable {
        package var value: Double
        package var label: String
        package init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// Unique on the page; letters, digits and hyphens.
    package var id: String
    package var title: String
    package var description: String
    package var points: [Point]
    package var grid: [Line]
    /// The dotted horizon with its name, such as "Expected".
    package var reference: Line?
    package var referenceName: String
    /// The labels of the last figure and of its range.
    package var figure: String
    package var range: String

    package init(
        id: String, title: String, description: String, points: [Point], grid: [Line],
        reference: Line? = nil, referenceName: String = "", figure: String, range: String
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.points = points
        self.grid = grid
        self.reference = reference
        self.referenceName = referenceName
        self.figure = figure
        self.range = range
    }

    /// Both drawings.
    package var html: HTML { TrendDrawing(self, .wide).html + TrendDrawing(self, .narrow).html }
}

/// A figure with the ends of its range and the note of a weak one.
struct TrendFigure {
    var index: Int
    var value: Double
    var low: Double
    var high: Double
    var note: String?
}

/// A stretch without figures between two that have one; nil at either end of the chart.
struct TrendGap {
    var before: TrendFigure?
    var after: TrendFigure?
    var reason: String
    var indices: ClosedRange<Int>
}

extension TrendChart.Mark {
    /// The figure at a place; nil for a gap and for what is no number.
    func figure(at index: Int) -> TrendFigure? {
        switch self {
        case .missing: nil
        case .sure(let value, let low, let high): checked(index, value, low, high, nil)
        case .few(let value, let low, let high, let note): checked(index, value, low, high, note)
        }
    }

    private func checked(_ index: Int, _ value: Double, _ low: Double, _ high: Double, _ note: String?) -> TrendFigure? {
        guard value.isFinite, low.isFinite, high.isFinite else { return nil }
        return TrendFigure(index: index, value: value, low: min(low, value), high: max(high, value), note: note)
    }

    var reason: String {
        if case .missing(let reason) = self { reason } else { "" }
    }
}

extension TrendChart {
    var figures: [TrendFigure] { points.enumerated().compactMap { $0.element.mark.figure(at: $0.offset) } }

    /// Unbroken runs of figures.
    var runs: [[TrendFigure]] {
        var runs: [[TrendFigure]] = []
        for figure in figures {
            if let last = runs.last?.last, last.index + 1 == figure.index {
                runs[runs.count - 1].append(figure)
            } else {
                runs.append([figure])
            }
        }
        return runs
    }

    var gaps: [TrendGap] {
        let known = figures
        let edges: [TrendFigure?] = [nil] + known.map(Optional.some) + [nil]
        return zip(edges, edges.dropFirst()).compactMap { before, after in
            let first = (before?.index ?? -1) + 1
            let last = (after?.index ?? points.count) - 1
            guard first <= last else { return nil }
            let reason = points[first...last].lazy.map(\.mark.reason).first { !$0.isEmpty } ?? ""
            return TrendGap(before: before, after: after, reason: reason, indices: first...last)
        }
    }
}
