import CPQ

extension StoreError {
    /// From a result that is an error. Of the server's message only names of the schema are kept.
    init(postgres result: OpaquePointer?, preparing: Bool) {
        func field(_ code: UInt8) -> String {
            PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
        }
        let state = field(UInt8(ascii: "C"))
        let table = field(UInt8(ascii: "t"))
        switch state {
        case "23505": self = .unique(Self.columns(table, field(UInt8(ascii: "D"))))
        case "23503", "23001": self = .foreignKey
        case "23514": self = .check(field(UInt8(ascii: "n")))
        case "23502": self = .notNull("\(table).\(field(UInt8(ascii: "c")))")
        case "40001", "40P01": self = .serialization
        case "25006", "42501": self = .readOnly
        case "53100": self = .full
        case "57014": self = .timeout
        case "55P03": self = .locked(pid: nil)
        case "22021", "22P05": self = .invalidText
        case "22003", "22012": self = .other(code: Self.number(state))
        default: self = Self.ofClass(state) ?? .statement(preparing ? field(UInt8(ascii: "M")) : state)
        }
    }

    private static func ofClass(_ state: String) -> StoreError? {
        switch state.prefix(2) {
        case "08", "57", "53": .unreachable
        case "58": .io
        case "XX": .corrupt
        default: nil
        }
    }

    /// `Key (a, b)=(…, …) already exists.` → `table.a, table.b`; the values behind it are nobody's business.
    private static func columns(_ table: String, _ detail: String) -> String {
        guard let open = detail.firstIndex(of: "("), let close = detail.firstRange(of: ")=(") else { return table }
        let names = detail[detail.index(after: open)..<close.lowerBound].split(separator: ", ")
        return names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// Five letters or digits as one number.
    private static func number(_ state: String) -> Int32 { Int32(state, radix: 36) ?? 0 }
}
