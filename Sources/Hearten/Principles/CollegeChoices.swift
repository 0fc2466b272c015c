extension LanguagePack {
    private typealias Option = CardContent.Option

    /// Choose, and see why.
    static let collegeChoices: [Card] = [
        .choose(
            "might-give-up", "ask-what-helps", "“I might give up”",
            "After the tutorial a {customer} says in passing: “I might give up the course anyway.”",
            "What do you answer?",
            [
                Option("“Don’t do that, you’re so talented!”", "Meant to encourage. It closes the door that had just opened a little."),
                Option("“The deadline for leaving is the thirtieth.”", "Correct information for a question that was not asked."),
                Option(
                    "“I’ve got time now. What would have to be different?”", "You took the sentence seriously, and asked instead of knowing.",
                    best: true),
                Option("“You should talk to the counselling service.”", "Perhaps later, and together. Now it was you who was told."),
            ],
            why: "People say the biggest things in passing, to see what happens. What happens should be a question.", situation: "wont-say-more"),
        .choose(
            "say-my-name", "know-the-name", "How is it said?",
            "It is the first list of the term. You come to a name that you cannot read aloud.",
            "What do you do?",
            [
                Option("Say it as well as you can and move on quickly", "Brave, but they have heard it wrong all their life."),
                Option(
                    "“Please say your name for me. I’d like to get it right.”", "Ten seconds, and you have heard it from the one who knows.",
                    best: true),
                Option("Call the given name of the next one on the list", "They notice. So do the others."),
            ],
            why: "Nobody minds being asked once. Being avoided for a whole year is something else."),
        .choose(
            "second-time-told", "story-once", "What you already know",
            "A {colleague} has brought a {customer} to you and told you on the way what has happened. Now she is sitting opposite you.",
            "How do you begin?",
            [
                Option("“So, what’s it about?”", "She has to begin again, although you know."),
                Option(
                    "“Mr Osei told me that you have been ill and need your deadlines moved. Is that right, and have I missed anything?”",
                    "She hears what arrived and can correct it. She does not have to tell it again.", best: true),
                Option("Start filling in the form without a word", "Efficient. But she does not know what you know, or from whom."),
            ],
            why: "To say what you know already is a relief for both sides, and it shows what was passed on.", situation: "four-counters"),
        .choose(
            "marks-late", "say-when", "The marks will be late",
            "You announced the marks for Friday. On Thursday you see that it will be Tuesday.",
            "When do you say it?",
            [
                Option("On Friday evening, when it is certain", "By then a hundred people have looked twenty times."),
                Option(
                    "Now: “Tuesday by six. Two scripts need a second reader, and I’d rather it was fair than quick.”",
                    "Before the time, with a new one and a reason.", best: true),
                Option("Not at all. On Tuesday they will be pleased", "They will be relieved, which is less."),
            ],
            why: "A late mark is a small matter. A weekend of not knowing is a large one, and costs you one message to prevent.",
            situation: "heating-out"),
        .choose(
            "form-seventeen", "plain-words", "Form 17b",
            "A {customer} holds form 17b. She needs form 17c, which looks the same and has another deadline.",
            "What do you say?",
            [
                Option("“You need 17c. It’s on the web.”", "True. She was on the web; that is where she got 17b."),
                Option(
                    "“These two look alike, that’s our doing. This is yours, here’s where you sign, and it has to be back by the ninth.”",
                    "The right sheet, one step, one day, and no shame.", best: true),
                Option("“Didn’t you read the instructions?”", "She did. There are two of them."),
            ],
            why: "If clever people keep taking the wrong form, the form is wrong. Tell whoever owns it.", situation: "two-pages-disagree"),
        .choose(
            "five-past-nine", "hour-prepared", "Five past nine",
            "It is nine. Half of the group is there, and the rest is still coming up the stairs.",
            "When do you begin?",
            [
                Option("At five past, so that nobody misses anything", "Friendly to the late, every week, and paid for by the punctual."),
                Option(
                    "At nine, with a task for two that is worth doing and can be joined late",
                    "The hour has begun, and nobody is shamed at the door.", best: true),
                Option("At nine, with the most important thing of the day", "Punctual. But half of them miss just that."),
            ],
            why: "To begin on time is a service to those who are there. To begin with something that can be joined is one to the others.",
            situation: "projector-dead"),
        .choose(
            "one-thing-to-change", "usable-feedback", "One sentence of feedback",
            "You have time for one sentence under a weak piece of work by somebody who tried hard.",
            "Which one?",
            [
                Option("“You have clearly put in a lot of effort.”", "Kind, and the next piece will be just like this one."),
                Option("“Too superficial.”", "Perhaps so. But which word should become deeper, and how?"),
                Option(
                    "“Your example on page 2 is strong: say in one sentence what it proves, and begin with that.”",
                    "A strength that is there, a change, and the place where to make it.", best: true),
                Option("“See the criteria, points 3 and 5.”", "The criteria say what is wanted. They do not say how this text gets there."),
            ],
            why: "Feedback is good when the person knows what to do tomorrow morning.", situation: "feedback-three-words"),
        .choose(
            "room-double", "sorry-without-if", "Two groups, one room",
            "Thirty people stand before a door behind which another group is already sitting. You made the timetable.",
            "What do you say first?",
            [
                Option("“If there has been a mix-up, we regret that.”", "The thirty people in the corridor are the proof."),
                Option("“The system has booked it twice.”", "It has. Somebody feeds the system, though, and they know it."),
                Option(
                    "“I booked this room twice, sorry. 204 is free, I’ll walk ahead, and we’ll add the ten minutes at the end for whoever can stay.”",
                    "Named, taken on, and already moving.", best: true),
            ],
            why: "An apology that moves its feet is believed.", situation: "bursary-late"),
        .choose(
            "dont-know", "next-step", "When you do not know",
            "A {customer} asks you whether a course from another university counts. You have no idea.",
            "What do you say?",
            [
                Option("“I think so, it usually does.”", "A guess sounds like an answer, and she will plan her year on it."),
                Option("“You’ll have to ask the examinations office.”", "Probably right. But who there, when, and with what in hand?"),
                Option(
                    "“I don’t know. Dr Vale decides that; send me the course description tonight and you’ll have her answer by Thursday.”",
                    "Honest, and she leaves with one step and one day.", best: true),
            ],
            why: "Not knowing is no shame. Leaving somebody without a step is a service that was not given.", situation: "not-our-office"),
        .choose(
            "caretaker-thanks", "among-ourselves", "The room that was simply warm",
            "You come into the seminar room on a cold Monday. It is warm, the chairs stand in a circle as you asked, and nobody is there.",
            "What do you do?",
            [
                Option("Be pleased, and begin", "It is a good start. Only one person does not know it."),
                Option(
                    "Thank the caretaker by name, and say what it did for your group",
                    "He has seen cold rooms complained of a hundred times, and warm ones never.", best: true),
                Option("Write to his {leader} that he does good work", "Good, and even better after he has heard it himself."),
            ],
            why: "Work that succeeds is invisible. Whoever makes it visible gets more of it.", situation: "list-too-late"),
    ]
}
