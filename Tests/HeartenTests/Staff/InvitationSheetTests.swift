import Storage
import Testing

@testable import Hearten

@Suite struct InvitationSheetTests {
    private func links(_ page: TestReply) -> Set<String> {
        Set(page.text.matches(of: /http:\/\/[^<"]*\/invitations\/[0-9a-z]{32}/).map { String($0.output) })
    }

    private func path(_ link: String) -> String { "/" + link.split(separator: "/").suffix(2).joined(separator: "/") }

    @Test func `a sheet holds a slip for each person of the team, and every code lets its person in once`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn(StaffHouse.file)
        let unit = try staff.house.unit("Lounge, Port Amaly")
        let made = try await staff.house.post("/settings/people/sheets", ["whom": unit.description], cookie: staff.cookie)
        let sheet = try #require(made.location)
        let page = try await staff.house.get(sheet, cookie: staff.cookie)
        #expect(page.text.contains("Bo Lund") && page.text.contains("Cy Moor") && !page.text.contains("Anna Berg"))
        let found = links(page)
        #expect(found.count == 2)
        // Looking again shows the same codes: nothing was made anew.
        #expect(links(try await staff.house.get(sheet, cookie: staff.cookie)) == found)
        let link = try #require(found.sorted().first)
        #expect(try await staff.house.get(path(link)).status == 200)
        let form = ["name": "Bo Lund", "email": "bo.l@air.example", "password": TestHouse.password]
        #expect(try await staff.house.post(path(link), form).status == 303)
        #expect(try await staff.house.post(path(link), form).status == 410)
        #expect(links(try await staff.house.get(sheet, cookie: staff.cookie)).count == 1)
    }

    @Test func `a slip that is replaced ends, and nobody else's does`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn(StaffHouse.file)
        let sheet = try #require(try await staff.house.post("/settings/people/sheets", ["whom": "all"], cookie: staff.cookie).location)
        let first = links(try await staff.house.get(sheet, cookie: staff.cookie))
        #expect(first.count == 3)
        staff.house.clock.set(TestHouse.start + .seconds(60))
        let bo = try #require(try await staff.person(key: "K2"))
        let again = try #require(try await staff.house.post("/settings/people/sheets", ["person": bo.id.description], cookie: staff.cookie).location)
        let second = links(try await staff.house.get(again, cookie: staff.cookie))
        #expect(second.count == 1)
        #expect(second.isDisjoint(with: first))
        let left = links(try await staff.house.get(sheet, cookie: staff.cookie))
        #expect(left.count == 2 && left.isSubset(of: first))
        for link in first.subtracting(left) { #expect(try await staff.house.get(path(link)).status == 410) }
    }

    @Test func `those who hold a link are left alone unless somebody says so, and a sheet is its maker's alone`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn(StaffHouse.file)
        let sheet = try #require(try await staff.house.post("/settings/people/sheets", ["whom": "all"], cookie: staff.cookie).location)
        #expect(try await staff.house.post("/settings/people/sheets", ["whom": "all"], cookie: staff.cookie).location == "/settings/people/sheets")
        #expect(links(try await staff.house.get(sheet, cookie: staff.cookie)).count == 3)
        #expect(try await staff.house.post("/settings/people/sheets", ["whom": "all", "again": "yes"], cookie: staff.cookie).location != nil)
        let leader = try await staff.house.person("Rosa Lind", .leader, at: staff.root)
        #expect(try await staff.house.get(sheet, cookie: try await staff.house.cookie(for: leader)).status == 404)
    }
}
