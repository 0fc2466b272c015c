import Jobs
import Storage

/// What the doctor found about one thing.
package struct Finding: Sendable {
    package enum State: String, Sendable { case fine, watch, broken }
    package let name: String
    package let state: State
    package let words: String
}

/// Looks the whole house over: storage, schema, journal, work, search, files.
package enum Doctor {
    package static func examine(_ services: Services) async -> [Finding] {
        [
            await storage(services), await disk(services), await schema(services), await journal(services), await work(services),
            await search(services), files(services), address(services),
        ]
    }

    private static func storage(_ services: Services) async -> Finding {
        let health = await services.store.health()
        let size = "\(health.fileBytes / 1_048_576) MB, log \(health.walBytes / 1_048_576) MB"
        return health.writable
            ? Finding(name: "storage", state: .fine, words: "can be written; \(size)")
            : Finding(name: "storage", state: .broken, words: "cannot be written: look at the disk and its rights; \(size)")
    }

    private static func disk(_ services: Services) async -> Finding {
        let health = await services.store.health()
        guard health.totalBytes > 0 else { return Finding(name: "disk", state: .watch, words: "its size is not known") }
        let used = 100 - Int(health.freeBytes * 100 / health.totalBytes)
        let state: Finding.State = used >= 95 ? .broken : used >= 80 ? .watch : .fine
        return Finding(name: "disk", state: state, words: "\(used) % used, \(health.freeBytes / 1_048_576) MB free")
    }

    private static func schema(_ services: Services) async -> Finding {
        do {
            let pending = try await Migrator(Migrations.all).pending(in: services.store)
            return pending.isEmpty
                ? Finding(name: "schema", state: .fine, words: "\(Migrations.all.count) steps, all done")
                : Finding(name: "schema", state: .broken, words: "\(pending.count) steps are not done: run hearten migrate")
        } catch {
            return Finding(name: "schema", state: .broken, words: "\(error)")
        }
    }

    private static func journal(_ services: Services) async -> Finding {
        do {
            let (broken, waiting) = try await services.store.read { (try Journal.firstBreak($0), try OperatingQueries.unsealed($0)) }
            if let broken { return Finding(name: "journal", state: .broken, words: "the chain breaks at position \(broken)") }
            return Finding(name: "journal", state: waiting > 10_000 ? .watch : .fine, words: "whole; \(waiting) entries wait for their seal")
        } catch {
            return Finding(name: "journal", state: .broken, words: "cannot be read")
        }
    }

    private static func work(_ services: Services) async -> Finding {
        guard let counts = try? await services.store.read({ try JobQueue.counts($0) }) else {
            return Finding(name: "work", state: .broken, words: "cannot be read")
        }
        let words = "\(counts.ready) ready, \(counts.running) running, \(counts.waiting) later, \(counts.dead) given up"
        return Finding(name: "work", state: counts.dead > 0 || counts.oldestReadyAge > .seconds(300) ? .watch : .fine, words: words)
    }

    private static func search(_ services: Services) async -> Finding {
        let waiting = (try? await services.store.read { try OperatingQueries.unindexed($0) }) ?? -1
        return Finding(
            name: "search", state: waiting < 0 ? .broken : waiting > 50_000 ? .watch : .fine, words: "\(max(0, waiting)) moments wait to be found")
    }

    private static func files(_ services: Services) -> Finding {
        services.assets.isEmpty
            ? Finding(name: "pages", state: .broken, words: "the folder Public is not beside the program: pages have no style")
            : Finding(name: "pages", state: .fine, words: "style sheets and scripts are there")
    }

    private static func address(_ services: Services) -> Finding {
        let settings = services.settings
        let isOpen = !settings.isOnLoopback && !settings.isSecure
        return isOpen
            ? Finding(name: "address", state: .watch, words: "\(settings.url) is not https: put a proxy with TLS in front")
            : Finding(name: "address", state: .fine, words: settings.url)
    }
}
