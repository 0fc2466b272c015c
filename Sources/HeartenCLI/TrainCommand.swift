import ArgumentParser
import Foundation
import Understanding

/// `hearten train --data DIR`: makes the reading model anew.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Makes the reading model from labelled texts: the free sets in a folder and Hearten's own rows.")

    @Option(help: "The folder of the sets, with the README that says which of them are free.") var data: String
    @Option(help: "The folder of Hearten's own rows and words.") var own = "Data/reading"
    @Option(help: "Where the model is written.") var out = "Data/reading/reading.model"
    @Option(help: "The seed: the same data and seed give the same model, byte for byte.") var seed: UInt64 = 42

    /// How many words and pairs the model keeps: it must stay under 12 MB.
    private static let mostFeatures = 80_000
    /// One lesson in ten is held back to choose thresholds and to see how sure the model may be.
    private static let heldBack: UInt64 = 10

    func run() throws {
        let started = Date(), data = try TrainingData(sets: data, own: own)
        let parts = try data.sourceParts(), sources = try ModelSources(parts: parts)
        let lessons = try lessons(data)
        var settings = Trainer.Settings()
        settings.seed = seed
        var trial = Trainer(settings, sources)
        let back = lessons.enumerated().filter { UInt64($0.offset) % Self.heldBack == 7 }.map(\.element)
        trial.train(lessons.enumerated().filter { UInt64($0.offset) % Self.heldBack != 7 }.map(\.element))
        let plain = ModelTuning.plain
        let tried = try ReadingModel(ModelBytes(bytes(parts, trial, plain)))
        let tuning = ModelTuning(tried, back)
        var trainer = Trainer(settings, sources)
        trainer.train(lessons)
        let model = bytes(parts, trainer, tuning)
        try Data(model).write(to: URL(fileURLWithPath: out), options: .atomic)
        print("lessons\t\(lessons.count)")
        print("features\t\(min(trainer.count, Self.mostFeatures)) of \(trainer.count)")
        print("bytes\t\(model.count)")
        print("seconds\t\(Int(Date().timeIntervalSince(started)))")
        print("temperature of sentiment\t\(tuning.temperatures[Heads.sentiment.lowerBound])")
        print("written\t\(out)")
    }

    private func lessons(_ data: TrainingData) throws -> [Lesson] {
        let sets = try data.freeSets().map { ($0, try data.rows($0, "train")) }
        let texts = Dictionary(sets.flatMap(\.1).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let twice = Set(try data.labelledLessons("twice", texts: texts).map(\.id))
        var lessons = try sets.flatMap { _, rows in
            try rows.filter { !twice.contains($0.id) }.map { try TrainingData.lesson($0, of: rows.count) }
        }
        lessons += try data.ownLessons().map(\.lesson)
        lessons += try data.labelledLessons("labelled", texts: texts).filter { !twice.contains($0.id) }.map(\.lesson)
        return lessons
    }

    private func bytes(_ parts: [(name: String, bytes: [UInt8])], _ trainer: Trainer, _ tuning: ModelTuning) -> [UInt8] {
        let learnt = trainer.parts(most: Self.mostFeatures)
        return ReadingModel.bytes(
            version: "linear-2." + ModelBytes.print(learnt), sources: parts, learnt: learnt, thresholds: tuning.thresholds,
            temperatures: tuning.temperatures)
    }
}
