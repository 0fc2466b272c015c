import Markup
import Storage

/// The rules of recoveries: when a case opens by itself, and by when we answer.
enum RulesRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/rules", .colleagueWho(.editRules)) { visit, viewer in
            try requireWhole(visit, viewer)
            let rules = try await visit.services.store.read { try RecoveryRulesQueries.rules($0) }
            return .page(RulesPages.form(RulesForm(rules), FormProblems(), visit, viewer))
        }
        book.post("/settings/rules", .colleagueWho(.editRules)) { visit, viewer in
            try requireWhole(visit, viewer)
            let form = RulesForm(try await visit.form())
            let problems = form.problems(visit.say)
            guard problems.isEmpty else { return .page(RulesPages.form(form, problems, visit, viewer), status: 422) }
            let rules = form.rules
            let services = visit.services
            try await services.store.write { tx in
                try RecoveryRulesQueries.save(rules, in: tx)
                try Journal.append(
                    "rules.changed", "recovery-rules", nil as ID<Unit>?, by: viewer.id,
                    content: Array(OpeningRuleText.texts(rules.opening).joined(separator: "\n").utf8),
                    random: services.random, in: tx)
            }
            return .see(RecoverPaths.rules, notice: visit.say(.rulesSaved))
        }
    }

    /// The rules hold for the whole organisation, so only who may edit them for all of it does.
    private static func requireWhole(_ visit: Visit, _ viewer: Viewer) throws {
        guard viewer.mayForAll(.editRules, in: visit.services.house.current) else { throw Refusal.notFound }
    }
}

/// The rules as their page sends them.
struct RulesForm {
    var level: Int?
    var byReading: Bool
    var byUrgency: Bool
    var words: String
    var hours: [String: String]
    /// What could not be read as it was written; it stands in the form all the same.
    private var unreadable = FormProblems()

    /// The clocks' fields: name, unit and bounds.
    enum Clock: String, CaseIterable {
        case firstLetDown = "first-1", first, right, follow

        var name: RecoveryRules.ClockName {
            switch self {
            case .firstLetDown: .firstAnswerLetDown
            case .first: .firstAnswer
            case .right: .putRight
            case .follow: .followUp
            }
        }
        var isHours: Bool { self == .firstLetDown || self == .first }
        var most: Int { isHours ? 200 : 60 }
        func allowance(_ count: Int) -> Allowance { isHours ? .workingHours(count) : self == .right ? .workingDays(count) : .calendarDays(count) }
    }

    init(_ rules: RecoveryRules) {
        level = rules.opening.levelAtMost
        byReading = rules.opening.complaintAtLeast != nil
        byUrgency = rules.opening.urgentAtLeast != nil
        words = rules.opening.keywords.joined(separator: "\n")
        hours = [:]
        for clock in Clock.allCases {
            switch rules[clock.name] {
            case .workingTime(let time): hours[clock.rawValue] = String(time / millisecondsPerHour)
            case .workingDays(let count), .calendarDays(let count): hours[clock.rawValue] = String(count)
            case .until: break
            }
        }
    }

    init(_ fields: Fields) {
        level = fields.isChecked("by-level") ? fields["level"].flatMap { Int($0) }.flatMap { (1...6).contains($0) ? $0 : nil } : nil
        byReading = fields.isChecked("by-reading")
        byUrgency = fields.isChecked("by-urgency")
        words = fields["words"] ?? ""
        hours = [:]
        for clock in Clock.allCases { hours[clock.rawValue] = fields[clock.rawValue] ?? "" }
        do { words = try fields.text("words", limit: 4_000) ?? "" } catch Refusal.invalid(let found) { unreadable = found } catch {}
    }

    private var keywords: [String] {
        words.split(separator: "\n").map { String($0.drop { $0 == " " }).trimmed }.filter { !$0.isEmpty }
    }

    func problems(_ say: Say) -> FormProblems {
        var problems = unreadable
        for clock in Clock.allCases where count(clock) == nil { problems.add(clock.rawValue, say(.numberBetween(1, clock.most))) }
        if keywords.count > OpeningRules.mostKeywords { problems.add("words", say(.tooManyWords(OpeningRules.mostKeywords))) }
        return problems
    }

    private func count(_ clock: Clock) -> Int? {
        hours[clock.rawValue].flatMap { Int($0) }.flatMap { (1...clock.most).contains($0) ? $0 : nil }
    }

    var rules: RecoveryRules {
        var rules = RecoveryRules()
        rules.opening = OpeningRules(
            levelAtMost: level, complaintAtLeast: byReading ? OpeningRules.usual.complaintAtLeast : nil,
            urgentAtLeast: byUrgency ? OpeningRules.usual.urgentAtLeast : nil, keywords: keywords)
        for clock in Clock.allCases { if let count = count(clock) { rules[clock.name] = clock.allowance(count) } }
        return rules
    }
}
