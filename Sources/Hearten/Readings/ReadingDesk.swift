import Markup
import Storage
import Understanding

/// The settings of reading, for those who look after the whole house.
struct ReadingDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// What the page shows.
    struct Home: Sendable {
        var versions: [ReadingVersion]
        var number: Int
        var corrected: Int
        var isHeld: Bool
        var progress: ReadAgain.Progress?
        var themes: [OwnTheme]
        var counts: [ID<OwnTheme>: [Int]]
        var form = ThemeForm()
        var problems = FormProblems()
    }

    func home() async throws -> Reply {
        try requireWhole()
        return .page(ReadingPages(try await load(), self).html())
    }

    func load() async throws -> Home {
        let scope = viewer.scope(.readMoments), weeks = ThemeDesk.weeks(visit.now, house)
        let number = services.reader.number
        return try await store.read { tx in
            Home(
                versions: try ReadingQueries.versions(limit: 10, tx), number: number,
                corrected: try ReadingQueries.countOfCorrected(limit: LearnReading.mostCorrections, tx), isHeld: try ReadingQueries.isHeld(tx),
                progress: try ReadingQueries.progress(tx), themes: try ThemeQueries.all(tx),
                counts: try ThemeQueries.counts(scope, weeks: weeks, tx))
        }
    }

    func learn() async throws -> Reply {
        try requireWhole()
        try await store.write { try LearnReadingJob.enqueue(isAsked: true, after: .zero, in: $0) }
        return .see(ReadingPaths.home, notice: visit.say(.readingLearning))
    }

    func takeBack() async throws -> Reply {
        try requireWhole()
        guard let number = try await visit.form()["number"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        do {
            try await store.write { try TakeBackReading(services: services).run(number, by: viewer.id, in: $0) }
        } catch Refusal.conflict { return .see(ReadingPaths.home, notice: visit.say(.readingChangedMeanwhile)) }
        try await services.reader.reload(store, log: services.log)
        return .see(ReadingPaths.home, notice: visit.say(.readingTakenBack))
    }

    func readAgain() async throws -> Reply {
        try requireWhole()
        try await store.write { try ReadAgain.start(in: $0) }
        return .see(ReadingPaths.home, notice: visit.say(.readingAgainStarted))
    }

    func requireWhole() throws {
        guard viewer.mayForAll(.editRules, in: house) else { throw Refusal.notFound }
    }
}

/// The page of the settings of reading.
struct ReadingPages {
    private let home: ReadingDesk.Home
    private let desk: ReadingDesk
    private var say: Say { desk.visit.say }

    init(_ home: ReadingDesk.Home, _ desk: ReadingDesk) { (self.home, self.desk) = (home, desk) }

    func html() -> HTML {
        let title = "\(say(.tabReading)). \(say(.settingsTitle))"
        return ColleaguePage(title: home.problems.isEmpty ? title : say(.problemTitle(title)), place: .settings).html(
            desk.visit, desk.viewer,
            """
            \(settingsHead(.reading, lead: say(.readingLead), desk.visit, desk.viewer))\(problemSummary(home.problems, say: say))
            <div class="stack gap-5 width-42">\(learnt)\(again)\(themes)\(newTheme)</div>
            """)
    }

    // MARK: What was learnt

    private var current: ReadingVersion? { home.versions.first { $0.number == home.number } }

    private var learnt: HTML {
        let state: String =
            if let one = current, one.isLearnt, let before = one.before, let after = one.after {
                say(.readingBetter(say.share(before), say.share(after)))
            } else { say(.readingModelAlone) }
        let needs: HTML? = home.corrected < Corrections.least ? "<p class=\"muted sm\">\(say(.readingNeeds(Corrections.least)))</p>" : nil
        let learn: HTML? =
            home.corrected >= Corrections.least
            ? "<form action=\"\(url: ReadingPaths.learn)\" method=\"post\"><button class=\"btn\">\(say(.readingLearnNow))</button></form>" : nil
        return """
            <section class="card" aria-labelledby="h-learnt"><header><h2 id="h-learnt">\(say(.readingLearntTitle))</h2></header><div class="stack gap-3">
            <p>\(say(.readingCorrected(home.corrected))) \(state)</p>\(needs)\(when: home.isHeld, "<p class=\"notice plain\">\(say(.readingHeld))</p>")
            <div class="row">\(learn)<a class="btn" href="\(url: ReadingPaths.unsure)">\(say(.helpTitle))</a></div>\(versions)</div></section>
            """
    }

    private var versions: HTML {
        let shown = home.versions.filter { $0.isLearnt || $0.state == .refused }
        guard !shown.isEmpty else { return HTML() }
        return """
            <details><summary>\(say(.readingVersions))</summary><div class="scroll-x mt-2" tabindex="0" role="region" aria-label="\(say(.readingVersions))"><table class="table">\
            <thead><tr><th scope="col">\(say(.readingWhen))</th><th scope="col" class="n">\(say(.readingFrom))</th><th scope="col" class="n">\(say(.readingHeldBack))</th><th scope="col">\(say(.readingState))</th></tr></thead>\
            <tbody>\(each: shown, row)</tbody></table></div></details>
            """
    }

    private func row(_ one: ReadingVersion) -> HTML {
        let day = say.day(one.madeAt, now: desk.visit.now)
        let right = one.before.flatMap { before in one.after.map { say(.readingBeforeAfter(say.share(before), say.share($0))) } } ?? ""
        let isNow = one.number == home.number
        let state: Phrase =
            switch one.state {
            case .refused: .readingRefused
            case .takenBack: .readingStateTakenBack
            case .kept: isNow ? .readingInUse : .readingReplaced
            }
        let back: HTML? =
            isNow
            ? "<form action=\"\(url: ReadingPaths.takeBack)\" method=\"post\">\(hiddenField("number", String(one.number)))<button class=\"btn small\" aria-label=\"\(say(.readingTakeBackOf(day)))\">\(say(.readingTakeBack))</button></form>"
            : nil
        return
            "<tr><th scope=\"row\">\(day)</th><td class=\"n\">\(say.count(one.corrections))</td><td class=\"n\">\(right)</td><td>\(say(state))\(back)</td></tr>"
    }

    // MARK: Reading again

    private var again: HTML {
        let words: HTML
        if let progress = home.progress, progress.finishedAt == nil {
            let percent = progress.most == 0 ? 0 : min(99, progress.done * 100 / progress.most)
            words = """
                <p>\(say(.readingAgainAt(min(progress.done, progress.most), progress.most)))</p><div class="bar" role="progressbar" aria-label="\(say(.readingProgress))" \
                aria-valuemin="0" aria-valuemax="100" aria-valuenow="\(percent)"><i class="w-\(percent)"></i></div>
                """
        } else {
            let line = home.progress.flatMap { progress in
                progress.finishedAt.map { say(.readingAgainDone(say.day($0, now: desk.visit.now), progress.changed)) }
            }
            words = """
                <p>\(line ?? say(.readingAgainNever))</p><form action="\(url: ReadingPaths.again)" method="post"><button class="btn quiet">\(say(.readingAgainNow))</button></form>
                """
        }
        return """
            <section class="card" aria-labelledby="h-again"><header><h2 id="h-again">\(say(.readingAgainTitle))</h2></header><div class="stack gap-3">\(words)</div></section>
            """
    }

    // MARK: Themes

    private var themes: HTML {
        let list: HTML =
            home.themes.isEmpty
            ? "<p class=\"muted\">\(say(.themesNone))</p>"
            : """
            <ul class="list" role="list">\(each: home.themes, { one in
                let found = (home.counts[one.id] ?? []).reduce(0, +)
                return "<li><p><a href=\"\(url: ReadingPaths.theme(one.id))\"><strong dir=\"auto\">\(one.name)</strong></a></p><p class=\"meta\"><span>\(say(.themeFound(found)))</span><span>\(say(.themeExamples(one.examples)))</span></p></li>"
            })</ul>
            """
        return """
            <section class="card" aria-labelledby="h-themes"><header><h2 id="h-themes">\(say(.themesTitle))</h2></header><p class="muted sm mb-4">\(say(.themesLead))</p>\(list)</section>
            """
    }

    private var newTheme: HTML {
        guard home.themes.count < OwnTheme.most else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-new"><header><h2 id="h-new">\(say(.themeNew))</h2></header>\
            <form class="stack gap-3" action="\(url: ReadingPaths.themes)" method="post">\(home.form.fields(home.problems, say))\
            <div class="row"><button class="btn primary">\(say(.themeAdd))</button></div></form></section>
            """
    }
}
