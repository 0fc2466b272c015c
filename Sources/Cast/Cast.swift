/// A small named cast: Kittiwake Air, an invented airline. The demo, the tests and the pictures of pages all use it.
package enum Cast {
    package static let organisation = "Kittiwake Air"
    /// The demo's token for programs. Written openly, because the demo listens on loopback only.
    package static let apiToken = "kittiwake-demo-token-for-programs-only"
    /// The sign that stands in the lounge at Port Amaly.
    package static let signCode = "K7Q2"
    /// What everybody in the cast signs in with.
    package static let password = "a kittiwake nests on cliffs"
    /// Its argon2id hash, made once with the salt "kittiwake-cliffs", so that filling a house takes no time for it.
    static let passwordHash = "$argon2id$v=19$m=19456,t=2,p=1$a2l0dGl3YWtlLWNsaWZmcw$po0DiwH5wVabtIimfzqbxfTwzeFoBZnfJK6lIgZcPI8"
    /// How many weeks of moments the demo has.
    package static let weeks = 24
}
