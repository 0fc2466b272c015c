extension LanguagePack {
    /// Write, then compare.
    static let collegeWritten: [Card] = [
        .compare(
            "first-question", "ask-what-helps", "The first question",
            "A {customer} comes into your office hour, sits down and says: “I just can’t cope with statistics.”",
            "Write your first question.",
            strong: "“Tell me about the last time it worked, even a little. What was different then?”",
            look: ["It cannot be answered with yes or no.", "It looks for what works, not for what is missing.", "It holds no advice yet."],
            why: "Advice before a question fits somebody else.", situation: "wont-say-more"),
        .compare(
            "missing-two-weeks", "know-the-name", "Two weeks missing",
            "Somebody from your group has not come for two weeks. You have her address.",
            "Write to her, in five lines at most.",
            strong: """
                “Dear Anneke, the second row has been missing you for two weeks. You needn’t explain anything. If you want to come back, I’ll \
                tell you in ten minutes what we did. And if it is something bigger: tomorrow at two I have time, or Mr Osei on Thursday. Best, Ines.”
                """,
            look: [
                "Her name, and that she is missed, come before rules.", "There is a way back that is not shameful.",
                "There is a second person, in case you are not the right one.",
            ],
            why: "A message from a person is read. One from a system is filed.", situation: "silent-in-second-row"),
        .compare(
            "pass-it-on", "story-once", "What may be passed on",
            "A {customer} has told you about something hard at home. He needs an extension from three lecturers.",
            "Write what you say to him, and what you write to the three.",
            strong: """
                To him: “I’ll write to all three, so you needn’t. May I say that it is a family matter? Nothing more, unless you want me to.” To \
                them: “Please give Daniel two more weeks. I know the reason, and it is a good one. Questions to me, not to him.”
                """,
            look: [
                "He decided what is passed on.", "The three learn what they need, and not more.",
                "Questions go to you, so that he does not have to tell it again.",
            ],
            why: "Trust is passed on one sentence at a time, and each sentence needs a yes.", situation: "four-counters"),
        .compare(
            "day-before", "say-when", "The day before",
            "You promised an answer on a place in the residence for tomorrow. You will not have it before Monday.",
            "Write the message.",
            strong: """
                “I promised you an answer for tomorrow. It will be Monday by noon, because one contract is still open. You haven’t lost your \
                place: you are second on the list, and two rooms are free. If you have to decide elsewhere before Monday, ring me.”
                """,
            look: [
                "It goes out before the promised day.", "It says how things really stand.",
                "It thinks of what the other person has to decide meanwhile.",
            ],
            why: "They are not waiting for your answer only. They are arranging a life around it.", situation: "heating-out"),
        .compare(
            "one-sentence-rule", "plain-words", "A rule in one sentence",
            "The regulations say: “Requests for the recognition of achievements are to be submitted, complete with evidence, no later than the expiry "
                + "of the enrolment period of the semester following their acquisition.”",
            "Say it in one sentence to somebody at your counter.",
            strong: "“Bring the certificate here before you enrol for next term; then it counts, and I’ll check with you that nothing is missing.”",
            look: ["It says what, where and by when.", "Every word could be spoken aloud.", "It offers a hand, not just a rule."],
            why: "A rule that can be said in one sentence is kept more often.", situation: "two-pages-disagree"),
        .compare(
            "first-ten-minutes", "hour-prepared", "The first ten minutes",
            "Your lecture begins on Monday at eight. You know that half of them are tired, and that the last one was hard.",
            "Write what happens from 8:00 to 8:10.",
            strong: """
                “At eight a question stands on the board that last week answers. Two minutes alone, three with a neighbour, then three voices \
                from different rows. At ten past they know what they still know, and I know where to begin.”
                """,
            look: ["Something begins at eight, not somebody.", "Everybody does something.", "Afterwards you know more about them than before."],
            why: "Whoever has said something in the first ten minutes listens differently for the next eighty.", situation: "projector-dead"),
        .compare(
            "three-lines", "usable-feedback", "Three lines under an essay",
            "The essay is diligent, too long, and its best thought is on the last page.",
            "Write three lines that help tomorrow.",
            strong: """
                “Your thought on page 9, that the map came before the country, is your essay. Begin with it and leave out whatever does not lead \
                there; that will be about half. Try it with the introduction, and show me on Thursday for ten minutes if you like.”
                """,
            look: ["It quotes something from their own text.", "There is one change, not five.", "There is a small first step with a day."],
            why: "People can change one thing at a time. Choose the one that pulls the others along.", situation: "feedback-three-words"),
        .compare(
            "our-mistake", "sorry-without-if", "Our mistake, sixty people",
            "A lecture was cancelled, and nobody told the sixty who came. Some had travelled for two hours.",
            "Write to the sixty.",
            strong: """
                “Sixty of you stood before a locked door this morning. We knew since yesterday and did not tell you. We are sorry. The hour takes \
                place on Thursday at ten and will be recorded for those who can’t. From today somebody checks by six each evening: Marek, whom \
                you can ring.”
                """,
            look: [
                "It says what we did, not what occurred.", "There is no “unfortunately” and no “if”.",
                "Something changes, and somebody answers for it.",
            ],
            why: "Sixty people have told it at home by tonight. You have one message to be in that story too.", situation: "bursary-late"),
        .compare(
            "across-the-yard", "next-step", "Across the yard",
            "Somebody with a letter in a foreign language stands before you. It is not your field, and your queue is long.",
            "Write what you say in twenty seconds.",
            strong: """
                “I can’t read that, but Mrs Dabrowa can. Red door across the yard, first floor; here’s her name. I’ll ring so that she knows you \
                are coming. If she’s not there, come back to me, straight to the front.”
                """,
            look: ["A name, and not only an office.", "Somebody knows that this person is coming.", "There is a way back if it fails."],
            why: "Twenty seconds of yours may be their whole afternoon.", situation: "not-our-office"),
        .compare(
            "need-not-fault", "among-ourselves", "What I need",
            "For the third time you have a list late from another {unit}. You are angry, and with reason.",
            "Write what you tell them.",
            strong: """
                “On Mondays forty people stand here asking about marks that I haven’t got. What I need is whatever is ready by Thursday at four, \
                even if it’s half. Is there anything on our side that makes it hard for you? I have ten minutes tomorrow.”
                """,
            look: [
                "You said what it does to whom, not what they are like.", "The request is exact, and can be met.",
                "You asked for your own part in it.",
            ],
            why: "Whoever says what they need gets it more often than whoever says who is to blame.", situation: "list-too-late"),
    ]
}
