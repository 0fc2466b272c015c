import Synchronization

/// What an empty house keeps in memory until somebody has set it up: the code that the console printed, who gave it, and
/// what they have written so far.
package final class SetUpDesk: Sendable {
    private struct State {
        var codeDigest: [UInt8]?
        var holderDigest: [UInt8]?
        var draft = SetUpDraft()
    }
    private let state = Mutex(State())

    package init() {}

    /// A new code for the console: "k7q2-9mxd". Only its digest stays.
    package func makeCode(random: Randomness) -> String {
        let letters = Token(random: random).text
        let code = "\(letters.prefix(4))-\(letters.dropFirst(4).prefix(4))"
        state.withLock { $0.codeDigest = SetUpDesk.digest(code) }
        return code
    }

    /// The right code makes this browser the one that sets up; another that had it before no longer is. What was written stays.
    func enter(code: String, token: Token) -> Bool {
        state.withLock { held in
            guard let expected = held.codeDigest, SetUpDesk.digest(code) == expected else { return false }
            held.holderDigest = token.digest
            return true
        }
    }

    /// What was written so far, for the browser that gave the code.
    func draft(_ token: Token?) -> SetUpDraft? {
        state.withLock { held in held.holderDigest != nil && held.holderDigest == token?.digest ? held.draft : nil }
    }

    func keep(_ draft: SetUpDraft, _ token: Token?) {
        state.withLock { held in
            if held.holderDigest != nil, held.holderDigest == token?.digest { held.draft = draft }
        }
    }

    /// The house is set up: the code is worth nothing from now on.
    package func close() { state.withLock { $0 = State() } }

    /// However it is typed: with capitals, spaces or without the dash. Compared as digests, so that time tells nothing.
    private static func digest(_ code: String) -> [UInt8] {
        sha256(code.lowercased().utf8.filter { base32Letters.contains($0) })
    }
}

/// What has been written in the set-up, step by step; empty until then.
struct SetUpDraft: Sendable, Equatable {
    var name = ""
    var pack = SetUpDraft.firstPack
    var customer = ""
    var customers = ""

    var unit = ""
    var zone = "Etc/UTC"
    var days = "week"
    var opens = "09:00"
    var closes = "17:00"

    /// Which steps have been taken without a problem.
    var hasOrganisation = false
    var hasPlace = false

    private static let firstPack = SectorPack.all.first?.id ?? ""
}

/// The cookie of the browser that gave the code.
enum SetUpCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-hearten-set-up" : "hearten-set-up" }
}
