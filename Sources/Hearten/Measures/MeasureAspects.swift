import Markup
import Statistics
import Understanding

extension Figures {
    /// What words talk about, most often first: hurt, neither, glad.
    var aspects: [(aspect: Aspect, moods: [Int])] {
        let bins = bins(.aspects)
        return Aspect.allCases.enumerated().map { (aspect: $1, moods: Array(bins[($0 * 3)..<($0 * 3 + 3)])) }
            .filter { $0.moods.reduce(0, +) > 0 }.sorted { $0.moods.reduce(0, +) > $1.moods.reduce(0, +) }
    }
}

/// What people talk about in their words, as read by machine: apart from what was tapped.
extension MeasureOverview {
    /// Nothing when nobody wrote of anything.
    func aspectsCard(_ say: Say) -> HTML {
        let all = figures.aspects
        guard !all.isEmpty else { return HTML() }
        let worst = all.max { $0.moods[0] < $1.moods[0] }
        let heading = worst.flatMap { $0.moods[0] >= Weight.leastForFigure ? say(.aspectsMost(say(.aspectName($0.aspect)))) : nil }
        return """
            <section class="card"><figure class="fig"><figcaption><h2>\(heading ?? say(.aspectsName))</h2><p>\(say(.howToReadWords))</p></figcaption>\
            <div class="scroll-x" tabindex="0" role="region" aria-label="\(say(.aspectsName))"><table class="table"><caption class="sr">\(say(.aspectsName))</caption>\
            <thead><tr><th scope="col">\(say(.columnAspect))</th><th scope="col" class="n">\(say(.columnUnhappy))</th>\
            <th scope="col" class="n">\(say(.columnNeither))</th><th scope="col" class="n">\(say(.columnHappy))</th>\
            <th scope="col" class="n">\(say(.columnUnhappyShare))</th></tr></thead>\
            <tbody>\(each: all, { aspectRow($0.aspect, $0.moods, say) })</tbody></table></div>\
            \(when: mayExport, "<p><a class=\"sm\" href=\"\(url: paths.aspectsFile)\">\(say(.asAFile))</a></p>")</figure></section>
            """
    }

    private func aspectRow(_ aspect: Aspect, _ moods: [Int], _ say: Say) -> HTML {
        """
        <tr><th scope="row">\(say(.aspectName(aspect)))</th>\(each: moods.enumerated(), { mood, n in
            let link = paths.moments {
                $0.aspect = aspect
                $0.mood = Sentiment.allCases[mood]
            }
            return n > 0 ? "<td class=\"n\"><a href=\"\(url: link)\">\(say.count(n))</a></td>" : "<td class=\"n\">\(say.count(n))</td>"
        })<td class="n">\(unhappyShare(moods, say))</td></tr>
        """
    }
}
