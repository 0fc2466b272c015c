import Testing

@testable import Hearten

struct OpeningRulesTests {
    private let rules = OpeningRules(levelAtMost: 2, complaintAtLeast: 0.75, keywords: ["allergic", "lost child"])

    @Test func `a low tapped level opens a case`() {
        #expect(rules.reason(for: .init(tappedLevel: 1)) == .level(1))
        #expect(rules.reason(for: .init(tappedLevel: 2)) == .level(2))
        #expect(rules.reason(for: .init(tappedLevel: 3)) == nil)
    }

    @Test func `a level that was tapped wins over a reading`() {
        #expect(rules.reason(for: .init(tappedLevel: 4, readsAsComplaint: true, complaintSure: 0.99)) == nil)
        #expect(rules.reason(for: .init(readsAsComplaint: true, complaintSure: 0.99)) == .complaint)
    }

    @Test func `an unsure reading opens nothing, however low the bar is set`() {
        #expect(rules.reason(for: .init(readsAsComplaint: true, complaintSure: 0.74)) == nil)
        let eager = OpeningRules(levelAtMost: nil, complaintAtLeast: 0, keywords: [])
        #expect(eager.reason(for: .init(readsAsComplaint: true, complaintSure: 0.49)) == nil)
        #expect(eager.reason(for: .init(tappedLevel: 1)) == nil)
    }

    @Test func `a keyword opens a case as a whole word only`() {
        #expect(rules.reason(for: .init(tappedLevel: 6, words: "He is ALLERGIC, and was asked.")) == .keyword("allergic"))
        #expect(rules.reason(for: .init(words: "A lost  child was found")) == .keyword("lost child"))
        #expect(rules.reason(for: .init(words: "antiallergical")) == nil)
    }
}

struct ReplyDraftTests {
    private let whole = ReplyDraft(
        apology: "I am sorry. Your chair was broken in our hands.", action: "A loan chair came the same evening.",
        invitation: "Fly with us on the ninth; I will meet you.", followUp: "I will phone on Friday.")

    @Test func `a whole reply asks nothing`() {
        #expect(whole.question == nil)
    }

    @Test func `one question names every part that is missing`() {
        var draft = whole
        draft.invitation = " … "
        #expect(draft.question == .missing([.invitation]))
        draft.followUp = ""
        draft.apology = "Sorry if"
        #expect(draft.question == .missing([.invitation, .followUp]))
        #expect(ReplyDraft().isEmpty)
    }

    @Test func `a task stands for the action and a date for the follow-up`() {
        var draft = whole
        draft.action = ""
        draft.followUp = ""
        draft.hasTask = true
        draft.followUpAt = 1
        #expect(draft.question == nil)
    }

    @Test(arguments: ["I am sorry if you felt that way.", "Sorry, but we were full.", "SORRY. BUT", "We're sorry\u{2014}but"])
    func `an apology with if or but is asked about`(apology: String) {
        var draft = whole
        draft.apology = apology
        guard case .conditional = draft.question else {
            Issue.record("not noticed: \(apology)")
            return
        }
    }

    @Test(arguments: ["I am sorry. The butter was off.", "Sorry for the gift, which was different."])
    func `words that only contain them are not`(apology: String) {
        #expect(ReplyDraft.conditionalWord(in: apology) == nil)
    }
}

struct VerdictScheduleTests {
    @Test func `asked twice, three days apart, closed seven days later`() throws {
        let calendar = WorkCalendar.alwaysOpen(zone: try #require(TimeZoneRules.named("Europe/Berlin")))
        let answered = at("2026-10-20T10:00:00Z")
        let schedule = VerdictSchedule.usual
        let first = at("2026-10-21T10:00:00Z")
        let second = at("2026-10-24T10:00:00Z")
        #expect(try schedule.next(answeredAt: answered, askedAt: nil, asked: 0, in: calendar) == .ask(first))
        #expect(try schedule.next(answeredAt: answered, askedAt: first, asked: 1, in: calendar) == .ask(second))
        // The clocks went back in between: the same time on the wall.
        #expect(try schedule.next(answeredAt: answered, askedAt: second, asked: 2, in: calendar) == .close(at("2026-10-31T11:00:00Z")))
    }
}

struct EscalationTests {
    private let rules = EscalationRules.usual
    private let instants: [EscalationRules.Step: Int64] = [.warned: 75, .leader: 100, .site: 150]

    @Test func `each step is taken once and in order`() {
        #expect(rules.due(now: 74, taken: nil, instants: instants) == nil)
        #expect(rules.due(now: 75, taken: nil, instants: instants) == .warned)
        #expect(rules.due(now: 99, taken: .warned, instants: instants) == nil)
        #expect(rules.due(now: 100, taken: .warned, instants: instants) == .leader)
        #expect(rules.due(now: 400, taken: .site, instants: instants) == nil)
    }

    @Test func `after a day of downtime only the last step is taken`() {
        #expect(rules.due(now: 1000, taken: nil, instants: instants) == .site)
    }

    @Test func `the owner is warned, or whoever is on duty while the owner is not`() {
        let team = EscalationUnit(isSite: false, leaders: [2], isOnDuty: false)
        let site = EscalationUnit(isSite: true, leaders: [3], isOnDuty: true)
        #expect(EscalationRules.recipients(for: .warned, owner: 1, ownerIsOnDuty: true, path: [team, site]) == [1])
        #expect(EscalationRules.recipients(for: .warned, owner: 1, ownerIsOnDuty: false, path: [team, site]) == [3])
        #expect(EscalationRules.recipients(for: .leader, owner: 1, ownerIsOnDuty: true, path: [team, site]) == [3])
    }

    @Test func `the last step goes to the nearest site, and to somebody in any case`() {
        let team = EscalationUnit(isSite: false, leaders: [2], isOnDuty: true)
        let site = EscalationUnit(isSite: true, leaders: [], isOnDuty: true)
        let region = EscalationUnit(isSite: false, leaders: [4], isOnDuty: false)
        #expect(EscalationRules.recipients(for: .site, owner: nil, ownerIsOnDuty: false, path: [team, site, region]) == [4])
        #expect(EscalationRules.recipients(for: .site, owner: nil, ownerIsOnDuty: false, path: [team]) == [2])
        #expect(EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: []) == [])
    }
}
