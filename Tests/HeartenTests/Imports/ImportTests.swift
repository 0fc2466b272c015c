import Foundation
@testable import Hearten
import Jobs
import Storage
import Testing

@Suite struct ImportTests {
    private let file = """
        id,date,score,comment,store,colour
        a1,2026-03-01 10:00,5,The crew was kind and quick,,blue
        a2,2026-03-02 11:00,1,You lost my bag and nobody called,,red
        a3,2026-03-03 12:00,,"It was fine, thank you all",,
        """

    @Test func `a file comes in after it was looked at, and is read, searchable and counted`() async throws {
        let house = try await ImportHouse.open()
        let before = try await house.counts()
        let path = try await house.upload(file)
        #expect(try await house.state(path).state == .checked)
        #expect(try await house.moments().isEmpty)
        let page = try await house.house.get(path, cookie: house.cookie)
        #expect(page.status == 200)
        #expect(page.text.contains("3 moments are ready to come in"))
        #expect(page.text.contains("The crew was kind and quick"))
        let done = try await house.bringIn(path)
        #expect(done.state == .done)
        #expect(done.progress.new == 3)
        #expect(done.progress.refused == 0)
        let moments = try await house.moments()
        #expect(
            Set(moments.compactMap(\.words)) == ["The crew was kind and quick", "You lost my bag and nobody called", "It was fine, thank you all"])
        #expect(moments.allSatisfy { $0.reading.sentiment != nil && $0.unit == house.root })
        #expect(try await house.counts() != before)
        let report = try await house.house.get(path, cookie: house.cookie)
        #expect(report.text.contains("3 moments have come in."))
        #expect(report.text.contains("/measure?unit="))
        var filter = MomentFilter()
        filter.words = "bag"
        let search = filter
        let found = try await house.house.store.read { try MomentQueries.count(search, Scope(roots: [house.root]), $0) }
        #expect(found >= 1)
    }

    @Test func `the same file again changes nothing, a corrected one is brought up to date`() async throws {
        let house = try await ImportHouse.open()
        _ = try await house.bringIn(try await house.upload(file))
        let counts = try await house.counts()
        let again = try await house.bringIn(try await house.upload(file, name: "answers (2).csv"))
        #expect(again.progress.summary == "0 new, 0 changed, 3 same, 0 refused")
        #expect(try await house.counts() == counts)
        let corrected = file.replacing("You lost my bag and nobody called", with: "You found my bag and called at once")
        let third = try await house.upload(corrected, name: "answers 2026-03.csv")
        #expect(try await house.house.get(third, cookie: house.cookie).text.contains("3 are known already"))
        let changed = try await house.bringIn(third)
        #expect(changed.progress.summary == "0 new, 1 changed, 2 same, 0 refused")
        #expect(try await house.moments().count == 3)
        #expect(try await house.moments().contains { $0.words == "You found my bag and called at once" })
        _ = try await house.undo(third)
        #expect(try await house.moments().contains { $0.words == "You lost my bag and nobody called" })
        #expect(try await house.counts() == counts)
    }

    @Test func `an undone import leaves no moment, no figure, no word and may come again`() async throws {
        let house = try await ImportHouse.open()
        let before = try await house.counts()
        let path = try await house.upload(file)
        _ = try await house.bringIn(path)
        let undone = try await house.undo(path)
        #expect(undone.state == .undone)
        #expect(try await house.moments().isEmpty)
        #expect(try await house.counts() == before)
        let words = try await house.house.store.read { tx in
            try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'file' AND words IS NOT NULL", as: Int.self)
        }
        #expect(words == 0)
        #expect(try await house.bringIn(try await house.upload(file)).progress.new == 3)
    }

    @Test func `rows that cannot be used are put aside with their reason, and none is lost`() async throws {
        let house = try await ImportHouse.open()
        let bad = """
            id,date,score,comment
            b1,2026-03-01,5,good
            b2,someday,5,no date
            b3,2026-03-01,9,off the scale
            b4,2026-03-01,,
            b5,2026-03-01
            b6,2026-03-01,4,"a "stray" quote"
            b7,2126-03-01,4,from the future
            =b8,2026-03-01,3,fine
            b9,2026-03-02,3,fine
            b10,2026-03-03,5,fine
            b11,2026-03-04,5,fine
            b12,2026-03-05,5,fine
            b13,2026-03-05,5,fine
            b14,2026-03-05,5,fine
            b15,2026-03-05,5,fine
            """
        let path = try await house.upload(bad)
        let fields = ["column-2": "score.satisfaction", "column-1": "happenedAt.yearFirst", "column-3": "words", "column-0": "sourceID"]
        let done = try await house.bringIn(path, fields)
        #expect(done.progress.read == 15)
        #expect(done.progress.new == 9)
        #expect(done.progress.refused == 6)
        let errors = try await house.house.get(path + "/errors.csv", cookie: house.cookie)
        #expect(errors.text.contains("3,“someday” is not a date"))
        #expect(errors.text.contains("off the scale"))
        #expect(errors.text.contains("A quotation mark stands in the middle"))
        #expect(errors.text.contains("It has 2 cells where the header has 4"))
        #expect(errors.text.contains("lies in the future"))
    }

    @Test func `names and addresses are only stored with consent`() async throws {
        let house = try await ImportHouse.open()
        let text = "id,date,comment,customer name,email\nc1,2026-03-01,Good day to all of you,Anna Lund,anna@example.org\n"
        let path = try await house.upload(text)
        _ = try await house.bringIn(path)
        let contacts = {
            try await house.house.store.read { try $0.value("SELECT COUNT(*) FROM contact WHERE email = 'anna@example.org'", as: Int.self) }
        }
        #expect(try await contacts() == 0)
        let extra = try await house.house.store.read {
            try $0.values("SELECT extra FROM moment WHERE source = 'file' AND extra IS NOT NULL", as: String.self)
        }
        #expect(!extra.joined().contains("Lund"))
        let second = try await house.upload(text.replacing("c1", with: "c2"))
        _ = try await house.bringIn(second, ["consent": "yes"])
        #expect(try await contacts() == 1)
    }

    @Test func `JSON Lines and UTF-16 come in, unknown columns are kept`() async throws {
        let house = try await ImportHouse.open()
        let lines = """
            {"id":"j1","text":"Nobody told us anything for hours","lang":"en","sentiment":"negative","airline":"Kittiwake"}
            {"id":"j2","text":"Lovely people at the gate today","lang":"en","sentiment":"positive","airline":"Kittiwake","extra":[1,2]}
            {"id":"j3","id":"j3","text":"twice the same key"}
            """
        let done = try await house.bringIn(try await house.upload(lines, name: "messages.jsonl"))
        #expect(done.progress.summary == "2 new, 0 changed, 0 same, 1 refused")
        let extra = try await house.house.store.read { try $0.values("SELECT extra FROM moment WHERE source = 'file'", as: String.self) }
        #expect(extra.contains { $0.contains("\"airline\":\"Kittiwake\"") && $0.contains("\"extra\":\"[1,2]\"") })
        let play =
            "Package Name,Star Rating,Review Text,Review Submit Date and Time,Review Link\norg.x,2,Es stürzt immer ab,2026-02-01T10:00:00Z,https://x/1\n"
        let units: [UInt8] = [0xFF, 0xFE] + Array(play.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let second = try await house.bringIn(try await house.upload(units, name: "reviews.csv"))
        #expect(second.progress.new == 1)
        #expect(try await house.moments().contains { $0.words == "Es stürzt immer ab" })
    }

    @Test func `a file of the airline is read whole`() async throws {
        let path = FileManager.default.currentDirectoryPath + "/../shared/data/feedback/airline.dev.jsonl"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let house = try await ImportHouse.open()
        let lines = data.split(separator: 0x0A).count
        let done = try await house.bringIn(try await house.upload([UInt8](data), name: "airline.dev.jsonl"))
        var state = done
        for _ in 0..<600 where state.state == .running {
            state = try await house.working {
                try await Task.sleep(for: .milliseconds(100)); return try await house.state("/settings/imports/\(done.id)")
            }
        }
        #expect(state.progress.new + state.progress.refused + state.progress.same == lines)
        #expect(state.progress.refused == 0)
    }

    @Test func `an import that was cut off goes on where it stopped`() async throws {
        let house = try await ImportHouse.open()
        let rows = (0..<2_500).map { "k\($0),2026-03-01,message number \($0) was good" }.joined(separator: "\n")
        let path = try await house.upload("id,date,comment\n" + rows)
        let one = try await house.state(path)
        let plan = one.plan
        try await house.house.store.write { tx in
            _ = try ImportQueries.states.move(one.id, from: [.checked], to: .running, in: tx)
            try ImportQueries.setPlan(plan, unit: one.unit, of: one.id, in: tx)
            try ImportQueries.startOver(one.id, in: tx)
            try RunImportJob.enqueue(one.id, in: tx)
        }
        let services = house.house.services
        let task = Task { await ImportRunner(services).worker.runDue() }
        while try await house.state(path).progress.read == 0 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        _ = await task.result
        // Cancelled in good order the job is given back; killed, its lease would run out first.
        house.house.clock.advance(by: .seconds(61))
        await ImportRunner(services).worker.runDue()
        let done = try await house.state(path)
        #expect(done.progress.read == 2_500)
        #expect(done.progress.summary == "2500 new, 0 changed, 0 same, 0 refused")
    }

    @Test func `a file of another unit's importer is not found`() async throws {
        let house = try await ImportHouse.open()
        let path = try await house.upload(file)
        let units = house.house.services.house.current
        let leaf = try #require(units.units.keys.first { $0 != house.root })
        let other = try await house.house.person("Olaf Elsewhere", .serviceLead, at: leaf)
        let cookie = try await house.house.cookie(for: other)
        #expect(try await house.house.get(path, cookie: cookie).status == 404)
        #expect(try await house.house.get(path + "/errors.csv", cookie: cookie).status == 404)
        #expect(try await house.house.post(path, ["act": "import"], cookie: cookie).status == 404)
        let foreign = try await ImportHouse(house: house.house, cookie: cookie, root: leaf).post(Array(file.utf8), name: "x.csv", unit: house.root)
        #expect(foreign.status == 422)
    }

    @Test func `a file that nobody brings in is deleted after a week`() async throws {
        let house = try await ImportHouse.open()
        let path = try await house.upload(file)
        let stored = try #require(try await house.state(path).path)
        #expect(FileManager.default.fileExists(atPath: stored))
        let tidy = TidyImports(house.house.services)
        house.house.clock.advance(by: .seconds(6 * 86_400))
        try await tidy.run()
        #expect(try await house.state(path).state == .checked)
        house.house.clock.advance(by: .seconds(2 * 86_400))
        try await tidy.run()
        #expect(try await house.state(path).state == .failed)
        #expect(!FileManager.default.fileExists(atPath: stored))
        #expect(try await house.house.get(path, cookie: house.cookie).text.contains("Nobody brought it in for a week"))
    }

    @Test func `every word of the import pages is in the catalogue`() async throws {
        let house = try await ImportHouse.open(language: .pseudo)
        let path = try await house.upload(file.replacing("2026-03-02 11:00", with: "someday"))
        for page in [try await house.house.get("/settings/imports", cookie: house.cookie), try await house.house.get(path, cookie: house.cookie)] {
            let bare = Self.bareWords(page.text, house)
            #expect(bare.isEmpty, "\(bare)")
        }
        _ = try await house.bringIn(path)
        let bare = Self.bareWords(try await house.house.get(path, cookie: house.cookie).text, house)
        #expect(bare.isEmpty, "\(bare)")
    }

    /// Texts of a page's main part that no phrase said and that are not from the file, the house or a number.
    private static func bareWords(_ page: String, _ house: ImportHouse) -> [String] {
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else { return ["no main"] }
        let known =
            [
                "answers.csv", "id", "date", "score", "comment", "store", "colour", "a1", "The crew was kind and quick", "It was fine, thank you all",
                "You lost my bag and nobody called", "2026-03-01 10:00", "blue",
            ] + house.house.services.house.current.units.values.map(\.name)
        var found: [String] = []
        for piece in page[start.upperBound..<end.lowerBound].split(separator: "<") {
            let text = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().joined().trimmingCharacters(
                in: .whitespacesAndNewlines)
            guard text.contains(where: \.isLetter), !text.contains("⟦"), !known.contains(where: { text.contains($0) }) else { continue }
            found.append(text)
        }
        return found
    }

    @Test func `an empty form says what is missing and a broken one is refused`() async throws {
        let house = try await ImportHouse.open()
        let empty = try await house.post([], name: "")
        #expect(empty.status == 422)
        #expect(empty.text.contains("Choose a file first."))
        let hostile = try await house.upload("\"><script>alert(1)</script>,date\n\"<img src=x onerror=alert(1)> and some words here\",2026-01-01\n")
        let page = try await house.house.get(hostile, cookie: house.cookie)
        #expect(!page.text.contains("<img src=x"))
        #expect(!page.text.contains("<script>alert"))
        #expect(page.text.contains("&lt;img src=x"))
    }
}
