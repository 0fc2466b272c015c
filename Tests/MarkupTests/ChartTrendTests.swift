import Testing
@testable import Markup

private func chart(_ marks: [TrendChart.Mark], words: String = "5 Jun") -> TrendChart {
    TrendChart(
        id: "level", title: words, description: words, points: marks.map { .init(tick: words, mark: $0) },
        grid: [.init(3, words), .init(3.5, "3.5"), .init(4, "4")], reference: .init(3, "3"), referenceName: words,
        figure: words, range: words)
}

private func sure(_ value: Double) -> TrendChart.Mark { .sure(value: value, low: value - 0.1, high: value + 0.1) }

struct ChartTrendTests {
    @Test func `a trend is drawn wide and narrow, each with its own title and description`() throws {
        let parsed = try Parsed(chart([sure(3.5), sure(3.6), sure(3.9)]).html)
        expectSound(parsed)
        #expect(parsed.all("wide").count == 1 && parsed.all("narrow").count == 1)
        #expect(parsed.ids == ["level-wt", "level-wd", "level-nt", "level-nd"])
        for drawing in parsed.all("chart") {
            #expect(drawing.attributes["role"] == "img")
            // Time runs left to right in every language.
            #expect(drawing.attributes["direction"] == "ltr")
            let named = drawing.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
            #expect(named.count == 2 && named.allSatisfy(parsed.ids.contains))
        }
        #expect(parsed.all("band").count == 2 && parsed.all("line").count == 2 && parsed.all("ref").count == 2)
        #expect(parsed.all("gap").isEmpty && parsed.all("hollow").isEmpty)
    }

    @Test func `the last point carries a whisker and its figure`() throws {
        var trend = chart([sure(3.5), sure(3.9)])
        trend.figure = "3.9"
        trend.range = "3.8 to 4.0"
        let parsed = try Parsed(trend.html)
        #expect(parsed.all("whisk").count == 2 && parsed.all("dot").count == 2)
        #expect(parsed.all("strong").count == 2)
        #expect(parsed.words.contains("3.8 to 4.0"))
        #expect(parsed.all("dot").first?.attributes["cx"] == "424")
    }

    @Test func `a gap is dotted between its neighbours and says why`() throws {
        let marks = [sure(3.5), sure(3.6), .missing(reason: "terminal closed, nothing asked"), .missing(reason: ""), sure(3.7), sure(3.8)]
        let parsed = try Parsed(chart(marks).html)
        expectSound(parsed)
        #expect(parsed.all("gap").count == 2)
        #expect(parsed.all("line").count == 4 && parsed.all("band").count == 4)
        #expect(parsed.words.contains("terminal closed,") && parsed.words.contains("nothing asked"))
    }

    @Test func `nothing is dotted before the first or after the last figure`() throws {
        let parsed = try Parsed(chart([.missing(reason: "not yet"), sure(3.5), sure(3.6), .missing(reason: "too few")]).html)
        expectSound(parsed)
        #expect(parsed.all("gap").isEmpty)
        #expect(parsed.words.contains("not yet") && parsed.words.contains("too few"))
    }

    @Test func `a figure of few answers is hollow with its count`() throws {
        let marks: [TrendChart.Mark] = [sure(3.5), .few(value: 3.4, low: 3, high: 3.8, note: "12 answers"), sure(3.6)]
        let parsed = try Parsed(chart(marks).html)
        #expect(parsed.all("hollow").count == 2)
        #expect(parsed.words.contains("12 answers"))
        #expect(parsed.all("line").count == 2)
    }

    @Test func `a last figure of few answers has a dashed whisker`() throws {
        let parsed = try Parsed(chart([sure(3.5), .few(value: 3.4, low: 3, high: 3.8, note: "12 answers")]).html)
        #expect(parsed.all("whisk").allSatisfy { $0.attributes["stroke-dasharray"] != nil })
        #expect(parsed.all("dot").isEmpty)
    }

    @Test func `one point is a dot in the middle, none is an empty frame`() throws {
        let one = try Parsed(chart([sure(3.5)]).html)
        expectSound(one)
        #expect(one.all("line").isEmpty && !one.all("dot").isEmpty)
        let none = try Parsed(chart([]).html)
        expectSound(none)
        #expect(none.all("dot").isEmpty && none.all("line").isEmpty && none.all("gap").isEmpty)
        #expect(none.all("ref").count == 2)
        let bare = TrendChart(id: "x", title: "", description: "", points: [], grid: [], figure: "", range: "")
        expectSound(try Parsed(bare.html))
    }

    @Test func `no label runs past the drawing`() throws {
        let points = (0..<12).map { TrendChart.Point(tick: $0 == 11 ? "15 December 2025" : "28 September", mark: sure(3.5)) }
        let trend = TrendChart(id: "x", title: "t", description: "d", points: points, grid: [.init(3, "3")], figure: "3.5", range: "3.4 to 3.6")
        let drawings = String(decoding: trend.html.bytes, as: UTF8.self).split(separator: "<svg ").dropFirst()
        for (drawing, width) in zip(drawings, [500.0, 340.0]) {
            let labels = drawing.matches(of: /x="([0-9.]+)" y="206" text-anchor="middle">([^<]+)</)
            #expect(labels.count > 1)
            for label in labels {
                let (x, half) = (Double(label.1) ?? 0, labelWidth(String(label.2)) / 2)
                #expect(x - half >= 0 && x + half <= width)
            }
        }
    }

    @Test func `only gaps draw no line`() throws {
        let parsed = try Parsed(chart([.missing(reason: "too few"), .missing(reason: "too few")]).html)
        expectSound(parsed)
        #expect(parsed.all("gap").isEmpty && parsed.all("line").isEmpty)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude])
    func `what is no number never reaches the drawing`(wild: Double) throws {
        var trend = chart([sure(3.5), .sure(value: wild, low: wild, high: wild), .few(value: 3, low: wild, high: 4, note: "x"), sure(3.6)])
        trend.grid.append(.init(wild, "wild"))
        trend.reference = .init(wild, "wild")
        let parsed = try Parsed(trend.html)
        expectSound(parsed)
        #expect(!parsed.elements.contains { $0.attributes.values.contains { $0.contains("nan") || $0.contains("inf") } })
    }

    @Test func `all figures alike still have a scale`() throws {
        let flat = TrendChart(
            id: "x", title: "t", description: "d", points: [.init(tick: "", mark: .sure(value: 4, low: 4, high: 4))], grid: [],
            figure: "4", range: "")
        expectSound(try Parsed(flat.html))
    }

    @Test(arguments: hostile)
    func `hostile words stay words in a trend`(words: String) throws {
        let marks: [TrendChart.Mark] = [.few(value: 3, low: 2, high: 4, note: words), .missing(reason: words), sure(3.5)]
        let parsed = try Parsed(chart(marks, words: words).html)
        expectSound(parsed)
        #expect(Set(parsed.elements.map(\.name)).isSubset(of: ["root", "svg", "title", "desc", "line", "path", "circle", "text"]))
        #expect(parsed.words.contains(words))
    }

    @Test func `labels that would touch are left out`() {
        let kept = fitting((0..<24).map { (at: Double($0) * 17, text: "\($0) Jun") })
        #expect(kept.first?.text == "0 Jun")
        #expect(kept.count < 12)
        #expect(zip(kept, kept.dropFirst()).allSatisfy { $1.at - $0.at > labelWidth($0.text) })
    }

    @Test func `long reasons break at spaces into three lines at most`() {
        #expect(lines(of: "terminal closed, nothing asked") == ["terminal closed,", "nothing asked"])
        #expect(lines(of: "a bb ccccccccccccccccccccc dddddddddd eeeeeeeeeee ffffffffffff").count == 3)
        #expect(lines(of: "").isEmpty)
    }

    @Test func `lengths have no exponent and one decimal at most`() {
        #expect([0.04, -0.25, 12.345, 1e-9, 424, .nan, 1e300].map(length) == ["0", "-0.3", "12.3", "0", "424", "0", "0"])
    }
}
