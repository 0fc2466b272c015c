import Storage

/// Addresses of cases.
enum RecoverPaths {
    static let list = "/recover"
    static let new = "/recover/new"
    static func list(show: RecoverShow) -> String { "/recover?show=\(show.rawValue)" }
    static func list(show: RecoverShow, desk: RecoveryCase.Desk, after: CaseCursor) -> String {
        "/recover?show=\(show.rawValue)&desk=\(desk.rawValue)&after=\(after.text)"
    }
    static func one(_ number: Int) -> String { "/recover/\(number)" }
    /// Whether an address is that of a case.
    static func isOne(_ path: String) -> Bool { path.hasPrefix(list + "/") && Int(path.dropFirst(list.count + 1)) != nil }
    static func act(_ number: Int, _ act: String) -> String { "/recover/\(number)/\(act)" }
    static func taskDone(_ number: Int, _ task: ID<CaseTask>) -> String { "/recover/\(number)/tasks/\(task)/done" }
    static let rules = "/settings/rules"
    static let mail = "/settings/mail"
    static func mailAgain(_ id: ID<Mail>) -> String { "/settings/mail/\(id)/again" }
}

/// Which cases a list shows.
enum RecoverShow: String, CaseIterable, Sendable {
    case waiting, mine, done
}
