import Understanding

extension Phrase {
    // MARK: On a moment

    static let factUrgency: Phrase = "Urgent"
    static let factAspects: Phrase = "Talks about"
    static let factThemes: Phrase = "Your themes"
    static let factAsked: Phrase = "Asked"
    static let nothingUrgent: Phrase = "Nothing, we think"
    static let nothingUrgentSaid: Phrase = "Nothing"
    static func because(_ words: String) -> Phrase { "Because of: \(words)" }
    static let cannotReadLanguage: Phrase = "We cannot read this language yet. It waits for somebody who does."
    static func aspectFelt(_ aspect: String, _ feeling: String) -> Phrase { "\(aspect): \(feeling)" }
    static let correctInOneTap: Phrase = "Not so? One tap says it."
    static let correctMore: Phrase = "Level, urgency, what it talks about"
    static let keepAsItIs: Phrase = "As it is"
    static let notTalkedAbout: Phrase = "Not talked about"
    static let aspectsHint: Phrase = "Saved together: what is not talked about is taken out."
    static let isCorrectAspects: Phrase = "What it talks about is as chosen here"

    static func urgencyName(_ urgency: Urgency) -> Phrase {
        switch urgency {
        case .safety: "Danger"
        case .health: "Somebody's health"
        case .legal: "The law"
        case .press: "The press"
        case .viral: "It spreads in public"
        case .stranded: "Somebody is stranded"
        case .conduct: "How somebody behaved"
        }
    }
    static func aspectName(_ aspect: Aspect) -> Phrase {
        switch aspect {
        case .waiting: "Waiting"
        case .attitude: "How people behave"
        case .competence: "Skill"
        case .communication: "Information"
        case .access: "Reaching somebody"
        case .booking: "Booking"
        case .price: "Price"
        case .cleanliness: "Cleanliness"
        case .facilities: "Rooms and facilities"
        case .comfort: "Comfort"
        case .food: "Food and drink"
        case .quality: "Quality"
        case .reliability: "Being on time"
        case .baggage: "Luggage"
        case .transport: "Getting there"
        case .safety: "Safety and privacy"
        case .continuity: "Following through"
        case .service: "Being looked after"
        }
    }

    // MARK: Several at once

    static let correctSeveral: Phrase = "Correct several"
    static let correctSeveralLead: Phrase = "Tick the moments that the same correction is true of, then choose it below."
    static let correctTicked: Phrase = "Correct the ticked ones"
    static let tickOne: Phrase = "Tick this moment"
    static func correctedSeveral(_ n: Int) -> Phrase {
        n == 1 ? "One moment is corrected. The figures follow." : "\(n) moments are corrected. The figures follow."
    }
    static let nothingTicked: Phrase = "Tick at least one moment, and choose at least one correction."
    static let notChanged: Phrase = "As it is"

    // MARK: Help Hearten read

    static let helpTitle: Phrase = "Help Hearten read"
    static let helpLead: Phrase = "We were least sure of these. Ten seconds each: how did they feel? Whatever you leave open stays as it is."
    static let helpDone: Phrase = "Nothing here that we are unsure of"
    static let helpDoneWords: Phrase = "When words come that we cannot make out, they wait here for you."
    static let helpSave: Phrase = "Save and show more"
    static let helpOthers: Phrase = "Show others"
    static let helpThanks: Phrase = "Thank you. We learn from it within minutes."
    static let helpNothing: Phrase = "Choose for at least one of them."
    static func feelingOf(_ n: Int) -> Phrase { "How did they feel? Moment \(n)" }

    // MARK: The settings

    static let tabReading: Phrase = "Reading"
    static let tabReadingWords: Phrase = "How we read what people write, what you have taught us, and your own themes."
    static let readingLead: Phrase = "We read every moment as it comes. Each correction wins at once, and teaches your own reader."
    static let readingLearntTitle: Phrase = "What you have taught us"
    static func readingCorrected(_ n: Int) -> Phrase { n == 1 ? "One moment has been corrected." : "\(n) moments have been corrected." }
    static func readingNeeds(_ n: Int) -> Phrase { "We begin to learn with \(n) corrections." }
    static let readingModelAlone: Phrase = "We read with the model that came with Hearten."
    static func readingBetter(_ before: String, _ after: String) -> Phrase {
        "Of corrections that were held back, we read \(before) right without what you taught us, and \(after) with it."
    }
    static let readingHeld: Phrase = "What was learnt last was taken back. We learn again when you ask for it."
    static let readingLearnNow: Phrase = "Learn now"
    static let readingLearning: Phrase = "We are learning. This page shows what came of it in a minute."
    static let readingTakeBack: Phrase = "Take it back"
    static func readingTakeBackOf(_ day: String) -> Phrase { "Take back what was learnt \(day)" }
    static let readingTakenBack: Phrase = "Taken back. What was read with it is read again."
    static let readingVersions: Phrase = "What was learnt, newest first"
    static let readingWhen: Phrase = "When"
    static let readingFrom: Phrase = "Corrections"
    static let readingHeldBack: Phrase = "Held back, right"
    static func readingBeforeAfter(_ before: String, _ after: String) -> Phrase { "\(before), then \(after)" }
    static let readingState: Phrase = "Now"
    static let readingInUse: Phrase = "In use"
    static let readingReplaced: Phrase = "Replaced"
    static let readingRefused: Phrase = "Not used: it was no better"
    static let readingStateTakenBack: Phrase = "Taken back"
    static let readingBase: Phrase = "The model that came with Hearten"
    static let readingAgainTitle: Phrase = "Reading old moments again"
    static func readingAgainDone(_ day: String, _ changed: Int) -> Phrase {
        "Done \(day). \(changed == 0 ? "None" : changed == 1 ? "One" : "\(changed)") of them reads otherwise now, and the figures have followed."
    }
    static func readingAgainAt(_ done: Int, _ most: Int) -> Phrase { "\(done) of \(most) are read. The figures follow as we go." }
    static let readingAgainNever: Phrase = "Every moment was read by the reader of today."
    static let readingAgainNow: Phrase = "Read all of them again"
    static let readingAgainStarted: Phrase = "We are reading them again."
    static let readingProgress: Phrase = "Read again so far"
    static let readingChangedMeanwhile: Phrase = "Something newer was learnt meanwhile. Look again."

    // MARK: Themes

    static let themesTitle: Phrase = "Your own themes"
    static let themesLead: Phrase = "What you look for in moments: a name, a few words that point at it, and some twenty examples."
    static let themesNone: Phrase = "No themes yet"
    static let themeNew: Phrase = "A new theme"
    static let themeName: Phrase = "Its name"
    static let themeSeeds: Phrase = "Words that point at it"
    static let themeSeedsHint: Phrase = "One a line, or with commas between: lounge, quiet room, shower"
    static let themeAdd: Phrase = "Look for it"
    static let themeAdded: Phrase = "We are looking for it. Say yes or no to some examples."
    static let themeSaved: Phrase = "Saved. Old moments are read again for it."
    static let themeNeedsName: Phrase = "Give it a name"
    static let themeNeedsSeeds: Phrase = "Write at least one word that points at it"
    static func themeTooManySeeds(_ n: Int) -> Phrase { "At most \(n) words" }
    static func themeTooMany(_ n: Int) -> Phrase { "There are \(n) themes already. Take one out first." }
    static let themeNameTaken: Phrase = "There is a theme of this name"
    static func themeExamples(_ n: Int) -> Phrase { n == 1 ? "One example" : "\(n) examples" }
    static let themeBySeeds: Phrase = "Found by its words"
    static let themeByExamples: Phrase = "Found by what your examples taught"
    static func themeNeedsExamples(_ n: Int) -> Phrase { "\(n) more examples, and we learn from them." }
    static func themeFound(_ n: Int) -> Phrase { n == 1 ? "One moment in 13 weeks" : "\(n) moments in 13 weeks" }
    static let themeShow: Phrase = "Show these moments"
    static let themeAsk: Phrase = "Is it about this?"
    static let themeAskLead: Phrase = "Yes and no teach alike. Leave out what you are not sure of."
    static let themeYes: Phrase = "Yes"
    static let themeNo: Phrase = "No"
    static func themeAnswer(_ n: Int) -> Phrase { "Is moment \(n) about it?" }
    static let themeSaveAnswers: Phrase = "Save and show more"
    static let themeAnswersSaved: Phrase = "Saved. We learn from them, and read old moments again."
    static let themeNothingToAsk: Phrase = "No moments to ask about"
    static let themeNothingToAskWords: Phrase = "When more is told, examples wait here."
    static let themeChange: Phrase = "Change its name or words"
    static let themeRetire: Phrase = "Take it out"
    static let themeRetireWords: Phrase = "We stop looking for it, and moments lose its mark. The moments themselves stay."
    static let themeRetireOpen: Phrase = "Take this theme out"
    static let themeRetired: Phrase = "Taken out."
    static let filterAspect: Phrase = "Talks about"
    static let everyAspect: Phrase = "Anything"
    static let filterTheme: Phrase = "Your theme"
    static let everyTheme: Phrase = "Any or none"
}
