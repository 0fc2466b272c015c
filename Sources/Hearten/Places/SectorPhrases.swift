extension Phrase {
    static let packAirline: Phrase = "Airline"
    static let packAirlineHint: Phrase = "guests, crews, stations"
    static let packCollege: Phrase = "College"
    static let packCollegeHint: Phrase = "students, departments, campuses"
}
