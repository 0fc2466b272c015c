import Markup
import Storage
import Understanding

/// What else was told about the same thing, in whatever words.
struct AlikeDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// So many of those received last are compared, and so many of the nearest shown.
    static let compared = 2_000, shown = 20
    /// Comments that have nothing in common come to about 0; one in a hundred comes to 0.3 to 0.55 (measured on 3,000 comments of five trades).
    static let least = 0.45

    func show(_ id: ID<Moment>) async throws -> Reply {
        let scope = viewer.scope(.readMoments)
        let (moment, others) = try await store.read { tx in
            guard let moment = try MomentQueries.find(id, scope, tx), moment.state == .kept, moment.shownWords != nil else { throw Refusal.notFound }
            return (moment, try MomentQueries.list(MomentFilter(), scope, after: nil, limit: Self.compared, tx))
        }
        guard let meaning = services.reader.current.trained?.meaning else { return .page(page(moment, [])) }
        return .page(page(moment, try await onOwnThread { Self.alike(moment, others, meaning) }))
    }

    /// The nearest first. The same words again are as near as can be, and are shown.
    static func alike(_ moment: Moment, _ others: [Moment], _ meaning: Meaning) -> [Moment] {
        func direction(_ moment: Moment) -> [Float]? {
            moment.shownWords.map { meaning.direction(of: $0, language: moment.language.flatMap { Understanding.Language(rawValue: $0) }) }
        }
        guard let own = direction(moment) else { return [] }
        return others.compactMap { other -> (moment: Moment, likeness: Double)? in
            guard other.id != moment.id, let theirs = direction(other) else { return nil }
            let likeness = Meaning.likeness(own, theirs)
            return likeness >= least ? (other, likeness) : nil
        }.sorted { ($1.likeness, $0.moment.id) < ($0.likeness, $1.moment.id) }.prefix(shown).map(\.moment)
    }

    private func page(_ moment: Moment, _ found: [Moment]) -> HTML {
        let say = visit.say
        let list: HTML =
            found.isEmpty
            ? "<div class=\"blank\">\(Icon.search.svg)<h2>\(say(.alikeNothing))</h2><p>\(say(.alikeNothingWords))</p></div>"
            : """
            <section class="card" aria-labelledby="h-list"><h2 class="sr" id="h-list">\(say(.alikeNearest))</h2>\
            <ul class="list moments" role="list">\(each: found, { "<li>\(MomentPages.item($0, visit))</li>" })</ul></section>
            """
        return ColleaguePage(title: say(.alikeTitle), place: .moments).html(
            visit, viewer,
            """
            <p class="mb-4"><a href="\(url: MomentPaths.moment(moment.id))">\(say(.alikeBack))</a></p>
            <div class="page-head"><div><h1>\(say(.alikeTitle))</h1><p class="lead">\(say(.alikeLead(say.count(Self.compared))))</p></div></div>
            <blockquote class="voice mb-4" dir="auto">\(moment.shownWords ?? "")</blockquote>\(list)
            """)
    }
}
