import Storage
import Understanding

/// A moment as the API takes it: every field is known, checked and bounded, or it is refused by name.
struct MomentDocument {
    let program: Program
    let house: House
    let say: Say
    let now: Instant
    private(set) var problems = FormProblems()

    static let most = 1_000

    init(program: Program, house: House, say: Say, now: Instant) {
        self.program = program
        self.house = house
        self.say = say
        self.now = now
    }

    /// The moments of a body, and whether it held a list. Throws all problems at once.
    mutating func read(_ body: JSON) throws -> (moments: [NewMoment], isList: Bool) {
        guard let members = body.members else { throw Refusal.malformed(.apiNotAnObject) }
        guard let list = body["moments"] else {
            let moment = read(body, at: "")
            try problems.check()
            return ([moment], false)
        }
        for member in members where member.key != "moments" { problems.add(member.key, say(.apiUnknownField)) }
        guard let items = list.array else { throw Refusal.invalid(FormProblems("moments", say(.apiWrongKind))) }
        if items.isEmpty { problems.add("moments", say(.apiNoMoments)) }
        guard items.count <= Self.most else { throw Refusal.invalid(FormProblems("moments", say(.apiTooManyMoments))) }
        let moments = items.enumerated().map { read($1, at: "moments[\($0)].") }
        try problems.check()
        return (moments, true)
    }

    private mutating func read(_ json: JSON, at path: String) -> NewMoment {
        var new = NewMoment(receivedAt: now, unit: program.unit, touchpoint: nil, channel: .api, source: .api)
        guard let members = json.members else {
            problems.add(path.isEmpty ? "moment" : String(path.dropLast()), say(.apiWrongKind))
            return new
        }
        for member in members where !member.value.isNull { set(member, of: &new, at: path + member.key) }
        let isSaid = new.level != nil || new.words != nil || !new.answers.isEmpty
        if !isSaid { problems.add(path + "words", say(.apiNothingSaid)) }
        return new
    }

    private mutating func set(_ member: JSON.Member, of new: inout NewMoment, at path: String) {
        let value = member.value
        switch member.key {
        case "source_id": new.sourceKey = line(value, path, 200).map { "\(program.id)\u{1F}\($0)" }
        case "happened_at": if let at = time(value, path) { new.happenedAt = at }
        case "unit":
            if let unit = value.string.flatMap({ ID<Unit>($0) }), house.contains(unit, in: program.scope), house.unit(unit) != nil {
                new.unit = unit
            } else {
                problems.add(path, say(.apiUnit))
            }
        case "touchpoint":
            if let point = value.string.flatMap({ ID<Touchpoint>($0) }), house.touchpoint(point) != nil {
                new.touchpoint = point
            } else {
                problems.add(path, say(.apiTouchpoint))
            }
        case "channel":
            if let channel = value.string.flatMap(Channel.init) { new.channel = channel } else { problems.add(path, say(.apiChannel)) }
        case "level":
            if let level = value.int, (1...6).contains(level) { new.level = Int(level) } else { problems.add(path, say(.apiLevel)) }
        case "words": new.words = text(value, path, 10_000)
        case "question": new.question = line(value, path, 500)
        case "language": new.language = line(value, path, 35)?.lowercased()
        case "named": new.named = line(value, path, 200)
        case "sharing":
            if let sharing = value.string.flatMap(Moment.Sharing.init) { new.sharing = sharing } else { problems.add(path, say(.apiSharing)) }
        case "contact": new.contact = contact(value, path)
        case "answers": new.answers = answers(value, path)
        default: problems.add(path, say(.apiUnknownField))
        }
    }

    private mutating func line(_ value: JSON, _ path: String, _ limit: Int) -> String? {
        guard let text = value.string else {
            problems.add(path, say(.apiWrongKind))
            return nil
        }
        do { return try Words.line(text, field: path, limit: limit) } catch {
            problems.add(path, say(.apiTooLong))
            return nil
        }
    }

    private mutating func text(_ value: JSON, _ path: String, _ limit: Int) -> String? {
        guard let text = value.string else {
            problems.add(path, say(.apiWrongKind))
            return nil
        }
        do { return try Words.text(text, field: path, limit: limit) } catch {
            problems.add(path, say(.apiTooLong))
            return nil
        }
    }

    private mutating func time(_ value: JSON, _ path: String) -> Instant? {
        guard let text = value.string, let time = DateStyle.yearFirst.read(text), time.hasTime, time.offset != nil else {
            problems.add(path, say(.apiTime))
            return nil
        }
        let instant = Instant(milliseconds: time.milliseconds())
        guard instant.milliseconds <= now.milliseconds + 300_000 else {
            problems.add(path, say(.apiFuture))
            return nil
        }
        return instant.milliseconds > now.milliseconds ? now : instant
    }

    private mutating func contact(_ value: JSON, _ path: String) -> Contact? {
        guard let members = value.members else {
            problems.add(path, say(.apiWrongKind))
            return nil
        }
        var contact = Contact()
        for member in members where !member.value.isNull {
            let field = "\(path).\(member.key)"
            switch member.key {
            case "name": contact.name = line(member.value, field, 200)
            case "phone": contact.phone = line(member.value, field, 40)
            case "email":
                contact.email = member.value.string.flatMap { EmailAddress($0) }
                if contact.email == nil { problems.add(field, say(.apiEmail)) }
            default: problems.add(field, say(.apiUnknownField))
            }
        }
        return contact.isEmpty ? nil : contact
    }

    private mutating func answers(_ value: JSON, _ path: String) -> [Answer] {
        guard let items = value.array, items.count <= 100 else {
            problems.add(path, say(.apiWrongKind))
            return []
        }
        return items.enumerated().compactMap { answer($1, "\(path)[\($0)]") }
    }

    private mutating func answer(_ json: JSON, _ path: String) -> Answer? {
        guard let members = json.members, let kind = json["kind"]?.string, !kind.isEmpty, kind.utf8.count <= 40 else {
            problems.add(path, say(.apiAnswers))
            return nil
        }
        var answer = Answer(kind: kind, scale: 0, value: nil)
        for member in members where !member.value.isNull {
            let field = "\(path).\(member.key)"
            switch member.key {
            case "kind": break
            case "scale":
                if let scale = member.value.int, (0...1_000).contains(scale) {
                    answer.scale = Int(scale)
                } else {
                    problems.add(field, say(.apiWrongKind))
                }
            case "value":
                answer.value = member.value.double
                if answer.value == nil { problems.add(field, say(.apiWrongKind)) }
            case "words": answer.words = text(member.value, field, 10_000)
            case "question": answer.question = line(member.value, field, 500)
            default: problems.add(field, say(.apiUnknownField))
            }
        }
        let isOnScale = answer.value.map { answer.scale == 0 || ($0 >= 0 && $0 <= Double(answer.scale)) } ?? true
        if !isOnScale || (answer.value == nil && answer.words == nil) { problems.add(path, say(.apiAnswers)) }
        return answer
    }

    // MARK: Writing

    /// A moment as the API gives it: shown words only, no contact, nobody's name.
    static func json(
        _ moment: Moment, answers: [Answer], themes: [(id: ID<OwnTheme>, name: String, sure: Double)], withholdsWords: Bool
    ) -> JSON {
        func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? nil }
        func guess(_ value: String?, _ sure: Double?) -> JSON {
            value.map { ["value": .string($0), "confidence": .number(((sure ?? 0) * 1000).rounded() / 1000)] } ?? nil
        }
        let reading = moment.reading
        return [
            "id": .string(moment.id.description), "received_at": .string(moment.receivedAt.iso8601),
            "happened_at": .string(moment.happenedAt.iso8601),
            "unit": .string(moment.unit.description), "touchpoint": optional(moment.touchpoint?.description), "channel": .string(moment.channel),
            "source": .string(moment.source), "level": moment.level.map { .int(Int64($0)) } ?? nil,
            "words": withholdsWords ? nil : optional(moment.shownWords), "words_withheld": .bool(withholdsWords),
            "question": withholdsWords ? nil : optional(moment.question), "language": optional(moment.language),
            "answers": .array(
                answers.map { answer in
                    [
                        "kind": .string(answer.kind), "scale": .int(Int64(answer.scale)), "value": answer.value.map(JSON.number) ?? nil,
                        "words": withholdsWords ? nil : optional(answer.words), "question": optional(answer.question),
                    ]
                }),
            "reading": [
                "sentiment": guess(reading.sentiment?.value.rawValue, reading.sentiment?.confidence),
                "intent": guess(reading.intent?.value.rawValue, reading.intent?.confidence),
                "category": guess(reading.category?.value.rawValue, reading.category?.confidence),
                "urgency": guess(reading.urgency?.value.rawValue, reading.urgency?.confidence),
                "level": reading.level.map { ["value": .int(Int64($0.value)), "confidence": .number(($0.confidence * 1000).rounded() / 1000)] }
                    ?? nil,
                "aspects": .array(
                    reading.aspects.all.map {
                        ["name": .string($0.aspect.rawValue), "sentiment": .string($0.feeling.rawValue), "sure": .bool($0.isSure)]
                    }),
                "themes": .array(
                    themes.map {
                        ["id": .string($0.id.description), "name": .string($0.name), "confidence": .number(($0.sure * 1000).rounded() / 1000)]
                    }),
                "corrected": .bool(reading.correctedAt != nil),
            ],
        ]
    }
}
