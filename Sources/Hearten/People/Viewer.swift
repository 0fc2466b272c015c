package import Storage

/// A colleague who is signed in, with what they may do and where.
package struct Viewer: Sendable {
    package struct Assignment: Sendable, Hashable {
        package let role: Role
        package let unit: ID<Unit>
        package init(role: Role, unit: ID<Unit>) {
            self.role = role
            self.unit = unit
        }
    }

    package let id: ID<Colleague>
    package let name: String
    package let givenName: String
    package let title: String
    /// The unit that the colleague works in.
    package let unit: ID<Unit>
    package let assignments: [Assignment]
    package let language: String?
    /// "light", "dark" or nil: as the device says.
    package let theme: String?
    /// "dense" for a desk, or nil.
    package var density: String?
    /// Whether single keys do something.
    package var usesKeys = true
    /// The session that this visit belongs to.
    package var session: ID<Session>?
    /// What that session was let in by.
    package var sessionKind = Session.Kind.desk
    /// The line-up for which a shared tablet stays open longer, and until when.
    var meeting: (lineUp: ID<LineUp>, until: Instant)?
    /// Whether the tablet would be locked by now but for that line-up: then it opens nothing else.
    var isOnlyMeeting = false
    /// Whether its use was written down just now; a known phone then gets its token anew.
    package var isNotedAnew = false

    /// Whether the viewer stands at a shared tablet, with no other powers than its routes say.
    package var isOnTablet: Bool { sessionKind == .tablet }

    package func may(_ right: Right) -> Bool { assignments.contains { $0.role.rights.contains(right) } }

    package func has(_ role: Role) -> Bool { assignments.contains { $0.role == role } }

    /// The units within which the viewer holds a right, each with everything below it.
    package func scope(_ right: Right) -> Scope {
        Scope(roots: assignments.filter { $0.role.rights.contains(right) }.map(\.unit))
    }

    /// The same, or "not found" when it is held nowhere.
    package func requiredScope(_ right: Right) throws -> Scope {
        let scope = scope(right)
        guard !scope.isEmpty else { throw Refusal.notFound }
        return scope
    }
}

/// The part of the organisation that a reader may see: some units and everything below them.
package struct Scope: Sendable, Hashable {
    package let roots: [ID<Unit>]
    package init(roots: [ID<Unit>]) { self.roots = Array(Set(roots)).sorted() }

    package var isEmpty: Bool { roots.isEmpty }

    /// SQL that is true for rows whose unit, in `column`, lies within the scope.
    package func covers(_ column: StaticString) -> SQL {
        guard !roots.isEmpty else { return "1 = 0" }
        return "\(name: column) IN (SELECT unit_id FROM unit_within WHERE ancestor_id IN \(list: roots))"
    }
}

/// A program that calls the API with a token.
package struct Program: Sendable {
    package let id: ID<Program>
    package let name: String
    package let unit: ID<Unit>
    package let rights: Set<Right>
    /// Who made its token: it acts in their name, and by their rights. Nobody: this machine's own command did.
    package var maker: ID<Colleague>?
    package var scope: Scope { Scope(roots: [unit]) }
    package func may(_ right: Right) -> Bool { rights.contains(right) }
}
