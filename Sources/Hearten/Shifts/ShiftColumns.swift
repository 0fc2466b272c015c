/// What a column of a rota is.
enum ShiftColumnRole: String, Sendable, CaseIterable {
    case staffKey, email, name, unit, date, start, end, place, work, sourceID

    /// What says whose shift it is.
    static let people: [ShiftColumnRole] = [.staffKey, .email, .name]
}

/// One column that is used, and how sure that is.
struct ShiftColumn: Sendable, Equatable {
    var role: ShiftColumnRole
    var index: Int
    /// 0 to 1; 1 is a person's word.
    var confidence: Double
    /// How its dates are written; nil for times of day and for what is no time.
    var dateStyle: DateStyle?
}

/// Suggests what the columns of a rota mean, by their headers and by what stands in them.
struct ShiftColumns {
    private struct Profile {
        let name: String
        let cells: [String]

        init(_ header: String, _ cells: [String]) {
            name = ColumnProfile.folded(header)
            self.cells = cells.map(\.trimmedBlanks).filter { !$0.isEmpty }
        }

        func share(_ test: (String) -> Bool) -> Double { cells.isEmpty ? 0 : Double(cells.count(where: test)) / Double(cells.count) }

        /// 1 for a name that means exactly this, less for one that hints at it.
        func weight(_ role: ShiftColumnRole) -> Double {
            if exact[role]?.contains(name) == true { return 1 }
            let padded = " \(name) "
            return hints[role]?.contains { padded.contains(" \($0) ") } == true ? 0.7 : 0
        }
    }

    static func suggest(headers: [String], sample: [[String]]) -> [ShiftColumn] {
        let profiles = headers.indices.map { index in
            Profile(headers[index], sample.map { $0.indices.contains(index) ? $0[index] : "" })
        }
        let guesses = profiles.enumerated().flatMap { index, profile in
            ShiftColumnRole.allCases.compactMap { guess($0, index, profile) }
        }.filter { $0.confidence >= 0.35 }.sorted { ($0.confidence, $1.index) > ($1.confidence, $0.index) }
        var found: [ShiftColumn] = []
        for guess in guesses where !found.contains(where: { $0.role == guess.role || $0.index == guess.index }) { found.append(guess) }
        return found.sorted { $0.index < $1.index }
    }

    private static func guess(_ role: ShiftColumnRole, _ index: Int, _ profile: Profile) -> ShiftColumn? {
        let named = profile.weight(role)
        func column(_ confidence: Double, _ style: DateStyle? = nil) -> ShiftColumn {
            ShiftColumn(role: role, index: index, confidence: confidence, dateStyle: style)
        }
        switch role {
        case .email:
            let share = profile.share { EmailAddress($0) != nil }
            return share > 0.8 ? column(0.6 + 0.38 * max(named, 0.6) * share) : nil
        case .date:
            guard let dates = DateStyle.decide(profile.cells), named > 0 || !hasTimes(profile.cells, dates.style) else { return nil }
            return column(dates.confidence * (0.5 + 0.45 * named), dates.style)
        case .start, .end:
            guard named > 0 else { return nil }
            let clocks = profile.share { ClockOfDay.minutes($0) != nil }
            if clocks >= 0.8 { return column(0.97 * named * clocks) }
            guard let dates = DateStyle.decide(profile.cells), hasTimes(profile.cells, dates.style) else { return nil }
            return column(dates.confidence * named, dates.style)
        case .sourceID:
            guard named > 0, !profile.cells.isEmpty, Set(profile.cells).count == profile.cells.count else { return nil }
            return column(0.95 * named)
        case .staffKey, .name, .unit, .place, .work:
            return named > 0 ? column(profile.cells.isEmpty ? named * 0.6 : named * 0.93) : nil
        }
    }

    static func hasTimes(_ cells: [String], _ style: DateStyle) -> Bool {
        cells.contains { cell in style.read(cell.trimmedBlanks).map { $0.hasTime && ($0.hour, $0.minute) != (0, 0) } ?? false }
    }

    private static let exact: [ShiftColumnRole: Set<String>] = [
        .staffKey: [
            "staff number", "staff no", "staff id", "staff key", "employee id", "employee number", "employee no", "personnel number", "personnel no",
            "personalnummer", "payroll number", "payroll id", "worker id", "crew id", "badge", "matricule",
        ],
        .email: ["email", "e mail", "email address", "e mail address", "work email", "mail"],
        .name: [
            "name", "employee", "employee name", "colleague", "person", "staff", "staff name", "worker", "full name", "crew member", "who",
            "mitarbeiter",
            "mitarbeiterin", "employe", "empleado",
        ],
        .unit: ["unit", "site", "department", "team", "store", "branch", "station", "airport", "hotel", "property", "abteilung"],
        .date: ["date", "day", "shift date", "work date", "start date", "datum", "fecha", "on"],
        .start: [
            "start", "from", "begin", "begins", "starts", "start time", "shift start", "time in", "starts at", "in", "von", "beginn", "debut",
            "inicio",
        ],
        .end: ["end", "to", "until", "ends", "end time", "shift end", "finish", "time out", "ends at", "out", "bis", "ende", "fin"],
        .place: ["place", "where", "location", "gate", "desk", "counter", "room", "area", "post", "platform", "ort", "lugar", "lieu"],
        .work: [
            "what", "work", "flight", "flight no", "flight number", "clinic", "ward", "duty", "task", "activity", "route", "train", "class", "course",
            "tour",
            "shift name", "shift type", "shift",
        ],
        .sourceID: ["id", "shift id", "rota id", "roster id", "uid", "reference", "external id"],
    ]

    private static let hints: [ShiftColumnRole: [String]] = [
        .staffKey: ["staff number", "employee number", "employee id", "personnel"], .email: ["email", "e mail"],
        .name: ["name", "employee", "colleague"], .unit: ["unit", "site", "department", "station"], .date: ["date", "day"],
        .start: ["start", "from", "begin", "begins"], .end: ["end", "until", "finish", "to"], .place: ["place", "location", "gate", "desk"],
        .work: ["flight", "clinic", "ward", "duty", "task"], .sourceID: ["id", "reference"],
    ]
}
