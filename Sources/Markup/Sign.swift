/// Small drawn signs that stand beside words: level, category of value, clock and the brand mark.
package enum Sign {
    /// The four shapes that tell categories of value apart without colour.
    package enum Shape: String, CaseIterable, Sendable { case product, delivery, mindset, relationship }

    /// How a clock stands: a disc that fills, then an exclamation, or a tick.
    package enum Clock: String, CaseIterable, Sendable { case calm, soon, late, kept }

    /// Three bars and a flame.
    package static let mark: HTML = """
        <svg class="sign" viewBox="0 0 26 26" aria-hidden="true"><path class="bars" d="\
        M4 16h2a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2Z\
        M12 11h2a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-2a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Z\
        M20 8h2a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-2a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2Z\
        "/><circle class="flame" cx="21" cy="3.2" r="2.7"/></svg>
        """

    /// Six rising bars, filled up to the level (1 to 6). Its name must stand beside it.
    package static func steps(_ level: Int) -> HTML { allSteps[min(max(level, 0), 6)] }

    /// Drawn once: they stand many times on a page.
    private static let allSteps: [HTML] = (0...6).map { filled in
        """
        <svg class="steps" data-l="\(filled)" viewBox="0 0 28.6 13" aria-hidden="true">\
        \(each: 0..<filled, { bar($0, "on") })\(each: filled..<6, { bar($0, "off") })</svg>
        """
    }

    /// The shape of a category of value.
    package static func glyph(_ shape: Shape) -> HTML {
        switch shape {
        case .product: glyph("<path d=\"M12 3.5 20.5 12 12 20.5 3.5 12Z\"/>")
        case .delivery: glyph("<path d=\"M3.5 7h10l7 5-7 5h-10L7 12Z\"/>", mirrors: true)
        case .mindset: glyph("<circle cx=\"12\" cy=\"12\" r=\"8\"/>")
        case .relationship: glyph("<circle cx=\"8.5\" cy=\"12\" r=\"5\"/><circle cx=\"15.5\" cy=\"12\" r=\"5\"/>")
        }
    }

    /// A disc that fills as time goes; `gone` is the share of the time used, 0 to 1.
    package static func clock(_ state: Clock, gone: Double = 0) -> HTML {
        """
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/>\
        \(face(state, gone: gone))</svg>
        """
    }

    private static func glyph(_ shape: HTML, mirrors: Bool = false) -> HTML {
        """
        <svg class="i glyph\(when: mirrors, " flip")" viewBox="0 0 24 24" aria-hidden="true">\(shape)</svg>
        """
    }

    private static func bar(_ index: Int, _ state: HTML) -> HTML {
        "<rect class=\"\(state)\" x=\"\(index * 5)\" y=\"\(10 - index * 2)\" width=\"3.6\" height=\"\(index * 2 + 2).5\" rx=\"1\"/>"
    }

    private static func face(_ state: Clock, gone: Double) -> HTML {
        switch state {
        case .late:
            "<path d=\"M8 4.5v4M8 11v.2\" stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linecap=\"round\" fill=\"none\"/>"
        case .kept:
            "<path d=\"m5 8.3 2.2 2.2L11.2 6\" stroke=\"currentColor\" stroke-width=\"1.8\" fill=\"none\" stroke-linecap=\"round\"/>"
        case .calm, .soon: slice(gone)
        }
    }

    /// A slice of the disc from twelve o'clock, drawn in 48 steps so that no trigonometry is needed per page.
    private static func slice(_ gone: Double) -> HTML {
        let share = gone.isFinite ? min(max(gone, 0), 1) : 0
        let step = Int((share * 48).rounded())
        guard step > 0 else { return HTML() }
        guard step < 48 else { return "<circle cx=\"8\" cy=\"8\" r=\"5\" fill=\"currentColor\"/>" }
        let (x, y) = edge[step]
        return HTML(drawn: "<path d=\"M8 8V3A5 5 0 \(step > 24 ? 1 : 0) 1 \(x) \(y)Z\" fill=\"currentColor\"/>")
    }

    /// Points on a circle of radius 5 around (8, 8), clockwise from the top, to two decimals.
    private static let edge: [(String, String)] = [
        ("8", "3"), ("8.65", "3.04"), ("9.29", "3.17"), ("9.91", "3.38"), ("10.5", "3.67"), ("11.04", "4.03"),
        ("11.54", "4.46"), ("11.97", "4.96"), ("12.33", "5.5"), ("12.62", "6.09"), ("12.83", "6.71"), ("12.96", "7.35"),
        ("13", "8"), ("12.96", "8.65"), ("12.83", "9.29"), ("12.62", "9.91"), ("12.33", "10.5"), ("11.97", "11.04"),
        ("11.54", "11.54"), ("11.04", "11.97"), ("10.5", "12.33"), ("9.91", "12.62"), ("9.29", "12.83"), ("8.65", "12.96"),
        ("8", "13"), ("7.35", "12.96"), ("6.71", "12.83"), ("6.09", "12.62"), ("5.5", "12.33"), ("4.96", "11.97"),
        ("4.46", "11.54"), ("4.03", "11.04"), ("3.67", "10.5"), ("3.38", "9.91"), ("3.17", "9.29"), ("3.04", "8.65"),
        ("3", "8"), ("3.04", "7.35"), ("3.17", "6.71"), ("3.38", "6.09"), ("3.67", "5.5"), ("4.03", "4.96"),
        ("4.46", "4.46"), ("4.96", "4.03"), ("5.5", "3.67"), ("6.09", "3.38"), ("6.71", "3.17"), ("7.35", "3.04"),
    ]
}
