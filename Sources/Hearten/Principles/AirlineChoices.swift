extension LanguagePack {
    private typealias Option = CardContent.Option

    /// Choose, and see why.
    static let airlineChoices: [Card] = [
        .choose(
            "reader-by-window", "ask-first", "The reader by the window",
            "A {customer} in 4A is reading. Sun comes softly through the window. The lamp is off. You are walking past with a full tray.",
            "What do you do?",
            [
                Option("Switch on the lamp and smile", "Kind, but it is your idea of good light."),
                Option("Walk past, since nobody has called", "Some people never call. Noticing is the service."),
                Option("“Would you like the light, or is this better?”", "The reader decides, and knows that you noticed.", best: true),
            ],
            why: "The lamp is your idea of good light; the question is about theirs. Asking costs four seconds."),
        .choose(
            "forty-minutes", "tell-first", "Forty minutes, perhaps",
            "Boarding should have begun ten minutes ago. Operations says: probably forty minutes more, a tyre. Eighty people look at the door.",
            "What do you say?",
            [
                Option("Nothing yet. “Probably” is not sure enough", "They see that nothing moves, and fill the silence with worse."),
                Option(
                    "“A tyre is being changed. It will probably take forty minutes. I’ll tell you at half past how it stands.”",
                    "A reason, an honest guess and a time for the next word. People can go and eat.", best: true),
                Option("“We apologise for any inconvenience.”", "True, and it helps nobody to decide whether to fetch a coffee."),
                Option("“Just a few more minutes.”", "It calms for five minutes and costs the trust of the whole evening."),
            ],
            why: "Uncertain news, called uncertain, is still news. The time of the next word matters more than the words.",
            situation: "delay-no-time"),
        .choose(
            "wrong-counter", "keep-hold", "The wrong counter",
            "After twenty minutes of queueing a {customer} reaches you and learns that visa questions belong to desk 12, at the other end of the hall.",
            "What do you do?",
            [
                Option("“That’s desk 12, down there on the left.”", "Correct, and another twenty minutes for somebody who has already waited."),
                Option("Ring desk 12, say who is coming and why, and walk the first steps", "The story arrives before the person does.", best: true),
                Option("Try to answer it yourself from memory", "Well meant. A wrong answer on a visa ends at a border."),
            ],
            why: "A person who is expected does not start again from nothing. Your call is thirty seconds of yours for twenty minutes of theirs."),
        .choose(
            "no-looking-up", "see-person", "Head down",
            "The queue is long and you are quick. You have checked in forty people without a mistake. The forty-first puts down a black-edged card "
                + "with the passport.",
            "What changes?",
            [
                Option("Nothing: quick is kind in a long queue", "Quick is kind. But this one person may need four seconds of something else."),
                Option(
                    "Look up, meet the eyes, and ask whether they would like to sit quietly by themselves",
                    "You saw, and you left the choice to them.", best: true),
                Option("Say how sorry you are about the loss", "Perhaps. But you do not know, and they may not want to talk of it in a queue."),
                Option("Call your {leader}", "A good thought for later. Now there is one person in front of you, and it is you they look at."),
            ],
            why: "Forty people got speed, which is what they wanted. To see that the forty-first wanted something else is the craft."),
        .choose(
            "call-you-back", "small-promise", "“I’ll call you back”",
            "It is ten to five and your shift ends at five. A {customer} on the telephone needs an answer that only the morning team can find.",
            "Which promise do you make?",
            [
                Option(
                    "“Somebody will call you back as soon as possible.”",
                    "Who, and when? This is a promise that cannot be kept, because it cannot be broken."),
                Option("“I’ll call you in ten minutes.”", "Friendly, but the answer is not in your hands today."),
                Option(
                    "“Leila from the morning team rings you before nine. I am writing it down for her now.”",
                    "A person, an action, a time; and Leila knows about it before you go home.", best: true),
            ],
            why: "A promise that is small and exact is worth more than a large one. What you cannot do yourself you hand over by name."),
        .choose(
            "sorry-if", "plain-sorry", "Four apologies",
            "Coffee was spilt over a {customer}’s papers as the trolley was turned.",
            "Which one would you like to hear?",
            [
                Option("“Sorry if that got on anything.”", "The “if” asks them to prove it. They are looking at it."),
                Option("“Oh, sorry, it’s always so narrow here.”", "It may well be. But now the aisle apologises, not you."),
                Option(
                    "“I spilt that over your papers, and I’m sorry. Let me get cloths, and then we’ll see what can be saved.”",
                    "It names what happened, takes it on, and says what comes next.", best: true),
                Option("“I’m terribly, terribly sorry, I can’t believe I did that!”", "Heartfelt, and now they have to comfort you."),
            ],
            why: "An apology is for the other person. Say what happened, that you are sorry, and what you do now."),
        .choose(
            "bag-in-aisle", "safe-and-kind", "The bag at the emergency exit",
            "Shortly before take-off a {customer} at the emergency exit keeps a rucksack between the feet. “My whole work is in there. I’m not letting go of it.”",
            "How do you say no?",
            [
                Option("“It’s the rule. It has to go up.”", "Right in the matter. But a rule without a reason sounds like spite."),
                Option(
                    "“This is the way out for everybody if we need one, so the floor stays clear. I’ll put it right above you, where you can see it.”",
                    "The reason, and the nearest thing that can be done.", best: true),
                Option(
                    "Let it be, it’s only twenty minutes to the top of climb",
                    "Kind to one, and a risk to all. This is the one thing that is not ours to give."),
            ],
            why: "Most people do not mind a limit. They mind being managed. A reason treats them as somebody who can think.",
            situation: "medicine-in-hold"),
        .choose(
            "first-row-check", "look-before", "Two minutes before boarding",
            "The cabin is ready on paper. You have two minutes before the first {customers} come down the bridge.",
            "What do you do with them?",
            [
                Option(
                    "Sit in a seat in the middle and look around",
                    "From here you see the tray that sticks and the crumbs that nobody sees standing up.", best: true),
                Option("Line up at the door with the others", "A warm beginning. But two of you at the door are enough."),
                Option("Read the cabin log once more", "Useful if it says something new. The cabin itself says more."),
            ],
            why: "We walk through a cabin; {customers} live in it for hours. Whoever sits down sees what they will see."),
        .choose(
            "scarf-found", "tell-the-end", "The scarf that was found",
            "A {customer} wrote that a scarf was left behind. It was found, posted and, says the courier, delivered on Tuesday.",
            "Is it finished?",
            [
                Option("Yes. It was delivered", "Probably. But the one who lost it does not know that we know."),
                Option(
                    "“Your scarf should be with you since Tuesday. Has it come, and is it whole?”",
                    "One line, and the story has an end that both sides know.", best: true),
                Option("Send the questionnaire on lost property", "Eleven questions about a scarf. Ask one."),
            ],
            why: "To solve it is two thirds of the work. The last third is that the other person knows it, from us."),
        .choose(
            "late-handover", "each-other", "Ten minutes late to the handover",
            "You come ten minutes late from a full flight. The next crew is standing at the door, bags in hand, with thirty-five minutes to departure.",
            "What do you begin with?",
            [
                Option("“Don’t even ask what a flight that was.”", "It was a hard one. But they need to hear about the aircraft, not about the day."),
                Option(
                    "“Sorry we’re late. Three things: the tap at the back drips, 14C is closed, and a child in row 9 flies on with you and likes to draw.”",
                    "A plain apology, and just what they need for their first ten minutes.", best: true),
                Option("Hand over the list, it’s all in there", "It is. They will read it when the first {customer} complains about the tap."),
            ],
            why: "The next crew can only be as good as what they know. Three things said by a person are worth more than a full list.",
            situation: "passed-on-thrice"),
    ]
}
