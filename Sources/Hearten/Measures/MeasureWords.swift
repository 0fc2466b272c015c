import Markup
import Statistics

/// How people sound in their words, as read by machine: a table of its own, apart from what was tapped.
extension MeasureOverview {
    /// Nothing when nobody wrote.
    func wordsCard(_ say: Say) -> HTML {
        let all = figures.words(.all)
        let total = all.reduce(0, +)
        guard total > 0 else { return HTML() }
        let heading = wordsFinding(say) ?? say(.wordsTooFew)
        let groups: [Category?] = Category.allCases.map(Optional.some) + [nil]
        return """
            <section class="card"><figure class="fig"><figcaption><h2>\(heading)</h2><p>\(say(.howToReadWords))</p></figcaption>\
            <div class="scroll-x" tabindex="0" role="region" aria-label="\(say(.wordsName))"><table class="table"><caption class="sr">\(say(.wordsName))</caption>\
            <thead><tr><th scope="col">\(say(.columnCategory))</th><th scope="col" class="n">\(say(.columnUnhappy))</th>\
            <th scope="col" class="n">\(say(.columnNeither))</th><th scope="col" class="n">\(say(.columnHappy))</th>\
            <th scope="col" class="n">\(say(.columnUnhappyShare))</th></tr></thead>\
            <tbody>\(wordsRow(say(.everyCategory), all, category: nil, isLinked: true, say))\
            \(each: groups, { group in
                wordsRow(group.map { say($0.word) } ?? say(.notSorted), figures.words(.category(group)), category: group, isLinked: group != nil, say)
            })</tbody></table></div>\
            \(when: mayExport, "<p><a class=\"sm\" href=\"\(url: paths.wordsFile)\">\(say(.asAFile))</a></p>")</figure></section>
            """
    }

    /// How those who wrote sound, as a sentence without its full stop; nil for fewer than ten.
    func wordsFinding(_ say: Say) -> String? {
        let all = figures.words(.all)
        let total = all.reduce(0, +)
        guard total >= Weight.leastForFigure else { return nil }
        return say(.soundUnhappy(say.share(Double(all[0]) / Double(total))))
    }

    /// Moments without a category have no list of their own, so their counts are plain.
    private func wordsRow(_ name: String, _ moods: [Int], category: Category?, isLinked: Bool, _ say: Say) -> HTML {
        """
        <tr><th scope="row">\(name)</th>\(each: moods.enumerated(), { mood, n in
                let link = paths.moments {
                    $0.sentiment = WordsBin.sentiments[mood]
                    $0.category = category?.rawValue
                }
                return isLinked && n > 0
                    ? "<td class=\"n\"><a href=\"\(url: link)\">\(say.count(n))</a></td>" : "<td class=\"n\">\(say.count(n))</td>"
            })<td class="n">\(unhappyShare(moods, say))</td></tr>
        """
    }

    /// The likely share of those who sound unhappy: "12 to 19%".
    func unhappyShare(_ moods: [Int], _ say: Say) -> String {
        let share = Proportion(moods[0], of: moods.reduce(0, +)).estimate().flatMap { $0.weight > .none ? Written($0.scaled(by: 100), most: 0) : nil }
        return share.map { say(.fromTo($0.low, $0.high)) + "%" } ?? say(.tooFewAnswers)
    }
}
