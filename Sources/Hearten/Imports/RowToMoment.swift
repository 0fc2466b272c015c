import Storage
import Understanding

/// Makes moments of a file's records, by its plan; a record that is no moment says why.
struct RowToMoment: Sendable {
    /// A record as a moment, with the key that makes a second import find it again.
    struct Imported: Sendable {
        let row: Int
        let new: NewMoment
        var key: String { new.sourceKey ?? "" }
    }

    let plan: ImportPlan
    let importID: ID<MomentImport>
    let defaultUnit: ID<Unit>
    let now: Instant
    private let zones: [ID<Unit>: String]
    private let houseZone: String
    private let unitsByName: [String: ID<Unit>]
    private let touchpointsByName: [String: ID<Touchpoint>]
    private let unused: [Int]
    /// The head of the words' column, where it is what was asked: "What could we do better?"
    private let question: String?
    private let channel: Channel

    init(plan: ImportPlan, importID: ID<MomentImport>, unit: ID<Unit>, scope: Scope, house: House, now: Instant) {
        self.plan = plan
        self.importID = importID
        defaultUnit = unit
        self.now = now
        houseZone = house.zone
        zones = house.units.mapValues(\.zone)
        unitsByName = Dictionary(
            house.within(scope).map { (ColumnProfile.folded($0.name), $0.id) }, uniquingKeysWith: { first, _ in first })
        touchpointsByName = Dictionary(
            house.journey.map { (ColumnProfile.folded($0.name), $0.id) }, uniquingKeysWith: { first, _ in first })
        let used = Set(plan.columns.map(\.index))
        unused = plan.headers.indices.filter { !used.contains($0) && !PrivateColumns.contains(plan.headers[$0]) }
        channel = Self.usualChannel(plan.knownName)
        question = plan.column(.words).flatMap { plan.headers.indices.contains($0.index) ? plan.headers[$0.index].trimmedBlanks : nil }
            .flatMap { $0.split(separator: " ").count >= 4 || $0.hasSuffix("?") ? String($0.prefix(500)) : nil }
    }

    func read(_ record: ImportRecord) -> Result<Imported, RowRefusal> {
        switch record.content {
        case .refused(let refusal): return .failure(refusal)
        case .cells(let cells):
            do throws(RowRefusal) {
                return .success(Imported(row: record.row, new: try moment(cells, record)))
            } catch { return .failure(error) }
        }
    }

    private func moment(_ cells: [String], _ record: ImportRecord) throws(RowRefusal) -> NewMoment {
        func cell(_ role: ColumnRole) -> String? { plan.column(role).flatMap { value(cells, $0.index) } }
        let unit = cell(.unit).flatMap { unitsByName[ColumnProfile.folded($0)] } ?? defaultUnit
        var new = NewMoment(
            receivedAt: now, unit: unit, touchpoint: cell(.touchpoint).flatMap { touchpointsByName[ColumnProfile.folded($0)] },
            channel: cell(.channel).flatMap { Channel(rawValue: $0.lowercased()) } ?? channel, source: .file)
        new.importID = importID.value
        new.isQuiet = true
        new.words = try words(cell(.words), title: cell(.title))
        if new.words != nil { new.question = question }
        try score(cells, into: &new)
        guard new.words != nil || new.level != nil || new.answers.contains(where: { $0.value != nil }) else { throw .nothingSaid }
        new.happenedAt = try happenedAt(cells, unit: unit)
        new.language = cell(.language).flatMap(Self.languageTag)
        if plan.hasConsent { new.contact = contact(name: cell(.customerName), email: cell(.email)) }
        new.sourceKey = try key(cells, record)
        new.extra = extra(cells, record.more)
        return new
    }

    private func value(_ cells: [String], _ index: Int) -> String? {
        guard cells.indices.contains(index) else { return nil }
        let text = cells[index].trimmedBlanks
        return text.isEmpty ? nil : text
    }

    private func words(_ text: String?, title: String?) throws(RowRefusal) -> String? {
        let parts = [title == text ? nil : title, text].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        do { return try Words.text(parts.joined(separator: "\n"), field: "words") } catch { throw .wordsTooLong }
    }

    private func score(_ cells: [String], into new: inout NewMoment) throws(RowRefusal) {
        for column in plan.columns where column.role == .score {
            guard let cell = value(cells, column.index), let scale = column.scale, !ScoreScale.isNothing(cell) else { continue }
            guard let number = scale.read(cell) else { throw .badScore(cell) }
            if scale == .level {
                new.level = number
            } else {
                new.answers.append(
                    Answer(kind: scale.answerKind, scale: scale.range.upperBound, value: Double(number), question: plan.headers[column.index]))
            }
        }
    }

    private func happenedAt(_ cells: [String], unit: ID<Unit>) throws(RowRefusal) -> Instant {
        guard let column = plan.column(.happenedAt), let style = column.dateStyle else { return now }
        guard let cell = value(cells, column.index) else { throw .noDate("") }
        guard var time = style.read(cell) else { throw .noDate(cell) }
        if column.isUTC, time.offset == nil { time.offset = 0 }
        let zone = zones[unit] ?? houseZone
        let milliseconds = time.milliseconds { local in
            let first = ZoneOffsets.seconds(zone: zone, at: Instant(milliseconds: local * 1_000))
            return ZoneOffsets.seconds(zone: zone, at: Instant(milliseconds: (local - Int64(first)) * 1_000))
        }
        guard milliseconds <= now.milliseconds + 86_400_000 else { throw .futureDate(cell) }
        return Instant(milliseconds: min(milliseconds, now.milliseconds))
    }

    private func contact(name: String?, email: String?) -> Contact? {
        let contact = Contact(name: name.map { String($0.prefix(200)) }, email: email.flatMap { EmailAddress($0) })
        return contact.email == nil ? nil : contact
    }

    /// The source's own id within its feed, or the row's content and place where it has none.
    private func key(_ cells: [String], _ record: ImportRecord) throws(RowRefusal) -> String {
        if let id = plan.column(.sourceID).flatMap({ value(cells, $0.index) }) {
            guard id.utf8.count <= 400 else { throw .idTooLong }
            return "\(plan.feed)\u{1F}\(id)"
        }
        let content = cells.joined(separator: "\u{1F}") + "\u{1E}\(record.row)"
        return "\(plan.feed)\u{1F}#\(Token(bytes: sha256(Array(content.utf8))).text)"
    }

    /// Columns that nobody mapped are kept with the moment, up to a bound.
    private func extra(_ cells: [String], _ more: [JSON.Member]) -> String? {
        var members: [JSON.Member] = []
        var size = 0
        for index in unused {
            guard let text = value(cells, index), size + text.utf8.count < 8_000, members.count < 60 else { continue }
            size += text.utf8.count
            members.append(JSON.Member(plan.headers[index], .string(text)))
        }
        for member in more where !PrivateColumns.contains(member.key) && members.count < 60 {
            let text = ImportFileReader.text(member.value)
            guard !text.isEmpty, size + text.utf8.count < 8_000 else { continue }
            size += text.utf8.count
            members.append(JSON.Member(member.key, .string(text)))
        }
        guard !members.isEmpty else { return nil }
        var seen: Set<String> = []
        return JSON.object(members.filter { seen.insert($0.key).inserted }).text
    }

    private static func languageTag(_ text: String) -> String? {
        let tag = text.lowercased().replacing("_", with: "-")
        return tag.utf8.count <= 35 && tag.utf8.allSatisfy { $0 == 0x2D || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 } ? tag : nil
    }

    private static func usualChannel(_ known: String?) -> Channel {
        switch known {
        case "Trustpilot", "Tripadvisor", "Google Business Profile": .review
        case "Google Play", "App Store": .app
        case "Qualtrics", "SurveyMonkey", "Typeform", "Formbricks", "LimeSurvey": .web
        default: .other
        }
    }
}

extension ScoreScale {
    /// The kind of answer that the scale asks for.
    package var answerKind: String {
        switch self {
        case .stars: "stars"
        case .satisfaction: "satisfied"
        case .recommend: "recommend"
        case .effort: "effort"
        case .level: "level"
        case .good: "good"
        }
    }
}

/// Columns that tell who or where a person is. Nobody mapped them, so they are not kept.
enum PrivateColumns {
    private static let names: Set<String> = [
        "ip address", "ipaddress", "locationlatitude", "locationlongitude", "latitude", "longitude", "recipientlastname", "recipientfirstname",
        "recipientemail", "first name", "last name", "phone", "phone number", "contact phone number", "contact name", "contact email address",
        "email", "e mail", "email address", "review user email", "review username", "review consumer user id", "user id", "name", "agent",
        "agent name", "address", "date of birth", "network id", "assignee id", "requester id", "reviewer displayname",
        "reviewer profilephotourl", "reviewernickname", "attributes reviewernickname", "ipaddr", "person id", "person email",
        "formbricks id internal",
    ]
    static func contains(_ header: String) -> Bool { names.contains(ColumnProfile.folded(header)) }
}
