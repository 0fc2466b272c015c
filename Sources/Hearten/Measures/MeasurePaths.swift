/// The addresses of Measure for some units and a period, and the lists of moments that its figures open to.
struct MeasurePaths: Sendable, Equatable {
    static let home = "/measure"

    /// One that was chosen, or all of the reader's own.
    let units: [ID<Unit>]
    let period: MeasurePeriod

    /// Without a unit an address means everything of the reader's own.
    private var fields: [(String, String)] { (units.count == 1 ? units.map { ("unit", $0.description) } : []) + period.fields }
    private var query: String { Fields(fields).query() }

    var right: String { "/measure/right\(query)" }
    var answered: String { "/measure/answered\(query)" }
    var summaryFile: String { "/measure.csv\(query)" }
    var levelsFile: String { "/measure/levels.csv\(query)" }
    var journeyFile: String { "/measure/journey.csv\(query)" }
    var wordsFile: String { "/measure/words.csv\(query)" }
    var aspectsFile: String { "/measure/aspects.csv\(query)" }
    var home: String { Self.home + query }

    /// The cases of one bin, or older ones of the same list.
    func cases(_ measure: TallyMeasure, bin: Int? = nil, after: Int? = nil) -> String {
        let more = [bin.map { ("bin", String($0)) }, after.map { ("after", String($0)) }].compactMap { $0 }
        let base = measure == .verdict ? "/measure/right" : "/measure/answered"
        return base + Fields(fields + more).query()
    }

    func casesFile(_ measure: TallyMeasure) -> String {
        (measure == .verdict ? "/measure/right.csv" : "/measure/answered.csv") + query
    }

    /// The moments of these units and of these days, narrowed by `narrow`.
    func moments(in part: MeasurePeriod? = nil, _ narrow: (inout MomentFilter) -> Void = { _ in }) -> String {
        var filter = MomentFilter()
        filter.units = units
        filter.from = (part ?? period).from
        filter.to = (part ?? period).to
        narrow(&filter)
        return "/moments" + filter.query
    }
}
