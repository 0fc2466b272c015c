/// What the page of a place sends.
struct UnitForm {
    var name = ""
    var parent: ID<Unit>?
    var place = Unit.Place.team
    var isPartner = false
    var zone = ""
    var language = "en"
    var hasOwnHours = false
    /// One text a day, Monday first.
    var hours: [String] = Array(repeating: "", count: 7)
    var holidays = ""

    static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// A new place below another, alike in what is usually alike.
    init(below parent: Unit) {
        self.parent = parent.id
        place = parent.place == .site ? .team : parent.place == .team ? .team : .site
        isPartner = parent.kind == .partner
        zone = parent.zone
        language = parent.language
        hours = (0..<7).map { WeeklyHours.ordinary.text(day: $0) }
    }

    init(_ unit: Unit, _ house: House) {
        name = unit.name
        parent = unit.parent
        place = unit.place
        isPartner = unit.kind == .partner
        zone = unit.zone
        language = unit.language
        hasOwnHours = unit.hours != nil
        let kept = unit.hours ?? house.keeperOfHours(for: unit.id)?.hours
        let week = kept.flatMap { WeeklyHours(stored: $0) } ?? .ordinary
        hours = (0..<7).map { week.text(day: $0) }
        holidays = HolidayText.text(house.holidays[unit.id] ?? [])
    }

    init(_ fields: Fields, language: String) {
        name = fields["name"] ?? ""
        parent = fields.id("parent")
        place = fields["place"].flatMap(Unit.Place.init) ?? .team
        isPartner = fields.isChecked("partner")
        zone = fields["zone"] ?? ""
        self.language = language
        hasOwnHours = fields["hours"] == "own"
        hours = UnitForm.days.map { fields[$0] ?? "" }
        holidays = fields["holidays"] ?? ""
    }

    /// What the form amounts to; throws everything that is wrong with it at once. The root keeps its place and kind.
    func checked(_ id: ID<Unit>, isRoot: Bool, beside siblings: [Unit], _ say: Say) throws -> (unit: NewUnit, holidays: [Holiday]) {
        var problems = FormProblems()
        let line = problems.line(name, field: "name", limit: 80)
        if line == nil { problems.add("name", say(.unitNeedsName)) }
        if let line, siblings.contains(where: { $0.id != id && $0.closedAt == nil && $0.name.lowercased() == line.lowercased() }) {
            problems.add("name", say(.unitNameTaken))
        }
        if !isRoot, parent == nil { problems.add("parent", say(.unitNeedsParent)) }
        if TimeZoneRules.named(zone) == nil { problems.add("zone", say(.zoneUnknown)) }
        let week = hasOwnHours ? checkedHours(&problems, say) : nil
        let days = HolidayText.read(holidays, unit: id, &problems, say)
        try problems.check()
        let unit = NewUnit(
            name: line ?? "", kind: isPartner && !isRoot ? .partner : .own, place: isRoot ? .organisation : place == .organisation ? .site : place,
            zone: zone, language: language, hours: week?.stored)
        return (unit, days)
    }

    private func checkedHours(_ problems: inout FormProblems, _ say: Say) -> WeeklyHours? {
        var days: [[Shift]] = []
        for (text, field) in zip(hours, UnitForm.days) {
            do {
                days.append(try HoursText.shifts(text))
            } catch {
                problems.add(field, say(.hours(error)))
                days.append([])
            }
        }
        // A shift may run into the next morning, not into the next morning's first shift.
        for day in days.indices {
            let next = days[(day + 1) % 7].first
            if let last = days[day].last, let next, last.closes > 1440 + next.opens { problems.add(UnitForm.days[day], say(.hoursOverNight)) }
        }
        return days.count == 7 ? WeeklyHours(days: days) : nil
    }
}

extension Phrase {
    static func hours(_ problem: HoursProblem) -> Phrase {
        switch problem {
        case .unclear(let text): .hoursUnclear(String(text.prefix(40)))
        case .empty(let text): .hoursEmpty(String(text.prefix(40)))
        case .overlapping: .hoursOverlap
        case .tooMany: .hoursTooMany
        }
    }
}

/// Holidays as lines of text: "2026-12-24 09:00–12:00 Christmas Eve".
enum HolidayText {
    static let most = 1_000

    static func text(_ holidays: [Holiday]) -> String {
        holidays.map { holiday in
            let hours = holiday.hours.flatMap { try? HoursText.shifts($0) }.map { " " + HoursText.text($0).filter { $0 != " " } }
            return "\(holiday.day.iso)\(hours ?? "") \(holiday.name)"
        }.joined(separator: "\n")
    }

    static func read(_ text: String, unit: ID<Unit>, _ problems: inout FormProblems, _ say: Say) -> [Holiday] {
        var days: [Int: Holiday] = [:]
        let lines = Words.sound(text).split(separator: "\n").map { $0.trimmingPrefix { $0.isWhitespace } }.filter { !$0.isEmpty }
        if lines.count > most { problems.add("holidays", say(.holidaysTooMany)) }
        for line in lines.prefix(most) {
            let parts = line.split(maxSplits: 1) { $0.isWhitespace }
            guard let day = parts.first.flatMap({ Day(iso: String($0)) }) else {
                problems.add("holidays", say(.holidayUnclear(String(line.prefix(40)))))
                continue
            }
            let rest = parts.count == 2 ? String(parts[1]) : ""
            guard let (hours, name) = split(rest) else {
                problems.add("holidays", say(.holidayNeedsName(day.iso)))
                continue
            }
            if days[day.number] != nil { problems.add("holidays", say(.holidayTwice(day.iso))) }
            days[day.number] = Holiday(unit: unit, day: day, name: String(name.prefix(120)), hours: hours)
        }
        return days.values.sorted { $0.day < $1.day }
    }

    /// Hours before the name, if the first word reads as hours; nil without a name.
    private static func split(_ rest: String) -> (hours: String?, name: String)? {
        let words = rest.split(maxSplits: 1) { $0.isWhitespace }
        guard let first = words.first else { return nil }
        if first.first?.isNumber == true, let shifts = try? HoursText.shifts(String(first)), !shifts.isEmpty {
            return words.count == 2 ? (HoursText.text(shifts), String(words[1])) : nil
        }
        return (nil, rest.split { $0.isWhitespace }.joined(separator: " "))
    }
}
