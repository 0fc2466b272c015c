extension LanguagePack {
    static let collegeSituations: [Story] = [
        Story(
            "bursary-late", "sorry-without-if", "The bursary has not come",
            """
            It is the fourth of the month. The bursary should have come on the first, and the rent went out on the second. The {customer} at \
            the counter has checked three times whether the fault is hers. It is ours: a file was not sent.
            """,
            mayDecide: """
                You may say that it was our fault. You may write a letter to the landlord at once, open the emergency fund up to a week’s \
                living, and have the bank’s charge paid back by us.
                """,
            good: """
                “We didn’t send the file. It is our mistake, and I’m sorry that you spent three days looking for yours. The money comes on \
                Thursday. Until then there is the emergency fund, today, in this room. Shall I write to your landlord as well?”
                """,
            poor: "“Sometimes the system takes a little longer. Come back if it isn’t there on Friday.”"),
        Story(
            "four-counters", "story-once", "The fourth counter",
            """
            A {customer} wants to interrupt his studies because his father is dying. You are the fourth person he has been sent to today. He \
            begins his story for the fourth time and stops in the middle.
            """,
            mayDecide: """
                You may stop the clock on all deadlines for two weeks by a note to his tutors. You may fill in the form with him, and keep the \
                case yourself until it is done.
                """,
            good: """
                “You don’t have to say it again. You need an interruption, and your deadlines should be off your mind from today. I’ll fill in \
                what I know, you sign, and I’ll tell the other three. May I say to your tutors that it is a family matter, and nothing more?”
                """,
            poor: "“And do you have that in writing? You’ll need it from the registry.”"),
        Story(
            "silent-in-second-row", "know-the-name", "Somebody is missing from the second row",
            """
            It is week four. A {customer} who used to sit in the second row has been absent for two weeks. Nobody in the group knows her well. \
            The attendance list says it, and nobody reads the list.
            """,
            mayDecide: """
                You may write to her yourself, and ask the welfare team to ring if she does not answer within three days. You need no proof \
                that anything is wrong.
                """,
            good: """
                “Dear Anneke, you have been missing from the second row for two weeks, and we noticed. You needn’t explain anything. If it \
                would help, I have half an hour tomorrow at two; and if somebody else is easier to talk to, Mr Osei is there on Thursdays.”
                """,
            poor: "An automatic message: “Your attendance has fallen below 80 %.”"),
        Story(
            "feedback-three-words", "usable-feedback", "“Structure could be better”",
            """
            A {customer} comes to your office hour with an essay. Under it stand a mark and four words. She asks: “What exactly should I do \
            differently?” You do not remember the essay.
            """,
            mayDecide: """
                You may take ten minutes and read the first page with her there. You may write the feedback anew. A mark is not negotiated in \
                an office hour, and you may say so kindly.
                """,
            good: """
                “Four words were too few, and that’s on me. Let’s read the first page together. Here, your third sentence is your actual \
                thesis. What if it came first? Try it with this paragraph, and show me on Thursday.”
                """,
            poor: "“It’s really just a matter of practice. Look at the criteria.”"),
        Story(
            "two-pages-disagree", "plain-words", "Two pages, two deadlines",
            """
            The web page says that the module choice closes on the 14th; the email said the 12th. It is the 13th, and eleven {customers} have \
            already written. Technically the email was right.
            """,
            mayDecide: """
                You may accept everything that comes by the 14th. You may have the wrong page taken down within the hour, and write to \
                everybody who chose in a hurry.
                """,
            good: """
                “Our page and our email disagree. The later day counts for everybody: the 14th at midnight. If you chose in a hurry yesterday, \
                you may change it until then. The page has been mended. Thank you, Jun, for telling us.”
                """,
            poor: "“Please note that the date in the email is binding.”"),
        Story(
            "projector-dead", "hour-prepared", "Nine o’clock, and the screen stays dark",
            """
            Sixty {customers} sit in the room at nine. The projector shows a blue surface. You have a talk of forty slides, and the technician \
            needs fifteen minutes.
            """,
            mayDecide: """
                You may begin without slides, swap rooms with a neighbour, or turn the hour round and start with the exercise. You may call the \
                technician to any room that is in use.
                """,
            good: """
                “The screen has fifteen minutes off. Turn to your neighbour and explain to each other what last week’s formula says, without \
                using its letters. I’ll come round.” The slides came at a quarter past; half of them were no longer needed.
                """,
            poor: "Twenty minutes of cables, and “Well, then we’ll have to hurry now.”"),
        Story(
            "heating-out", "say-when", "No heating in the residence",
            """
            The heating in one corridor has failed. It is Friday afternoon and two degrees outside. The firm says: Monday at the earliest, \
            perhaps Wednesday.
            """,
            mayDecide: """
                You may hand out heaters and blankets today, open the warm common room all night, and move anybody who is ill or has a small \
                child into a {customer} flat that stands empty.
                """,
            good: """
                A note on each door by five: “The heating in B is out; it will be mended on Monday, or by Wednesday at the latest. Heaters are in \
                room 2 until ten. Whoever is ill, ring Paulo and sleep in C tonight. I’ll write again tomorrow at noon.” She did.
                """,
            poor: "A notice in the portal: “Fault reported. Please refrain from further enquiries.”"),
        Story(
            "not-our-office", "next-step", "“You’ll have to ask over there”",
            """
            A young man with a visa letter stands in the library and asks you where to go. You are the librarian. The international office \
            closes in twenty minutes, and he has been to three places already.
            """,
            mayDecide: """
                You may ring, you may walk him over, and you may leave the desk for five minutes when a {colleague} sees it. You need not know \
                visa rules, and you should not guess them.
                """,
            good: """
                “I don’t know visa rules, but I know who does. I’ll ring Mrs Dabrowa so that she waits for you. It’s the red door across the \
                yard; here’s her name on a note. If it’s closed, come back to me.”
                """,
            poor: "“That’s not the library. Try the main building.”"),
        Story(
            "wont-say-more", "ask-what-helps", "“It’s nothing, really”",
            """
            At the end of the tutorial a {customer} stays behind, tidies up slowly and says that it’s nothing, really, only that she might give \
            up the course. She doesn’t want to make a fuss.
            """,
            mayDecide: """
                You may be late for your next appointment. You may listen without solving anything. If she says something that frightens you, \
                you may walk with her to the duty counsellor, now.
                """,
            good: """
                “I have time now. You needn’t explain it in the right order. What would have to be different for you to want to stay?” Then he \
                was quiet for quite a while.
                """,
            poor: "“Oh, everybody feels like that in November!”"),
        Story(
            "list-too-late", "among-ourselves", "The list that came on Friday evening",
            """
            The registry needs the marks by Friday noon. The list comes at seven in the evening, for the third time, from the same {unit}. \
            On Monday the {customers} stand at the registry’s counter, not at yours.
            """,
            mayDecide: """
                You may name the next day that you can keep, and ask for help before it is late. You may agree on another day with the registry \
                instead of silently missing the old one.
                """,
            good: """
                “For the third time you stood there on Monday without our list. That’s our doing, and I’m sorry. From now on you get what we \
                have by Thursday at four, and the rest by name. What would make it easier on your side?”
                """,
            poor: "“You do know how many scripts we had?”"),
    ]
}
