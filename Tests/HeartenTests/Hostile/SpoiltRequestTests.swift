import Cast
import HTTPTypes
import Testing

@testable import Hearten

/// Whole requests that were spoilt, at the doors that strangers may knock at.
@Suite struct SpoiltRequestTests {
    @Test func `no spoilt request is a fault of ours`() async throws {
        let house = try await TestHouse.open()
        var paths = Mutations(
            seed: 21,
            [
                "/f/K7Q2", "/f/K7Q2/thanks/abc", "/c/0123456789", "/sign-in?to=/today", "/moments?q=a&level=1", "/assets/brand/40.css",
                "/api/v1/moments?cursor=x&limit=3",
            ])
        var forms = Mutations(
            seed: 22,
            [
                "level=3&words=Two+words&key=0123456789abcdef&age=1.x&website=&name=A&contact=a%40example.org",
                "email=a%40example.org&password=nothing",
            ])
        var cookies = Mutations(seed: 23, ["hearten=abc; notice=xyz", "notice=%F0%9F; a=b; =; ;;", "hearten=\"q\"; $Version=1"])
        var bodies = Mutations(
            seed: 24, [#"{"level":3,"words":"a","answers":[{"kind":"recommend","scale":10,"value":9}],"contact":{"email":"a@example.org"}}"#])
        let token = try #require(HTTPField.Name("Idempotency-Key"))
        for number in 0..<400 {
            var headers = HTTPFields()
            headers[.cookie] = printable(cookies.next())
            let reply: TestReply
            switch number % 4 {
            case 0: reply = try await house.send(.get, "/" + printable(paths.next()).trimmingPrefix("/"), headers: headers)
            case 1: reply = try await form(house, "/f/\(Cast.signCode)", forms.next(), headers)
            case 2: reply = try await form(house, "/sign-in", forms.next(), headers)
            default:
                headers[.authorization] = "Bearer \(Cast.apiToken)"
                headers[token] = printable(cookies.next())
                reply = try await house.send(.post, "/api/v1/moments", body: bodies.next(), headers: headers)
            }
            #expect(reply.status < 500, "number \(number)")
        }
    }

    private func form(_ house: TestHouse, _ path: String, _ body: [UInt8], _ headers: HTTPFields) async throws -> TestReply {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await house.send(.post, path, body: body, headers: headers)
    }

    /// What may stand on a line of HTTP: the server itself refuses the rest before we see it.
    private func printable(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.filter { $0 > 0x20 && $0 != 0x7F && $0 < 0xF8 }, as: UTF8.self)
    }
}
