import Markup

/// What the service lead sees beside a principle: its form, suggestions, cards and place.
enum LanguageEditor {
    static func side(_ open: LanguagePages.Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let one = open.principle
        let movers: HTML? = one.retiredAt == nil ? self.movers(open, say) : nil
        return """
            <section class="card" aria-labelledby="h-e"><header><h2 id="h-e">\(say(.principleChange))</h2>\(movers)</header>\
            \(form(open.form, owners: open.owners, action: LanguagePaths.principle(one.id), open.problems, say))</section>
            \(suggestions(open, desk))\(cards(open, say))\(away(one.name, isRetired: one.retiredAt != nil, at: LanguagePaths.principle(one.id), .retirePrincipleWords, say))
            """
    }

    static func form(_ form: PrincipleForm, owners: [LanguageOwner], action: String, _ problems: FormProblems, _ say: Say) -> HTML {
        let field = FieldDrawer(problems: problems, say: say)
        let values = [Choice("", say(.principleValueNone))] + Category.allCases.map { Choice($0.rawValue, say($0.word)) }
        return """
            <form class="stack" action="\(url: action)" method="post">\(field.line("name", .principleName, form.name, hint: .principleNameHint, limit: 80))\
            \(field.text("text", .principleText, form.text, rows: 6, limit: 1_200))\(field.choice("value", .principleValue, values, form.category?.rawValue ?? ""))\
            \(owner(form.owner, owners, field))<div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """
    }

    static func owner(_ chosen: ID<Colleague>?, _ owners: [LanguageOwner], _ field: FieldDrawer) -> HTML {
        field.choice("owner", .principleOwner, owners.map { Choice($0.id.description, $0.name) }, chosen?.description)
    }

    private static func movers(_ open: LanguagePages.Open, _ say: Say) -> HTML {
        let name = open.principle.name
        return """
            <form class="row gap-1" action="\(url: LanguagePaths.principle(open.principle.id))/move" method="post">\
            \(when: !open.isFirst, "<button class=\"btn icon\" name=\"to\" value=\"earlier\" aria-label=\"\(say(.placeEarlier(name)))\">\(Icon.left.svg)</button>")\
            \(when: !open.isLast, "<button class=\"btn icon\" name=\"to\" value=\"later\" aria-label=\"\(say(.placeLater(name)))\">\(Icon.right.svg)</button>")</form>
            """
    }

    private static func suggestions(_ open: LanguagePages.Open, _ desk: LanguageDesk) -> HTML {
        guard !open.suggestions.isEmpty else { return HTML() }
        let say = desk.visit.say
        return """
            <section class="card" aria-labelledby="h-g"><h2 id="h-g">\(say(.exampleSuggestions))</h2><p class="muted sm mt-2">\(say(.exampleSuggestionsWords))</p>\
            <ul class="list mt-4" role="list">\(each: open.suggestions, { one in
                """
                <li class="stack gap-2">\(LanguagePages.example(one, desk))<form class="row" action="\(url: LanguagePaths.examples)" method="post">\
                \(hiddenField("principle", open.principle.id.description))\(hiddenField("moment", one.moment.description))\
                <button class="btn" name="do" value="show">\(say(.exampleUse))</button><button class="btn quiet" name="do" value="aside">\(say(.exampleNot))</button></form></li>
                """
            })</ul></section>
            """
    }

    private static func cards(_ open: LanguagePages.Open, _ say: Say) -> HTML {
        let id = open.principle.id
        let list: HTML =
            open.cards.isEmpty
            ? "<p class=\"muted mt-2\">\(say(.cardsNone))</p>"
            : """
            <ul class="list mt-2" role="list">\(each: open.cards, { card in
                """
                <li><a href="\(url: LanguagePaths.card(card.id))" dir="auto">\(card.content.title)</a> <span class="meta"><span>\(say(card.kind == .choose ? .cardChoose : .cardCompare))</span>\
                \(when: card.retiredAt != nil, "<span>\(say(.outOfUse))</span>")</span></li>
                """
            })</ul>
            """
        return """
            <section class="card" aria-labelledby="h-c"><h2 id="h-c">\(say(.cardsTitle))</h2>\(list)\
            <p class="row mt-4"><a class="btn" href="\(url: LanguagePaths.newCard(.choose, of: id))">\(say(.cardAddChoose))</a>\
            <a class="btn" href="\(url: LanguagePaths.newCard(.compare, of: id))">\(say(.cardAddCompare))</a></p></section>
            """
    }

    /// Taking something out of use, or bringing it back.
    static func away(_ name: String, isRetired: Bool, at path: String, _ words: Phrase, _ say: Say) -> HTML {
        isRetired
            ? "<form class=\"card\" action=\"\(url: path)/return\" method=\"post\"><button class=\"btn\">\(say(.bringBack))</button></form>"
            : """
            <form class="card stack gap-2" action="\(url: path)/retire" method="post"><p class="muted sm">\(say(words))</p>\
            <div class="row"><button class="btn">\(say(.retireIt))</button></div></form>
            """
    }
}
