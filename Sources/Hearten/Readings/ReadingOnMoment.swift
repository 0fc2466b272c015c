import Markup
import Storage
import Understanding

/// How a moment was read, as its page shows it: each guess with its words, and the ways to correct it.
struct ReadingOnMoment: Sendable {
    let moment: Moment
    let mayCorrect: Bool
    /// The shown words that weighed most, for those answers that the machine gave.
    var feelingWords: [String] = []
    var intentWords: [String] = []
    var themes: [(theme: ID<OwnTheme>, name: String, sure: Double)] = []
    /// Where a correction leads back to; the moment's page when nil.
    var back: String?

    static func load(_ moment: Moment, mayCorrect: Bool, _ services: Services, _ tx: any ReadTransaction) throws -> ReadingOnMoment {
        var one = ReadingOnMoment(moment: moment, mayCorrect: mayCorrect)
        one.themes = try ThemeQueries.themes(of: moment.id, tx)
        guard let words = moment.shownWords, let trained = services.reader.current.trained else { return one }
        if let feeling = moment.reading.sentiment, feeling.confidence < 1 { one.feelingWords = trained.because(words, .sentiment(feeling.value)) }
        if let intent = moment.reading.intent, intent.confidence < 1 { one.intentWords = trained.because(words, .intent(intent.value)) }
        return one
    }

    func html(_ say: Say) -> HTML {
        let reading = moment.reading
        let level: HTML =
            moment.level.map { "\(say(levelName($0))) <small>\(say(.toldByCustomer))</small>" }
            ?? guess(reading.level.map { (say(levelName($0.value)), $0.confidence) }, say)
        let category = reading.category.flatMap { guess in Category(rawValue: guess.value.rawValue).map { (say($0.word), guess.confidence) } }
        return """
            <section class="card tight" aria-labelledby="h-read"><h2 class="h3 mb-4" id="h-read">\(say(.howWeRead))</h2>\(unreadable(say))<dl class="facts">
            \(moment.question.map { "<div><dt>\(say(.factAsked))</dt><dd dir=\"auto\">\($0)</dd></div>" as HTML })\
            <div><dt>\(say(.factFeeling))</dt><dd>\(guess(reading.sentiment.map { (say(.feeling($0.value)), $0.confidence) }, say))\(because(feelingWords, say))</dd></div>
            <div><dt>\(say(.factIntent))</dt><dd>\(guess(reading.intent.map { (say(.intentName($0.value)), $0.confidence) }, say))\(because(intentWords, say))</dd></div>
            <div><dt>\(say(.factValue))</dt><dd>\(guess(category, say))</dd></div>
            <div><dt>\(say(.factLevel))</dt><dd>\(level)</dd></div>\(urgency(say))\(aspects(say))\(ownThemes(say))</dl>\(when: mayCorrect && moment.words != nil, correction(say))</section>
            """
    }

    private func unreadable(_ say: Say) -> HTML {
        guard moment.isUnreadable else { return HTML() }
        return "<p class=\"muted sm mb-4\">\(say(.cannotReadLanguage))</p>"
    }

    private func because(_ words: [String], _ say: Say) -> HTML {
        guard !words.isEmpty else { return HTML() }
        return "<br><small dir=\"auto\">\(say(.because(words.map { "“\($0)”" }.joined(separator: ", "))))</small>"
    }

    private func urgency(_ say: Say) -> HTML {
        let reading = moment.reading
        guard reading.urgency != nil || reading.isUrgencyCorrected else { return HTML() }
        let words: HTML =
            reading.urgency == nil
            ? "\(say(.nothingUrgentSaid)) <small>\(say(.correctedByUs))</small>"
            : guess(reading.urgency.map { (say(.urgencyName($0.value)), $0.confidence) }, say)
        return "<div><dt>\(say(.factUrgency))</dt><dd>\(words)</dd></div>"
    }

    private func aspects(_ say: Say) -> HTML {
        let all = moment.reading.aspects.all
        guard !all.isEmpty else { return HTML() }
        let note: HTML? = moment.reading.aspects.isChosen ? " <small>\(say(.correctedByUs))</small>" : nil
        return """
            <div><dt>\(say(.factAspects))</dt><dd><ul class="list" role="list">\(each: all, { one in
                "<li>\(say(.aspectFelt(say(.aspectName(one.aspect)), say(.feeling(one.feeling)))))</li>"
            })</ul>\(note)</dd></div>
            """
    }

    private func ownThemes(_ say: Say) -> HTML {
        guard !themes.isEmpty else { return HTML() }
        return """
            <div><dt>\(say(.factThemes))</dt><dd>\(each: themes, { theme in
                let sure: HTML = theme.sure >= 1 ? "\(theme.name) " : "\(say(.weThink(theme.name))) "
                return "<span dir=\"auto\">\(sure)</span>"
            })</dd></div>
            """
    }

    /// "We think: glad, quite sure", or what a person said.
    private func guess(_ guess: (String, Double)?, _ say: Say) -> HTML {
        guard let (value, sure) = guess else { return "<span class=\"faint\">\(say(.cannotTell))</span>" }
        if sure >= 1 { return "\(value) <small>\(say(.correctedByUs))</small>" }
        let words: Phrase = sure >= 0.8 ? .quiteSure : sure >= 0.6 ? .fairlySure : .notSure
        return "\(say(.weThink(value))) <small>\(say(words))</small>"
    }

    // MARK: Correcting

    private var leadsBack: HTML? { back.map { hiddenField("back", $0) } }

    /// Feeling and intent are a tap each; the rest is one form.
    private func correction(_ say: Say) -> HTML {
        let reading = moment.reading
        let categories = [Choice("", say(.keepAsItIs))] + Category.allCases.map { Choice($0.rawValue, say($0.word)) }
        let levels = [Choice("", say(.keepAsItIs))] + (1...6).reversed().map { Choice(String($0), say(levelName($0))) }
        let urgencies =
            [Choice("", say(.keepAsItIs)), Choice(Correction.nothing, say(.nothingUrgentSaid))]
            + Urgency.allCases.map { Choice($0.rawValue, say(.urgencyName($0))) }
        let level: HTML? =
            moment.level == nil
            ? "<div class=\"field\"><label for=\"level\">\(say(.factLevel))</label><select class=\"input\" id=\"level\" name=\"level\">\(options(levels, selected: nil))</select></div>"
            : nil
        return """
            <details class="mt-4"><summary>\(say(.correctIt))</summary><form class="stack gap-3 mt-2" action="\(url: MomentPaths.reading(moment.id))" method="post">\(leadsBack)
            <fieldset class="field"><legend class="label">\(say(.factFeeling))</legend><div class="row gap-2">\(each: Sentiment.allCases.reversed(), { one in
                tap("feeling", one.rawValue, say(.feeling(one)), isNow: reading.sentiment?.value == one)
            })</div></fieldset>
            <fieldset class="field"><legend class="label">\(say(.factIntent))</legend><div class="row gap-2">\(each: Intent.allCases, { one in
                tap("intent", one.rawValue, say(.intentName(one)), isNow: reading.intent?.value == one)
            })</div></fieldset></form>
            <details class="mt-4"><summary>\(say(.correctMore))</summary><form class="stack gap-3 mt-2" action="\(url: MomentPaths.reading(moment.id))" method="post">\(leadsBack)
            <div class="field"><label for="category">\(say(.factValue))</label><select class="input" id="category" name="category">\(options(categories, selected: nil))</select></div>\(level)
            <div class="field"><label for="urgency">\(say(.factUrgency))</label><select class="input" id="urgency" name="urgency">\(options(urgencies, selected: nil))</select></div>
            <details><summary>\(say(.factAspects))</summary><div class="stack gap-2 mt-2"><label class="check"><input type="checkbox" name="aspects" value="yes"> \(say(.isCorrectAspects))</label>
            <p class="hint">\(say(.aspectsHint))</p>\(each: Aspect.allCases, { aspect($0, say) })</div></details>
            <button class="btn">\(say(.save))</button></form></details></details>
            """
    }

    private func tap(_ name: StaticString, _ value: String, _ words: String, isNow: Bool) -> HTML {
        "<button class=\"btn small\" name=\"\(HTML(trusted: name))\" value=\"\(value)\"\(when: isNow, " aria-pressed=\"true\"")>\(words)</button>"
    }

    private func aspect(_ aspect: Aspect, _ say: Say) -> HTML {
        let name = Correction.field(aspect)
        let choices = [Choice("", say(.notTalkedAbout))] + Sentiment.allCases.reversed().map { Choice($0.rawValue, say(.feeling($0))) }
        return """
            <div class="field"><label for="\(name)">\(say(.aspectName(aspect)))</label><select class="input" id="\(name)" name="\(name)">\
            \(options(choices, selected: moment.reading.aspects.feeling(of: aspect)?.rawValue))</select></div>
            """
    }
}

extension TrainedReader {
    /// The words of a text that weighed most for an answer, as they stand there.
    func because(_ text: String, _ answer: ReadingAnswer) -> [String] {
        let bytes = Array(text.utf8)
        return reasons(text, for: answer).filter { $0.upperBound <= bytes.count }.map { String(decoding: bytes[$0], as: UTF8.self).trimmedBlanks }
            .filter { !$0.isEmpty }
    }
}
