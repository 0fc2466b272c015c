import Markup
import Storage

/// The customer's own page of what is remembered: all of it, in plain words, each with the way to correct or erase it.
struct OwnMemoryPages {
    struct Open: Sendable {
        var customer: Customer
        var preferences: [Preference]
        var promises: [OpenPromise]
        var bookings: [Booking]
        var problems: FormProblems
        /// What was typed where something was wrong.
        var typed: String
    }

    let open: Open
    let token: Token
    let visit: Visit
    private var say: Say { visit.say }
    private var house: House { visit.services.house.current }

    var html: HTML {
        let title = say(.ownTitle)
        return GuestPage(title: open.problems.isEmpty ? title : say(.problemTitle(title)), foot: "<p>\(say(.ownPageFoot))</p>").html(
            visit,
            """
            <div class="stack gap-5">\(problemSummary(open.problems, say: say))
            <div class="stack gap-2 mt-4"><h1>\(title)</h1><p class="muted">\(say(.ownLead(house.name)))</p></div>
            \(preferences)\(promises)\(bookings)\(reach)
            <p class="row"><a class="btn" href="\(url: OwnMemoryPaths.file(token))" download>\(say(.ownFile))</a><a class="btn" href="\(url: OwnMemoryPaths.forget(token))">\(say(.ownForgetAll))</a></p></div>
            """)
    }

    private func day(_ instant: Instant) -> String { say.date(LocalTime(instant, zone: house.unit(open.customer.unit)?.zone ?? say.zone).day) }

    private var preferences: HTML {
        guard !open.preferences.isEmpty else { return "<p>\(say(.ownNothing))</p>" }
        return "\(each: open.preferences, preference)"
    }

    private func preference(_ one: Preference) -> HTML {
        let field = "text-\(one.id)"
        let mark: Phrase = one.source == .stated ? .ownToldUs : one.source == .observed ? .ownNoticed : .ownThought
        let isBad = open.problems[field] != nil
        return """
            <section class="card stack gap-3" aria-labelledby="h-\(one.id.description)"><div><h2 class="eyebrow" id="h-\(one.id.description)">\(say(.preferenceKindName(one.kind)))</h2>\
            <p class="mt-2" dir="auto"><strong>\(one.text)</strong></p><p class="hint">\(say(.ownHolds(say(mark), day(one.expiresAt))))</p></div>
            <form class="stack gap-3" action="\(url: OwnMemoryPaths.preference(one.id, token))" method="post"><div class="field\(when: isBad, " bad")"><label for="\(field)">\(say(.ownText))</label>\
            \(fieldProblem(field, in: open.problems, say: say))<input class="input" id="\(field)" name="text" value="\(isBad ? open.typed : one.text)" dir="auto"\(when: isBad, " aria-invalid=\"true\" aria-describedby=\"\(field)-e\"")></div>
            <div class="row"><button class="btn" name="act" value="change">\(say(.ownSave))<span class="sr">\(say(.ofPreference(one.text)))</span></button>\
            \(when: one.source != .stated, "<button class=\"btn\" name=\"act\" value=\"yes\">\(say(.ownYes))<span class=\"sr\">\(say(.ofPreference(one.text)))</span></button>")\
            <button class="btn" name="act" value="erase">\(say(.ownErase))<span class="sr">\(say(.ofPreference(one.text)))</span></button></div></form></section>
            """
    }

    private var promises: HTML {
        guard !open.promises.isEmpty else { return HTML() }
        return """
            <section class="card stack gap-2" aria-labelledby="h-owed"><h2 id="h-owed">\(say(.ownPromises))</h2>\(each: open.promises, { one in
                "<p dir=\"auto\">\(one.text)\(when: one.dueAt != nil, ", \(say(.promisedBy(one.dueAt.map(day) ?? "")))")</p>"
            })</section>
            """
    }

    private var bookings: HTML {
        guard !open.bookings.isEmpty else { return HTML() }
        return """
            <section class="card stack gap-2" aria-labelledby="h-come"><h2 id="h-come">\(say(.ownBookings))</h2>\(each: open.bookings, { one in
                let place = [one.work, one.place, house.unit(one.unit)?.name].compactMap { $0 }.joined(separator: ", ")
                return "<p dir=\"auto\">\(say.timeTag(one.from, now: visit.now, zone: house.unit(one.unit)?.zone)): \(place)</p>"
            })</section>
            """
    }

    private var reach: HTML {
        let one = open.customer
        let known = [one.email?.text, one.phone].compactMap { $0 }
        let isBad = open.problems["name"] != nil
        return """
            <section class="card stack gap-3" aria-labelledby="h-reach"><h2 id="h-reach">\(say(.ownReach))</h2>\(when: !known.isEmpty, "<p dir=\"auto\">\(known.joined(separator: ", "))</p>")
            <form class="stack gap-3" action="\(url: OwnMemoryPaths.name(token))" method="post"><div class="field\(when: isBad, " bad")"><label for="name">\(say(.ownName))</label>\
            \(fieldProblem("name", in: open.problems, say: say))<input class="input" id="name" name="name" value="\(isBad ? open.typed : one.name)" dir="auto"\(when: isBad, " aria-invalid=\"true\" aria-describedby=\"name-e\"")></div>
            <div class="row"><button class="btn">\(say(.ownSave))<span class="sr">\(say(.ofPreference(say(.ownName))))</span></button></div></form></section>
            """
    }

    // MARK: Erasing all

    static func forget(_ token: Token, _ visit: Visit) -> HTML {
        let say = visit.say
        return GuestPage(title: say(.ownForgetTitle)).html(
            visit,
            """
            <div class="stack gap-5 mt-4"><h1>\(say(.ownForgetTitle))</h1><p>\(say(.ownForgetWords))</p>
            <form class="stack gap-3" action="\(url: OwnMemoryPaths.forget(token))" method="post"><button class="btn primary big">\(say(.ownForgetYes))</button>\
            <a class="btn" href="\(url: OwnMemoryPaths.one(token))">\(say(.ownForgetNo))</a></form></div>
            """)
    }

    static func forgotten(_ visit: Visit) -> HTML {
        let say = visit.say
        return GuestPage(title: say(.ownForgotten)).html(
            visit, "<div class=\"stack gap-3 mt-4\"><h1>\(say(.ownForgotten))</h1><p>\(say(.ownForgottenWords))</p></div>")
    }
}
