import Storage

/// The promised follow-up as a sentence that stays true on any later day.
struct FollowUpWords {
    let say: Say
    let zone: String
    let now: Instant
    /// Within how many days we are in touch when no time is named.
    let days: Int

    func sentence(_ form: ReplyForm) -> String? {
        guard form.followHow != .none || form.draft.followUpAt != nil else { return nil }
        let how = form.followHow == .none ? .write : form.followHow
        guard let at = form.draft.followUpAt.map({ Instant(milliseconds: $0) }), at > now else {
            let soon = say(.days(days))
            switch how {
            case .phone: return say(.followPhoneSoon(soon))
            case .meet: return say(.followMeetSoon(soon))
            case .write, .none: return say(.followWriteSoon(soon))
            }
        }
        let local = LocalTime(at, zone: zone)
        let date = say.shortDate(local.day, now: LocalTime(now, zone: zone).day)
        let time = say(.dayAndClock(say.weekday(local.day), date, local.clock))
        switch how {
        case .phone: return say(.followPhoneOn(time))
        case .meet: return say(.followMeetOn(time))
        case .write, .none: return say(.followWriteOn(time))
        }
    }
}
