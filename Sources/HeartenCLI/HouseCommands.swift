import ArgumentParser
import Cast
import Hearten
import Storage

/// `hearten migrate`: brings the schema up to date. `serve` does the same at its start.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: "Brings the schema of the database up to date.")

    func run() async throws {
        let app = try await OpenHouse.open(try OpenHouse.settings())
        await app.services.store.close()
        print("The schema is up to date.")
    }
}

/// `hearten seed`: fills an empty house with the demo organisation.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "seed", abstract: "Fills an empty house with the demo organisation, Kittiwake Air.")

    func run() async throws {
        let app = try await OpenHouse.open(try OpenHouse.settings())
        guard !app.services.house.current.isSetUp else {
            await app.services.store.close()
            throw Stop("This house is set up already. Nothing was changed.")
        }
        try await Cast.seed(app.services)
        await app.services.store.close()
        print("Kittiwake Air is here.")
    }
}
