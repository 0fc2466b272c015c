/// A person's part in the organisation, held within a unit and everything below it.
package enum Role: String, CaseIterable, Sendable {
    case colleague, leader, desk, serviceLead = "service-lead", executive, partner, `operator`
}

/// What somebody may do. Short sentences, in one place.
package enum Right: String, CaseIterable, Sendable {
    case readMoments = "read-moments"
    case tellMoments = "tell-moments"
    case correctReadings = "correct-readings"
    case workCases = "work-cases"
    case seeContacts = "see-contacts"
    case openCases = "open-cases"
    case recognise
    case measure
    case exportFigures = "export-figures"
    case readJourney = "read-journey"
    case editJourney = "edit-journey"
    case editUnits = "edit-units"
    case editWords = "edit-words"
    case editRules = "edit-rules"
    case editLanguage = "edit-language"
    case lead
    case printSigns = "print-signs"
    case invitePeople = "invite-people"
    case importMoments = "import-moments"
    case importPeople = "import-people"
    case planShifts = "plan-shifts"
    case remember
    case makeTokens = "make-tokens"
    case operate
}

extension Role {
    /// What somebody with these roles may give a program: their own rights, and with the right to make tokens that of bringing
    /// moments in.
    static func handedOn(_ roles: [Role]) -> Set<Right> {
        let rights = roles.reduce(into: Set<Right>()) { $0.formUnion($1.rights) }
        return rights.contains(.makeTokens) ? rights.union([.tellMoments]) : rights
    }

    /// What this role may do, within its unit and below. Asked for dozens of times a page, so each is made once.
    package var rights: Set<Right> {
        switch self {
        case .colleague: Self.colleagueRights
        case .leader: Self.leaderRights
        case .desk: Self.deskRights
        case .serviceLead: Self.serviceLeadRights
        case .executive: Self.executiveRights
        case .partner: Self.partnerRights
        case .operator: Self.operatorRights
        }
    }

    private static let colleagueRights: Set<Right> = [.readMoments, .tellMoments, .recognise, .openCases, .readJourney]
    private static let leaderRights = colleagueRights.union([
        .workCases, .seeContacts, .remember, .correctReadings, .measure, .exportFigures, .printSigns, .invitePeople, .planShifts, .lead,
    ])
    private static let deskRights = colleagueRights.union([.workCases, .seeContacts, .remember, .correctReadings, .measure, .exportFigures])
    private static let serviceLeadRights = leaderRights.union([
        .editJourney, .editUnits, .editWords, .editRules, .editLanguage, .importMoments, .importPeople, .makeTokens,
    ])
    private static let executiveRights: Set<Right> = [.readMoments, .tellMoments, .recognise, .measure, .exportFigures, .readJourney]
    private static let partnerRights: Set<Right> = [.readMoments, .tellMoments, .workCases, .seeContacts, .openCases, .recognise]
    private static let operatorRights: Set<Right> = [
        .operate, .makeTokens, .invitePeople, .editUnits, .editWords, .importMoments, .importPeople, .planShifts,
    ]
}
