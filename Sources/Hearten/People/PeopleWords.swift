import Markup
import Storage

/// Words and choices that the pages about people share.
enum PeopleWords {
    static func parts(_ parts: [Viewer.Assignment], _ house: House, _ say: Say) -> [String] {
        parts.compactMap { part in house.unit(part.unit).map { say(.roleAt(say(part.role.phrase), $0.name)) } }
    }

    static func state(_ line: ColleagueLine, _ parts: [Viewer.Assignment], _ house: House, _ say: Say, now: Instant) -> String {
        if line.isDisabled { return say(.noLongerHere) }
        if !line.hasEntered {
            return line.invitedUntil.map { say(.invitedUntil(say.time($0, now: now))) } ?? say(.invitationEnded)
        }
        return PeopleWords.parts(parts, house, say).first ?? line.title
    }

    static func rolePicker(_ giving: Giving, selected: String, _ say: Say) -> Picker {
        Picker(name: "role", label: say(.personRole), choices: giving.roles.map { Choice($0.rawValue, say($0.phrase)) }, selected: selected)
    }

    static func unitPicker(_ giving: Giving, selected: String, _ say: Say) -> Picker {
        let indent = { (unit: Unit) in String(repeating: "\u{2003}", count: max(0, giving.house.depth(of: unit.id))) }
        return Picker(
            name: "unit", label: say(.personAt), choices: giving.units.map { Choice($0.id.description, indent($0) + $0.name) }, selected: selected)
    }
}
