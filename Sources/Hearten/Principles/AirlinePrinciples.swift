extension LanguagePack {
    /// Airlines and airports.
    static let airline = LanguagePack(
        sector: "airline", principles: airlinePrinciples, situations: airlineSituations, cards: airlineChoices + airlineWritten,
        mayDecide: airlineMayDecide)

    private static let airlinePrinciples: [NewPrinciple] = [
        NewPrinciple(
            "ask-first", .mindset, "Ask before helping",
            """
            What suits one {customer} does not suit the next. Before you switch on a lamp, lift a bag or wake a sleeper, ask. It takes four \
            seconds, it shows that you noticed, and the {customer} stays the one who decides.
            """),
        NewPrinciple(
            "tell-first", .delivery, "Tell them before they ask",
            """
            Waiting is easier with a reason and a time. Tell people as soon as you know something: what happened, what it means for them, \
            and when you will speak again. Then speak again at that minute, even when there is nothing new.
            """),
        NewPrinciple(
            "keep-hold", .relationship, "Whoever hears it keeps hold of it",
            """
            The first of us to hear a problem stays with it until it is solved, or until a {colleague} has said by name: I have it now. \
            Nobody should have to tell their story twice, or stand between two counters.
            """),
        NewPrinciple(
            "see-person", .mindset, "See the person, then the task",
            """
            Look up before you look at the screen. Someone may be on the way to a wedding or to a funeral, and you cannot know which. A face \
            that is seen forgives a slow queue; a face that is not remembers it.
            """),
        NewPrinciple(
            "small-promise", .delivery, "Promise little, keep it exactly",
            """
            A promise has a person, an action and a time: I will ring you before six. Promise only what is in your own hands, write it down \
            before you walk away, and when you cannot keep it, say so before the time has passed.
            """),
        NewPrinciple(
            "plain-sorry", .relationship, "Say sorry plainly",
            """
            An apology names what went wrong and has no “if” and no “but” in it. First the apology, then what you will do, then the reason \
            for those who want it. The rules of our house are not the {customer}’s problem.
            """),
        NewPrinciple(
            "safe-and-kind", .product, "Safe first, and kindly said",
            """
            Safety is never traded, not for time and not for a smile. What we can always choose is how we say no: what cannot be done, why \
            it keeps people safe, and what can be done instead.
            """),
        NewPrinciple(
            "look-before", .product, "Look before they do",
            """
            Sit in the seat, read the sign, try the door, a minute before the first {customer} comes. What we find early is a small repair; \
            what they find is a story they tell at home.
            """),
        NewPrinciple(
            "tell-the-end", .relationship, "Tell them how it ended",
            """
            When somebody told us that a thing was wrong, or that a person was kind, tell them what became of it. One sentence is enough: \
            the strap is mended, the steward has read your note. Silence makes people feel foolish for having spoken.
            """),
        NewPrinciple(
            "each-other", .relationship, "Serve each other the same way",
            """
            The next crew, the loader and the night shift are people we serve too. Hand over clean, on time and with the story, and ask what \
            would make the next hour easier for them. What we do among ourselves reaches the cabin within a day.
            """),
    ]

    private static let airlineMayDecide: [Role: String] = [
        .colleague: """
        At once, without asking anybody: say sorry for the house, change a seat within the cabin, offer water, food or a blanket, let a \
        family board early, use a house phone for a {customer}, stay with somebody who is upset.

        Ask your {leader} first: anything that holds up a departure, costs more than a meal, or changes a ticket.

        Never, whoever asks: anything that touches safety or security.
        """,
        .leader: """
        At once: meals, a taxi, a hotel night, moving somebody to a free seat in a better cabin, calling in a second pair of hands.

        With the control room: holding a door or a connection.

        Afterwards, write down what you gave and whom it helped. Nobody will ask you to justify kindness; we want to learn from it.
        """,
        .desk: """
        At once: refund a service that was not given, send a bag by courier, give a fresh promise in the house’s name with your own \
        name under it.

        Ask the service lead first: anything that sets a rule for others.
        """,
        .serviceLead: """
        Exceptions to every rule that is ours and not the law’s, and changes to what others may decide on this page.
        """,
        .partner: """
        At once: say sorry, say when the work will be done, lend a replacement from the shelf.

        Tell the house the same day whenever a time cannot be kept: the promise to the {customer} is the house’s.
        """,
    ]
}
