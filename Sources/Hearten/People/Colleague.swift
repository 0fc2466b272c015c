import Foundation
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

extension Colleague {
    /// What colleagues call somebody: the first part of the name.
    package static func givenName(of name: String) -> String { name.split(separator: " ").first.map(String.init) ?? name }
}

/// Lower case without accents, so that "Sorensen" finds "Sørensen".
func foldedForSearch(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).replacingOccurrences(of: "ø", with: "o")
}
