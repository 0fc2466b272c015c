import Storage

/// What an import can change about a moment that it knows already; kept as JSON so that an undo brings it back.
struct ImportedContent: Equatable, Sendable {
    var happenedAt: Instant
    var unit: ID<Unit>
    var touchpoint: ID<Touchpoint>?
    var channel: String
    var level: Int?
    var words: String?
    var question: String?
    var language: String?
    var extra: String?
    var answers: [Answer]

    init(_ new: NewMoment) {
        happenedAt = new.happenedAt
        unit = new.unit
        touchpoint = new.touchpoint
        channel = new.channel.rawValue
        level = new.level
        words = new.words
        question = new.question
        language = new.language
        extra = new.extra
        answers = new.answers
    }

    /// The same as a moment on its way in.
    func asNew(receivedAt: Instant, importID: ID<MomentImport>) -> NewMoment {
        var new = NewMoment(
            receivedAt: receivedAt, unit: unit, touchpoint: touchpoint, channel: Channel(rawValue: channel) ?? .other, source: .file)
        new.happenedAt = happenedAt
        new.level = level
        new.words = words
        new.question = question
        new.language = language
        new.extra = extra
        new.answers = answers
        new.importID = importID.value
        new.isQuiet = true
        return new
    }

    var json: JSON {
        [
            "at": .int(happenedAt.milliseconds), "unit": .int(unit.value), "point": touchpoint.map { .int($0.value) } ?? nil,
            "channel": .string(channel), "level": level.map { .int(Int64($0)) } ?? nil, "words": words.map(JSON.string) ?? nil,
            "question": question.map(JSON.string) ?? nil,
            "language": language.map(JSON.string) ?? nil, "extra": extra.map(JSON.string) ?? nil,
            "answers": .array(
                answers.map { answer in
                    [
                        "kind": .string(answer.kind), "scale": .int(Int64(answer.scale)), "value": answer.value.map(JSON.number) ?? nil,
                        "words": answer.words.map(JSON.string) ?? nil, "question": answer.question.map(JSON.string) ?? nil,
                    ]
                }),
        ]
    }

    init?(_ json: JSON) {
        guard let at = json["at"]?.int, let unit = json["unit"]?.int, let channel = json["channel"]?.string else { return nil }
        happenedAt = Instant(milliseconds: at)
        self.unit = ID(unit)
        touchpoint = json["point"]?.int.map { ID($0) }
        self.channel = channel
        level = json["level"]?.int.map { Int($0) }
        words = json["words"]?.string
        question = json["question"]?.string
        language = json["language"]?.string
        extra = json["extra"]?.string
        answers = (json["answers"]?.array ?? []).compactMap { one in
            guard let kind = one["kind"]?.string, let scale = one["scale"]?.int else { return nil }
            return Answer(
                kind: kind, scale: Int(scale), value: one["value"]?.double, words: one["words"]?.string, question: one["question"]?.string)
        }
    }

    init(_ row: Row, answers: [Answer]) throws {
        happenedAt = try row.get("happened_at")
        unit = try row.get("unit_id")
        touchpoint = try row.maybe("touchpoint_id")
        channel = try row.get("channel")
        level = try row.maybe("level")
        words = try row.maybe("words")
        question = try row.maybe("question")
        language = try row.maybe("language")
        extra = try row.maybe("extra")
        self.answers = answers
    }
}

/// A stored moment that came from a file.
struct StoredImported: Sendable {
    let id: ID<Moment>
    let key: String?
    let isCorrected: Bool
    let content: ImportedContent
}
