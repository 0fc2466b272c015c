import Storage
import Testing

@testable import Hearten

/// Forms of a case: nothing typed is lost, and what is missing is said where it is missing.
struct CaseFormTests {
    @Test func `a task without words comes back with all that was chosen`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let grace = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        let back = try await desk.act(number, "tasks", ["what": "  ", "who": grace.description, "when": "2026-11-27"])
        #expect(back.status == 422)
        #expect(back.text.contains("Say what is to be done") && back.text.contains("href=\"#t-what\""))
        #expect(back.text.contains("value=\"2026-11-27\"") && back.text.contains("value=\"\(grace)\" selected"))
        let long = try await desk.act(number, "tasks", ["what": String(repeating: "x", count: 201)])
        #expect(long.status == 422)
        #expect(long.text.contains("Keep it to 200 letters") && long.text.contains(String(repeating: "x", count: 201)))
        #expect(try await desk.act(number, "notes", ["words": ""]).text.contains("Write the note first"))
    }

    @Test func `a task is due by the end of the day where the case is`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let root = try #require(desk.house.services.house.current.root)
        try await desk.house.store.write { try $0.run("UPDATE unit SET zone = 'Asia/Tokyo' WHERE id = \(root)") }
        try await desk.house.services.house.reload(desk.house.store)
        let far = try await desk.house.person("Hana Ito", .serviceLead, at: root)
        _ = try await desk.act(number, "tasks", ["what": "Call her", "when": "2026-11-27"], cookie: try await desk.house.cookie(for: far))
        let one = try await desk.find(number)
        let task = try #require(try await desk.house.store.read { try CaseTalkQueries.tasks(of: one.id, $0) }.first)
        #expect(task.dueAt?.milliseconds == at("2026-11-27T23:59:00Z"))
        #expect(try await desk.house.get("/recover/\(number)", cookie: desk.cookie).text.contains("by Friday 27 November"))
    }

    @Test func `a new task needs the action's words`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let asked = try await desk.reply(number, with: ["task": "new", "action": ""])
        #expect(asked.status == 422)
        #expect(asked.text.contains("There is no action yet"))
    }

    @Test func `a follow-up in the past is asked about, and one without a day keeps the house's rule`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let back = try await desk.reply(number, with: ["follow_when": "2020-01-01T10:00"])
        #expect(back.status == 422)
        #expect(back.text.contains("Choose a time that is still to come") && back.text.contains("I spoke to the crew this morning."))
        try await desk.house.store.write { try $0.run("INSERT INTO clock_rule (kind, rule) VALUES ('follow-up', '3d')") }
        try await desk.reply(number)
        #expect(try await desk.house.get(try await desk.page(of: number)).text.contains("I will phone you within 3 days."))
    }

    @Test func `words that were sent before are pointed out, once and kindly`() async throws {
        let desk = try await CaseHouse.open()
        let first = try #require(try await desk.tell())
        let second = try #require(try await desk.tell())
        #expect(try await desk.reply(first).status == 303)
        let asked = try await desk.reply(second)
        #expect(asked.status == 422)
        #expect(asked.text.contains("has been sent to one other"))
        #expect(asked.text.contains("You asked for water and we brought none."))
        // The same key on another case is another reply.
        #expect(try await desk.reply(second, with: ["anyway": "yes"]).status == 303)
        #expect(try await desk.find(second).state == .answered)
    }
}

struct UsedBeforeTests {
    private func sent(_ apology: String) -> CaseMessage {
        CaseMessage(
            id: ID(1), at: Instant(seconds: 0), kind: .reply, author: nil, words: nil, apology: apology, action: nil, invitation: nil, followUp: nil,
            followUpAt: nil)
    }

    private let stock = "Dear Mrs Petrakis, we are sorry for any inconvenience that this delay may have caused to you and your family."

    @Test func `another name in the same words changes nothing`() {
        let draft = ReplyDraft(apology: stock.replacing("Mrs Petrakis", with: "Mr Vasquez"))
        #expect(UsedBefore.first(in: draft, among: [sent(stock), sent(stock), sent("Sorry.")]) == UsedBefore(part: .apology, times: 2))
    }

    @Test func `own words and short ones are left alone`() {
        let own = ReplyDraft(apology: "You asked for water twice, your mother was unwell, and nobody of us came. I am sorry for that.")
        #expect(UsedBefore.first(in: own, among: [sent(stock)]) == nil)
        #expect(UsedBefore.first(in: ReplyDraft(apology: "I am so sorry for that."), among: [sent("I am so sorry for that.")]) == nil)
    }
}
