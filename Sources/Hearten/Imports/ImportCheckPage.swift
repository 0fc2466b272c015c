import Markup
import Storage
import Understanding

/// The page where a person looks at what the columns mean before anything is stored.
struct ImportCheckPage {
    let say: Say
    let pages: ImportPages
    let one: MomentImport
    let units: [Unit]
    /// The first lines as the moments they would be.
    let preview: [(row: Int, moment: NewMoment, level: Guess<Int>?)]
    /// Kinds of refusal with how many and where first.
    let refused: [(kind: String, count: Int, first: Int)]
    var problems = FormProblems()

    var html: HTML {
        """
        \(problemSummary(problems, say: say))<div class="page-head"><div><p class="crumb"><a href="\(url: ImportPaths.all)">\(say(.placeImports))</a></p><h1>\(title)</h1><p class="lead">\(lead)</p></div></div>
        <form class="stack gap-5" action="\(url: ImportPaths.one(one.id))" method="post">
        \(columns)
        \(when: !preview.isEmpty, firstLines)
        \(when: !refused.isEmpty, unusable)
        \(settings)
        <div class="row between"><a class="btn quiet" href="\(url: ImportPaths.all)">\(say(.importNotNow))</a><span class="row"><button class="btn" name="act" value="again">\(say(.importAgain))</button>\
        \(when: one.usable > 0, "<button class=\"btn primary big\" name=\"act\" value=\"import\">\(say(.importBringIn(grouped(one.usable), isOne: one.usable == 1)))</button>")</span></div>
        </form>
        """
    }

    private var title: String {
        one.usable == 0 ? say(.importNothingReady) : say(.importReady(grouped(one.usable), isOne: one.usable == 1))
    }

    private var lead: String {
        var parts = [say(.importDryRun)]
        if let known = one.plan.knownName, known != "labelled messages" { parts.append(say(.importKnownAs(known))) }
        if one.plan.encoding != .utf8 { parts.append(say(.importEncoding(one.plan.encoding.rawValue))) }
        if one.progress.refused > 0 { parts.append(say(.importSomeUnusable(one.progress.refused, grouped(one.progress.refused)))) }
        if one.progress.same > 0 { parts.append(say(.importSomeKnown(one.progress.same, grouped(one.progress.same)))) }
        return parts.joined(separator: " ")
    }

    // MARK: Columns

    private var columns: HTML {
        """
        <section class="card"><header><h2 id="h-map">\(say(.importColumns))</h2><span class="meta">\(say(.importColumnsHint))</span></header>
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-map"><table class="table"><caption class="sr">\(say(.importColumnsCaption))</caption><thead><tr><th scope="col">\(say(.importColumnHead))</th><th scope="col">\(say(.importExampleHead))</th><th scope="col">\(say(.importMeansHead))</th><th scope="col">\(say(.importSureHead))</th></tr></thead><tbody>
        \(each: one.plan.headers.indices.prefix(200), row)
        </tbody></table></div></section>
        """
    }

    private func row(_ index: Int) -> HTML {
        let column = one.plan.columns.first { $0.index == index }
        let cell = one.plan.examples.indices.contains(index) ? one.plan.examples[index] : ""
        let example = pages.house.names.masked(cell, as: say(.maskedName)) ?? cell
        let isPrivate = column == nil && PrivateColumns.contains(one.plan.headers[index])
        return """
            <tr><th scope="row" id="c\(index)" dir="auto">\(one.plan.headers[index])</th><td dir="auto" class="clip">\(example)</td>\
            <td><select class="input filter" name="column-\(index)" aria-labelledby="c\(index)">\(each: Self.meanings, { meaning in
                let selected: HTML? = meaning == Meaning(column) ? " selected" : nil
                return "<option value=\"\(meaning.code)\"\(selected)>\(say(meaning.phrase(isPrivate: isPrivate)))</option>"
            })</select></td><td>\(say(Self.sureness(column)))</td></tr>
            """
    }

    private static func sureness(_ column: ImportPlan.Column?) -> Phrase {
        switch column?.confidence {
        case nil: .importKeptBeside
        case .some(0.9...): .importSure
        case .some(0.65..<0.9): .importQuiteSure
        case .some(0.5..<0.65): .importAGuess
        default: .importPleaseCheck
        }
    }

    /// What one choice in the list of meanings says.
    struct Meaning: Equatable {
        var role: ColumnRole?
        var scale: ScoreScale?
        var dateStyle: DateStyle?

        init(role: ColumnRole?, scale: ScoreScale? = nil, dateStyle: DateStyle? = nil) {
            self.role = role
            self.scale = scale
            self.dateStyle = dateStyle
        }

        init(_ column: ImportPlan.Column?) {
            self.init(
                role: column?.role, scale: column?.role == .score ? column?.scale ?? .satisfaction : nil,
                dateStyle: column?.role == .happenedAt ? column?.dateStyle ?? .yearFirst : nil)
        }

        var code: String { [role?.rawValue ?? "none", scale?.rawValue ?? dateStyle?.rawValue].compactMap { $0 }.joined(separator: ".") }

        func phrase(isPrivate: Bool) -> Phrase {
            if let scale { return .importScale(scale) }
            if let dateStyle { return .importDateStyle(dateStyle) }
            return role.map { .importRole($0) } ?? (isPrivate ? .importMeansDropped : .importMeansNothing)
        }
    }

    static let meanings: [Meaning] =
        [Meaning(role: nil), Meaning(role: .words), Meaning(role: .title)]
        + ScoreScale.allCases.map { Meaning(role: .score, scale: $0) }
        + DateStyle.allCases.map { Meaning(role: .happenedAt, dateStyle: $0) }
        + [.sourceID, .language, .unit, .touchpoint, .channel, .customerName, .email].map { Meaning(role: $0) }

    // MARK: What would come in

    private var firstLines: HTML {
        """
        <section class="card" aria-labelledby="h-dry"><header><h2 id="h-dry">\(say(.importFirstLines))</h2></header>
        <ul class="list moments" role="list">\(each: preview, { item in
            let zone = pages.house.unit(item.moment.unit)?.zone ?? pages.house.zone
            return """
                <li><p class="meta">\(level(item.moment, item.level))<span>\(say.date(LocalTime(item.moment.happenedAt, zone: zone).day))</span><span>\(say(.importLine(item.row)))</span></p>\
                \(item.moment.words.map { "<p class=\"voice small\" dir=\"auto\">\($0)</p>" as HTML })</li>
                """
        })</ul></section>
        """
    }

    private func level(_ moment: NewMoment, _ guess: Guess<Int>?) -> HTML {
        if let level = moment.level { return "<span class=\"level\">\(Sign.steps(level))\(levelName(level))</span>" }
        if let answer = moment.answers.first, let value = answer.value {
            let scale = ScoreScale.allCases.first { $0.answerKind == answer.kind } ?? .satisfaction
            return "<span>\(say(.importAnswered(say(.importScale(scale)), Int(value), answer.scale)))</span>"
        }
        guard let guess else { return HTML() }
        return "<span class=\"level guess\">\(Sign.steps(guess.value))\(say(.importWeThink(levelName(guess.value))))</span>"
    }

    private func levelName(_ level: Int) -> String {
        Vocabulary.Word(rawValue: "level.\(level)").map { say($0) } ?? String(level)
    }

    private var unusable: HTML {
        """
        <section class="card" aria-labelledby="h-bad"><header><h2 id="h-bad">\(say(.importUnusableTitle(one.progress.refused, grouped(one.progress.refused))))</h2>\
        <a class="sm" href="\(url: ImportPaths.errors(one.id))">\(say(.importGetReasons))</a></header>
        <ul class="list" role="list">\(each: refused, { item in
            "<li class=\"row between\"><span>\(say(.rowsRefused(item.kind)))</span><span class=\"meta\"><span>\(say(.importLines(item.count, grouped(item.count))))</span><span>\(say(.importFirstAt(item.first)))</span></span></li>"
        })</ul></section>
        """
    }

    private var settings: HTML {
        let hasPeople = one.plan.columns.contains { $0.role == .email }
        let checked: HTML? = one.plan.hasConsent ? " checked" : nil
        return """
            <section class="card stack gap-5"><div class="grid col-14 gap-4"><div class="field"><label for="unit">\(say(.importUnit))</label>\(unitSelect(units, chosen: one.unit))</div>\
            <div class="field"><label for="feed">\(say(.importFeed))</label><p class="hint" id="feed-h">\(say(.importFeedHint))</p>\(fieldProblem("feed", in: problems, say: say))<input class="input" id="feed" name="feed" value="\(one.plan.feed)" maxlength="60" dir="auto" aria-describedby="feed-h"></div></div>\
            \(when: hasPeople, "<div class=\"field\"><label class=\"check\"><input type=\"checkbox\" name=\"consent\" value=\"yes\" aria-describedby=\"consent-h\"\(checked)><span>\(say(.importConsent))</span></label><p class=\"hint\" id=\"consent-h\">\(say(.importConsentHint))</p></div>")</section>
            """
    }
}
