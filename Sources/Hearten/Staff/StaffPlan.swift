/// How a file of people is read, what its columns mean, and what may follow from it.
package struct StaffPlan: Sendable, Equatable {
    struct Column: Sendable, Equatable {
        var role: StaffColumn
        var index: Int
        var confidence: Double
        var dateStyle: DateStyle?
    }

    /// What a person chose: nothing of it happens by itself.
    package struct Options: Sendable, Equatable {
        /// Units that the file names and the house has not are made.
        package var makesUnits = false
        /// Whoever has a number and is missing in the file leaves.
        package var missingLeave = false
        /// Whoever had left and stands in the file comes back.
        package var bringsBack = false
        /// So many leave: typed by a person where it is more than usual.
        package var leavers: Int?
        package init() {}
    }

    /// Reading alone; its columns are those of moments and stay empty.
    var file: ImportPlan
    var columns: [Column]
    package var options = Options()

    func column(_ role: StaffColumn) -> Column? { columns.first { $0.role == role } }

    /// Whether somebody can be found again: by a number or an address, and has a name.
    var isEnough: Bool {
        (column(.staffKey) != nil || column(.email) != nil) && (column(.name) != nil || column(.givenName) != nil || column(.familyName) != nil)
    }

    mutating func set(_ role: StaffColumn?, column index: Int, dateStyle: DateStyle?) {
        columns.removeAll { $0.index == index || $0.role == role }
        guard let role, file.headers.indices.contains(index) else { return }
        columns.append(Column(role: role, index: index, confidence: 1, dateStyle: role == .leaving ? dateStyle ?? .yearFirst : nil))
        columns.sort { $0.index < $1.index }
    }
}

extension StaffPlan {
    /// The same file, its columns read as those of `earlier`; nil when one of them is not there any more, or is not the only one of its
    /// name. A heading that the earlier file did not have is read as its name suggests.
    func remembering(_ earlier: StaffPlan) -> StaffPlan? {
        let (then, now) = (earlier.file.headers.map(ColumnProfile.folded), file.headers.map(ColumnProfile.folded))
        var plan = self
        plan.columns = []
        for column in earlier.columns {
            guard then.indices.contains(column.index), let heading = then.dropFirst(column.index).first, !heading.isEmpty,
                then.count(where: { $0 == heading }) == 1, now.count(where: { $0 == heading }) == 1, let index = now.firstIndex(of: heading)
            else { return nil }
            var column = column
            column.index = index
            plan.columns.append(column)
        }
        guard !plan.columns.isEmpty else { return nil }
        let roles = Set(plan.columns.map(\.role)), old = Set(then)
        plan.columns += columns.filter { column in
            !roles.contains(column.role) && now.dropFirst(column.index).first.map(old.contains) == false
        }
        plan.columns.sort { $0.index < $1.index }
        return plan
    }

    var json: JSON {
        [
            "file": file.json, "makesUnits": .bool(options.makesUnits), "missingLeave": .bool(options.missingLeave),
            "bringsBack": .bool(options.bringsBack), "leavers": options.leavers.map { .int(Int64($0)) } ?? nil,
            "columns": .array(
                columns.map { column in
                    [
                        "role": .string(column.role.rawValue), "index": .int(Int64(column.index)), "sure": .number(column.confidence),
                        "date": column.dateStyle.map { .string($0.rawValue) } ?? nil,
                    ]
                }),
        ]
    }

    init?(_ json: JSON) {
        guard let file = json["file"].flatMap({ ImportPlan($0) }) else { return nil }
        self.file = file
        options.makesUnits = json["makesUnits"]?.bool ?? false
        options.missingLeave = json["missingLeave"]?.bool ?? false
        options.bringsBack = json["bringsBack"]?.bool ?? false
        options.leavers = json["leavers"]?.int.map { Int(clamping: $0) }
        columns = (json["columns"]?.array ?? []).compactMap { one in
            guard let role = one["role"]?.string.flatMap(StaffColumn.init), let index = one["index"]?.int else { return nil }
            return Column(
                role: role, index: Int(clamping: index), confidence: one["sure"]?.double ?? 0,
                dateStyle: one["date"]?.string.flatMap(DateStyle.init))
        }
    }
}
