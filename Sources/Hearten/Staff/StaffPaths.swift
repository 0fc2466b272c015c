import Storage

/// Where files of people and sheets of invitations are.
enum StaffPaths {
    static let all = "/settings/people/files"
    static func one(_ id: ID<StaffImport>) -> String { "\(all)/\(id)" }
    static func errors(_ id: ID<StaffImport>) -> String { "\(one(id))/errors.csv" }
    static func undo(_ id: ID<StaffImport>) -> String { "\(one(id))/undo" }
    static let sheets = "/settings/people/sheets"
    static func sheet(_ id: ID<InvitationSheet>) -> String { "\(sheets)/\(id)" }
}
