import ArgumentParser
import Hearten

/// `hearten people`: the people of the house, as its own register has them.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Looks after the people of the house.", subcommands: [PeopleImportCommand.self])
}

/// `hearten people import FILE`: brings in a file of people, through the running server or by itself.
struct PeopleImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings in a file of people, units, roles and leaders: CSV with a header.")

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(help: "The name or path of the unit that the file is for; nobody outside it is changed.")
    var unit: String?

    @Flag(help: "Only look at it; change nobody.")
    var dry = false

    @Flag(help: "Make units that the file names and the house has not.")
    var makeUnits = false

    @Flag(help: "Whoever has a staff number and is missing in the file leaves.")
    var missingLeave = false

    @Flag(help: "Whoever had left and stands in the file comes back.")
    var bringBack = false

    @Option(help: "So many leave: needed where it is more than one in five.")
    var leavers: Int?

    private var words: Set<String> {
        var words: Set<String> = []
        if dry { words.insert("dry") }
        if makeUnits { words.insert("make-units") }
        if missingLeave { words.insert("missing-leave") }
        if bringBack { words.insert("bring-back") }
        return words
    }

    func run() async throws {
        let told = [unit ?? "", words.sorted().joined(separator: " "), leavers.map(String.init) ?? ""]
        try await FileErrand(kind: "people", file: file, words: told).run { app, path in
            let options = StaffPlan.Options(words: words, leavers: leavers)
            let report = try await StaffFromDisk(app.services).run(path, unit: unit, options: options, isDry: dry)
            return (report.lines, report.isGood)
        }
    }
}
