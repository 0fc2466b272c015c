package import Markup
package import Storage

/// Beside a situation that several were not ready for: the moments that it was made from. For those who write it.
package struct SituationSources: Sendable {
    struct Source: Sendable {
        let moment: ID<Moment>
        /// Names of colleagues are masked in them.
        var words: String?
        var language: String?
        var unit: ID<Unit>
        var touchpoint: ID<Touchpoint>?
        var happenedAt: Instant
    }

    private var sources: [Source]
    private var added: [String]

    /// Nil for a situation that was made otherwise.
    package static func load(_ situation: Situation, _ viewer: Viewer, _ tx: any ReadTransaction) throws -> SituationSources? {
        guard situation.madeFrom == NotReady.madeFrom else { return nil }
        return SituationSources(
            sources: try NotReadyQueries.sources(of: situation.id, viewer.scope(.readMoments), limit: 12, tx),
            added: try NotReadyQueries.added(to: situation.id, limit: 12, tx))
    }

    package func html(_ visit: Visit) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let items: HTML =
            sources.isEmpty
            ? "<p class=\"muted mt-2\">\(say(.notReadySourcesNone))</p>"
            : """
            <ul class="list mt-4" role="list">\(each: sources, { source in
                let place = house.touchpoint(source.touchpoint)?.name ?? house.unit(source.unit)?.name ?? ""
                let words: HTML = source.words.map { "<span class=\"voice small\" dir=\"auto\"\(source.language.map { " lang=\"\($0)\"" as HTML })>\($0)</span>" } ?? "<span class=\"faint\">\(say(.noWords))</span>"
                return "<li><a class=\"plain stack gap-1\" href=\"\(url: MomentPaths.moment(source.moment))\">\(words)<span class=\"meta\"><span>\(place)</span><span>\(say.timeTag(source.happenedAt, now: visit.now))</span></span></a></li>"
            })</ul>
            """
        let own: HTML? =
            added.isEmpty
            ? nil
            : "<h3 class=\"eyebrow mt-4\">\(say(.notReadyAdded))</h3><ul class=\"bullets mt-2\">\(each: added, { "<li dir=\"auto\">\($0)</li>" })</ul>"
        return """
            <section class="card" aria-labelledby="h-src"><h2 id="h-src">\(say(.notReadySources))</h2><p class="muted sm mt-2">\(say(.notReadySourcesWords))</p>\(items)\(own)</section>
            """
    }
}
