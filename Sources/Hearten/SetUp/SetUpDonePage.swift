import Markup

/// The first page of a new house: the next step is to hang up a sign.
struct SetUpDonePage: Sendable {
    let house: String
    let unit: String
    let code: String
    let address: String
    let nexts: [(path: String, phrase: Phrase)]

    init(_ visit: Visit, _ viewer: Viewer) throws {
        let current = visit.services.house.current
        let scope = try viewer.requiredScope(.printSigns)
        let sign = current.signs.values.sorted { $0.id < $1.id }.first { $0.endedAt == nil && current.contains($0.unit, in: scope) }
        guard let sign, let unit = current.unit(sign.unit) else { throw Refusal.notFound }
        house = current.name
        self.unit = unit.name
        code = sign.code
        address = visit.services.settings.url + "/f/" + sign.code
        let wished: [(String, Phrase, Right)] = [
            ("/settings/people", .setUpNextPeople, .invitePeople), ("/settings/imports", .setUpNextImport, .importMoments),
            ("/journey", .setUpNextJourney, .readJourney), ("/today", .setUpNextDay, .readMoments),
        ]
        nexts = wished.filter { viewer.may($0.2) }.map { ($0.0, $0.1) }
    }

    func html(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.setUpListening(house)), place: nil).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">
            <div>\(Sign.mark)<h1 class="mt-4">\(say(.setUpListening(house)))</h1><p class="lead muted mt-2">\(say(.setUpListeningWords))</p></div>
            <section class="card row between" aria-labelledby="h-sign"><div class="stack gap-1"><h2 id="h-sign" dir="auto">\(unit)</h2>
            <p class="muted tnum">\(shortAddress)</p><p class="row mt-2"><a class="btn primary" href="\(SignPaths.of(code))">\(say(.setUpPrintSign))</a>\
            <a class="btn" href="/f/\(code)">\(say(.setUpTryIt))</a></p></div>\(drawing(say))</section>
            <section class="card"><h2>\(say(.setUpNext))</h2><ul class="list mt-4" role="list">\
            \(each: nexts, { "<li><a href=\"\($0.path)\">\(say($0.phrase))</a></li>" })</ul></section>
            </div>
            """)
    }

    private func drawing(_ say: Say) -> HTML {
        guard let drawing = SignDrawing(address) else { return HTML() }
        return "<span class=\"qr\" role=\"img\" aria-label=\"\(say(.setUpSignCode(shortAddress)))\">\(drawing.svg)</span>"
    }

    /// Without the scheme, as people read and type it.
    private var shortAddress: String { address.split(separator: "://").last.map(String.init) ?? address }
}
