import Foundation
package import Hearten

extension Cast {
    /// Somebody of the cast, for the demo's sign-in page and for tests.
    package struct Person: Sendable {
        package let name: String
        package let givenName: String
        package let title: String
        package let email: String
        /// The place they work in.
        package let spot: Spot
        /// What they may do, and within which place.
        package let parts: [(role: Role, within: Spot)]

        init(_ name: String, _ title: String, _ spot: Spot, _ role: Role, within: Spot? = nil, and more: [(Role, Spot)] = []) {
            self.name = name
            givenName = String(name.prefix { $0 != " " })
            self.title = title
            email = givenName.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) + "@kittiwake.example"
            self.spot = spot
            parts = [(role, within ?? spot)] + more.map { (role: $0.0, within: $0.1) }
        }
    }

    package static let amina = Person("Amina Rahal", "Cabin crew", .heron, .colleague)
    package static let jonas = Person("Jonas Lindqvist", "Purser", .heron, .leader)
    package static let mei = Person("Mei Tanaka", "Cabin crew", .heron, .colleague)
    package static let sunniva = Person("Sunniva Aasen", "Lounge host", .lounge, .colleague)
    package static let grace = Person("Grace Mbeki", "Lounge manager", .lounge, .leader)
    package static let ibrahim = Person("Ibrahim Sayed", "Gate agent", .gates, .colleague)
    package static let tomas = Person("Tomás Arregui", "Station manager", .portAmaly, .leader)
    package static let priya = Person("Priya Raman", "Station manager", .northcombe, .leader, and: [(.desk, .northcombe)])
    package static let declan = Person("Declan Moore", "Early shift", .bags, .colleague)
    package static let samuel = Person("Samuel Okoro", "Agent", .calls, .colleague, and: [(.desk, .calls)])
    package static let wanjiru = Person("Wanjiru Kamau", "Team lead", .calls, .leader)
    package static let dalia = Person("Dalia Nasser", "Recovery desk", .house, .desk)
    package static let ingrid = Person("Ingrid Solano-Hume", "Head of service", .house, .serviceLead)
    package static let henrik = Person("Henrik Castellane", "Chief executive", .house, .executive)
    package static let nuria = Person("Nuria Valdés", "Workshop lead", .harbour, .partner)
    package static let oskar = Person("Oskar Brandt", "Looks after Hearten itself", .house, .operator)

    /// Everybody, in the order of the sign-in page.
    package static let people: [Person] = [
        amina, sunniva, tomas, dalia, ingrid, henrik, nuria, oskar, priya, grace, jonas, mei, ibrahim, declan, samuel, wanjiru,
    ]
}
