/// How far the model's chances may be believed, and from which chance on an answer counts as true; chosen on lessons that it has not seen.
package struct ModelTuning: Sendable {
    package private(set) var thresholds = [Float](repeating: 0.5, count: Heads.width)
    package private(set) var temperatures = [Float](repeating: 1, count: Heads.width)

    private init() {}

    /// Nothing tuned.
    package static let plain = ModelTuning()

    package init(_ model: ReadingModel, _ lessons: [Lesson]) {
        let read = lessons.map { lesson in
            (
                logits: model.logits(ModelInput(lesson.text, question: lesson.question, language: lesson.language, model.sources)),
                targets: lesson.targets
            )
        }
        for group in Heads.groups { soften(group, read) }
        for answer in Heads.single { thresholds[answer] = Self.threshold([answer], read) }
        // What is seldom spoken of has too few lessons for a threshold of its own; one for all is what their F1 together is best with.
        let shared = Self.threshold(Array(Heads.aspects), read)
        for answer in Heads.aspects { thresholds[answer] = shared }
    }

    /// The factor on a group's logits under which its true answers are likeliest (Guo et al. 2017).
    private mutating func soften(_ group: Range<Int>, _ read: [(logits: [Float], targets: [Float])]) {
        let known = read.filter { !$0.targets[group.lowerBound].isNaN }
        guard known.count > 100 else { return }
        var best = (factor: Float(1), loss: Double.infinity)
        for step in 8...30 {
            let factor = Float(step) / 20
            var loss = 0.0
            for (logits, targets) in known {
                let chances = ReadingModel.chances(logits.map { $0 * factor })
                for answer in group where targets[answer] > 0.5 { loss -= naturalLogarithm(max(1e-9, Double(chances[answer]))) }
            }
            if loss < best.loss { best = (factor, loss) }
        }
        for answer in group { temperatures[answer] = best.factor }
    }

    /// The threshold with which some answers together have the best F1, between 0.2 and 0.75; where hardly any is true, one half.
    private static func threshold(_ answers: [Int], _ read: [(logits: [Float], targets: [Float])]) -> Float {
        let known = read.flatMap { read in
            let chances = ReadingModel.weighed(read.logits)
            return answers.compactMap { answer in
                read.targets[answer].isNaN ? nil : (chance: chances[answer], isTrue: read.targets[answer] > 0.5)
            }
        }
        guard known.filter(\.isTrue).count >= 15 else { return 0.5 }
        var best = (threshold: Float(0.5), f1: -1.0)
        for step in 4...15 {
            let threshold = Float(step) / 20
            let both = known.filter { $0.isTrue && $0.chance >= threshold }.count
            let either = known.filter(\.isTrue).count + known.filter { $0.chance >= threshold }.count
            let f1 = 2 * Double(both) / Double(max(1, either))
            if f1 > best.f1 + 0.002 { best = (threshold, f1) }
        }
        return best.threshold
    }
}
