package import Storage

/// Something that really happens here: the story, what may be decided, and how it goes well or poorly.
package struct Situation: Sendable, Equatable {
    package enum State: String, Sendable { case draft, live, retired }

    package let id: ID<Situation>
    package var content: SituationContent
    package var principle: ID<Principle>?
    package var state: State
    /// Nil only while it is a draft.
    package var owner: ID<Colleague>?
    /// What it was made from, such as "pack", "hand" or "not-ready".
    package var madeFrom: String?
    package var createdAt: Instant
}

/// What a situation says.
package struct SituationContent: Sendable, Equatable {
    package var title: String
    package var story: String
    package var mayDecide: String
    package var good: String
    package var poor: String

    package init(title: String, story: String, mayDecide: String = "", good: String = "", poor: String = "") {
        self.title = title
        self.story = story
        self.mayDecide = mayDecide
        self.good = good
        self.poor = poor
    }
}
