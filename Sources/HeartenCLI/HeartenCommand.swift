import ArgumentParser

/// The program: `hearten serve` and what an operator needs beside it.
@main
struct HeartenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hearten", abstract: "Engineers a superior service culture, and proves what it does.",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, SeedCommand.self, ImportCommand.self, PeopleCommand.self, ShiftsCommand.self,
            MailCommand.self, ReadCommand.self, TrainCommand.self,
            BackupCommand.self, RestoreCommand.self, MoveCommand.self,
            DoctorCommand.self,
        ], defaultSubcommand: ServeCommand.self)
}
