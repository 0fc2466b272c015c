import Markup
import Storage

/// Somebody else was quicker: what was typed stays in the form, and beside it stands what is there now.
struct LineUpClash: Sendable {
    /// Who changed it.
    var by: String?
    /// It was held meanwhile, or its day has passed: nothing can be changed any more.
    var isOver: Bool

    func html(_ one: LineUp, _ choices: LineUpChoices, _ form: LineUpForm, _ say: Say) -> HTML {
        let title: Phrase = isOver ? .lineUpIsOver : by.map { .lineUpChangedBy($0) } ?? .lineUpChangedMeanwhile
        return """
            <section class="error-summary" tabindex="-1" role="group" aria-labelledby="clash" autofocus><h2 id="clash">\(say(title))</h2>\
            <p>\(say(isOver ? .lineUpOverWords : .lineUpClashWords))</p>\
            <dl class="facts mt-2">\(each: parts(one, choices, form, say), { "<div><dt>\($0.name)</dt><dd dir=\"auto\">\($0.words)</dd></div>" })</dl></section>
            """
    }

    /// The parts that are not as they were typed, as they stand now.
    private func parts(_ one: LineUp, _ choices: LineUpChoices, _ form: LineUpForm, _ say: Say) -> [(name: String, words: String)] {
        let stands = LineUpForm(one)
        let none = say(.lineUpLeftOut)
        let thanks = choices.thanks.first { $0.one.moment == one.thanks }.map { $0.words ?? say(.thanksNoWords) }
        let all: [(Phrase, Bool, String)] = [
            (.partThanks, stands.thanks != form.thanks, thanks ?? none),
            (.partMoment, stands.moment != form.moment, choices.moments.first { $0.moment == one.moment }?.words ?? none),
            (.lineUpWord, stands.principle != form.principle, choices.principles.first { $0.id == one.principle }?.name ?? none),
            (.lineUpOwnQuestion, stands.question != form.question, one.question ?? none),
            (.lineUpOwnNote, stands.note != form.note, one.note ?? none),
        ]
        return all.filter(\.1).map { (say($0.0), $0.2) }
    }
}
