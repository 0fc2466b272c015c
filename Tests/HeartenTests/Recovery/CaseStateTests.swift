import Testing

@testable import Hearten

struct CaseStateTests {
    private func standing(after acts: CaseAct...) -> CaseStanding? {
        acts.reduce(CaseStanding()) { standing, act in standing?.after(act) }
    }

    @Test func `a case is taken, answered and closed by the customer's yes`() {
        let end = standing(after: .taken, .answered, .judged(.yes, isEnough: false))
        #expect(end?.state == .closed)
        #expect(end?.verdict?.isPutRight == true)
    }

    @Test func `silence closes a case and never counts as put right`() {
        let end = standing(after: .taken, .answered, .lapsed)
        #expect(end?.state == .closed)
        #expect(end?.verdict == Verdict.none)
        #expect(end?.verdict?.isPutRight == false)
    }

    @Test(arguments: [Verdict.partly, .no]) func `a case that was not put right comes back to its owner`(verdict: Verdict) {
        let end = standing(after: .taken, .answered, .judged(verdict, isEnough: false))
        #expect(end?.state == .inHand)
        #expect(end?.reopened == 1)
        #expect(end?.verdict == verdict)
    }

    @Test func `a customer may let it rest without agreeing`() {
        let end = standing(after: .answered, .judged(.partly, isEnough: true))
        #expect(end?.state == .closed)
        #expect(end?.verdict?.isPutRight == false)
    }

    @Test func `nobody in the house can close a case`() {
        #expect(standing(after: .taken, .lapsed) == nil)
        #expect(standing(after: .taken, .judged(.yes, isEnough: false)) == nil)
        #expect(standing(after: .taken, .answered, .judged(.none, isEnough: true)) == nil)
    }

    @Test func `a closed case can be judged anew or reopened, and nothing else`() {
        let closed = standing(after: .taken, .answered, .judged(.yes, isEnough: false))
        #expect(closed?.after(.reopened)?.state == .inHand)
        #expect(closed?.after(.judged(.no, isEnough: false))?.state == .inHand)
        for act in [CaseAct.taken, .answered, .lapsed, .paused, .resumed] { #expect(closed?.after(act) == nil) }
    }

    @Test func `only a case in our own hands can be paused, and an answer ends the pause`() {
        #expect(standing(after: .paused)?.isPaused == true)
        #expect(standing(after: .paused, .paused) == nil)
        #expect(standing(after: .answered, .paused) == nil)
        #expect(standing(after: .paused, .answered)?.isPaused == false)
        #expect(standing(after: .resumed) == nil)
    }
}
