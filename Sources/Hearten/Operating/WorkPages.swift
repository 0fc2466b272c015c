import Jobs
import Markup

/// The queue of jobs, for whoever looks after the house.
enum WorkPages {
    /// What waits and what is under way, a line for each kind.
    static func work(_ lines: [JobLine], _ say: Say) -> HTML {
        guard !lines.isEmpty else { return "" }
        return """
            <section class="card"><header><h2 id="h-w">\(say(.queueTitle))</h2></header><div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-w">
            <table class="table"><caption class="sr">\(say(.queueTitle))</caption><thead><tr><th scope="col">\(say(.deadWhat))</th><th scope="col" class="n">\(say(.workRunning))</th>
            <th scope="col" class="n">\(say(.workReady))</th><th scope="col" class="n">\(say(.workLater))</th><th scope="col" class="n">\(say(.givenUp))</th></tr></thead>
            <tbody>\(each: lines, { line in """
                <tr><th scope="row">\(say(.work(line.kind)))</th><td class="n">\(line.running)</td><td class="n">\(line.ready)</td><td class="n">\(line.waiting)</td><td class="n">\(line.dead)</td></tr>
                """ })</tbody></table></div></section>
            """
    }

    /// What was given up, to be tried again or dropped.
    static func dead(_ dead: [DeadLetter], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !dead.isEmpty else { return "<div class=\"blank done\">\(Icon.check.svg)<p>\(say(.noDeadWork))</p></div>" }
        return """
            <section class="card"><header><h2 id="h-j">\(say(.givenUp))</h2></header><div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-j">
            <table class="table"><caption class="sr">\(say(.givenUpTable))</caption><thead><tr><th scope="col">\(say(.deadWhat))</th><th scope="col">\(say(.deadSince))</th>
            <th scope="col" class="n">\(say(.deadTries))</th><th scope="col">\(say(.deadWhy))</th><th scope="col"><span class="sr">\(say(.actionsFor))</span></th></tr></thead><tbody>
            \(each: dead, { letter in """
                <tr><th scope="row">\(say(.work(letter.kind)))</th><td>\(say.timeTag(letter.diedAt, now: visit.now))</td><td class="n">\(letter.attempts)</td><td lang="en">\(letter.failure)</td>
                <td class="n"><form class="row gap-1" method="post" action="/settings/operator/jobs/\(letter.id)/retry"><button class="btn">\(say(.tryAgain))<span class="sr"> \(say(.work(letter.kind)))</span></button>
                <button class="btn quiet" formaction="/settings/operator/jobs/\(letter.id)/discard">\(say(.discard))<span class="sr"> \(say(.work(letter.kind)))</span></button></form></td></tr>
                """ })</tbody></table></div></section>
            """
    }
}
