extension LanguagePack {
    /// Write, then compare.
    static let airlineWritten: [Card] = [
        .compare(
            "asleep-12c", "ask-first", "Asleep in 12C",
            "A {customer} is asleep and dinner is served. There are seven hours to go.",
            "What do you say, and when?",
            strong:
                "At boarding, to everybody who unpacks a pillow: “If you’re asleep when dinner comes, shall I wake you, or keep something for later?”",
            look: [
                "You asked before it mattered, not with a hand on the shoulder.", "Both answers were easy to give.",
                "Somebody noted the seat, so that the answer holds.",
            ],
            why: "The best time to ask is while the person is awake. Then keeping quiet is a service too.", situation: "asleep-at-dinner"),
        .compare(
            "third-announcement", "tell-first", "The third announcement",
            "You have announced a delay twice. There is nothing new, and the time for your third announcement has come.",
            "Write the announcement.",
            strong: """
                “It is twenty past, as I promised. There is nothing new from the workshop: the part is on its way and not here yet. I’ll speak \
                again at twenty to. Whoever has a connection before six, please come to me now and we’ll look at it together.”
                """,
            look: [
                "You kept the minute that you had named.", "You said openly that there is nothing new.",
                "There is a next time, and something that people can do now.",
            ],
            why: "An announcement without news has one piece of news: we have not forgotten you.", situation: "delay-no-time"),
        .compare(
            "not-my-desk", "keep-hold", "Not my desk",
            "A {customer} tells you about a damaged case. Another team deals with damage, and it closes in half an hour.",
            "What do you say, from the first sentence to the last?",
            strong: """
                “That handle is torn right off. I’m sorry. Sami from the baggage team writes these up; I’ll ring him now, tell him what you \
                told me, and take you over. If he is gone, I take down everything myself and you have his answer tomorrow by ten.”
                """,
            look: [
                "You took in the damage before the procedure.", "The next person has a name and knows the story.",
                "There is a way even if the next person is not there.",
            ],
            why: "“That’s not me” may be true, and still the {customer} has met only one house: ours.", situation: "bag-not-there"),
        .compare(
            "first-words", "see-person", "The first five words",
            "It is five in the morning. A couple with three suitcases and a very small child comes towards you. Both adults look at the floor.",
            "What are your first words, and what do your hands do?",
            strong:
                "“Good morning, you three. Let’s get these off you first.” And a hand on the heaviest case, after a glance that asks whether that is all right.",
            look: [
                "You greeted people, not a booking.", "The first thing you did made something lighter.", "You did not ask for the passport first.",
            ],
            why: "Papers can wait ten seconds. Whoever is received first as a person finds the papers more easily."),
        .compare(
            "cannot-keep", "small-promise", "A promise that will not hold",
            "You promised a {customer} a call before four. It is half past three, and the workshop will not know before six.",
            "Write what you say, and when you say it.",
            strong: """
                At half past three: “I promised you an answer before four. The workshop won’t know until six, so I can’t keep that, and I’m \
                sorry. I’ll ring at ten past six, and I’ve asked that a chair goes to your hotel tonight in any case.”
                """,
            look: ["You rang before the time, not after it.", "You named the promise that breaks.", "The new promise is one that you can keep."],
            why: "A promise broken in advance costs half. One that breaks in silence costs the next ten as well."),
        .compare(
            "chair-broken", "plain-sorry", "Her chair, our fault",
            "A {customer} has been waiting for forty minutes at the aircraft door because her wheelchair came back broken. You are the first to stop.",
            "Write your first three sentences.",
            strong: """
                “You have sat here for forty minutes with a chair that we broke, and nobody stopped. I’m sorry. I’m Tomás, I stay with you \
                until you can move again, and the first thing I do is fetch a chair that fits. What do I need to know about how you sit?”
                """,
            look: [
                "The apology names both wrongs: the chair and the waiting.", "There is neither “if” nor “but”.",
                "You asked what she needs before you decided it.",
            ],
            why: "She knows better than we do what she needs. The apology opens the door; the question walks through it.", situation: "broken-chair"),
        .compare(
            "no-with-way", "safe-and-kind", "A no with a way",
            "A {customer} would like to stand in the galley for the whole night because of a bad back. The seat belt sign will come and go.",
            "Write how you say what is possible and what is not.",
            strong: """
                “Sitting is what hurts, I see. While the sign is off, this corner is yours, and I’ll work around you. When it comes on you \
                have to sit, because that is when people break bones here. Shall I look for a seat with a free one beside it for those times?”
                """,
            look: [
                "You heard the reason for the wish.", "The limit comes with why.", "You offered the most that is safe, not the least that is polite.",
            ],
            why: "A limit is easier to accept from somebody who is plainly on your side."),
        .compare(
            "chair-test", "look-before", "Two minutes in the lounge",
            "You open the lounge at five. The first {customers} come in at ten past.",
            "Write what you do in the ten minutes, as you would tell it to somebody new.",
            strong: """
                “I come in through the front door, as they do, and stop. Is it too cold, too loud, is the first thing I see a bin? Then I sit \
                in three chairs, try a socket, and turn on a shower. What I can’t mend gets a note at the desk, so that nobody is sent there.”
                """,
            look: [
                "You took the way that {customers} take.", "You tried things rather than looked at them.",
                "What is broken will not be found by a {customer}.",
            ],
            why: "The list says what should be there. Only the chair says how it is.", situation: "seat-broken"),
        .compare(
            "answer-to-praise", "tell-the-end", "An answer to praise",
            "A {customer} writes: “The man at gate four ran after me with my father’s scarf. Please thank him.” You have found out who it was.",
            "Write the answer in four sentences at most.",
            strong: """
                “It was Ibrahim, and he read your note this morning before his shift. He says that he saw how your father held on to it. Thank \
                you for writing: notes like yours go to the person first, and then, if they like, on our wall. Give your father our regards.”
                """,
            look: [
                "The person praised has really read it.", "There is a detail that only this answer could have.", "It asks for nothing in return.",
            ],
            why: "Whoever praises us has done us a service. They may know that it arrived."),
        .compare(
            "three-things", "each-other", "Three things at the door",
            "You hand over to the next crew after a long flight. There are four minutes.",
            "Write what you tell them, and what you ask.",
            strong: """
                “Tap at the back drips, towel’s underneath. 14C is closed. Nine years old in row 9, flies on with you, has heard every joke \
                there is. What would you need from us that we usually forget?”
                """,
            look: [
                "It is what they need in their first ten minutes.", "No complaint about the flight or about anybody.",
                "You asked a question, and waited for the answer.",
            ],
            why: "Whoever asks the next crew what is missing gets a better aircraft back.", situation: "passed-on-thrice"),
    ]
}
