/// Learns from what people have corrected, on top of a model, and keeps what it learnt only if it is no worse for it.
package enum Corrections {
    package struct Learnt: Sendable {
        package var model: ReadingModel
        /// What was learnt, to be kept; nil where nothing was.
        package var added: [UInt8]?
        /// Shares of held-back corrections that were read right, before and after.
        package var before: Double
        package var after: Double
        package var count: Int
        package var isAccepted: Bool { added != nil }

        package var summary: String {
            func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
            return isAccepted
                ? "Learnt from \(count) corrections: \(percent(before)) of those held back were read right before, \(percent(after)) after."
                : "Nothing was learnt from \(count) corrections: \(percent(before)) of those held back were read right before, \(percent(after)) would be after."
        }
    }

    /// Each correction is held back once, in one of five turns, to see whether the others help.
    private static let turns = 5
    /// With fewer corrections nothing is learnt.
    package static let least = 10

    /// `replayed` are texts that nobody corrected: they hold the model where it was right.
    package static func learn(_ lessons: [Lesson], replayed: [Lesson] = [], over model: ReadingModel) throws(ModelFault) -> Learnt {
        let kept = replay(replayed, model)
        guard lessons.count >= least else { return Learnt(model: model, added: nil, before: 0, after: 0, count: lessons.count) }
        var before = 0.0, after = 0.0
        for turn in 0..<turns {
            let back = lessons.enumerated().filter { $0.offset % turns == turn }.map(\.element)
            let trial = try added(lessons.enumerated().filter { $0.offset % turns != turn }.map(\.element) + kept, model)
            before += share(back, model) / Double(turns)
            after += share(back, trial.model) / Double(turns)
        }
        guard after >= before else { return Learnt(model: model, added: nil, before: before, after: after, count: lessons.count) }
        let whole = try added(lessons + kept, model)
        return Learnt(model: whole.model, added: whole.bytes, before: before, after: after, count: lessons.count)
    }

    private static func added(_ lessons: [Lesson], _ model: ReadingModel) throws(ModelFault) -> (model: ReadingModel, bytes: [UInt8]) {
        var trainer = Trainer(.corrections, over: model)
        trainer.train(lessons)
        let parts = trainer.parts(most: 20_000), bytes = ModelBytes.write(parts)
        return (try ReadingModel(model, adding: ModelBytes(bytes), version: ModelBytes.print(parts)), bytes)
    }

    /// Each teaches what the model says of it already, at a fifth of the weight.
    private static func replay(_ lessons: [Lesson], _ model: ReadingModel) -> [Lesson] {
        lessons.map { lesson in
            var lesson = lesson
            lesson.weight = 0.2
            lesson.targets = model.chances(ModelInput(lesson.text, question: lesson.question, language: lesson.language, model.sources))
            return lesson
        }
    }

    /// The share of answers that are read as they were corrected; an answer alone counts as one, a group as one.
    private static func share(_ lessons: [Lesson], _ model: ReadingModel) -> Double {
        var right = 0, all = 0
        for lesson in lessons {
            let chances = model.chances(ModelInput(lesson.text, question: lesson.question, language: lesson.language, model.sources))
            for group in Heads.groups where !lesson.targets[group.lowerBound].isNaN {
                let best = group.max { chances[$0] < chances[$1] } ?? group.lowerBound
                all += 1
                right += lesson.targets[best] > 0.5 ? 1 : 0
            }
            for answer in Heads.single where !lesson.targets[answer].isNaN {
                all += 1
                right += (chances[answer] >= model.thresholds[answer]) == (lesson.targets[answer] > 0.5) ? 1 : 0
            }
        }
        return all == 0 ? 0 : Double(right) / Double(all)
    }
}
