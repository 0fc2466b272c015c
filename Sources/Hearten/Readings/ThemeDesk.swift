import Markup
import Storage
import Understanding

/// A theme's name and words as a form sends them.
struct ThemeForm: Sendable {
    var name = ""
    var seeds = ""
    static let longestSeeds = 2_000

    init() {}
    init(_ theme: OwnTheme) { (name, seeds) = (theme.name, theme.seeds.joined(separator: "\n")) }
    init(_ fields: Fields) { (name, seeds) = (fields["name"] ?? "", fields["seeds"] ?? "") }

    /// What it says, checked; `others` are the themes that are there beside it.
    func checked(among others: [OwnTheme], _ say: Say) throws -> (name: String, seeds: [String]) {
        var problems = FormProblems(), name: String?, text: String?
        do { name = try Words.line(self.name, field: "name", limit: OwnTheme.longestName) } catch Refusal.invalid(let found) {
            for one in found.all { problems.add("name", one.said(say)) }
        }
        do { text = try Words.text(self.seeds, field: "seeds", limit: Self.longestSeeds) } catch Refusal.invalid(let found) {
            for one in found.all { problems.add("seeds", one.said(say)) }
        }
        let seeds = OwnTheme.seeds(text ?? "")
        if problems["name"] == nil {
            if name == nil { problems.add("name", say(.themeNeedsName)) }
            if let name, others.contains(where: { fold($0.name) == fold(name) }) { problems.add("name", say(.themeNameTaken)) }
            if others.count >= OwnTheme.most { problems.add("name", say(.themeTooMany(OwnTheme.most))) }
        }
        if problems["seeds"] == nil {
            if seeds.isEmpty { problems.add("seeds", say(.themeNeedsSeeds)) }
            if seeds.count > Theme.mostSeeds { problems.add("seeds", say(.themeTooManySeeds(Theme.mostSeeds))) }
        }
        guard problems.isEmpty, let name else { throw Refusal.invalid(problems) }
        return (name, seeds)
    }

    func fields(_ problems: FormProblems, _ say: Say) -> HTML {
        let field = FieldDrawer(problems: problems, say: say)
        return """
            \(field.line("name", .themeName, name, limit: OwnTheme.longestName))\(field.text("seeds", .themeSeeds, seeds, hint: .themeSeedsHint, rows: 3, limit: Self.longestSeeds))
            """
    }
}

/// One of the organisation's own themes: examples asked for, its words, the way out.
struct ThemeDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// So many moments are looked at for examples, and so many asked about at once.
    private static let looked = 200, asked = 8

    struct Page: Sendable {
        var theme: OwnTheme
        var asked: [Moment]
        var found: Int
        var form: ThemeForm
        var problems = FormProblems()
    }

    /// Thirteen weeks until now.
    static func weeks(_ now: Instant, _ house: House) -> ClosedRange<Int> {
        let week = LocalTime(now, zone: house.zone).day.monday.number
        return week - 12 * 7...week
    }

    func add() async throws -> Reply {
        try requireWhole()
        let form = ThemeForm(try await visit.form())
        let services = services, say = visit.say, id: ID<OwnTheme> = services.newID(at: visit.now)
        do {
            try await store.write { tx in
                let (name, seeds) = try form.checked(among: try ThemeQueries.all(tx), say)
                try ThemeQueries.insert(OwnTheme(id: id, name: name, seeds: seeds, madeAt: tx.now), by: viewer.id, in: tx)
                try noted("theme.added", id, name, in: tx)
                try LearnThemeJob.enqueue(id, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            let desk = ReadingDesk(visit, viewer)
            var home = try await desk.load()
            (home.form, home.problems) = (form, problems)
            return .page(ReadingPages(home, desk).html(), status: 422)
        }
        return .see(ReadingPaths.theme(id), notice: say(.themeAdded))
    }

    func show(_ id: ID<OwnTheme>) async throws -> Reply {
        try requireWhole()
        return .page(html(try await load(id)))
    }

    private func load(_ id: ID<OwnTheme>) async throws -> Page {
        let scope = viewer.scope(.readMoments), weeks = Self.weeks(visit.now, house)
        let (theme, candidates, found) = try await store.read { tx in
            guard let theme = try ThemeQueries.find(id, tx) else { throw Refusal.notFound }
            let candidates = try ThemeQueries.candidates(for: theme, scope, limit: Self.looked, tx)
            return (theme, candidates, try ThemeQueries.counts(scope, weeks: weeks, tx)[id] ?? [])
        }
        return Page(theme: theme, asked: choose(candidates, for: theme), found: found.reduce(0, +), form: ThemeForm(theme))
    }

    /// Those that are likeliest about it, and once it has learnt, also those that it could learn most from.
    private func choose(_ candidates: [Moment], for theme: OwnTheme) -> [Moment] {
        guard let trained = services.reader.current.trained, let reading = try? theme.reading() else { return Array(candidates.prefix(Self.asked)) }
        let near = candidates.map { (moment: $0, near: reading.nearness(of: $0.words ?? "", trained.model)) }
        let likely = near.sorted { ($1.near, $0.moment.id) < ($0.near, $1.moment.id) }
        guard theme.learnt != nil else { return likely.prefix(Self.asked).map(\.moment) }
        let first = likely.prefix(Self.asked / 2), taken = Set(first.map(\.moment.id))
        let open = near.filter { !taken.contains($0.moment.id) }.sorted { (abs($0.near - 0.5), $0.moment.id) < (abs($1.near - 0.5), $1.moment.id) }
        return (first + open.prefix(Self.asked - first.count)).map(\.moment)
    }

    func change(_ id: ID<OwnTheme>) async throws -> Reply {
        try requireWhole()
        let form = ThemeForm(try await visit.form()), say = visit.say
        do {
            try await store.write { tx in
                guard try ThemeQueries.find(id, tx) != nil else { throw Refusal.notFound }
                let (name, seeds) = try form.checked(among: try ThemeQueries.all(tx).filter { $0.id != id }, say)
                try ThemeQueries.change(id, name: name, seeds: seeds, in: tx)
                try noted("theme.changed", id, name, in: tx)
                try LearnThemeJob.enqueue(id, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            var page = try await load(id)
            (page.form, page.problems) = (form, problems)
            return .page(html(page), status: 422)
        }
        return .see(ReadingPaths.theme(id), notice: say(.themeSaved))
    }

    func answer(_ id: ID<OwnTheme>) async throws -> Reply {
        try requireWhole()
        let fields = try await visit.form(), scope = viewer.scope(.readMoments)
        let answers = fields.names.compactMap { name -> (moment: ID<Moment>, isAbout: Bool)? in
            guard name.hasPrefix("m-"), let moment = ID<Moment>(String(name.dropFirst(2))), let said = fields[name], !said.isEmpty else { return nil }
            return (moment, said == "yes")
        }.prefix(CorrectReading.most)
        try await store.write { tx in
            guard let theme = try ThemeQueries.find(id, tx) else { throw Refusal.notFound }
            for one in answers where try MomentQueries.find(one.moment, scope, tx) != nil {
                try ThemeQueries.addExample(one.moment, isAbout: one.isAbout, of: id, by: viewer.id, in: tx)
            }
            guard !answers.isEmpty else { return }
            try noted("theme.taught", id, theme.name, in: tx)
            try LearnThemeJob.enqueue(id, in: tx)
        }
        return .see(ReadingPaths.theme(id), notice: visit.say(answers.isEmpty ? .helpNothing : .themeAnswersSaved))
    }

    func retire(_ id: ID<OwnTheme>) async throws -> Reply {
        try requireWhole()
        try await store.write { tx in
            guard let theme = try ThemeQueries.find(id, tx) else { throw Refusal.notFound }
            try ThemeQueries.retire(id, in: tx)
            try noted("theme.retired", id, theme.name, in: tx)
        }
        try await services.reader.reload(store, log: services.log)
        return .see(ReadingPaths.home, notice: visit.say(.themeRetired))
    }

    private func noted(_ kind: String, _ id: ID<OwnTheme>, _ name: String, in tx: any Transaction) throws {
        try Journal.append(kind, "theme", id, by: viewer.id, content: Array(name.utf8), random: services.random, in: tx)
    }

    private func requireWhole() throws { try ReadingDesk(visit, viewer).requireWhole() }

    // MARK: Its page

    private func html(_ page: Page) -> HTML {
        let say = visit.say, theme = page.theme
        let more = max(0, OwnTheme.enough - theme.examples)
        var filter = MomentFilter()
        filter.theme = theme.id
        let show: HTML? = page.found > 0 ? "<a class=\"btn\" href=\"\(url: MomentPaths.list(filter))\">\(say(.themeShow))</a>" : nil
        return ColleaguePage(title: page.problems.isEmpty ? theme.name : say(.problemTitle(theme.name)), place: .settings).html(
            visit, viewer,
            """
            \(problemSummary(page.problems, say: say))<div class="stack gap-5 width-42"><div><p class="crumb"><a href="\(url: ReadingPaths.home)">\(say(.themesTitle))</a></p><h1 dir="auto">\(theme.name)</h1>
            <p class="meta"><span>\(say(.themeFound(page.found)))</span><span>\(say(.themeExamples(theme.examples)))</span><span>\(say(theme.learnt == nil ? .themeBySeeds : .themeByExamples))</span></p>
            \(when: more > 0, "<p class=\"muted sm mt-2\">\(say(.themeNeedsExamples(more)))</p>")<div class="row mt-4">\(show)</div></div>
            \(questions(page))
            <section class="card"><details\(when: !page.problems.isEmpty, " open")><summary>\(say(.themeChange))</summary><form class="stack gap-3 mt-4" action="\(url: ReadingPaths.theme(theme.id))" method="post">\
            \(page.form.fields(page.problems, say))<div class="row"><button class="btn">\(say(.save))</button></div></form></details></section>
            <section class="card"><h2>\(say(.themeRetire))</h2><p class="muted mt-2">\(say(.themeRetireWords))</p><details class="mt-2"><summary>\(say(.themeRetireOpen))</summary>\
            <form class="mt-2" action="\(url: ReadingPaths.theme(theme.id, "retire"))" method="post"><button class="btn clay">\(say(.themeRetire))</button></form></details></section></div>
            """)
    }

    private func questions(_ page: Page) -> HTML {
        let say = visit.say
        guard !page.asked.isEmpty else {
            return "<div class=\"blank\">\(Icon.moment.svg)<h2>\(say(.themeNothingToAsk))</h2><p>\(say(.themeNothingToAskWords))</p></div>"
        }
        return """
            <section class="card" aria-labelledby="h-ask"><header><h2 id="h-ask">\(say(.themeAsk))</h2></header><p class="muted sm mb-4">\(say(.themeAskLead))</p>
            <form action="\(url: ReadingPaths.theme(page.theme.id, "examples"))" method="post"><ul class="list moments" role="list">\(each: page.asked.enumerated(), { number, moment in
                """
                <li><fieldset class="field"><legend class="sr">\(say(.themeAnswer(number + 1)))</legend><p class="voice small" dir="auto">\(moment.shownWords ?? "")</p>\
                <div class="row gap-2 mt-2"><label class="chip line"><input type="radio" name="m-\(moment.id.description)" value="yes"> \(say(.themeYes))</label>\
                <label class="chip line"><input type="radio" name="m-\(moment.id.description)" value="no"> \(say(.themeNo))</label></div></fieldset></li>
                """
            })</ul><div class="row mt-4"><button class="btn primary">\(say(.themeSaveAnswers))</button></div></form></section>
            """
    }
}
