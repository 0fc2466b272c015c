extension LanguagePack {
    /// Colleges and universities.
    static let college = LanguagePack(
        sector: "college", principles: collegePrinciples, situations: collegeSituations, cards: collegeChoices + collegeWritten,
        mayDecide: collegeMayDecide)

    private static let collegePrinciples: [NewPrinciple] = [
        NewPrinciple(
            "ask-what-helps", .mindset, "Ask what would help",
            """
            We often know an answer before we have heard the question. Ask first: what have you tried, and what would help you now? \
            Sometimes it is a form, sometimes an hour with a tutor, and sometimes only that somebody listened.
            """),
        NewPrinciple(
            "know-the-name", .mindset, "Know the name, and say it right",
            """
            A {customer} who is called by name stays; a number leaves without being missed. Learn the names of your group by the second \
            Friday, ask how each is pronounced, and write it down the way it sounds.
            """),
        NewPrinciple(
            "story-once", .relationship, "The story is told once",
            """
            Illness, money, a death at home: nobody should have to tell it at four counters. Whoever hears it first asks what may be passed \
            on and to whom, writes that much down, and takes the {customer} to the right person with the story already told.
            """),
        NewPrinciple(
            "say-when", .delivery, "Say when, and keep it",
            """
            A date makes waiting bearable: marks on the ninth, an answer by Thursday noon. Give the date with every task that you take on. \
            If it slips, say so the day before, with the new date and the reason.
            """),
        NewPrinciple(
            "plain-words", .delivery, "Plain words, one way",
            """
            Rules are written by those who know them and read by those who are worried. Say in one sentence what has to be done, by when \
            and where. If two pages of ours say different things, the {customer} is right and we mend the page.
            """),
        NewPrinciple(
            "hour-prepared", .product, "Every hour is prepared",
            """
            An hour with thirty people in it costs thirty hours of life. The room works, the beginning is on time, and everybody knows by \
            the end what they can do now that they could not do before.
            """),
        NewPrinciple(
            "usable-feedback", .product, "Words they can use tomorrow",
            """
            A mark says where somebody stands; words say where to go. Good feedback names one thing that works, one thing to change, and \
            shows on a line of their own work how it could be done. It comes while they still remember writing it.
            """),
        NewPrinciple(
            "sorry-without-if", .relationship, "Say sorry without an “if”",
            """
            A timetable can be wrong, a lecture can be cancelled, a payment can come late. Then we say it in one sentence, without an “if” \
            and without the software, and say at once what we will do about it.
            """),
        NewPrinciple(
            "next-step", .relationship, "Nobody leaves without a next step",
            """
            Whoever comes to us leaves with one step that can be taken: a name, a room, a day. “I don’t know, but I’ll find out by Tuesday \
            and write to you” is a step. “You’ll have to ask over there” is none.
            """),
        NewPrinciple(
            "among-ourselves", .relationship, "Among ourselves as well",
            """
            The registry serves the lecturers, the caretakers serve the registry, and the lecturers serve whoever teaches next. We thank by \
            name, hand over on time, and say what we need instead of what is wrong with the others.
            """),
    ]

    private static let collegeMayDecide: [Role: String] = [
        .colleague: """
        At once, without asking anybody: say sorry for the house, extend a deadline of ours by two working days, swap a room, lend a \
        device for the day, walk somebody over to another {unit}, end a queue by taking names and calling back.

        Ask your {leader} first: anything that changes a mark, a fee or an admission.

        At once and always: bring somebody who is in danger to the duty counsellor, and stay until they are together.
        """,
        .leader: """
        At once: extend a deadline by up to ten working days, move somebody to another group, call in a second person at the counter, \
        pay for a taxi home after an accident.

        With the examinations office: anything that touches an examination already sat.
        """,
        .desk: """
        At once: waive a late fee that we caused, put a payment on hold for thirty days, arrange an emergency loan within the fund’s rules.

        Ask the service lead first: anything that would have to hold for everybody.
        """,
        .serviceLead: """
        Exceptions to every rule that is ours and not the law’s, and changes to what others may decide on this page.
        """,
        .partner: """
        At once: say sorry, name the day of the repair, offer something in its place until then.

        Tell the house the same day whenever a day cannot be kept.
        """,
    ]
}
