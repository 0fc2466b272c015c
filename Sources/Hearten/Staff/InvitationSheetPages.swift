import Markup
import Storage

/// Where sheets of invitations are made, and one sheet.
struct InvitationSheetPages {
    let visit: Visit
    let viewer: Viewer
    private var say: Say { visit.say }
    private var house: House { visit.services.house.current }

    func choose(_ counts: [ID<Unit>: (waiting: Int, invited: Int)], _ sheets: [InvitationSheet]) -> HTML {
        let scope = viewer.scope(.invitePeople)
        let units = house.within(scope).filter { (counts[$0.id]?.waiting ?? 0) > 0 }
        return ColleaguePage(title: say(.peopleInSettings(say(.sheetsTitle))), place: .settings).html(
            visit, viewer,
            """
            \(settingsHead(.people, lead: say(.sheetsLead), visit, viewer))
            <div class="split side-20"><section class="card" aria-labelledby="h-teams"><header><h2 id="h-teams">\(say(.sheetsTitle))</h2></header>
            \(units.isEmpty ? nobody : teams(units, counts))</section>\(when: !sheets.isEmpty, mine(sheets))</div>
            """)
    }

    private var nobody: HTML { "<div class=\"blank\">\(Icon.check.svg)<h3>\(say(.sheetsNobody))</h3><p>\(say(.sheetsNobodyWords))</p></div>" }

    private func teams(_ units: [Unit], _ counts: [ID<Unit>: (waiting: Int, invited: Int)]) -> HTML {
        let all = counts.values.reduce(0) { $0 + $1.waiting }
        return """
            <form action="\(url: StaffPaths.sheets)" method="post"><label class="check"><input type="checkbox" name="again" value="yes"> \(say(.sheetAgain))</label>
            <ul class="list mt-2" role="list"><li class="row between"><span><b>\(say(.sheetAll))</b><br><small class="muted">\(say(.sheetWaiting(all)))</small></span>\
            <button class="btn primary" name="whom" value="all" aria-label="\(say(.sheetPrintOf(say(.sheetAll))))">\(say(.sheetPrint))</button></li>
            \(each: units, { unit in
                let count = counts[unit.id] ?? (0, 0)
                let words = [say(.sheetWaiting(count.waiting)), count.invited > 0 ? say(.sheetInvited(count.invited)) : nil].compactMap(\.self)
                return """
                    <li class="row between"><span><b dir="auto">\(unit.name)</b><br><small class="muted">\(words.joined(separator: ", "))</small></span>\
                    <button class="btn" name="whom" value="\(unit.id.description)" aria-label="\(say(.sheetPrintOf(unit.name)))">\(say(.sheetPrint))</button></li>
                    """
            })</ul></form>
            """
    }

    private func mine(_ sheets: [InvitationSheet]) -> HTML {
        """
        <aside aria-labelledby="h-mine"><section class="card tight"><h2 class="h3 mb-4" id="h-mine">\(say(.sheetOf))</h2><ul class="list" role="list">\(each: sheets, { sheet in
            let name = sheet.unit.flatMap { house.unit($0)?.name } ?? house.name
            return "<li><a href=\"\(url: StaffPaths.sheet(sheet.id))\" dir=\"auto\">\(name)</a><p class=\"meta\"><span>\(say(.sheetMade(say.time(sheet.madeAt, now: visit.now))))</span></p></li>"
        })</ul></section></aside>
        """
    }

    // MARK: One sheet

    func sheet(_ sheet: InvitationSheet, _ slips: [InvitationSheet.Slip]) -> HTML {
        let name = sheet.unit.flatMap { house.unit($0)?.name } ?? house.name
        let until = say.time(sheet.endsAt, now: visit.now)
        return ColleaguePage(title: say(.peopleInSettings("\(say(.sheetsTitle)), \(name)")), place: .settings).html(
            visit, viewer,
            """
            <div class="no-print mb-4"><p class="crumb"><a href="\(url: StaffPaths.sheets)">\(say(.sheetsAll))</a></p><h1 dir="auto">\(name)</h1>\
            <p class="lead mt-2">\(slips.isEmpty ? say(.sheetEmpty) : say(.sheetHint)) \(when: !slips.isEmpty, "\(say(.sheetHolds(until)))")</p></div>
            <div class="slips">\(each: slips, { slip($0, until: until) })</div>
            """)
    }

    private func slip(_ slip: InvitationSheet.Slip, until: String) -> HTML {
        let drawing = SignDrawing(slip.link)
        let place = [slip.title, house.unit(slip.unit)?.name ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return """
            <article class="slip"><div class="qr" role="img" aria-label="\(say(.slipCode(slip.name)))">\(drawing?.svg)</div>
            <div class="stack gap-2"><p class="row"><span class="house" aria-hidden="true">\(house.name.prefix(1))</span><b dir="auto">\(house.name)</b></p>
            <div><h2 dir="auto">\(slip.name)</h2><p class="muted sm" dir="auto">\(place)</p></div>
            <p class="sm">\(say(.slipScan)) \(say(.slipChoose))</p><p class="sm">\(say(.slipOnce(until)))</p>
            <p class="address"><bdi dir="ltr">\(slip.link)</bdi></p>
            <form class="no-print" action="\(url: StaffPaths.sheets)" method="post"><button class="btn quiet" name="person" value="\(slip.colleague.description)" \
            aria-label="\(say(.slipReplaceOf(slip.name)))">\(say(.slipReplace))</button></form></div></article>
            """
    }
}
