package import Storage

/// One sentence that the whole house works by, and what it means here.
package struct Principle: Sendable, Equatable {
    package let id: ID<Principle>
    package var position: Int
    /// Its name in the pack that it came from; nil when the house wrote it.
    package var key: String?
    package var name: String
    package var text: String
    package var category: Category?
    /// The one colleague who looks after it.
    package var owner: ID<Colleague>
    package var retiredAt: Instant?
}

/// A principle as it is written or changed.
package struct NewPrinciple: Sendable, Equatable {
    package var key: String?
    package var name: String
    package var text: String
    package var category: Category?

    package init(_ key: String? = nil, _ category: Category?, _ name: String, _ text: String) {
        self.key = key
        self.name = name
        self.text = text
        self.category = category
    }
}
