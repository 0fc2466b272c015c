import Markup

/// The pages of the settings, in the order of their tabs.
enum SettingsPlace: String, CaseIterable, Sendable {
    case organisation, language, units, signs, people, devices, shifts, bookings, rules, reading, imports, tokens, mail, mailIn = "mail-in",
        `operator`

    var path: String { self == .signs ? SignPaths.all : "/settings/\(rawValue)" }

    /// What opens it: any of these rights.
    private var rights: [Right] {
        switch self {
        case .organisation, .language: [.editWords]
        case .units: [.editUnits]
        case .signs: [.printSigns]
        case .people, .devices: [.invitePeople]
        case .shifts: [.planShifts]
        case .bookings: [.importMoments]
        case .rules, .reading: [.editRules]
        case .imports: [.importMoments]
        case .tokens: [.makeTokens]
        case .mail, .operator: [.operate]
        case .mailIn: [.operate, .editRules]
        }
    }

    /// What belongs to the whole organisation is open to those who hold the right for all of it.
    private var isForAll: Bool { [.organisation, .language, .rules, .reading, .mail, .mailIn, .operator].contains(self) }

    func isOpen(to viewer: Viewer, in house: House) -> Bool {
        rights.contains { isForAll ? viewer.mayForAll($0, in: house) : viewer.may($0) }
    }

    var name: Phrase {
        switch self {
        case .organisation: .tabOrganisation
        case .language: .tabLanguage
        case .units: .tabUnits
        case .signs: .tabSigns
        case .people: .tabPeople
        case .devices: .tabDevices
        case .shifts: .tabShifts
        case .bookings: .tabBookings
        case .rules: .tabRules
        case .reading: .tabReading
        case .imports: .tabImports
        case .tokens: .tabTokens
        case .mail: .tabMail
        case .mailIn: .tabMailIn
        case .operator: .tabOperator
        }
    }

    var words: Phrase {
        switch self {
        case .organisation: .tabOrganisationWords
        case .language: .tabLanguageWords
        case .units: .tabUnitsWords
        case .signs: .tabSignsWords
        case .people: .tabPeopleWords
        case .devices: .tabDevicesWords
        case .shifts: .tabShiftsWords
        case .bookings: .tabBookingsWords
        case .rules: .tabRulesWords
        case .reading: .tabReadingWords
        case .imports: .tabImportsWords
        case .tokens: .tabTokensWords
        case .mail: .tabMailWords
        case .mailIn: .tabMailInWords
        case .operator: .tabOperatorWords
        }
    }

    /// Which of them this house has; a place whose slice has no page yet is not drawn.
    static func open(to viewer: Viewer, in house: House) -> [SettingsPlace] { allCases.filter { $0.isOpen(to: viewer, in: house) } }
}

/// The head with which every page of the settings starts: what it is about in a sentence, and the tabs.
func settingsHead(_ here: SettingsPlace?, lead: String, _ visit: Visit, _ viewer: Viewer) -> HTML {
    let say = visit.say
    let places = SettingsPlace.open(to: viewer, in: visit.services.house.current)
    return """
        <div class="page-head"><div><h1>\(say(.settingsTitle))</h1><p class="lead">\(lead)</p></div></div>
        <nav class="tabs mb-4" aria-label="\(say(.settingsNav))">\(each: places, { place in
            "<a href=\"\(url: place.path)\"\(when: place == here, " aria-current=\"page\"")>\(say(place.name))</a>"
        })</nav>
        """
}

extension Viewer {
    /// Whether a right is held for the whole organisation, not only within a part of it.
    func mayForAll(_ right: Right, in house: House) -> Bool {
        house.root.map { scope(right).roots.contains($0) } ?? false
    }
}
