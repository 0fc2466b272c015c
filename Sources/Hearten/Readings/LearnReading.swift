import Foundation
import Jobs
import Storage
import Understanding

/// Learns from what people have corrected.
struct LearnReadingJob: Job {
    static let kind = "learn-reading"
    static var policy: JobPolicy { JobPolicy(attempts: 3, deadline: .seconds(300)) }
    /// Somebody asked for it: it learns also when what was learnt last was taken back.
    let isAsked: Bool

    /// Corrections that come together are learnt from together.
    static func enqueue(isAsked: Bool, after wait: Duration, in tx: any Transaction) throws {
        try JobQueue.enqueue(LearnReadingJob(isAsked: isAsked), in: tx, at: tx.now + wait, key: isAsked ? "\(kind) asked" : kind)
    }
}

/// Teaches the house's own reader: on top of the model that came with the program, and kept only if held-back corrections are read
/// no worse with it (`Corrections`).
struct LearnReading {
    let services: Services
    static let mostCorrections = 2_000
    /// For each correction so many comments that nobody corrected hold the reader where it was right.
    private static let replayed = 8, mostReplayed = 4_000

    func run(_ job: LearnReadingJob, _ context: JobContext) async throws {
        guard let trained = services.reader.base as? TrainedReader else { return }
        let (lessons, replayed, isHeld) = try await services.store.read { tx in
            let lessons = try ReadingQueries.corrected(limit: Self.mostCorrections, tx).map { Self.lesson($0.words, $0.question, $0.reading) }
            let replayed = try ReadingQueries.uncorrected(limit: min(lessons.count * Self.replayed, Self.mostReplayed), tx)
            return (lessons, replayed, try ReadingQueries.isHeld(tx))
        }
        if lessons.isEmpty { return try await forget(context) }
        guard job.isAsked || !isHeld else { return }
        // It takes seconds of one core: no thread that others wait for.
        let learnt = try await onOwnThread { try Corrections.learn(lessons, replayed: replayed.map { Lesson($0) }, over: trained.model) }
        let services = services
        try await services.store.write(priority: .low) { tx in
            try context.finish(in: tx)
            var version = ReadingVersion(base: trained.version)
            (version.learnt, version.corrections, version.before, version.after) = (learnt.added, learnt.count, learnt.before, learnt.after)
            version.state = learnt.isAccepted ? .kept : .refused
            let number = try ReadingQueries.add(version, in: tx)
            try Journal.append("reading.learnt", "reading", ID<ReadingVersion>(Int64(number)), random: services.random, in: tx)
            if learnt.isAccepted { try ReadAgain.start(in: tx) }
        }
        try await services.reader.reload(services.store, log: services.log)
    }

    /// All corrections are gone with their moments, and with them goes what they taught.
    private func forget(_ context: JobContext) async throws {
        try await services.store.write(priority: .low) { tx in
            try context.finish(in: tx)
            if try ReadingQueries.forgetLearnt(in: tx) { try ReadAgain.start(in: tx) }
        }
        try await services.reader.reload(services.store, log: services.log)
    }

    /// What a corrected moment teaches: only what a person said of it.
    static func lesson(_ words: String, _ question: String?, _ reading: ReadingOfMoment) -> Lesson {
        var lesson = Lesson(words, question: question)
        func index<Value: Equatable & CaseIterable>(_ guess: Guess<Value>?) -> Int? {
            guess.flatMap { guess in guess.confidence >= 1 ? Array(Value.allCases).firstIndex(of: guess.value) : nil }
        }
        if let index = index(reading.sentiment) { lesson.set(Heads.sentiment, to: index) }
        if let index = index(reading.intent) {
            lesson.set(Heads.intent, to: index)
            lesson.set(Heads.suggestion, reading.intent?.value == .suggestion)
            lesson.set(Heads.complaint, reading.intent?.value == .complaint)
        }
        if let index = index(reading.category) { lesson.set(Heads.value.lowerBound + index, true) }
        if let level = reading.level, level.confidence >= 1 { lesson.set(Heads.level, to: level.value - 1) }
        if reading.isUrgencyCorrected {
            lesson.set(Heads.isUrgent, reading.urgency != nil)
            for (kind, answer) in zip(Urgency.allCases, Heads.urgency) { lesson.set(answer, reading.urgency?.value == kind) }
        }
        if reading.aspects.isChosen {
            let chosen = Set(reading.aspects.all.map(\.aspect))
            for (aspect, answer) in zip(Aspect.allCases, Heads.aspects) { lesson.set(answer, chosen.contains(aspect)) }
        }
        return lesson
    }
}

/// Takes back the newest thing that was learnt: the house reads as before, and learns again only when somebody asks.
struct TakeBackReading {
    let services: Services

    func run(_ number: Int, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        guard try ReadingQueries.takeBack(number, by: colleague, in: tx) else { throw Refusal.conflict("number") }
        try Journal.append("reading.taken-back", "reading", ID<ReadingVersion>(Int64(number)), by: colleague, random: services.random, in: tx)
        try ReadAgain.start(in: tx)
    }
}

/// Does long work on a thread of its own.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result(catching: work)) }
        thread.qualityOfService = .background
        thread.stackSize = 8 << 20
        thread.start()
    }
}
