import Testing
@testable import Markup

private func ladder(_ words: String = "Better", few: Bool = false) -> LadderChart {
    LadderChart(
        title: words,
        steps: (1...6).reversed().map { level in
            .init(
                level: level, name: words, share: Double(level) / 21, low: Double(level) / 25, high: Double(level) / 18,
                figure: "6%", note: words, link: "/moments?level=\(level)")
        }, few: few)
}

struct ChartLadderTests {
    @Test func `six levels are a list of named bars with whiskers`() throws {
        let parsed = try Parsed(ladder().html)
        expectSound(parsed)
        #expect(parsed.elements.filter { $0.name == "li" }.count == 6)
        #expect(parsed.all("cap").count == 18 && parsed.all("steps").count == 6)
        #expect((1...6).allSatisfy { parsed.all("lv\($0)").count == 1 })
        #expect(parsed.elements.filter { $0.name == "svg" }.allSatisfy { $0.attributes["aria-hidden"] == "true" })
        #expect(parsed.elements.compactMap { $0.attributes["href"] }.first == "/moments?level=6")
    }

    @Test func `bars start at zero and the longest whisker reaches the end`() throws {
        let parsed = try Parsed(ladder().html)
        let bars = parsed.elements.filter { $0.attributes["class"]?.hasPrefix("lv") ?? false }
        #expect(bars.allSatisfy { $0.attributes["x"] == nil })
        #expect(bars.first?.attributes["width"] == "85.7%")
        #expect(parsed.all("cap").first?.attributes["x1"] == "72%")
        #expect(parsed.all("cap").first?.attributes["x2"] == "100%")
    }

    @Test func `whiskers of few answers are dashed`() throws {
        #expect(try Parsed(ladder(few: true).html).all("cap").contains { $0.attributes["stroke-dasharray"] != nil })
        #expect(try Parsed(ladder().html).all("cap").allSatisfy { $0.attributes["stroke-dasharray"] == nil })
    }

    @Test func `no steps, no shares and shares that are no numbers are drawn soundly`() throws {
        expectSound(try Parsed(LadderChart(title: "", steps: []).html))
        let wild = [Double.nan, .infinity, -3, 0, 7].map {
            LadderChart.Step(level: 99, name: "x", share: $0, low: $0, high: $0, figure: "", note: "")
        }
        expectSound(try Parsed(LadderChart(title: "", steps: wild).html))
    }

    @Test(arguments: hostile)
    func `hostile words stay words in a ladder and in a heat map`(words: String) throws {
        let parsed = try Parsed(ladder(words).html)
        expectSound(parsed)
        #expect(parsed.words.contains(words))
        let heat = HeatChart(
            id: "h", caption: words, columns: [words],
            rows: [
                .init(
                    heading: HTML(words),
                    cells: [
                        .figure(words, count: words, step: 9, link: words), .few(words, count: words, link: nil), .none(words),
                    ])
            ], key: [.init(step: -3, words), .init(few: words)])
        let table = try Parsed(heat.html)
        expectSound(table)
        #expect(table.all("p3").count == 1 && table.all("few").count == 2 && table.all("none").count == 1 && table.all("n3").count == 1)
        #expect(table.elements.compactMap { $0.attributes["href"] } == ["#"])
    }

    @Test func `the sign of a level fills as many bars as the level`() throws {
        for level in 0...7 {
            let parsed = try Parsed(Sign.steps(level))
            expectSound(parsed)
            #expect(parsed.all("on").count == min(level, 6))
        }
    }
}
