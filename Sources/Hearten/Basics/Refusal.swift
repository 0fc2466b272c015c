/// Why Hearten does not do what was asked. Thrown anywhere, shown in one place as a page or a problem document.
package enum Refusal: Error, Sendable, Equatable {
    /// There is no such thing, or the asker may not know of it: the two look alike.
    case notFound
    /// The thing is known to the asker, but this is not theirs to do. `askInstead` names whom to ask.
    case notAllowed(askInstead: String? = nil)
    /// What was entered cannot be taken as it is.
    case invalid(FormProblems)
    /// Somebody else changed it, or it was done already.
    case conflict(String)
    /// A body, list or rate is over its bound.
    case tooLarge
    /// Too many at once, or too often: try again after so many seconds.
    case tooMuch(retryAfter: Int)
    /// Not at a shared tablet, whatever it is: for one's own phone or desk.
    case notOnTablet
    /// Not signed in; the path to come back to.
    case signIn
    /// The link has been used or has ended.
    case gone
    /// The request itself is broken: not UTF-8, not JSON, a wrong length.
    case malformed(Phrase)
    /// The body is of a kind that is not read here.
    case otherKind(Phrase)
    /// Cannot be stored right now. Nothing was recorded.
    case unavailable
    /// The database broke off while it stored: it may be there or not. Sent again with the same key it is stored once.
    case uncertain
}

/// What is wrong with a form: for each field one sentence that says what to do.
package struct FormProblems: Sendable, Equatable {
    package struct Problem: Sendable, Equatable {
        package var field: String
        package var sentence: String
        /// Where whoever found the problem does not know the reader's language: the page says it.
        package var phrase: Phrase?

        package func said(_ say: Say) -> String { phrase.map { say($0) } ?? sentence }
    }
    package private(set) var all: [Problem] = []

    package init() {}
    package init(_ field: String, _ sentence: String) { add(field, sentence) }
    package init(_ field: String, phrase: Phrase) { add(Problem(field: field, sentence: phrase.key, phrase: phrase)) }

    package var isEmpty: Bool { all.isEmpty }
    package mutating func add(_ field: String, _ sentence: String) { add(Problem(field: field, sentence: sentence)) }
    package mutating func add(_ problem: Problem) {
        if self[problem.field] == nil { all.append(problem) }
    }
    package func sentence(_ field: String, _ say: Say) -> String? { all.first { $0.field == field }?.said(say) }
    package subscript(field: String) -> String? { all.first { $0.field == field }?.sentence }

    /// Throws itself as a refusal if there is anything to say.
    package func check() throws { if !isEmpty { throw Refusal.invalid(self) } }
}
