import Markup
import Storage
import Understanding

/// Correcting more than one moment at a time: those that the reader was least sure of, and those ticked on a list.
struct CorrectionDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// So many at once, of the last days.
    private static let shown = 6, mostSkipped = 600, days: Int64 = 90

    // MARK: Help Hearten read

    func unsure() async throws -> Reply {
        let scope = viewer.scope(.correctReadings), since = visit.now - .seconds(Self.days * 86_400)
        let skip = min(max(visit.query["skip"].flatMap { Int($0) } ?? 0, 0), Self.mostSkipped)
        let found = try await store.read { try ReadingQueries.unsure(scope, since: since, skip: skip, limit: Self.shown + 1, $0) }
        let next = found.count > Self.shown && skip < Self.mostSkipped ? skip + Self.shown : nil
        return .page(unsurePage(Array(found.prefix(Self.shown)), next: next))
    }

    func saveUnsure() async throws -> Reply {
        let fields = try await visit.form()
        let corrections = fields.names.compactMap { name -> (moment: ID<Moment>, correction: Correction)? in
            guard name.hasPrefix("f-"), let id = ID<Moment>(String(name.dropFirst(2))) else { return nil }
            var correction = Correction()
            correction.sentiment = fields[name].flatMap { Sentiment(rawValue: $0) }
            return (id, correction)
        }
        let count = try await save(corrections)
        return .see(ReadingPaths.unsure, notice: visit.say(count == 0 ? .helpNothing : .helpThanks))
    }

    private func unsurePage(_ moments: [Moment], next: Int?) -> HTML {
        let say = visit.say
        let others: HTML? = next.map { "<a class=\"btn quiet\" href=\"\(url: "\(ReadingPaths.unsure)?skip=\($0)")\">\(say(.helpOthers))</a>" }
        let body: HTML =
            moments.isEmpty
            ? "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.helpDone))</h2><p>\(say(.helpDoneWords))</p></div>"
            : """
            <form class="stack gap-5" action="\(url: ReadingPaths.unsure)" method="post"><section class="card" aria-labelledby="h-unsure"><h2 class="sr" id="h-unsure">\(say(.helpTitle))</h2>\
            <ul class="list moments" role="list">\(each: moments.enumerated(), { "<li>\(question($0.offset + 1, $0.element))</li>" })</ul></section>\
            <div class="row"><button class="btn primary">\(say(.helpSave))</button>\(others)</div></form>
            """
        return ColleaguePage(title: say(.helpTitle), place: .moments).html(
            visit, viewer,
            """
            <p class="mb-4"><a href="\(url: MomentPaths.list)">\(say(.allMoments))</a></p>
            <div class="page-head"><div><h1>\(say(.helpTitle))</h1><p class="lead">\(say(.helpLead))</p></div></div><div class="width-42">\(body)</div>
            """)
    }

    private func question(_ number: Int, _ moment: Moment) -> HTML {
        let say = visit.say
        let guess: HTML? = moment.reading.sentiment.map { "<span>\(say(.weThink(say(.feeling($0.value)))))</span>" }
        return """
            <p class="meta"><span>\(MomentPages.place(moment, visit))</span><span>\(say.timeTag(moment.happenedAt, now: visit.now))</span>\(guess)</p>
            <a class="plain" href="\(url: MomentPaths.moment(moment.id))"><p class="voice small" dir="auto">\(moment.shownWords ?? "")</p></a>
            <fieldset class="field"><legend class="sr">\(say(.feelingOf(number)))</legend><div class="row gap-2">\(each: Sentiment.allCases.reversed(), { one in
                "<label class=\"chip line\"><input type=\"radio\" name=\"f-\(moment.id.description)\" value=\"\(one.rawValue)\"> \(say(.feeling(one)))</label>"
            })</div></fieldset>
            """
    }

    // MARK: Those ticked on a list

    func correctTicked() async throws -> Reply {
        let fields = try await visit.form(), correction = Correction(fields)
        let ids = fields.values(of: "moment").compactMap { ID<Moment>($0) }
        let list = MomentPaths.list(MomentFilter(fields.under("list-")))
        let count = try await save(ids.map { ($0, correction) })
        return .see(list, notice: count == 0 ? visit.say(.nothingTicked) : visit.say(.correctedSeveral(count)))
    }

    private func save(_ corrections: [(moment: ID<Moment>, correction: Correction)]) async throws -> Int {
        let scope = viewer.scope(.correctReadings), services = services
        return try await store.write { try CorrectReading(services).run(corrections, scope, by: viewer.id, in: $0) }
    }

    /// What a list offers below its ticked moments.
    static func bar(_ filter: MomentFilter, _ say: Say) -> HTML {
        let feelings = [Choice("", say(.notChanged))] + Sentiment.allCases.reversed().map { Choice($0.rawValue, say(.feeling($0))) }
        let intents = [Choice("", say(.notChanged))] + Intent.allCases.map { Choice($0.rawValue, say(.intentName($0))) }
        let categories = [Choice("", say(.notChanged))] + Category.allCases.map { Choice($0.rawValue, say($0.word)) }
        return """
            <section class="card mt-4" aria-label="\(say(.correctTicked))"><div class="filters">
            <div class="field"><label for="feeling">\(say(.factFeeling))</label><select class="input" id="feeling" name="feeling">\(options(feelings, selected: ""))</select></div>
            <div class="field"><label for="intent">\(say(.factIntent))</label><select class="input" id="intent" name="intent">\(options(intents, selected: ""))</select></div>
            <div class="field"><label for="category">\(say(.factValue))</label><select class="input" id="category" name="category">\(options(categories, selected: ""))</select></div>
            \(each: filter.fields.names, { hiddenField("list-\($0)", filter.fields[$0] ?? "") })<button class="btn primary">\(say(.correctTicked))</button></div></section>
            """
    }
}

extension Fields {
    /// The fields whose names begin so, without that beginning.
    fileprivate func under(_ prefix: String) -> Fields {
        Fields(names.filter { $0.hasPrefix(prefix) }.compactMap { name in self[name].map { (String(name.dropFirst(prefix.count)), $0) } })
    }
}
