/// A path of our own to go back to after signing in. Anything else becomes *My day*.
struct ReturnPath: Sendable, Equatable {
    static let home = "/today"
    let text: String

    init(_ raw: String?) {
        guard let raw, ReturnPath.isOurs(raw) else {
            text = ReturnPath.home
            return
        }
        text = raw
    }

    private static let never = ["/sign-in", "/sign-out", "/set-up", "/invitations", "/assets", "/api"]

    private static func isOurs(_ raw: String) -> Bool {
        let bytes = Array(raw.utf8)
        guard bytes.first == 0x2F, bytes.count <= 1000, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else { return false }
        guard bytes.count == 1 || bytes[1] != 0x2F else { return false }
        let path = raw.prefix { $0 != "?" && $0 != "#" }
        return path != "/" && !never.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}
