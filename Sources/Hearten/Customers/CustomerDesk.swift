import Storage

/// The memory of customers as one viewer may use it: within their scope, or for whom they meet on their shift.
struct CustomerDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    var services: Services { visit.services }
    private var scope: Scope { viewer.scope(.remember) }

    init(_ visit: Visit, _ viewer: Viewer) {
        (self.visit, self.viewer) = (visit, viewer)
        house = visit.services.house.current
    }

    /// What one customer's page shows.
    struct Open: Sendable {
        var customer: Customer
        /// Whether the viewer looks after this customer's memory: how to reach them, and their own page. Whoever meets them needs neither.
        var mayReach = false
        var preferences: [Preference] = []
        var promises: [OpenPromise] = []
        var bookings: [Booking] = []
        var form = PreferenceForm()
        var promise = ""
        var due = ""
        var problems = FormProblems()
    }

    private func find(_ tx: any ReadTransaction) throws -> Customer { try opened(tx).customer }

    private func opened(_ tx: any ReadTransaction) throws -> Open {
        let id: ID<Customer> = try visit.id("id")
        if let one = try CustomerQueries.find(id, scope, tx) { return Open(customer: one, mayReach: true) }
        guard let one = try CustomerQueries.find(id, tx), try PeopleToKnow.holds(id, for: viewer, house, tx) else { throw Refusal.notFound }
        return Open(customer: one)
    }

    /// A colleague's name in words that are no praise is for nobody else's eyes; how somebody wants to be called is their own.
    static func shown(_ one: Preference, _ services: Services) -> Preference {
        var one = one
        if one.kind != .name { one.text = services.maskedWords(one.text) ?? one.text }
        return one
    }

    static func shown(_ one: OpenPromise, _ services: Services) -> OpenPromise {
        var one = one
        one.text = services.maskedWords(one.text) ?? one.text
        return one
    }

    // MARK: Finding and adding

    func list() async throws -> Reply {
        let words = try? visit.query.line("q", limit: 120)
        let asked = words.map { text in CustomerKeys(number: text, email: EmailAddress(text), phone: text).digests(services.key) } ?? []
        let found = try await services.store.read { try CustomerQueries.search(words, keys: asked, scope, limit: 50, $0) }
        return .page(CustomerPages(self).list(found, words))
    }

    func new(_ form: CustomerForm = CustomerForm(), _ preference: PreferenceForm = PreferenceForm(), _ problems: FormProblems = FormProblems())
        async throws
        -> Reply
    {
        .page(CustomerPages(self).new(form, preference, house.within(scope), problems), status: problems.isEmpty ? 200 : 422)
    }

    func add() async throws -> Reply {
        let fields = try await visit.form()
        let (form, preference) = (CustomerForm(fields), PreferenceForm(fields))
        var problems = FormProblems()
        let person = form.checked(house.within(scope), &problems, visit.say)
        let text = preference.checked(&problems, visit.say)
        guard let person, let text else { return try await self.new(form, preference, problems) }
        do {
            // Whoever is known elsewhere is remembered there, and read there.
            let path = try await services.store.write { [services, viewer, scope] tx in
                let remember = RememberCustomer(services: services)
                let id = try remember.customer(person, asksAgain: form.asksAgain, in: tx)
                try remember.add(preference.kind, text, preference.source, hasConsent: preference.hasConsent, to: id, by: viewer.id, in: tx)
                return try CustomerQueries.find(id, scope, tx) == nil ? CustomerPaths.all : CustomerPaths.one(id)
            }
            return .see(path, notice: visit.say(.nowRemembered))
        } catch let refused as RememberCustomer.Refused {
            return try await self.new(form, preference, problem(refused))
        }
    }

    private func problem(_ refused: RememberCustomer.Refused) -> FormProblems {
        switch refused {
        case .forgotten: FormProblems("again", visit.say(.customerWasForgotten))
        case .noKeys: FormProblems("email", visit.say(.customerNeedsKey))
        case .noConsent: FormProblems("consent", visit.say(.preferenceNeedsConsent))
        case .saidNo: FormProblems("kind", visit.say(.customerSaidNo))
        case .tooMany: FormProblems("text", visit.say(.preferenceTooMany))
        }
    }

    // MARK: One customer

    func show() async throws -> Reply { try await page { _ in } }

    private func page(_ change: @escaping @Sendable (inout Open) -> Void) async throws -> Reply {
        let open = try await services.store.read { tx in
            var open = try opened(tx)
            let customer = open.customer
            open.preferences = try PreferenceQueries.live(of: [customer.id], limit: Preference.most, tx).map { CustomerDesk.shown($0, services) }
            open.promises = try PreferenceQueries.open(of: [customer.id], limit: Preference.most, tx).map { CustomerDesk.shown($0, services) }
            open.bookings = try BookingQueries.ahead(of: customer.id, limit: 10, tx)
            change(&open)
            return open
        }
        try await services.store.write(priority: .low) { [services, viewer] tx in
            try Journal.append(
                "customer.read", "customer", open.customer.id, by: viewer.id, unit: open.customer.unit, random: services.random, in: tx)
        }
        return .page(CustomerPages(self).one(open), status: open.problems.isEmpty ? 200 : 422)
    }

    func addPreference() async throws -> Reply {
        let form = PreferenceForm(try await visit.form())
        var problems = FormProblems()
        let text = form.checked(&problems, visit.say)
        if let text {
            do {
                let id = try await services.store.write { [services, viewer] tx in
                    let customer = try find(tx)
                    try RememberCustomer(services: services).add(
                        form.kind, text, form.source, hasConsent: form.hasConsent, to: customer.id, by: viewer.id, in: tx)
                    return customer.id
                }
                return .see(CustomerPaths.one(id), notice: visit.say(.nowRemembered))
            } catch let refused as RememberCustomer.Refused { problems = problem(refused) }
        }
        let final = problems
        return try await page { open in (open.form, open.problems) = (form, final) }
    }

    /// What the customer said when asked.
    func answer() async throws -> Reply {
        let said = try await visit.form()["answer"]
        guard said == "yes" || said == "no" else { throw Refusal.invalid(FormProblems("answer", visit.say(.preferenceNeedsAnswer))) }
        let isYes = said == "yes"
        let preference: ID<Preference> = try visit.id("preference")
        let id = try await services.store.write { [services, viewer] tx in
            let customer = try find(tx)
            guard let one = try PreferenceQueries.find(preference, of: customer.id, tx) else { throw Refusal.notFound }
            try RememberCustomer(services: services).answer(one, isYes: isYes, by: viewer.id, in: tx)
            return customer.id
        }
        return .see(CustomerPaths.one(id), notice: visit.say(isYes ? .nowConfirmed : .nowForgotten))
    }

    func promise() async throws -> Reply {
        let fields = try await visit.form()
        var problems = FormProblems()
        let text = problems.line(fields["promise"] ?? "", field: "promise", limit: Preference.longest)
        if text == nil { problems.add("promise", visit.say(.promiseNeedsText)) }
        let day = fields["due"].flatMap { $0.isEmpty ? nil : $0 }
        let due = day.flatMap { Day(iso: $0) }
        if day != nil, due == nil { problems.add("due", visit.say(.promiseNeedsDay)) }
        guard let text, problems.isEmpty else {
            let final = problems
            return try await page { open in
                (open.promise, open.due, open.problems) = (fields["promise"] ?? "", fields["due"] ?? "", final)
            }
        }
        let zone = TimeZoneRules.named(visit.say.zone) ?? .utc
        // Until the end of that day.
        let at = due.map { Instant(milliseconds: zone.instant(wall: Int64($0.number + 1) * millisecondsPerDay) - 1) }
        let promise: ID<OpenPromise> = services.newID(at: visit.now)
        let full = visit.say(.promisesTooMany)
        let id = try await services.store.write { [services, viewer] tx in
            let customer = try find(tx)
            guard try PreferenceQueries.count(of: customer.id, tx) < Preference.most else { throw Refusal.conflict(full) }
            try PreferenceQueries.insert(text, dueAt: at, id: promise, to: customer.id, by: viewer.id, in: tx)
            try Journal.append("promise.made", "customer", customer.id, by: viewer.id, content: Array(text.utf8), random: services.random, in: tx)
            return customer.id
        }
        return .see(CustomerPaths.one(id), notice: visit.say(.nowPromised))
    }

    /// A link that has got about ends; there is a new one.
    func endLink() async throws -> Reply {
        let id: ID<Customer> = try visit.id("id")
        try await services.store.write { [services, viewer, scope] tx in
            guard var one = try CustomerQueries.find(id, scope, tx) else { throw Refusal.notFound }
            one.linkRound += 1
            try CustomerQueries.setLink(of: one, one.token(services).digest, in: tx)
            try Journal.append("customer.link-ended", "customer", id, by: viewer.id, unit: one.unit, random: services.random, in: tx)
        }
        return .see(CustomerPaths.one(id), notice: visit.say(.theirPageEnded))
    }

    func keep() async throws -> Reply {
        let promise: ID<OpenPromise> = try visit.id("promise")
        let id = try await services.store.write { [services, viewer] tx in
            let customer = try find(tx)
            guard try PreferenceQueries.keep(promise, to: customer.id, in: tx) else { throw Refusal.notFound }
            try Journal.append("promise.kept", "customer", customer.id, by: viewer.id, random: services.random, in: tx)
            return customer.id
        }
        return .see(CustomerPaths.one(id), notice: visit.say(.nowKeptPromise))
    }
}
