/// A length written for SVG: one decimal at most, never an exponent, "0" for what is no number.
func length(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}

/// A point in the units of a drawing.
struct Spot: Equatable {
    var x: Double
    var y: Double
    var text: String { "\(length(x)) \(length(y))" }
}

/// `M… L…` through the spots; empty for none.
func path(_ spots: [Spot], closed: Bool = false) -> HTML {
    guard let first = spots.first else { return HTML() }
    let rest = spots.dropFirst().map { " L" + $0.text }.joined()
    return HTML(drawn: "M" + first.text + rest + (closed ? "Z" : ""))
}

/// Where values of a chart come to lie, from the lowest at the bottom to the highest on top.
struct Scale {
    let low: Double
    let high: Double
    let top: Double
    let bottom: Double

    /// A scale for all the values, with a little air; values that are no numbers do not count.
    init(holding values: [Double], top: Double, bottom: Double) {
        let finite = values.filter { $0.isFinite && $0.magnitude < 1e9 }
        let least = finite.min() ?? 0
        let most = finite.max() ?? 1
        let air = most > least ? (most - least) * 0.04 : 0.5
        low = least - air
        high = most + air
        self.top = top
        self.bottom = bottom
    }

    func y(_ value: Double) -> Double {
        let held = min(max(value, low), high)
        return bottom - (held - low) / (high - low) * (bottom - top)
    }
}

/// How wide a label of a chart is about to be, in the drawing's units.
func labelWidth(_ text: String) -> Double { Double(text.unicodeScalars.count) * 6.6 }

/// Words broken into lines of at most `most` letters where spaces allow it, three lines at most.
func lines(of text: String, most: Int = 17) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
        if let last = lines.last, lines.count == 3 || last.count + word.count < most {
            lines[lines.count - 1] = last + " " + word
        } else {
            lines.append(String(word))
        }
    }
    return lines
}

/// Which of several labels fit beside each other: the first is kept, then each that stays clear of the one before.
func fitting(_ labels: [(at: Double, text: String)]) -> [(at: Double, text: String)] {
    var kept: [(at: Double, text: String)] = []
    for label in labels {
        guard let last = kept.last else { kept.append(label); continue }
        if label.at - last.at > (labelWidth(last.text) + labelWidth(label.text)) / 2 + 10 { kept.append(label) }
    }
    return kept
}
