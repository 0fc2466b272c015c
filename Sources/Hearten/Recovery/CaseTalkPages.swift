import Markup
import Storage

/// What was said, handed out and done in a case.
extension CasePages {
    var talk: HTML {
        guard !page.messages.isEmpty || one.state.isOpen else { return HTML() }
        let note: HTML = """
            <details class="mt-4"\(when: page.problems["note"] != nil, " open")><summary>\(say(.writeANote))</summary><form class="stack gap-3 mt-2" action="\(url: RecoverPaths.act(one.number, "notes"))" method="post">\
            \(hiddenField("key", visit.services.newToken().text))<div class="field"><label for="note">\(say(.noteWords))</label>\(fieldProblem("note", in: page.problems, say: say))\
            <textarea class="input" id="note" name="words" rows="2" dir="auto" maxlength="2000">\(page.note)</textarea></div><p><button class="btn">\(say(.keepNote))</button></p></form></details>
            """
        return """
            <section class="card" aria-labelledby="h-talk"><header><h2 id="h-talk">\(say(.saidSoFar))</h2></header>
            <ul class="list" role="list">\(each: page.messages, { "<li>\(message($0))</li>" })</ul>\(note)</section>
            """
    }

    private func message(_ message: CaseMessage) -> HTML {
        let at = time(message.at)
        switch message.kind {
        case .reply:
            let parts = [message.apology, message.action, message.invitation, message.followUp].compactMap { $0 }
            return
                "\(person(name(message.author), say(.toCustomer(customer, at))))\(each: parts, { "<div class=\"mt-2\" dir=\"auto\">\(paragraphs($0))</div>" })"
        case .customer:
            let small = message.mail == nil ? at : say(.cameByMail(at))
            let words: HTML? = message.words.map { "<blockquote class=\"voice small mt-2\" dir=\"auto\">\(paragraphs($0))</blockquote>" }
            return "\(person(customer, small))\(words)\(message.mail.map { byMail($0) })"
        case .verdict:
            let words: HTML? = message.words.map { "<blockquote class=\"voice small mt-2\" dir=\"auto\">\(paragraphs($0))</blockquote>" }
            let verdict = verdictWord(at: message.at)
            return "\(person(customer, verdict.map { say(.verdictSaid($0, at)) } ?? at))\(words)"
        case .note:
            return "\(person(name(message.author), say(.noteAmongUs(at))))<div class=\"mt-2\" dir=\"auto\">\(paragraphs(message.words ?? ""))</div>"
        case .question: return "<p class=\"meta\"><span>\(say(.weAsked))</span><span>\(at)</span></p>"
        }
    }

    /// What is known of a message that came by mail: nobody has proved to be its sender.
    private func byMail(_ mail: CameByMail) -> HTML {
        let files: HTML? =
            mail.fileCount > 0 ? "<p class=\"sm mt-2\" dir=\"auto\">\(say(.mailFiles(mail.fileCount, mail.files.joined(separator: ", "))))</p>" : nil
        let quoted: HTML? = mail.quoted.map {
            "<details class=\"mt-2\"><summary>\(say(.mailQuoted))</summary><div class=\"sm muted mt-2\" dir=\"auto\">\(paragraphs($0))</div></details>"
        }
        return """
            <p class="xs faint mt-2">\(say(mail.isFromKnown ? .mailFromKnown : .mailFromOther))\(when: mail.isCut, " \(say(.mailWasCut))")</p>\(files)\(quoted)
            """
    }

    /// The verdict that was given at that instant, from the trail.
    private func verdictWord(at instant: Instant) -> String? {
        let event = page.events.first { $0.at == instant && [.verdictYes, .verdictPartly, .verdictNo].contains($0.kind) }
        switch event?.kind {
        case .verdictYes: return say(.verdictName(.yes))
        case .verdictPartly: return say(.verdictName(.partly))
        case .verdictNo: return say(.verdictName(.no))
        default: return nil
        }
    }

    private func person(_ name: String, _ small: String) -> HTML {
        "<div class=\"person\">\(avatar(name))<span><b dir=\"auto\">\(name)</b><small>\(small)</small></span></div>"
    }

    // MARK: Tasks

    var tasks: HTML {
        let list: HTML =
            page.tasks.isEmpty
            ? "<p class=\"muted sm\">\(say(.noTasks))</p>" : "<ul class=\"list\" role=\"list\">\(each: page.tasks, task)</ul>"
        let form: HTML = """
            <details class="mt-4"\(when: page.problems["t-what"] != nil, " open")><summary>\(say(.handOutTask))</summary><form class="stack gap-3 mt-2" action="\(url: RecoverPaths.act(one.number, "tasks"))" method="post">\
            <div class="field"><label for="t-what">\(say(.what))</label>\(fieldProblem("t-what", in: page.problems, say: say))<input class="input" id="t-what" name="what" dir="auto" maxlength="200" value="\(page.task.what)"></div>\
            <div class="grid col-11 gap-3"><div class="field"><label for="t-who">\(say(.who))</label><select class="input" id="t-who" name="who">\(options(people, selected: page.task.who?.description))</select></div>\
            <div class="field"><label for="t-when">\(say(.byWhen))</label><input class="input" id="t-when" name="when" type="date" value="\(page.task.when?.iso)"></div></div><p><button class="btn">\(say(.handItOut))</button></p></form></details>
            """
        return """
            <section class="card" aria-labelledby="h-tasks"><header><h2 id="h-tasks">\(say(.tasks))</h2></header>\(list)\(when: one.state.isOpen, form)</section>
            """
    }

    private func task(_ task: CaseTask) -> HTML {
        if let done = task.doneAt {
            return """
                <li class="tick"><span class="box done">\(Icon.check.svg)</span><span dir="auto">\(task.text)<small>\(say(.taskDoneBy(given(task.doneBy), time(done))))</small></span></li>
                """
        }
        let due = task.dueAt.map { say(.taskBy(name(task.owner), day(of: $0))) } ?? name(task.owner)
        let clock: HTML? = task.dueAt.map { clocks.task(from: task.createdAt, due: $0) }
        return """
            <li><form class="tick" action="\(url: RecoverPaths.taskDone(one.number, task.id))" method="post"><button class="box" aria-label="\(say(.taskDoneLabel(task.text)))"></button>\
            <span dir="auto">\(task.text)<small>\(due)</small></span>\(clock)</form></li>
            """
    }

    private func day(of instant: Instant) -> String {
        let day = LocalTime(instant, zone: zone).day
        return say(.dayWithDate(say.weekday(day), say.shortDate(day, now: LocalTime(visit.now, zone: zone).day)))
    }

    // MARK: What has happened

    var trail: HTML {
        """
        <section class="card" aria-labelledby="h-trail"><header><h2 id="h-trail">\(say(.trailTitle))</h2></header>
        <ol class="trail" role="list">\(each: page.events.enumerated().map { $0 }, { event($0.element, isLast: $0.offset == page.events.count - 1) })</ol></section>
        """
    }

    private func event(_ event: CaseEvent, isLast: Bool) -> HTML {
        let subject = event.kind == .offered || event.kind == .helper ? event.subject.map { ID<Colleague>($0) } : event.colleague
        let title = say(.trail(event.kind, given(subject)))
        let detail: HTML? = event.kind == .opened ? " \(say(.openedByWords(say(.openedReason(one.openedBy)))))" : nil
        return """
            <li\(when: isLast, " class=\"now\"")><span class="dot">\(icon(event.kind).svg)</span><div><h3>\(title)</h3><p>\(say.timeTag(event.at, now: visit.now, zone: zone)).\(detail)</p></div></li>
            """
    }

    private func icon(_ kind: CaseEvent.Kind) -> Icon {
        switch kind {
        case .opened, .joinedMoment, .wrote, .answered: .mail
        case .taken, .offered, .declined, .helper: .people
        case .warned, .late, .escalated, .verdictNo, .mailReturned: .warning
        case .task, .note, .cause, .reopened: .flag
        case .paused, .resumed, .released: .clock
        case .taskDone, .verdictYes, .verdictPartly, .followedUp: .check
        case .asked, .silent: .moment
        case .erased: .lock
        }
    }
}
