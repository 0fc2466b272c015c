import HTTPTypes
import Storage
import Testing

@testable import Hearten

extension TestHouse {
    static let password = "gravel teapot marching violet"

    /// A colleague who can sign in with `TestHouse.password`.
    func member(_ name: String, _ role: Role, at unit: ID<Unit>) async throws -> (id: ID<Colleague>, email: String) {
        let id = try await person(name, role, at: unit)
        let email = "\(name.lowercased().replacing(" ", with: "."))@kittiwake.example"
        let hash = try await services.passwords.hash(Password(TestHouse.password))
        let address = try #require(EmailAddress(email))
        try await store.write { tx in
            try ColleagueQueries.setEmail(address, of: id, in: tx)
            try SignInQueries.setHash(of: id, hash, in: tx)
        }
        return (id, email)
    }

    func signIn(_ email: String, _ password: String = TestHouse.password, to: String? = nil, cookie: String? = nil) async throws -> TestReply {
        var form = ["email": email, "password": password]
        form["to"] = to
        return try await post("/sign-in", form, cookie: cookie)
    }

    func journal(_ kind: String) async throws -> Int {
        try await store.read { try $0.value("SELECT COUNT(*) FROM journal_entry WHERE kind = \(kind)") } ?? 0
    }

    func root() throws -> ID<Unit> { try #require(services.house.current.root) }
}

extension TestReply {
    /// The value of a cookie that this reply sets; empty when it takes it away.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].lazy.compactMap { line -> String? in
            guard line.hasPrefix("\(name)=") else { return nil }
            return line.dropFirst(name.count + 1).split(separator: ";", omittingEmptySubsequences: false).first.map(String.init)
        }.first
    }

    /// The cookie header of the session that this reply began.
    var session: String? { cookie("hearten").flatMap { $0.isEmpty ? nil : "hearten=\($0)" } }

    /// The first address in the page that begins like this.
    func link(_ start: String) -> String? {
        guard let range = text.firstRange(of: start) else { return nil }
        return String(text[range.lowerBound...].prefix { !"\"<& \n".contains($0) })
    }
}
