import Statistics

extension Phrase {
    static let measureTitle: Phrase = "Measure"
    static let measureChoose: Phrase = "Choose what to show"
    static let measurePeriod: Phrase = "Period"
    static let measureShow: Phrase = "Show"
    static let newAnswersCame: Phrase = "New answers have come in."
    static let countThemToo: Phrase = "Count them too"
    static let measureUnit: Phrase = "{Unit}"
    static let measureAtAGlance: Phrase = "At a glance"
    static func lastWeeks(_ n: Int) -> Phrase { .counted(n, one: "Last week", many: "Last {n} weeks") }
    static func fromTo(_ from: String, _ to: String) -> Phrase { "\(from) to \(to)" }

    // The state of affairs, in a sentence or two.
    static let serviceIsRising: Phrase = "Service is rising and the rise is real."
    static let serviceIsFalling: Phrase = "Service is falling and the fall is real."
    static let serviceIsSteady: Phrase = "No clear change in service."
    static let serviceTooEarly: Phrase = "Too early to say whether service is changing."
    static func pointNeedsYou(_ point: String) -> Phrase { "\(point) needs you." }

    // Tiles.
    static let tileLevel: Phrase = "Average level of service"
    static let tileRight: Phrase = "Put right, {customer} agrees"
    static let tileAnswered: Phrase = "First answer in time"
    static let tileTold: Phrase = "People who told us"
    static let tileRecommend: Phrase = "Would recommend us"
    static func likely(_ low: String, _ high: String) -> Phrase { "likely \(low) to \(high)" }
    static func likelyAndExpected(_ low: String, _ high: String) -> Phrase { "likely \(low) to \(high); expected is 3" }
    static func likelyOfCases(_ low: String, _ high: String, _ count: String, _ total: String) -> Phrase {
        "likely \(low) to \(high), \(count) of \(total) cases"
    }
    static let fewAnswers: Phrase = "few answers"
    static func answersSoFar(_ n: Int) -> Phrase {
        .counted(
            n, one: "{n} answer so far. We show a figure from 10, and compare from 30.",
            many: "{n} answers so far. We show a figure from 10, and compare from 30.")
    }
    static func casesSoFar(_ n: Int) -> Phrase {
        .counted(
            n, one: "{n} case so far. We show a figure from 10, and compare from 30.",
            many: "{n} cases so far. We show a figure from 10, and compare from 30.")
    }
    static let percent: Phrase = "%"
    static let allOfMine: Phrase = "Everything of mine"
    static func changedUp(_ by: String, _ was: String, _ low: String, _ high: String, _ then: String) -> Phrase {
        "up \(by) from \(was) before, likely \(low) to \(high), of \(then) then"
    }
    static func changedDown(_ by: String, _ was: String, _ low: String, _ high: String, _ then: String) -> Phrase {
        "down \(by) from \(was) before, likely \(low) to \(high), of \(then) then"
    }
    static func noDetectableChange(_ was: String, _ low: String, _ high: String, _ then: String) -> Phrase {
        "no detectable change from \(was) before, \(low) to \(high), of \(then) then"
    }
    static func tooFewBefore(_ then: String) -> Phrase { "too few before to compare: \(then)" }
    static func toldBefore(_ then: String) -> Phrase { "\(then) before" }
    static let columnBefore: Phrase = "Before"
    static let columnChange: Phrase = "Change"
    static let columnChangeLow: Phrase = "Change, likely from"
    static let columnChangeHigh: Phrase = "Change, likely to"
    static let columnAnswersBefore: Phrase = "Answers before"
    static func inWeeks(_ n: Int) -> Phrase { .counted(n, one: "in one week", many: "in {n} weeks") }

    // The trend.
    static func upSince(_ amount: String, _ since: String) -> Phrase { "Up \(amount) since \(since)" }
    static func downSince(_ amount: String, _ since: String) -> Phrase { "Down \(amount) since \(since)" }
    static func noClearChangeSince(_ since: String) -> Phrase { "No clear change since \(since)" }
    static func tooEarlySince(_ since: String) -> Phrase { "Too early to say what has changed since \(since)" }
    static let tenthsOfALevel: [Phrase] = [
        "less than a tenth of a level", "one tenth of a level", "two tenths of a level", "three tenths of a level", "four tenths of a level",
        "half a level", "six tenths of a level", "seven tenths of a level", "eight tenths of a level", "nine tenths of a level", "a whole level",
    ]
    static func levels(_ figure: String) -> Phrase { "\(figure) levels" }
    static func howToReadTrend(_ weeks: Int) -> Phrase {
        .counted(
            weeks, one: "Average level each week. The band is where the true average is likely to be.",
            many: "Average level every {n} weeks. The band is where the true average is likely to be.")
    }
    static func trendName(_ weeks: Int) -> Phrase {
        .counted(weeks, one: "Average level of service each week", many: "Average level of service every {n} weeks")
    }
    static func trendEnds(_ first: String, _ last: String, _ low: String, _ high: String) -> Phrase {
        "The average went from \(first) to \(last), where 3 is expected and 6 is the best. The latest is likely \(low) to \(high)."
    }
    static let trendEmpty: Phrase = "There are too few answers to draw an average."
    static func trendGaps(_ n: Int) -> Phrase {
        .counted(
            n, one: "{n} stretch has no figure because fewer than 10 people answered.",
            many: "{n} stretches have no figure because fewer than 10 people answered.")
    }
    static let nothingTold: Phrase = "nothing told"
    static let tooFewAnswers: Phrase = "too few answers"
    static func answers(_ n: Int) -> Phrase { .counted(n, one: "{n} answer", many: "{n} answers") }
    static let showAsTable: Phrase = "Show as a table"
    static let asAFile: Phrase = "As a file"
    static let columnFrom: Phrase = "From"
    static let columnLevel: Phrase = "Level"
    static let columnLikely: Phrase = "Likely"
    static let columnAnswers: Phrase = "Answers"
    static let columnShare: Phrase = "Share"
    static let columnCases: Phrase = "Cases"

    // The ladder.
    static func leaveWithMore(_ share: String) -> Phrase { "\(share) leave with more than they expected" }
    static func answeredAndLess(_ n: String, _ share: String) -> Phrase { "\(n) people tapped a level. \(share) got less than they expected." }
    static let ladderTooFew: Phrase = "Too few people have tapped a level to say how they are spread"
    static let ladderName: Phrase = "Share of {customers} at each level of service"
    static let howToReadLadder: Phrase = "The black line shows how far each share could be from the truth."
    static func people(_ n: String, isOne: Bool) -> Phrase { isOne ? "\(n) person" : "\(n) people" }
    static let shares: [(upTo: Double, phrase: Phrase)] = [
        (0.005, "Nobody"), (0.03, "Almost nobody"), (0.075, "One in twenty"), (0.15, "One in ten"), (0.225, "One in five"),
        (0.29, "One in four"), (0.365, "One in three"), (0.45, "Four in ten"), (0.55, "Half"), (0.635, "Six in ten"),
        (0.71, "Two in three"), (0.775, "Three in four"), (0.85, "Eight in ten"), (0.97, "Nine in ten"), (0.995, "Almost everyone"),
    ]
    static let everyone: Phrase = "Everyone"

    // The heat map.
    static func shortAndStrong(_ weak: String, _ strong: String) -> Phrase { "\(weak) falls short; \(strong) is furthest above expected" }
    static func fallsShort(_ point: String) -> Phrase { "\(point) falls short of what people expect" }
    static func furthestAbove(_ point: String) -> Phrase { "\(point) is furthest above what people expect" }
    static let nothingStandsOut: Phrase = "No point of the journey stands out yet"
    static let howToReadHeat: Phrase = "Levels above or below expected. Small figures are answers."
    static let heatName: Phrase = "Levels above or below expected, by point of the journey and category of value"
    static let everyCategory: Phrase = "All together"
    static let tooFew: Phrase = "too few"
    static let noneAtAll: Phrase = "none"
    static let wellBelow: Phrase = "well below"
    static let belowExpected: Phrase = "below"
    static let asExpected: Phrase = "as expected"
    static let aboveExpected: Phrase = "above"
    static let wellAbove: Phrase = "well above"
    static let tooFewToSay: Phrase = "too few to say"

    // The words, as the machine reads them.
    static func soundUnhappy(_ share: String) -> Phrase { "\(share) of those who wrote sound unhappy, we think" }
    static let wordsTooFew: Phrase = "Too few have written to say how they sound"
    static let howToReadWords: Phrase = "As the words were read by machine. This is never averaged with the levels that people tapped."
    static let wordsName: Phrase = "How people sound, by category of value"
    static let columnCategory: Phrase = "Category"
    static let columnUnhappy: Phrase = "Unhappy"
    static let columnNeither: Phrase = "Neither"
    static let columnHappy: Phrase = "Happy"
    static let columnUnhappyShare: Phrase = "Unhappy, likely"
    static let aspectsName: Phrase = "What people talk about, and how they felt about it"
    static func aspectsMost(_ aspect: String) -> Phrase { "\(aspect) hurts most often, we think" }
    static let columnAspect: Phrase = "They talk about"
    static let notSorted: Phrase = "Not sorted"

    // The foot, and what comes with files.
    static let nineteenInTwenty: Phrase = "Likely means nineteen times in twenty."
    static func withoutLevel(_ without: String, _ all: String) -> Phrase {
        "\(without) of \(all) messages have no level that somebody tapped; their words are read, never averaged with levels."
    }
    static let columnFigure: Phrase = "Figure"
    static let columnLow: Phrase = "Likely from"
    static let columnHigh: Phrase = "Likely to"
    static let columnTo: Phrase = "To"
    static let columnPoint: Phrase = "Point"

    // What a share of cases opens to.
    static func rightShare(_ share: String) -> Phrase { "\(share) of verdicts say: put right" }
    static func inTimeShare(_ share: String) -> Phrase { "\(share) of first answers came in time" }
    static let rightTooFew: Phrase = "Too few verdicts to say how often it was put right"
    static let inTimeTooFew: Phrase = "Too few first answers to say how often they came in time"
    static let rightWords: Phrase = "What {customers} said when we asked whether it was put right. No verdict never counts as put right."
    static let inTimeWords: Phrase = "Whether the first answer came before its clock ran out."
    static let verdictBins: [Phrase] = ["No verdict", "No", "Partly", "Yes, put right"]
    static let answerBins: [Phrase] = ["Late", "In time"]
    static let theCases: Phrase = "The cases behind it"
    static func caseLine(_ number: Int) -> Phrase { "Case \(number)" }
    static let noWordsGiven: Phrase = "No words were given"
    static let olderCases: Phrase = "Older cases"
    static let backToMeasure: Phrase = "Back to Measure"

    // Nothing yet.
    static let measureEmptyTitle: Phrase = "Nothing has been counted yet"
    static let measureEmptyWords: Phrase = "As soon as {customers} tell us how it was, their answers are counted here, each with how sure we are."
    static let measureEmptyDo: Phrase = "Bring in a file of messages"
    static func nothingInPeriod(_ from: String, _ to: String) -> Phrase { "Nothing was told from \(from) to \(to)" }
    static let nothingInPeriodWords: Phrase = "Choose a longer period, or another part of the organisation."
    static func newestShown(_ to: String) -> Phrase { "Nothing newer was told, so these are the weeks up to \(to)." }
}

extension Say {
    /// A count with its thousands parted: "1,272".
    func count(_ n: Int) -> String {
        let digits = String(n.magnitude)
        var parted = ""
        for (place, digit) in digits.enumerated() {
            if place > 0 && (digits.count - place).isMultiple(of: 3) { parted.append(",") }
            parted.append(digit)
        }
        return n < 0 ? "\u{2212}" + parted : parted
    }

    /// "Two in three": the nearest plain share, at the start of a sentence.
    func share(_ share: Double) -> String {
        self(Phrase.shares.first { share <= $0.upTo }?.phrase ?? .everyone)
    }

    /// "four tenths of a level", for a difference of either sign.
    func levels(_ difference: Double) -> String {
        let tenths = Int((min(difference.magnitude, 6) * 10).rounded())
        if tenths < Phrase.tenthsOfALevel.count { return self(Phrase.tenthsOfALevel[tenths]) }
        return self(.levels(Rounding.text(difference.magnitude, decimals: 1)))
    }
}
