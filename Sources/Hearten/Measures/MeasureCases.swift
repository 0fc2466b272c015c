import Markup
import Statistics
import Storage

/// What a figure about cases opens to: its bins with their shares, and the cases themselves.
struct MeasureCases: Sendable {
    var measure: TallyMeasure
    var figures: Figures
    var units: [ID<Unit>]
    var bin: Int?
    var cases: [CountedCase]
    /// The number after which the next page begins; nil on the last one.
    var next: Int?
    var now: Instant
    var mayExport: Bool

    private var paths: MeasurePaths { MeasurePaths(units: units, period: figures.period) }
    private var counts: [Int] { figures.bins(measure) }
    private var total: Int { counts.reduce(0, +) }
    private var isVerdict: Bool { measure == .verdict }

    func title(_ say: Say) -> String { say(isVerdict ? .tileRight : .tileAnswered) }

    func html(_ say: Say) -> HTML {
        """
        <div class="page-head"><div><p><a class="sm" href="\(url: paths.home)">\(say(.backToMeasure))</a></p>\
        <h1>\(heading(say))</h1><p class="lead">\(say(isVerdict ? .rightWords : .inTimeWords))</p></div></div>
        <div class="stack gap-5">
        <section class="card">\(table(say))\(when: mayExport, "<p><a class=\"sm\" href=\"\(url: paths.casesFile(measure))\">\(say(.asAFile))</a></p>")</section>
        <section class="card" aria-labelledby="h-cases"><header><h2 id="h-cases">\(say(.theCases))</h2></header>\(list(say))</section>
        </div>
        """
    }

    private func heading(_ say: Say) -> String {
        let good = isVerdict ? figures.putRight : figures.firstAnswerInTime
        guard let share = good.share, total >= Weight.leastForFigure else { return say(isVerdict ? .rightTooFew : .inTimeTooFew) }
        return say(isVerdict ? .rightShare(say.share(share)) : .inTimeShare(say.share(share)))
    }

    static func binName(_ measure: TallyMeasure, _ bin: Int) -> Phrase {
        let names = measure == .verdict ? Phrase.verdictBins : Phrase.answerBins
        return names[max(0, min(bin, names.count - 1))]
    }

    private func table(_ say: Say) -> HTML {
        """
        <table class="table"><caption class="sr">\(title(say))</caption>\
        <thead><tr><td></td><th scope="col" class="n">\(say(.columnCases))</th><th scope="col" class="n">\(say(.columnShare))</th>\
        <th scope="col" class="n">\(say(.columnLikely))</th></tr></thead>\
        <tbody>\(each: counts.enumerated().reversed(), { index, n in
            let share = Proportion(n, of: total).estimate().flatMap { $0.weight > .none ? Written($0.scaled(by: 100), most: 0) : nil }
            return """
                <tr><th scope="row"><a href="\(url: paths.cases(measure, bin: index))">\(say(Self.binName(measure, index)))</a></th>\
                <td class="n">\(say.count(n))</td><td class="n">\(share.map { $0.figure + "%" } ?? "–")</td>\
                <td class="n">\(share.map { say(.fromTo($0.low, $0.high)) + "%" } ?? say(.tooFewAnswers))</td></tr>
                """
        })</tbody></table>
        """
    }

    private func list(_ say: Say) -> HTML {
        if cases.isEmpty { return "<p class=\"muted\">\(say(.noneAtAll))</p>" }
        return """
            <ul class="list moments" role="list">\(each: cases, { one in
                """
                <li><p class="meta"><span>\(say(.caseLine(one.number)))</span>\
                <span>\(say(Self.binName(measure, one.bin)))</span>\(say.timeTag(one.happenedAt, now: now))</p>\
                <a class="plain" href="/moments/\(one.moment.description)"><blockquote class="voice small" dir="auto"><p>\(one.words ?? say(.noWordsGiven))</p></blockquote></a></li>
                """
            })</ul>\(next.map { "<p><a class=\"btn\" href=\"\(url: paths.cases(measure, bin: bin, after: $0))\">\(say(.olderCases))</a></p>" as HTML })
            """
    }
}
