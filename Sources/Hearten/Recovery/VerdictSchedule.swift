/// When the customer is asked whether it was put right, and when silence closes the case.
struct VerdictSchedule: Hashable, Sendable, Codable {
    /// Days after the answer; the answer itself asks nothing, so that there is time to see what it is worth.
    var firstAfterDays = 1
    var againAfterDays = 3
    var closesAfterDays = 7

    static let usual = VerdictSchedule()
    static let questions = 2

    /// What is next for an answered case.
    enum Step: Hashable, Sendable {
        case ask(Int64)
        case close(Int64)
    }

    /// The next step, at the same time on the unit's wall as the answer or question before it.
    func next(answeredAt: Int64, askedAt: Int64?, asked: Int, in calendar: WorkCalendar) throws(ClockFault) -> Step {
        guard let askedAt, asked > 0 else {
            return .ask(try calendar.sameTime(daysLater: firstAfterDays, than: answeredAt))
        }
        if asked < Self.questions { return .ask(try calendar.sameTime(daysLater: againAfterDays, than: askedAt)) }
        return .close(try calendar.sameTime(daysLater: closesAfterDays, than: askedAt))
    }
}
