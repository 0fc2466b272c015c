import Storage

/// What a file can change about somebody. Kept as JSON before and after, so that an undo puts back exactly that.
struct StaffFacts: Sendable, Equatable {
    var name: String
    var given: String
    /// The name as the register last spelled it; their own choice of a name stays until the register changes its mind.
    var staffName: String?
    var title: String
    var unit: ID<Unit>
    var email: EmailAddress?
    var key: String?
    var leader: ID<Colleague>?
    var leavesOn: Int?
    var disabledAt: Instant?
    var parts: Set<Viewer.Assignment> = []
}

/// Somebody who is known, with what decides about them.
struct StaffPerson: Sendable, Equatable {
    let id: ID<Colleague>
    var facts: StaffFacts
    /// Whether they have chosen a password already.
    var hasEntered = false

    var isActive: Bool { facts.disabledAt == nil }
}

extension StaffFacts {
    var json: JSON {
        [
            "name": .string(name), "given": .string(given), "staffName": staffName.map(JSON.string) ?? nil, "title": .string(title),
            "unit": .int(unit.value), "email": email.map { .string($0.text) } ?? nil, "key": key.map(JSON.string) ?? nil,
            "leader": leader.map { .int($0.value) } ?? nil, "leavesOn": leavesOn.map { .int(Int64($0)) } ?? nil,
            "disabledAt": disabledAt.map { .int($0.milliseconds) } ?? nil,
            "parts": .array(
                parts.sorted { ($0.unit, $0.role.rawValue) < ($1.unit, $1.role.rawValue) }.map {
                    .array([.string($0.role.rawValue), .int($0.unit.value)])
                }),
        ]
    }

    init?(_ json: JSON) {
        guard let name = json["name"]?.string, let given = json["given"]?.string, let title = json["title"]?.string, let unit = json["unit"]?.int
        else { return nil }
        self.init(name: name, given: given, title: title, unit: ID(unit))
        staffName = json["staffName"]?.string
        email = json["email"]?.string.flatMap { EmailAddress($0) }
        key = json["key"]?.string
        leader = json["leader"]?.int.map { ID($0) }
        leavesOn = json["leavesOn"]?.int.map { Int(clamping: $0) }
        disabledAt = json["disabledAt"]?.int.map { Instant(milliseconds: $0) }
        parts = Set(
            (json["parts"]?.array ?? []).compactMap { part in
                guard let pair = part.array, pair.count == 2, let role = pair[0].string.flatMap(Role.init), let unit = pair[1].int else { return nil }
                return Viewer.Assignment(role: role, unit: ID(unit))
            })
    }
}
