/// The addresses of Measure for one unit and period, and the lists of moments that its figures open to.
struct MeasurePaths: Sendable, Equatable {
    static let home = "/measure"

    let unit: ID<Unit>
    let period: MeasurePeriod

    private var query: String { Fields([("unit", unit.description)] + period.fields).query() }

    var right: String { "/measure/right\(query)" }
    var answered: String { "/measure/answered\(query)" }
    var summaryFile: String { "/measure.csv\(query)" }
    var levelsFile: String { "/measure/levels.csv\(query)" }
    var journeyFile: String { "/measure/journey.csv\(query)" }
    var wordsFile: String { "/measure/words.csv\(query)" }
    var home: String { Self.home + query }

    /// The cases of one bin, or older ones of the same list.
    func cases(_ measure: TallyMeasure, bin: Int? = nil, after: Int? = nil) -> String {
        let more = [bin.map { ("bin", String($0)) }, after.map { ("after", String($0)) }].compactMap { $0 }
        let base = measure == .verdict ? "/measure/right" : "/measure/answered"
        return base + Fields([("unit", unit.description)] + period.fields + more).query()
    }

    func casesFile(_ measure: TallyMeasure) -> String {
        (measure == .verdict ? "/measure/right.csv" : "/measure/answered.csv") + query
    }

    /// The moments of this unit and of these days, narrowed by `narrow`.
    func moments(in part: MeasurePeriod? = nil, _ narrow: (inout MomentFilter) -> Void = { _ in }) -> String {
        var filter = MomentFilter()
        filter.unit = unit
        filter.from = (part ?? period).from
        filter.to = (part ?? period).to
        narrow(&filter)
        return "/moments" + filter.query
    }
}
