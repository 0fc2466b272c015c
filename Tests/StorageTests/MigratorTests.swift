import Storage
import Testing

@Suite struct Migrations {
    private let one = Migration(id: "1") { try $0.run("CREATE TABLE a (id BIGINT)") }
    private let two = Migration(id: "2") { try $0.run("ALTER TABLE a ADD COLUMN name TEXT") }

    @Test(arguments: StoreEngine.all)
    func `steps run once, in order`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        #expect(try await Migrator([one]).migrate(store) == ["1"])
        try await store.write { try $0.run("INSERT INTO a (id) VALUES (1)") }
        #expect(try await store.read { try $0.row("SELECT * FROM a")?.columnNames } == ["id"])
        #expect(try await Migrator([one, two]).migrate(store) == ["2"])
        #expect(try await Migrator([one, two]).migrate(store) == [])
        #expect(try await store.read { try $0.row("SELECT * FROM a")?.columnNames } == ["id", "name"])
    }

    @Test(arguments: StoreEngine.all)
    func `a step that fails is undone and stops the rest`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        let bad = Migration(id: "bad") { tx in
            try tx.run("CREATE TABLE half (id BIGINT)")
            throw Mishap()
        }
        let error = await #expect(throws: MigrationError.self) { try await Migrator([one, bad, two]).migrate(store) }
        #expect(error?.description.contains("bad") == true)
        await #expect(throws: StoreError.self) { try await store.read { try $0.rows("SELECT * FROM half") } }
        #expect(try await Migrator([one, two]).migrate(store) == ["2"])
    }

    @Test(arguments: StoreEngine.all)
    func `a newer database, a changed order and a double are refused`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        try await Migrator([one, two]).migrate(store)
        let newer = await #expect(throws: MigrationError.self) { try await Migrator([one]).migrate(store) }
        #expect(newer?.description.contains("does not know") == true)
        let zero = Migration(id: "0") { _ in }
        let order = await #expect(throws: MigrationError.self) { try await Migrator([zero, one, two]).migrate(store) }
        #expect(order?.description.contains("stands before") == true)
        let twice = await #expect(throws: MigrationError.self) { try await Migrator([one, two, two]).migrate(store) }
        #expect(twice?.description.contains("twice") == true)
    }
}
