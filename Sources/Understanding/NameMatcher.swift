/// Finds mentions of known people in a text, whatever the case and the diacritics.
package struct NameMatcher<ID: Hashable & Sendable>: Sendable {
    package struct Person: Sendable {
        package var id: ID
        package var fullName: String
        package var givenName: String

        package init(id: ID, fullName: String, givenName: String) {
            self.id = id
            self.fullName = fullName
            self.givenName = givenName
        }
    }

    package typealias Kind = NameKind

    package struct Mention: Sendable, Equatable {
        /// UTF-8 offsets into the text; a possessive 's is left out.
        package var range: Range<Int>
        package var kind: Kind
        /// Everybody whose name this may be, in the order of the list.
        package var candidates: [ID]
        /// Low when several people bear the name, or when it may be an ordinary word.
        package var confidence: Double
        /// Whether some person is meant at all: false where the name is more likely an ordinary word.
        package var isPerson: Bool
    }

    /// The people as they were given; the names know them by their places.
    private var ids: [ID] = []
    private var names = NameTable()

    package init(_ people: [Person]) {
        var places: [ID: Int] = [:]
        for person in people {
            let place = places[person.id] ?? ids.count
            if place == ids.count { ids.append(person.id) }
            places[person.id] = place
            names.add(fullName: person.fullName, givenName: person.givenName, of: place)
        }
        names.sort()
    }

    /// All mentions in order; they do not overlap. Where names alone are expected (`namesOnly`), "will" in small letters is one too.
    package func mentions(in text: String, namesOnly: Bool = false) -> [Mention] {
        names.found(in: text, namesOnly: namesOnly).map { found in
            Mention(
                range: found.range, kind: found.kind, candidates: found.people.map { ids[$0] }, confidence: found.confidence, isPerson: found.isPerson
            )
        }
    }
}
