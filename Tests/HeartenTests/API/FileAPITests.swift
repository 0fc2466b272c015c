import HTTPTypes
import Jobs
import Storage
import Testing

@testable import Hearten

/// Moments, rotas and bookings come in through the same door as people: errors and undo, once for each request.
@Suite struct FileAPITests {
    private struct Sender {
        let house: TestHouse
        let token: String

        init(_ house: TestHouse, _ rights: [Right]) async throws {
            self.house = house
            let (services, root) = (house.services, try house.root())
            token = try await house.store.write { try MakeToken(services).run(name: "Sender", unit: root, rights: rights, by: nil, in: $0) }
        }

        func send(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, key: String? = nil, type: String = "text/csv") async throws
            -> TestReply
        {
            var headers: HTTPFields = [.authorization: "Bearer \(token)"]
            if body != nil { headers[.contentType] = type }
            if let key { headers[try #require(HTTPField.Name("Idempotency-Key"))] = key }
            return try await house.send(method, path, body: body.map { Array($0.utf8) }, headers: headers)
        }

        func json(_ path: String) async throws -> JSON { try JSON.parse(try await send(.get, path).bytes) }
    }

    @Test func `a file of moments tells its reasons without its words, and is undone`() async throws {
        let house = try await TestHouse.open()
        let sender = try await Sender(house, [.importMoments])
        let good = (1...9).map { "\($0),2026-01-0\($0),It was all good here\n" }.joined()
        let file = "id,date,comment\n\(good)10,Quillfeather yesterday,Secret words\n"
        func count() async throws -> Int? { try await house.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE state = 'kept'") } }
        let before = try await count()
        let reply = try await sender.send(.post, "/api/v1/imports?name=answers.csv", file, key: "one")
        #expect(try await sender.send(.post, "/api/v1/imports?name=answers.csv", file, key: "one").bytes == reply.bytes)
        #expect(try await house.store.read { try $0.value("SELECT COUNT(*) FROM moment_import", as: Int.self) } == 1)
        let address = try #require(reply.location)
        await ImportRunner(house.services).worker.runDue()
        #expect(try await sender.json(address)["new"]?.int == 9)
        let errors = try await sender.send(.get, address + "/errors.csv")
        #expect(errors.text.contains("There is no date we can read"))
        #expect(!errors.text.contains("Secret") && !errors.text.contains("Quillfeather"))
        #expect(try await sender.send(.post, address + "/undo").status == 202)
        await ImportRunner(house.services).worker.runDue()
        #expect(try await sender.json(address)["state"]?.string == "undone")
        #expect(try await count() == before)
    }

    @Test func `a rota is taken, tells its reasons and is undone`() async throws {
        let desk = try await ShiftHouse.open()
        let sender = try await Sender(desk.house, [.planShifts])
        let file = "name,start,end\nAnnelore Zahl,2026-11-23 06:00,2026-11-23 14:00\nNobody Here,2026-11-23 06:00,2026-11-23 14:00\n"
        let query = "name=rota.csv&unit=\(desk.unit)"
        #expect(try await sender.send(.post, "/api/v1/shifts?\(query)&hole=yes", file).status == 422)
        #expect(try await sender.send(.post, "/api/v1/shifts?\(query)", file, type: "application/json").status == 415)
        let address = try #require(try await sender.send(.post, "/api/v1/shifts?\(query)", file).location)
        await ShiftImportRunner(desk.house.services).worker.runDue()
        let done = try await sender.json(address)
        #expect(done["state"]?.string == "done" && done["new"]?.int == 1)
        #expect(try await sender.send(.get, address + "/errors.csv").text.contains("Nobody Here"))
        #expect(try await sender.send(.post, address + "/undo").status == 202)
        await ShiftImportRunner(desk.house.services).worker.runDue()
        #expect(try await sender.json(address)["state"]?.string == "undone")
        #expect(try await desk.house.store.read { try $0.value("SELECT COUNT(*) FROM shift", as: Int.self) } == 0)
    }

    @Test func `bookings are answered at once, once for each key, and can be taken back`() async throws {
        let desk = try await ShiftHouse.open()
        let sender = try await Sender(desk.house, [.importMoments])
        let file = "Booking,Passenger,Email,Starts,Ends\nB1,Gil Guest,gil@guest.example,2026-11-24 08:00,2026-11-24 10:00\n"
        let path = "/api/v1/bookings?name=bookings.csv"
        let dry = try await sender.send(.post, path + "&dry=yes", file)
        #expect(dry.status == 200, "\(dry.text)")
        #expect(try JSON.parse(dry.bytes)["id"] == nil)
        let first = try await sender.send(.post, path, file, key: "b")
        #expect(try await sender.send(.post, path, file, key: "b").bytes == first.bytes)
        let id = try #require(try JSON.parse(first.bytes)["id"]?.string)
        #expect(try await sender.json("/api/v1/bookings/\(id)")["state"]?.string == "done")
        #expect(try await sender.send(.get, "/api/v1/bookings/\(id)/errors.csv").text.contains("row,reason"))
        #expect(try await sender.send(.post, "/api/v1/bookings/\(id)/undo").status == 200)
        #expect(try await sender.send(.post, "/api/v1/bookings/\(id)/undo").status == 200)
        #expect(try await desk.house.journal("bookings.undone") == 1)
        #expect(try await desk.house.store.read { try $0.value("SELECT COUNT(*) FROM booking_import", as: Int.self) } == 1)
    }
}
