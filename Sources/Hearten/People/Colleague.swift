package import Storage

/// Somebody who works for the organisation or a partner of it.
package struct Colleague: Sendable {
    package let id: ID<Colleague>
    package var name: String
    package var givenName: String
    package var title: String
    package var unit: ID<Unit>
    package var email: EmailAddress?
    package var disabledAt: Instant?
}
