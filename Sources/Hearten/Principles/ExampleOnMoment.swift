package import Markup
package import Storage

/// On a moment's page: use it as an example of a principle. For those who look after the language.
package struct ExampleOnMoment: Sendable {
    private var moment: ID<Moment>
    private var mayShow: Bool
    private var principles: [Principle]
    private var shownIn: Set<ID<Principle>>

    /// Nil for those who may not change the language.
    package static func load(_ moment: ID<Moment>, _ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> ExampleOnMoment? {
        let house = services.house.current
        guard viewer.mayForAll(.editLanguage, in: house) else { return nil }
        let mayShow = try PrincipleExamples.mayShow(moment, in: PrincipleExamples.scope(for: viewer, in: house), tx)
        return ExampleOnMoment(
            moment: moment, mayShow: mayShow, principles: try PrincipleQueries.live(tx),
            shownIn: mayShow ? try PrincipleExampleQueries.principles(of: moment, tx) : [])
    }

    package func html(_ visit: Visit) -> HTML {
        guard !principles.isEmpty else { return HTML() }
        let say = visit.say
        return """
            <section class="card tight" aria-labelledby="h-ex"><h2 class="h3 mb-4" id="h-ex">\(say(.exampleUse))</h2>\(mayShow ? form(say) : "<p class=\"muted sm\">\(say(.exampleMayNot))</p>")</section>
            """
    }

    private func form(_ say: Say) -> HTML {
        let already = principles.filter { shownIn.contains($0.id) }
        let rest = principles.filter { !shownIn.contains($0.id) }
        let known: HTML? =
            already.isEmpty
            ? nil
            : """
            <p class="eyebrow">\(say(.exampleIs))</p><ul class="list mb-4" role="list">\
            \(each: already, { "<li><a href=\"\(url: LanguagePaths.principle($0.id))\" dir=\"auto\">\($0.name)</a></li>" })</ul>
            """
        guard !rest.isEmpty else { return known ?? HTML() }
        return """
            \(known)<form class="stack gap-3" action="\(url: LanguagePaths.examples)" method="post">\(hiddenField("moment", moment.description))\(hiddenField("from", "moment"))\
            <div class="field"><label for="principle">\(say(.exampleOf))</label><select class="input" id="principle" name="principle">\(options(rest.map { Choice($0.id.description, $0.name) }, selected: nil))</select></div>\
            <button class="btn" name="do" value="show">\(say(.exampleUse))</button></form>
            """
    }
}
