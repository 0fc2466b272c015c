import Jobs
import Storage

/// What the doctor found about one thing.
package struct Finding: Sendable {
    package enum State: String, Sendable { case fine, watch, broken }
    package enum About: String, Sendable { case storage, disk, schema, journal, work, schedules, mail, mailIn = "mail-in", search, pages, address }
    package let about: About
    package let state: State
    package let words: Phrase
    package var name: String { about.rawValue }

    init(_ about: About, _ state: State, _ words: Phrase) {
        self.about = about
        self.state = state
        self.words = words
    }

    /// As a command prints it: state, name and words, parted by tabs.
    package func line(_ say: Say = Say()) -> String { "\(state.rawValue)\t\(name)\t\(say(words))" }
}

/// Looks the whole house over: storage, schema, journal, work, search, files.
package enum Doctor {
    package static func examine(_ services: Services) async -> [Finding] {
        let health = await services.store.health()
        return [
            storage(health), disk(health, services.store.dialect), await schema(services), await journal(services), await work(services),
            await schedules(services), await mail(services), await mailIn(services), await search(services), files(services), address(services),
        ]
    }

    private static func storage(_ health: StoreHealth) -> Finding {
        let (size, log) = (health.fileBytes / 1_048_576, health.walBytes / 1_048_576)
        return health.writable
            ? Finding(.storage, .fine, .doctorWritable(size, log: log)) : Finding(.storage, .broken, .doctorNotWritable(size, log: log))
    }

    private static func disk(_ health: StoreHealth, _ dialect: Dialect) -> Finding {
        if dialect == .postgresql { return Finding(.disk, .fine, .doctorDiskElsewhere) }
        guard health.totalBytes > 0 else { return Finding(.disk, .watch, .doctorDiskUnknown) }
        let used = 100 - health.freeBytes * 100 / health.totalBytes
        let state: Finding.State = used >= 95 ? .broken : used >= 80 ? .watch : .fine
        return Finding(.disk, state, .doctorDisk(used, free: health.freeBytes / 1_048_576))
    }

    private static func schema(_ services: Services) async -> Finding {
        do {
            let pending = try await Migrator(Migrations.all).pending(in: services.store)
            return pending.isEmpty
                ? Finding(.schema, .fine, .doctorStepsDone(Migrations.all.count)) : Finding(.schema, .broken, .doctorStepsOpen(pending.count))
        } catch {
            return Finding(.schema, .broken, .doctorUnreadable)
        }
    }

    private static func journal(_ services: Services) async -> Finding {
        do {
            let (broken, waiting) = try await services.store.read { (try Journal.firstBreak($0), try OperatingQueries.unsealed($0)) }
            if let broken { return Finding(.journal, .broken, .doctorChainBreaks(Int(broken))) }
            return Finding(.journal, waiting > 10_000 ? .watch : .fine, .doctorChainWhole(waiting))
        } catch {
            return Finding(.journal, .broken, .doctorUnreadable)
        }
    }

    private static func work(_ services: Services) async -> Finding {
        guard let counts = try? await services.store.read({ try JobQueue.counts($0) }) else { return Finding(.work, .broken, .doctorUnreadable) }
        let isLate = counts.dead > 0 || counts.oldestReadyAge > .seconds(300)
        let words = Phrase.doctorWork(ready: counts.ready, running: counts.running, later: counts.waiting, dead: counts.dead)
        return Finding(.work, isLate ? .watch : .fine, words)
    }

    private static func schedules(_ services: Services) async -> Finding {
        guard let (due, now) = try? await services.store.read({ (try Schedule.due($0), $0.now) }) else {
            return Finding(.schedules, .broken, .doctorUnreadable)
        }
        let late = due.count { now - $0.at > .seconds(120) }
        return late == 0 ? Finding(.schedules, .fine, .doctorSchedules(due.count)) : Finding(.schedules, .watch, .doctorSchedulesLate(late))
    }

    private static func mail(_ services: Services) async -> Finding {
        guard let counts = try? await services.store.read({ try MailQueries.counts($0) }) else { return Finding(.mail, .broken, .doctorUnreadable) }
        let (waiting, worries) = (counts[.waiting] ?? 0, (counts[.unsure] ?? 0) + (counts[.refused] ?? 0))
        let hasServer = services.settings.smtp != nil
        let state: Finding.State = worries > 0 || (waiting > 0 && !hasServer) ? .watch : .fine
        return Finding(
            .mail, state, hasServer ? .doctorMail(waiting: waiting, worries: worries) : .doctorNoMailServer(waiting: waiting, worries: worries))
    }

    private static func mailIn(_ services: Services) async -> Finding {
        let settings = services.settings
        let laid = MailSpool(beside: settings.beside).count
        guard settings.mailAddress != nil else {
            return laid == 0 ? Finding(.mailIn, .fine, .doctorMailInOff) : Finding(.mailIn, .watch, .doctorMailLaidOff(laid))
        }
        let name = settings.imap.flatMap { IMAPServer($0)?.name }
        guard
            let (counts, box, now) = try? await services.store.read({ tx in
                (try MailInQueries.counts(tx), try name.flatMap { try MailInQueries.box($0, tx) }, tx.now)
            })
        else { return Finding(.mailIn, .broken, .doctorUnreadable) }
        let waiting = counts[.held] ?? 0
        if let failure = box?.failure { return Finding(.mailIn, .broken, .doctorMailBoxFails(failure)) }
        guard name != nil else { return Finding(.mailIn, waiting > 0 || laid > 100 ? .watch : .fine, .doctorMailIn(waiting: waiting, laid: laid)) }
        guard let readAt = box?.readAt else { return Finding(.mailIn, .watch, .doctorMailBoxNever) }
        let minutes = Int((now - readAt).components.seconds / 60)
        let state: Finding.State = waiting > 0 || laid > 100 || minutes > 10 ? .watch : .fine
        return Finding(.mailIn, state, .doctorMailBoxRead(minutes, waiting: waiting, laid: laid))
    }

    private static func search(_ services: Services) async -> Finding {
        guard let waiting = try? await services.store.read({ try OperatingQueries.unindexed($0) }) else {
            return Finding(.search, .broken, .doctorUnreadable)
        }
        return Finding(.search, waiting > 50_000 ? .watch : .fine, .doctorWaitToBeFound(waiting))
    }

    private static func files(_ services: Services) -> Finding {
        services.assets.isEmpty ? Finding(.pages, .broken, .doctorNoFiles) : Finding(.pages, .fine, .doctorFiles)
    }

    private static func address(_ services: Services) -> Finding {
        let settings = services.settings
        let isOpen = !settings.isOnLoopback && !settings.isSecure
        return isOpen ? Finding(.address, .watch, .doctorNotSecure(settings.url)) : Finding(.address, .fine, "\(settings.url)")
    }
}
