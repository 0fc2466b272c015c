import Storage

/// A reply as the case's page sends it.
struct ReplyForm: Sendable {
    var key: String
    var draft = ReplyDraft()
    var task: TaskChoice = .none
    var taskOwner: ID<Colleague>?
    var taskDue: Day?
    var followHow: FollowHow = .none
    var followWhen: String
    var isPreview: Bool
    /// Sent although a part is missing, after the one question.
    var isAnyway: Bool

    enum TaskChoice: Sendable, Equatable {
        case none, new
        case existing(ID<CaseTask>)
    }

    enum FollowHow: String, CaseIterable, Sendable { case none = "", phone, write, meet }

    static let limit = ReplyDraft.mostLetters

    /// Reads what was sent; what cannot be taken stays in the form, with its problem.
    init(_ fields: Fields, zone: TimeZoneRules, now: Instant, freshKey: String, _ say: Say, _ problems: inout FormProblems) throws {
        key = try fields.line("key", limit: 64) ?? freshKey
        draft.apology = fields.kept("apology", as: "apology", limit: Self.limit, say, &problems)
        draft.action = fields.kept("action", as: "action", limit: Self.limit, say, &problems)
        draft.invitation = fields.kept("invitation", as: "invitation", limit: Self.limit, say, &problems)
        followHow = fields["follow_how"].flatMap { FollowHow(rawValue: $0) } ?? .none
        followWhen = fields["follow_when"] ?? ""
        draft.followUpAt = LocalMinute(followWhen)?.instant(in: zone)
        if !followWhen.isEmpty, (draft.followUpAt ?? 0) <= now.milliseconds { problems.add("follow-when", say(.followUpPast)) }
        switch fields["task"] {
        case "new"?: task = .new
        case let text?: task = ID<CaseTask>(text).map { .existing($0) } ?? .none
        case nil: task = .none
        }
        taskOwner = fields.id("task_owner")
        taskDue = fields["task_due"].flatMap { Day(iso: $0) }
        // A new task is made of the action's words, so without them there is none.
        if case .existing = task { draft.hasTask = true }
        isPreview = fields.isChecked("preview")
        isAnyway = fields.isChecked("anyway")
    }

    init(key: String) {
        self.key = key
        followWhen = ""
        isPreview = false
        isAnyway = false
    }
}

/// What a `datetime-local` box holds: "2026-11-27T12:00".
struct LocalMinute: Sendable, Equatable {
    let wall: Int64

    init?(_ text: String) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2, let day = Day(iso: String(halves[0])) else { return nil }
        let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        wall = Int64(day.number) * millisecondsPerDay + Int64(hour * 60 + minute) * millisecondsPerMinute
    }

    func instant(in zone: TimeZoneRules) -> Int64? {
        let instant = zone.instant(wall: wall)
        return WorkCalendar.range.contains(instant) ? instant : nil
    }
}
