extension LanguagePack {
    static let airlineSituations: [Story] = [
        Story(
            "delay-no-time", "tell-first", "A delay, and nobody knows for how long",
            """
            The aircraft stands at the gate with everyone on board. A part is being checked. The engineer says: ten minutes, perhaps two \
            hours. The cabin is warm and people have begun to look at their watches.
            """,
            mayDecide: """
                You may serve water and open the galley now. You may say out loud that the time is not known. Whether people may leave the \
                aircraft is decided by the captain: ask at the first half hour, not at the second.
                """,
            good: """
                “A valve did not close as it should, so it is being checked. I don’t know yet whether that takes ten minutes or two hours. I \
                will speak again at twenty past, whatever I know by then. Water is on its way.” And at twenty past, she spoke.
                """,
            poor: "“We apologise for the short delay and thank you for your patience.” Then fifty minutes of nothing."),
        Story(
            "broken-chair", "plain-sorry", "A wheelchair comes back broken",
            """
            At the aircraft door a {customer} is handed her wheelchair with a bent wheel. People stream past. It is not a piece of luggage: \
            it is how she moves, and tonight she has a dinner to go to.
            """,
            mayDecide: """
                You may stay with her until she can move again. You may borrow a chair of ours, order a taxi that takes it, and call the \
                repair partner at any hour. You may promise a repair, but only with a time that the partner has given you.
                """,
            good: """
                “We broke your wheel, and I am sorry. I am Tomás and I stay until you are moving again. This chair is yours to use tonight. \
                The workshop can start at seven tomorrow; may I tell them to collect it from your hotel?”
                """,
            poor: "“You will need to fill in a form at the baggage desk. It’s downstairs.”"),
        Story(
            "bag-not-there", "keep-hold", "The belt stops and one bag is missing",
            """
            The belt has stopped. One family is left, with a child who asks where the pushchair is. The tracing desk is round the corner \
            with a queue of nine, and you were on the way to your break.
            """,
            mayDecide: """
                You may look the bag up from where you stand, ring the loaders, lend a pushchair, and give your own name and a time at which \
                you will call. You may hand it over to a {colleague} who takes it by name.
                """,
            good: """
                “I can see it: it was scanned at two and did not make our flight. It comes at 17:40. I’m Declan. Take this \
                pushchair meanwhile. Shall I send it to where you’re staying, or would you rather wait?”
                """,
            poor: "“You have to report that over there.” And a pointing finger."),
        Story(
            "family-apart", "small-promise", "A family of four in four rows",
            """
            Two children of five and seven sit rows away from their parents. The parents paid for seats together, and an aircraft change \
            has mixed everything. Boarding ends in twelve minutes.
            """,
            mayDecide: """
                You may move anybody who agrees, ask people by the row, and offer them something for their kindness. You may refund the seat \
                fee without a form. A child under twelve does not sit alone.
                """,
            good: """
                “Give me five minutes; I will have you beside your children before the door closes, and I’ll come back to you either way at \
                ten past.” She asked three people by their side, told them why, and thanked each in front of the others.
                """,
            poor: "“You can ask around when the seat belt sign is off.”"),
        Story(
            "asleep-at-dinner", "ask-first", "Asleep when dinner is served",
            """
            In 12C somebody has slept since take-off, head against the wall. Dinner is on the trolley and will not keep. There are seven \
            hours to go.
            """,
            mayDecide: """
                You may put a meal aside, note the seat for the next round, and leave a card. You may ask at boarding whether people wish to be \
                woken, and that is the best time to ask.
                """,
            good: """
                At boarding: “If you sleep, shall I wake you for dinner, or keep something for later?” He chose later. At three in the \
                morning there was soup, and he had not had to ring.
                """,
            poor: "A hand on the shoulder and “Chicken or pasta?”"),
        Story(
            "medicine-in-hold", "safe-and-kind", "The last cabin bag has to go into the hold",
            """
            The lockers are full. The last person in the queue holds a small case tightly and says: “I can’t give you this one.” The agent \
            behind you is already tying a label to it.
            """,
            mayDecide: """
                You may take any other bag instead, ask for room in the crew locker, or ask for a volunteer. Medicine, papers, keys and \
                things that keep somebody well stay with the person, always.
                """,
            good: """
                “Something in it that you need with you?” “My insulin.” “Then it stays with you. I’ll find room for it. Is there a coat or a \
                bag that could go below instead?”
                """,
            poor: "“Everything has to go in the hold now, it’s the rule.”"),
        Story(
            "hold-the-door", "safe-and-kind", "Nine people running from a late flight",
            """
            Nine people with one bag each are running from a late connection. Your door closes in four minutes. A hundred and forty others \
            sit on board, some with connections of their own.
            """,
            mayDecide: """
                You may ask the control room what each minute costs, and for whom. Up to the slot, the duty manager decides. You do not \
                decide alone, and you tell those on board why they wait.
                """,
            good: """
                She asked control: the slot allowed nine minutes. She told the cabin: “Nine people are running to us from a late flight. We \
                wait six minutes for them and still arrive on time.” Some of them clapped when the nine came in.
                """,
            poor: "Closing at the exact minute because that is what the sheet says, without asking anybody."),
        Story(
            "first-flight", "see-person", "White knuckles on a first flight",
            """
            A young man grips both armrests before the engines have started. He has read the safety card twice. He answers “fine, thanks” \
            when you walk past.
            """,
            mayDecide: """
                You may seat him near you, tell him about each sound before it comes, and come by without being called. You may ask whether he \
                would rather be left in peace, and believe the answer.
                """,
            good: """
                “There’ll be a thump under the floor in a minute: that’s the wheels going in. I’ll walk by three times, and you needn’t say a \
                word.” She came three times, as if by chance.
                """,
            poor: "“Nothing to be afraid of, it’s safer than driving!”"),
        Story(
            "seat-broken", "look-before", "The seat does not go back",
            """
            It is a night flight of nine hours. The {customer} in 22H presses the button and nothing moves. The note in the cabin log says \
            that the seat was reported a week ago.
            """,
            mayDecide: """
                You may move the person to any free seat in the same cabin, or a better one if the purser agrees. You may close the seat for \
                the next flights. You may refund the difference on the spot.
                """,
            good: """
                “That seat should have been mended last week, and I’m sorry it is you who found it. There is 19A by the window, or an aisle in \
                the last row with nobody beside it. Which is better for your night?” And the log says closed, in large letters.
                """,
            poor: "“I’ll make a note of it.” It is the fourth note."),
        Story(
            "passed-on-thrice", "each-other", "The third {colleague} on one call",
            """
            A call reaches you that two others have had before you. The {customer}’s voice is flat. In the notes you find one word: seats.
            """,
            mayDecide: """
                You may stop and read. You may ring the {colleague} who wrote the note while the {customer} waits, with their consent. You may keep the case as \
                your own until the end, whatever team it belongs to.
                """,
            good: """
                “You have explained this twice already. May I say what I understand, and you tell me what’s missing? Then I stay with it, and \
                nobody will ask you again.” Afterwards he rang the two {colleagues}, not to scold them, but to ask what would have helped.
                """,
            poor: "“So how can I help you today?”"),
    ]
}
