import Markup
import Storage

/// What is remembered of customers, as colleagues read it.
struct CustomerPages {
    let desk: CustomerDesk
    private var visit: Visit { desk.visit }
    private var say: Say { desk.visit.say }

    init(_ desk: CustomerDesk) { self.desk = desk }

    private func page(_ title: String, problems: FormProblems = FormProblems(), _ main: HTML) -> HTML {
        ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .remember).html(
            visit, desk.viewer, "\(problemSummary(problems, say: say))\(main)")
    }

    // MARK: Finding

    func list(_ found: [Customer], _ words: String?) -> HTML {
        page(
            say(.rememberTitle),
            """
            <div class="page-head"><div><h1>\(say(.rememberTitle))</h1><p class="lead">\(say(.rememberLead))</p></div>\
            <div class="actions"><a class="btn primary" href="\(url: CustomerPaths.new)">\(Icon.plus.svg)\(say(.rememberNew))</a></div></div>
            <form class="filters mb-4" action="\(url: CustomerPaths.all)" method="get" role="search"><div class="field grow"><label for="q">\(say(.rememberFind))</label>\
            <input class="input" id="q" name="q" type="search" value="\(words)" maxlength="120" dir="auto"></div><button class="btn">\(say(.rememberSearch))</button></form>
            \(found.isEmpty ? nobody(words) : people(found))
            """)
    }

    private func nobody(_ words: String?) -> HTML {
        let (title, text): (Phrase, Phrase) =
            words.map { (.rememberNoneFor($0), .rememberTryOther) } ?? (.rememberNone, .rememberNoneWords)
        return "<div class=\"blank\">\(Icon.people.svg)<h2 dir=\"auto\">\(say(title))</h2><p>\(say(text))</p></div>"
    }

    private func people(_ found: [Customer]) -> HTML {
        """
        <section class="card width-42" aria-label="\(say(.rememberTitle))"><ul class="list" role="list">\(each: found, { one in
            let place = desk.house.unit(one.unit)?.name
            return "<li><a class=\"person plain\" href=\"\(url: CustomerPaths.one(one.id))\">\(avatar(one.name))<span><b dir=\"auto\">\(one.name)</b><small dir=\"auto\">\(place)</small></span></a></li>"
        })</ul></section>
        """
    }

    func new(_ form: CustomerForm, _ preference: PreferenceForm, _ units: [Unit], _ problems: FormProblems) -> HTML {
        let field = FieldDrawer(problems: problems, say: say)
        let again: HTML? =
            problems["again"] != nil || form.asksAgain
            ? "<div class=\"field\">\(fieldProblem("again", in: problems, say: say))<label class=\"check\"><input type=\"checkbox\" id=\"again\" name=\"again\" value=\"yes\"\(when: form.asksAgain, " checked")> \(say(.customerAsksAgain))</label></div>"
            : nil
        return page(
            say(.rememberNew), problems: problems,
            """
            <p class="mb-4"><a href="\(url: CustomerPaths.all)">\(say(.allRemembered))</a></p><h1 class="mb-4">\(say(.rememberNew))</h1>
            <form class="card stack gap-5 width-42" action="\(url: CustomerPaths.all)" method="post">
            \(field.line("name", .customerName, form.name, limit: 120))
            <div class="stack gap-3"><p class="hint">\(say(.customerKeyHint))</p><div class="grid col-11 gap-3">\(field.line("email", .customerEmail, form.email, limit: 254))\
            \(field.line("phone", .customerPhone, form.phone, limit: 40))\(field.line("number", .customerNumber, form.number, limit: 80))</div></div>
            <div class="field"><label for="unit">\(say(.customerAt))</label>\(unitSelect(units, chosen: form.unit ?? desk.viewer.unit))</div>
            \(preferenceFields(preference, field))\(again)
            <div class="row"><button class="btn primary">\(say(.preferenceAdd))</button></div></form>
            """)
    }

    private func preferenceFields(_ form: PreferenceForm, _ field: FieldDrawer) -> HTML {
        let kinds = Preference.Kind.allCases.map { Choice($0.rawValue, say(.preferenceKindName($0))) }
        let sources = Preference.Source.allCases.map { Choice($0.rawValue, say(.preferenceSourceName($0))) }
        let problems = field.problems
        return """
            \(field.line("text", .preferenceText, form.text, hint: .preferenceTextHint, limit: Preference.longest))
            <div class="grid col-11 gap-3">\(field.choice("kind", .preferenceKind, kinds, form.kind.rawValue))\
            \(field.choice("source", .preferenceSource, sources, form.source.rawValue))</div>
            <div class="field\(when: problems["consent"] != nil, " bad")">\(fieldProblem("consent", in: problems, say: say))<label class="check">\
            <input type="checkbox" id="consent" name="consent" value="yes" aria-describedby="consent-h"\(when: form.hasConsent, " checked")> \(say(.preferenceConsent))</label>\
            <p class="hint" id="consent-h">\(say(.preferenceConsentHint))</p></div>
            """
    }

    // MARK: One customer

    func one(_ open: CustomerDesk.Open) -> HTML {
        let one = open.customer
        let reach = open.mayReach ? [one.email?.text, one.phone].compactMap { $0 }.joined(separator: ", ") : ""
        return page(
            one.name, problems: open.problems,
            """
            \(when: desk.viewer.may(.remember), "<p class=\"mb-4\"><a href=\"\(url: CustomerPaths.all)\">\(say(.allRemembered))</a></p>")
            <div class="split side-22"><div class="stack gap-5"><div class="person big">\(avatar(one.name))<span><h1 dir="auto">\(one.name)</h1><small dir="auto">\(reach)</small></span></div>
            \(preferences(open))\(promises(open))\(bookings(open))</div>
            <aside class="stack gap-5" aria-label="\(say(.preferenceAnother))">\(add(open))\(when: open.mayReach, theirPage(one))</aside></div>
            """)
    }

    private func day(_ instant: Instant) -> String {
        let local = LocalTime(instant, zone: say.zone).day
        return say.shortDate(local, now: LocalTime(visit.now, zone: say.zone).day)
    }

    private func preferences(_ open: CustomerDesk.Open) -> HTML {
        let list: HTML =
            open.preferences.isEmpty
            ? "<p class=\"muted\">\(say(.preferenceNone))</p>"
            : "<ul class=\"list\" role=\"list\">\(each: open.preferences, preference)</ul>"
        return
            "<section class=\"card\" aria-labelledby=\"h-likes\"><header><h2 id=\"h-likes\">\(say(.preferenceTitle))</h2></header>\(list)</section>"
    }

    private func preference(_ one: Preference) -> HTML {
        let name = one.madeBy.flatMap { desk.house.names.person($0)?.name }
        let made = name.map { say(.madeByOn($0, day(one.madeAt))) } ?? day(one.madeAt)
        return """
            <li class="stack gap-2"><p dir="auto"><strong>\(one.text)</strong></p><p class="meta"><span>\(say(.preferenceMark(one.source)))</span><span>\(say(.preferenceKindName(one.kind)))</span>\
            <span>\(made)</span><span>\(say(.holdsUntil(day(one.expiresAt))))</span></p>
            <form class="row" action="\(url: CustomerPaths.preference(one.id, of: one.customer))" method="post">\
            \(when: one.source != .stated, "<button class=\"btn\" name=\"answer\" value=\"yes\">\(say(.theySaidYes))<span class=\"sr\">\(say(.ofPreference(one.text)))</span></button>")\
            <button class="btn quiet" name="answer" value="no">\(say(.theySaidNo))<span class="sr">\(say(.ofPreference(one.text)))</span></button></form></li>
            """
    }

    private func promises(_ open: CustomerDesk.Open) -> HTML {
        let field = FieldDrawer(problems: open.problems, say: say)
        let list: HTML =
            open.promises.isEmpty
            ? "<p class=\"muted\">\(say(.promiseNone))</p>"
            : "<ul class=\"list\" role=\"list\">\(each: open.promises, promise)</ul>"
        return """
            <section class="card" aria-labelledby="h-owed"><header><h2 id="h-owed">\(say(.promisedToThem))</h2></header>\(list)
            <form class="stack gap-3 mt-4" action="\(url: CustomerPaths.promises(open.customer.id))" method="post"><div class="grid col-11 gap-3">\(field.line("promise", .promiseText, open.promise, limit: Preference.longest))\
            \(Box(name: "due", label: say(.promiseDue), value: open.due, type: "date").html(open.problems, say))</div><div class="row"><button class="btn">\(say(.promiseWriteDown))</button></div></form></section>
            """
    }

    private func promise(_ one: OpenPromise) -> HTML {
        let due: HTML? = one.dueAt.map { "<span>\(say(.promisedBy(day($0))))</span>" }
        let keep: HTML? = one.id.map { id in
            "<form action=\"\(url: CustomerPaths.promise(id, to: one.customer))\" method=\"post\"><button class=\"btn\">\(say(.promiseKept))<span class=\"sr\">\(say(.ofPreference(one.text)))</span></button></form>"
        }
        return """
            <li class="row between"><span class="stack gap-1"><b dir="auto">\(one.text)</b><span class="meta">\(due)\(when: one.caseNumber != nil, "<span>\(say(.promisedInCase))</span>")</span></span>\(keep)</li>
            """
    }

    private func bookings(_ open: CustomerDesk.Open) -> HTML {
        guard !open.bookings.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-come"><header><h2 id="h-come">\(say(.bookingsTitle))</h2></header><ul class="list" role="list">\(each: open.bookings, { one in
                let zone = desk.house.unit(one.unit)?.zone
                return "<li class=\"meta\"><span>\(say.timeTag(one.from, now: visit.now, zone: zone))</span>\(each: [one.work, one.place, desk.house.unit(one.unit)?.name].compactMap { $0 }, { "<span dir=\"auto\">\($0)</span>" })</li>"
            })</ul></section>
            """
    }

    private func add(_ open: CustomerDesk.Open) -> HTML {
        let field = FieldDrawer(problems: open.problems, say: say)
        return """
            <form class="card stack gap-4" action="\(url: CustomerPaths.preferences(open.customer.id))" method="post"><h2>\(say(.preferenceAnother))</h2>\(preferenceFields(open.form, field))\
            <div class="row"><button class="btn primary">\(say(.preferenceAdd))</button></div></form>
            """
    }

    private func theirPage(_ one: Customer) -> HTML {
        let link = visit.services.settings.url + OwnMemoryPaths.one(one.token(visit.services))
        return """
            <section class="card"><h2>\(say(.theirPage))</h2><p class="muted mt-2">\(say(.theirPageWords))</p><p class="copy mt-2"><code>\(link)</code></p>\
            <form class="mt-4" action="\(url: CustomerPaths.link(one.id))" method="post"><button class="btn quiet">\(say(.theirPageEnd))</button></form></section>
            """
    }
}

extension PeopleToKnow {
    /// On *My day*: who comes, what they like, and how surely that is known. At a shared tablet it leads no further.
    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        guard !people.isEmpty else { return HTML() }
        let say = visit.say
        let more: HTML? = count > people.count ? "<span class=\"meta\"><span>\(say(.peopleCount(people.count, count)))</span></span>" : nil
        return """
            <section class="card" aria-labelledby="h-people"><header><h2 id="h-people">\(say(.peopleToKnow))</h2>\(more)</header><ul class="list" role="list">\(each: people, { person in
                let title = [person.booking.place, person.customer.name].compactMap { $0 }.joined(separator: ", ")
                let words: HTML = """
                    \(avatar(person.customer.name))<span class="stack gap-1"><b dir="auto">\(title)</b>\
                    \(each: person.preferences, { "<span><span dir=\"auto\">\($0.text)</span><small>\(say(.preferenceMark($0.source)))</small></span>" })\
                    \(each: person.promises, { "<span dir=\"auto\">\(say(.weOwe($0.text)))</span>" })</span>
                    """
                return viewer.isOnTablet
                    ? "<li><div class=\"person\">\(words)</div></li>"
                    : "<li><a class=\"person plain\" href=\"\(url: CustomerPaths.one(person.customer.id))\">\(words)</a></li>"
            })</ul></section>
            """
    }

    /// In a line-up, which hangs on the wall: a line for each.
    func lines(_ visit: Visit) -> HTML {
        let say = visit.say
        return """
            \(each: people, { person in
            let who = [person.customer.name, person.booking.place].compactMap { $0 }.joined(separator: ", ")
            let likes = person.preferences.map { $0.source == .stated ? $0.text : say(.markedAs($0.text, say(.preferenceMark($0.source)))) }
            let what = (likes + person.promises.map { say(.weOwe($0.text)) }).joined(separator: "; ")
            return "<p dir=\"auto\">\(say(.personToKnow(who, what)))</p>"
            })
            """
    }
}
