import Storage
import Understanding

/// Moments as a file: the same filter as the list, the same masked words, written as it is read.
struct MomentFile: Sendable {
    let filter: MomentFilter
    let scope: Scope
    let services: Services

    /// Stable names; docs/export.md says what each means.
    static let header = [
        "id", "happened_at", "happened_local", "unit", "touchpoint", "channel", "source", "level", "words", "sentiment", "intent", "category",
        "reading", "sharing", "aspects", "urgency", "question", "themes",
    ]
    private static let chunk = 1_000

    /// Where the writing stands.
    struct Progress: Sendable {
        var csv = CSVWriter(header: MomentFile.header)
        var after: Cursor?
        var isDone = false
    }

    /// The next piece of the file; nil after the last one.
    func next(_ progress: inout Progress) async throws -> [UInt8]? {
        guard !progress.isDone else { return nil }
        let (filter, scope, after) = (filter, scope, progress.after)
        let (moments, themes) = try await services.store.read { tx in
            let moments = try MomentQueries.list(filter, scope, after: after, limit: Self.chunk, tx)
            return (moments, try ThemeQueries.names(of: moments.map(\.id), tx))
        }
        for moment in moments { progress.csv.write(row(moment, themes: themes[moment.id] ?? [])) }
        progress.after = moments.last.map { Cursor($0) }
        progress.isDone = moments.count < Self.chunk
        return progress.csv.take()
    }

    private func row(_ moment: Moment, themes: [String]) -> [String] {
        let house = services.house.current
        let unit = house.unit(moment.unit)
        return [
            moment.id.description, moment.happenedAt.iso8601, Self.local(moment.happenedAt, zone: unit?.zone ?? house.zone), unit?.name ?? "",
            house.touchpoint(moment.touchpoint)?.name ?? "", moment.channel, moment.source, moment.level.map(String.init) ?? "",
            moment.shownWords ?? "", moment.reading.sentiment?.value.rawValue ?? "", moment.reading.intent?.value.rawValue ?? "",
            moment.reading.category?.value.rawValue ?? "", moment.reading.correctedAt == nil ? "machine" : "corrected", moment.sharing.rawValue,
            moment.reading.aspects.all.map { "\($0.aspect.rawValue):\($0.feeling.rawValue)" }.joined(separator: " "),
            moment.reading.urgency?.value.rawValue ?? "", moment.question ?? "", themes.joined(separator: "; "),
        ]
    }

    /// "2026-11-21T09:00+01:00".
    private static func local(_ instant: Instant, zone: String) -> String {
        let local = LocalTime(instant, zone: zone)
        let minutes = abs(local.offsetSeconds) / 60
        let sign = local.offsetSeconds < 0 ? "-" : "+"
        return "\(local.day.iso)T\(local.clock)\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}
