/// What the page of a touchpoint sends.
struct JourneyForm {
    var name: String
    var phase: String
    var channel: String
    var category: Category?
    var promise: String
    var owner: ID<Unit>?
    var method: String

    static let methods = ["sign", "tell", "import", "api", "none"]
    static let channels = ["web", "app", "phone", "counter", "face", "email", "text", "kiosk", "review", "other"]

    init(_ point: Touchpoint) {
        name = point.name
        phase = point.phase
        channel = point.channel
        category = point.category
        promise = point.promise ?? ""
        owner = point.owner
        method = point.method
    }

    init(_ fields: Fields) {
        name = fields["name"] ?? ""
        phase = fields["phase"] ?? ""
        channel = fields["channel"] ?? "other"
        category = fields["value"].flatMap(Category.init)
        promise = fields["promise"] ?? ""
        owner = fields.id("owner")
        method = fields["listening"] ?? "none"
    }

    /// The point as it becomes; throws everything that is wrong at once.
    func checked(_ id: ID<Touchpoint>, _ house: House, _ say: Say) throws -> NewTouchpoint {
        var problems = FormProblems()
        let name = problems.line(self.name, field: "name", limit: 80)
        let phase = problems.line(self.phase, field: "phase", limit: 60)
        let promise = problems.line(self.promise, field: "promise", limit: 300)
        if name == nil { problems.add("name", say(.pointNeedsName)) }
        if phase == nil { problems.add("phase", say(.pointNeedsPhase)) }
        if let name, house.journey.contains(where: { $0.id != id && $0.name.lowercased() == name.lowercased() }) {
            problems.add("name", say(.pointNameTaken))
        }
        try problems.check()
        return NewTouchpoint(
            phase: phase ?? "", name: name ?? "", channel: JourneyForm.channels.contains(channel) ? channel : "other", category: category,
            promise: promise, owner: owner.flatMap { house.unit($0)?.id }, method: JourneyForm.methods.contains(method) ? method : "none")
    }
}
