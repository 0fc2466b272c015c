package import Storage

/// What is remembered of invented customers, for the demo: through the product's own verbs.
package enum CustomerPast {
    package static func remember(
        _ name: String, email: String, at unit: ID<Unit>, _ text: String, kind: String, source: String, by colleague: ID<Colleague>,
        _ services: Services, in tx: any Transaction
    ) throws -> ID<Customer> {
        let remember = RememberCustomer(services: services)
        let keys = CustomerKeys(number: nil, email: EmailAddress(email), phone: nil)
        let id = try remember.customer(.init(name: name, keys: keys, unit: unit), in: tx)
        try add(text, kind: kind, source: source, to: id, by: colleague, services, in: tx)
        return id
    }

    package static func add(
        _ text: String, kind: String, source: String, to id: ID<Customer>, by colleague: ID<Colleague>, _ services: Services, in tx: any Transaction
    ) throws {
        try RememberCustomer(services: services).add(
            Preference.Kind(rawValue: kind) ?? .other, text, Preference.Source(rawValue: source) ?? .assumed, hasConsent: false, to: id,
            by: colleague, in: tx)
    }

    package static func promise(
        _ text: String, due: Instant?, to id: ID<Customer>, by colleague: ID<Colleague>, _ services: Services, in tx: any Transaction
    )
        throws
    {
        try PreferenceQueries.insert(text, dueAt: due, id: services.newID(at: tx.now), to: id, by: colleague, in: tx)
    }

    package static func book(
        _ id: ID<Customer>, at unit: ID<Unit>, from: Instant, until: Instant, place: String, work: String, _ services: Services,
        in tx: any Transaction
    ) throws {
        let booking = Booking(
            id: services.newID(at: tx.now), customer: id, unit: unit, from: from, until: until, place: place, work: work)
        try BookingQueries.put(booking, feed: "cast", entry: "\(id)/\(from.milliseconds)", by: ID<BookingImport>(0), in: tx)
    }
}
