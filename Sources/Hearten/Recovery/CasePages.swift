import Markup
import Storage
import Understanding

/// The page of one case: its words first, then the reply, then everything about it.
struct CasePages {
    let page: CasePage
    let visit: Visit
    let viewer: Viewer

    var say: Say { visit.say }
    var one: RecoveryCase { page.recoveryCase }
    var zone: String { visit.services.house.current.unit(one.unit)?.zone ?? say.zone }
    var clocks: ClockWords { ClockWords(say: say, now: visit.now, zone: zone) }
    var caseName: String { CasePages.name(one, visit) }
    var customer: String { page.contact?.name ?? say(.customerUnnamed()) }

    static func name(_ one: RecoveryCase, _ visit: Visit) -> String {
        "\(visit.services.house.current.organisation?.casePrefix ?? "") \(one.number)".trimmed
    }

    func html() -> HTML {
        let title = page.problems.isEmpty ? say(.caseNumber(caseName)) : say(.problemTitle(say(.caseNumber(caseName))))
        let lead: HTML? = page.list.map { "<p class=\"lead\">\(RecoverPages.lead($0.counts, say))</p>" }
        return ColleaguePage(title: title, place: .recover, atRisk: page.list?.counts.atRisk ?? 0).html(
            visit, viewer,
            """
            <div class="page-head"><div><p class="title">\(say(.recoverTitle))</p>\(lead)</div></div>
            \(problemSummary(page.problems, say: say))
            <div class="desk" data-view="case">\(page.list.map { RecoverPages.inbox($0, current: one.number, visit) })
            <div class="case-wrap"><p class="case-only mb-4"><a href="\(url: RecoverPaths.list)">\(say(.allCases))</a></p>
            <article class="case" aria-labelledby="case-h"><div class="stack gap-5">\(told)\(reply)\(talk)\(tasks)\(trail)</div>
            \(CaseSide(page: self).html)</article></div></div>
            """)
    }

    // MARK: What was told

    private var told: HTML {
        let urgent = page.clocks.filter { $0.clock.isRunning && $0.clock.dueAt != nil }.min {
            ($0.clock.dueAt ?? visit.now) < ($1.clock.dueAt ?? visit.now)
        }
        let late = urgent?.clock.dueAt.map { $0 < visit.now } ?? false
        let state: HTML = late ? " late" : urgent?.clock.isAtRisk == true ? " soon" : ""
        let sign: HTML = late ? Sign.clock(.late) : Sign.clock(urgent?.clock.isAtRisk == true ? .soon : .calm, gone: urgent?.gone ?? 0)
        let sentence: HTML? = urgent.flatMap { clocks.sentence($0.clock) }.map { "<span class=\"clock\(state)\">\(sign)<span>\($0)</span></span>" }
        return """
            <section class="card"><div class="row between"><p class="crumb">\(say(.caseNumber(caseName)))</p>\(sentence)</div>
            <h1 id="case-h" class="h2 mt-2" dir="auto">\(heading)</h1>
            \(each: page.moments, moment)
            \(when: page.moments.count > 1, "<p class=\"meta mt-4\"><span>\(say(.momentsInCase(page.moments.count)))</span></p>")</section>
            """
    }

    /// What the case is about; a title that only repeats the words below gives way to the customer's name.
    private var heading: String {
        let start = one.title.hasSuffix("…") ? one.title.dropLast() : one.title[...]
        return page.moments.contains { ($0.words ?? "").hasPrefix(start) } ? customer : one.title
    }

    private func moment(_ moment: Moment) -> HTML {
        let language: HTML? = moment.language.map { " lang=\"\($0)\"" }
        let words: HTML =
            moment.words.map { "<blockquote class=\"voice big mt-4\" dir=\"auto\"\(language)>\(paragraphs($0))</blockquote>" }
            ?? "<p class=\"faint mt-4\">\(say(.noWordsOnlyLevel))</p>"
        let channel = say(.channelName(Channel(rawValue: moment.channel) ?? .other))
        let category = moment.reading.category.flatMap { Category(rawValue: $0.value.rawValue) }
        let level: HTML? = moment.level.map { "<span class=\"chip\(when: $0 <= 2, " clay")\">\(Sign.steps($0))\(say(levelName($0)))</span>" }
        let chip: HTML? = category.map { "<span class=\"chip line\">\(Sign.glyph(CaseWords.shape($0)))\(say($0.word))</span>" }
        return """
            \(words)<p class="meta mt-4"><span>\(say.timeTag(moment.happenedAt, now: visit.now, zone: zone)), \(channel)</span>\
            <span>\(CaseWords.place(moment.touchpoint, moment.unit, visit))</span><span><a href="\(url: MomentPaths.moment(moment.id))">\(say(.itsMoment))</a></span></p>
            <div class="row mt-4">\(level)\(chip)</div>
            \(each: page.accounts[moment.id] ?? [], { account in
                "<p class=\"eyebrow mt-4\">\(say(.asTheySawIt(account.name)))</p><div class=\"mt-2\" dir=\"auto\">\(paragraphs(account.note))</div>"
            })
            """
    }

    // MARK: The reply

    private var reply: HTML {
        guard one.state.isOpen else { return HTML() }
        let form = page.reply
        return """
            \(preview)
            <section class="card" aria-labelledby="h-reply"><header><h2 id="h-reply">\(say(.replyTitle))</h2><span class="meta">\(say(.replyHint))</span></header>\(gentleQuestion)
            <hearten-keep name="reply-\(one.number)" version="\(page.answers)" data-saved="\(say(.savedAt("{}")))" data-reply>
            <form id="reply" action="\(url: RecoverPaths.act(one.number, "replies"))" method="post">\(hiddenField("key", form.key))
            <ol class="four" role="list">\(part(1, .apology, "apology", .replyApology, form.draft.apology, hint: nil))
            \(part(2, .action, "action", .replyAction, form.draft.action, hint: nil, after: taskChoice))
            \(part(3, .invitation, "invitation", .replyInvite, form.draft.invitation, hint: .replyInviteHint))
            \(followUp)</ol>
            <div class="row between foot"><span class="meta"><span>\(say(page.contact?.email == nil ? .sentOnPage : .sentByMailAndPage))</span><output></output></span>\
            <span class="row"><button class="btn" name="preview" value="yes">\(say(.preview))</button><button class="btn primary">\(say(.sendReply))</button></span></div>
            </form></hearten-keep></section>
            """
    }

    private func part(
        _ number: Int, _ part: ReplyDraft.Part, _ name: String, _ label: Phrase, _ text: String, hint: Phrase?, after: HTML = HTML()
    ) -> HTML {
        let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(name)-h\">\(say($0))</p>" }
        let described: HTML? = hint.map { _ in " aria-describedby=\"\(name)-h\"" }
        return """
            <li\(when: page.reply.draft.isFilled(part), " class=\"ok\"")><span class="n" aria-hidden="true">\(number)</span><div class="field"><label for="\(name)">\(say(label))</label>\
            \(hintLine)\(fieldProblem(name, in: page.problems, say: say))<textarea class="input" id="\(name)" name="\(name)" rows="2" dir="auto" maxlength="\(ReplyForm.limit)"\(described)>\(text)</textarea>\(after)</div></li>
            """
    }

    private var taskChoice: HTML {
        let form = page.reply
        let open = page.tasks.filter { $0.doneAt == nil }.map { Choice($0.id.description, $0.text) }
        let choices = [Choice("", say(.noTask)), Choice("new", say(.newTask))] + open
        let chosen: String =
            switch form.task {
            case .none: ""
            case .new: "new"
            case .existing(let id): id.description
            }
        return """
            <details class="mt-2"\(when: form.task != .none, " open")><summary>\(say(.makeItATask))</summary><div class="grid col-11 gap-3 mt-2">\
            <div class="field"><label for="task">\(say(.task))</label><select class="input" id="task" name="task">\(options(choices, selected: chosen))</select></div>
            <div class="field"><label for="task-owner">\(say(.who))</label><select class="input" id="task-owner" name="task_owner">\(options(people, selected: form.taskOwner?.description))</select></div>
            <div class="field"><label for="task-due">\(say(.byWhen))</label><input class="input" id="task-due" name="task_due" type="date" value="\(form.taskDue?.iso)"></div></div></details>
            """
    }

    private var followUp: HTML {
        let form = page.reply
        let hows: [(ReplyForm.FollowHow, Phrase)] = [(.none, .followNone), (.phone, .followPhone), (.write, .followWrite), (.meet, .followMeet)]
        let choices = hows.map { Choice($0.0.rawValue, say($0.1)) }
        return """
            <li\(when: form.followHow != .none, " class=\"ok\"")><span class="n" aria-hidden="true">4</span><fieldset class="field"><legend>\(say(.replyFollow))</legend>\(fieldProblem("follow-when", in: page.problems, say: say))<div class="row">\
            <label class="sr" for="follow-how">\(say(.how))</label><select class="input filter" id="follow-how" name="follow_how">\(options(choices, selected: form.followHow.rawValue))</select>\
            <label class="sr" for="follow-when">\(say(.when))</label><input class="input filter" id="follow-when" name="follow_when" type="datetime-local" value="\(form.followWhen)"></div></fieldset></li>
            """
    }

    private var gentleQuestion: HTML {
        guard let question = page.question else { return HTML() }
        let (title, words): (String, Phrase) =
            switch question {
            case .missing(let parts): (missing(parts), .addOrSend)
            case .conditional(let word): (say(.apologyTakesBack(word)), .apologyTakesBackWords)
            case .usedBefore(let used): (say(.sentBefore(say(.partName(used.part)), say(.otherCustomers(used.times)))), .sentBeforeWords)
            }
        return """
            <div class="notice lamp mb-4" role="status">\(Icon.heart.svg)<div><h3>\(title)</h3><p>\(say(words))</p>\
            <p class="row mt-2"><button class="btn" form="reply" name="anyway" value="yes">\(say(.sendAsItIs))</button></p></div></div>
            """
    }

    private func missing(_ parts: [ReplyDraft.Part]) -> String {
        let names = parts.map { say(.partName($0)) }
        guard names.count > 1, let last = names.last else { return say(.partMissing(names.first ?? "")) }
        return say(.partsMissing(names.dropLast().joined(separator: ", "), last))
    }

    private var preview: HTML {
        guard page.reply.isPreview else { return HTML() }
        let draft = page.reply.draft
        return """
            <section class="card act" aria-labelledby="h-preview" tabindex="-1" autofocus><header><h2 id="h-preview">\(say(.previewTitle))</h2><span class="meta">\(say(.previewWords))</span></header>
            \(each: [draft.apology, draft.action, draft.invitation, draft.followUp].filter { !$0.isEmpty }, { "<div dir=\"auto\">\(paragraphs($0))</div>" })
            <p class="mt-2"><b>\(viewer.name)</b><br>\(viewer.title)</p></section>
            """
    }

    var people: [Choice] { [Choice("", say(.me))] + page.askable.map { Choice($0.id.description, $0.name) } }
    func name(_ id: ID<Colleague>?) -> String { id.flatMap { page.people[$0]?.name } ?? say(.somebody) }
    func given(_ id: ID<Colleague>?) -> String { id.flatMap { page.people[$0]?.givenName } ?? say(.somebody) }
    func time(_ instant: Instant) -> String { say.time(instant, now: visit.now, zone: zone) }
}

extension String {
    var trimmed: String { String(drop { $0 == " " }) }
}
