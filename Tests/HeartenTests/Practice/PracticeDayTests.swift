import Cast
import Statistics
import Storage
import Testing

@testable import Hearten

/// The rules of a day, without a database.
@Suite struct PracticeDayTests {
    private let a = ID<PracticeCard>(1), b = ID<PracticeCard>(2), c = ID<PracticeCard>(3)

    private func day(
        turns: [PracticeDay.Turn] = [], asked: [ID<PracticeCard>] = [], due: [ID<PracticeCard>] = [], fresh: [ID<PracticeCard>] = []
    ) -> PracticeDay {
        var day = PracticeDay(day: Day(20_000))
        (day.turns, day.asked, day.due, day.fresh) = (turns, asked, due, fresh)
        return day
    }

    @Test func `what one was not ready for comes first, then what is due, then what is new`() {
        #expect(day(asked: [a], due: [b], fresh: [c]).next == a)
        #expect(day(due: [b], fresh: [c]).next == b)
        #expect(day(fresh: [c]).next == c)
        #expect(day().next == nil)
    }

    @Test func `every third day begins with something new`() {
        var third = PracticeDay(day: Day(20_001))
        (third.due, third.fresh) = ([b], [c])
        #expect(third.next == c)
        third.asked = [a]
        #expect(third.next == a)
        third.asked = []
        third.turns = [.init(card: c, isNew: true, isRated: true)]
        #expect(third.next == b)
    }

    @Test func `a card that was answered and not yet rated is gone on with`() {
        let open = PracticeDay.Turn(card: c, isNew: false, isRated: false)
        #expect(day(turns: [open], asked: [a], due: [b]).next == c)
        #expect(!day(turns: [open]).isDone)
    }

    @Test func `so many a day, and fewer that are new`() {
        let new = PracticeDay.Turn(card: c, isNew: true, isRated: true)
        let old = PracticeDay.Turn(card: c, isNew: false, isRated: true)
        #expect(day(turns: [new], fresh: [a]).next == a)
        #expect(day(turns: [new, new], asked: [a], fresh: [a]).next == nil)
        #expect(day(turns: [new, new], asked: [a], due: [b]).next == b)
        #expect(day(turns: [old, old, old, old], due: [b]).next == b)
        #expect(day(turns: [old, old, old, old, old], asked: [a], due: [b]).next == nil)
        #expect(day(turns: [old]).isDone)
    }

    @Test(arguments: [
        (21 * 60, 7 * 60, 22 * 60, true), (21 * 60, 7 * 60, 6 * 60 + 59, true), (21 * 60, 7 * 60, 7 * 60, false), (21 * 60, 7 * 60, 12 * 60, false),
        (9 * 60, 17 * 60, 12 * 60, true), (9 * 60, 17 * 60, 17 * 60, false), (0, 0, 0, false), (600, 600, 600, false),
    ])
    func `quiet time may go over midnight, and may be none`(from: Int, until: Int, minute: Int, isQuiet: Bool) {
        var wish = PracticeWish()
        (wish.quietFrom, wish.quietUntil) = (from, until)
        #expect(wish.isQuiet(at: minute) == isQuiet)
    }

    @Test func `times are read strictly`() {
        #expect(PracticeWish.minutes("07:30") == 450)
        for wrong in ["", "7:30", "24:00", "12:60", "aa:bb", "12:00:00", "-1:00", "１2:00"] { #expect(PracticeWish.minutes(wrong) == nil, "\(wrong)") }
    }

    @Test func `a card's first day ends in whole days, whatever was said of it`() {
        for (rating, days) in [(SpacedMemory.Rating.again, 1), (.hard, 1), (.good, 2), (.easy, 8)] {
            let memory = Practise.spacing.reviewed(SpacedMemory(due: 0), rating, at: 0)
            #expect(memory.due == Int64(days) * Spacing.day)
        }
    }

    @Test func `one's own gap is a figure from ten on, and its range tells whether it is one`() {
        #expect(AskFirst.own([1, 1, 1]) == nil)
        #expect(AskFirst.own(Array(repeating: 1, count: 10))?.value == 1)
        #expect(AskFirstPages.ownWords([0, 1, 0]) == .askFirstSoFar(3))
        #expect(Say()(AskFirstPages.ownWords(Array(repeating: 2, count: 12))).hasPrefix("On average you think it 2.0 levels better"))
        #expect(Say()(AskFirstPages.ownWords([0, 1, -1, 0, 1, -1, 0, 0, 1, -1])).hasPrefix("On average you hear it as they do"))
    }
}
