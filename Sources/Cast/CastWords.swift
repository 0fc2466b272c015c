/// What guests of Kittiwake Air say, written for this cast: by touchpoint, for the levels below, at and above expected.
struct CastWords {
    let low: [String]
    let middle: [String]
    let high: [String]

    func lines(for level: Int) -> [String] { level < 3 ? low : level == 3 ? middle : high }
}

extension CastWords {
    /// In the order of the airline's starting journey.
    static let byPoint: [CastWords] = [
        search, change, checkIn, dropBag, lounge, boarding, seat, welcome, quiet, bags, help, note,
    ]

    private static let search = CastWords(
        low: [
            "The price changed between the list and the last page.", "I typed my dates three times because the page forgot them.",
            "No way to see which fare lets me take a violin.", "It took forty minutes to book two seats side by side.",
            "The total was eleven more than it said, for a bag I never asked for.",
        ],
        middle: ["Booked it. Nothing to tell.", "It works. The calendar is a bit small on my phone.", "Fine, like every other airline."],
        high: [
            "Four taps and I was done.", "The page told me the cheaper train to the airport. I did not expect that.",
            "I could hold the seat for a day while I asked my sister.", "It said honestly that the early flight is often late. I took the later one.",
            "Clear prices from the first page to the last.",
        ])

    private static let change = CastWords(
        low: [
            "Twenty-five minutes of music to move a flight by one day.", "Three people, and each one asked me for the same six letters.",
            "The fee was explained only after I had agreed.", "I was cut off twice and had to begin again.",
        ],
        middle: ["Changed, at the price it said.", "A short wait, then it was done.", "He moved my seat. That was all I wanted."],
        high: [
            "She stayed on the line until the new seats showed on my screen.", "He saw that the later flight saved me a night and said so.",
            "Moved without a fee because of the funeral. I only had to say it once.", "She phoned me back when she had promised, to the minute.",
        ])

    private static let checkIn = CastWords(
        low: [
            "The machine would not read my passport and nobody came.", "We booked together and were seated nine rows apart.",
            "The app signed me out at the moment I needed the pass.", "The queue for the one open desk went out of the door.",
            "I was told two different weights for the same bag.",
        ],
        middle: ["It took the time it takes.", "The app works. It asks the same thing twice.", "Checked in at the desk, no trouble."],
        high: [
            "He looked at the queue, opened a second desk and waved us over.", "My pass was ready before I had put my glasses on.",
            "She noticed my name was spelt wrong and put it right everywhere.", "Seats together for five of us, and she was pleased about it too.",
        ])

    private static let dropBag = CastWords(
        low: [
            "Two kilos over and I had to unpack on the floor.", "The belt stood still and so did we.",
            "My guitar was thrown onto the belt while I watched.", "Nobody could say where the large bags go.",
        ],
        middle: ["Quick enough.", "The label came off once, they printed another.", "In line, bag gone, done."],
        high: [
            "He carried my mother's case himself and told her when she would see it.", "Ten minutes from the door to no bag in my hands.",
            "She wrapped the handle so that it would not catch.", "They found a box for the painting. I was ready to beg.",
        ])

    private static let lounge = CastWords(
        low: [
            "The showers were cold all week.", "No seat free, and cups left standing on every table.",
            "Nobody looked up when I came in.", "The food had run out by eight.", "The screens said boarding, the lounge said wait.",
        ],
        middle: ["A chair, a coffee, a plug. As always.", "Pleasant, a little loud.", "Nice view, nothing special to eat."],
        high: [
            "She brought the newspaper I had looked for without a word from me.", "They asked whether I wanted company or peace.",
            "A child's birthday, and they found a candle.", "He had noticed my limp and kept the seat by the door.",
            "Warm bread at six in the morning. I could have cried.", "She woke me in time for my flight, as she had said she would.",
        ])

    private static let boarding = CastWords(
        low: [
            "Delayed an hour and the screen still said on time.", "Two gates, one crowd, and no announcement we could hear.",
            "My cabin bag was taken from me at the last second, with my medicine in it.",
            "They boarded from the back, then from the front, then gave up.",
            "Called to the gate to stand there for fifty minutes.",
        ],
        middle: ["On board in twenty minutes.", "Some pushing, as usual.", "A small delay, announced."],
        high: [
            "The agent came out to us, told us why, and came again when it changed.",
            "They let the family with the twins go first and nobody minded.",
            "He ran to the aircraft with the scarf I had left on the chair.", "She told us the truth about the delay before we asked.",
            "They held the door because my connection was late, and smiled about it.",
        ])

    private static let seat = CastWords(
        low: [
            "The tray was sticky and the light did not work.", "Somebody else had my seat number too.",
            "My knees touched the seat in front for four hours.", "The belt was broken and I was moved to the last row.",
        ],
        middle: ["A seat. It was clean.", "Narrow, as seats are.", "The screen was slow, the seat was fine."],
        high: [
            "New seats, and a hook for my coat.", "It smelt of nothing at all, which is what one wants.",
            "The crew moved two people so that we could sit with my father.", "Room for my legs for once.",
        ])

    private static let welcome = CastWords(
        low: [
            "Nobody said good morning.", "The crew were talking among themselves about their rota.",
            "I asked for water and was told later. Later never came.", "She rolled her eyes when I asked for help with my bag.",
        ],
        middle: ["Polite.", "A nod at the door. Fine.", "The usual welcome, said kindly."],
        high: [
            "She remembered that I fly to see my daughter and asked how she was.", "He knelt to speak to my son, and asked him, not me.",
            "I said it was my first flight. She came by three times, as if by chance.", "They knew my name and did not make a show of it.",
            "He saw I was cold before I did and brought the blanket.", "The whole crew learnt to say good evening to my grandmother in her language.",
        ])

    private static let quiet = CastWords(
        low: ["The light was switched on over me while I slept.", "Four announcements in an hour about perfume."],
        middle: ["Quiet enough.", "I slept a little."],
        high: ["She asked whether I wanted to be woken for breakfast.", "They dimmed the row for us when they saw the baby asleep."])

    private static let bags = CastWords(
        low: [
            "Forty minutes and a screen that said soon.", "My case came with the handle torn off and nobody at the desk.",
            "The belt stopped with half of us still waiting.", "My bag went to another coast. I learnt it from the app of my neighbour.",
            "Nobody told us the belt had changed.", "An hour. With two tired children. Nobody came to say why.",
            "I was given a form and a telephone number that nobody answers.", "The pushchair came out last, wet and without a wheel.",
            "They said twenty minutes three times.", "Our bags stood in the rain, we saw them from the window.",
        ],
        middle: ["Twenty minutes. Normal.", "It came. A little late.", "The bag was there, the trolley was not."],
        high: [
            "The lady in orange walked me to the right belt. Thank her.",
            "Somebody told us honestly that it would take thirty minutes. It took thirty.",
            "They brought the pushchair to the aircraft door.", "My bag was there before I was.",
        ])

    private static let help = CastWords(
        low: [
            "I explained it four times to four people.", "Rude at the desk, ruder on the phone.",
            "They promised to call back and nobody did.", "A machine asked me what I wanted and never understood it.",
            "She said it was not her department and hung up.",
        ],
        middle: ["Answered in the end.", "It took two calls.", "The answer was correct and short."],
        high: [
            "He did not know, said so, and rang back when he did.", "She stayed with me until the refund was on its way.",
            "I was ready to shout. He listened until I was not.", "One call, one person, solved.",
        ])

    private static let note = CastWords(
        low: [
            "A letter that answered a question I never asked.", "They thanked me for my patience. I had none left.",
            "The promised refund is three weeks late.",
        ],
        middle: ["I got the note.", "A polite letter.", "Received, thank you."],
        high: [
            "She wrote what they had changed because of me, and I believe her.", "A card by hand from the station manager.",
            "They told me exactly what had happened to my bag, hour by hour.",
        ])

    /// What some people add, below, at and above expected.
    static let endings = CastWords(
        low: [
            "I expected more.", "Please look at this.", "It was my third time this year.", "I had told you before.",
            "We nearly missed the train home.",
            "Nobody said sorry.", "That cannot be so hard.", "My mother is eighty-one.",
        ],
        middle: ["Thank you.", "See you in spring.", "No complaints.", "It could be a little quicker."],
        high: [
            "Please tell them.", "I will come again for this alone.", "That made my week.", "Thank you, all of you.", "I told my whole office.",
            "Small things count.", "Never had that before.", "You can be proud of your people.",
        ])

    static let openings = CastWords(
        low: ["Early flight on a Monday.", "With my two children.", "On the way home.", "After a long day.", "Travelling alone."],
        middle: ["On business.", "As always.", "Just a weekend."],
        high: ["With my father, who is slow.", "My first time with you.", "After a hard week.", "On our way to a wedding.", "Travelling for work."])
}
