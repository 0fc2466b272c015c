import Storage

/// The whole language as a file, for those who look after it.
enum LanguageFile {
    /// Stable names; docs/language.md says what each means.
    static let header = [
        "kind", "id", "state", "principle", "value", "title", "text", "question", "may_decide", "good", "poor", "answers", "why", "owner",
    ]
    private static let mostRows = 2_000

    static func bytes(_ tx: any ReadTransaction) throws -> [UInt8] {
        let principles = try PrincipleQueries.live(tx) + PrincipleQueries.retired(tx)
        let situations = try [Situation.State.live, .draft, .retired].flatMap { try SituationQueries.all($0, tx) }.prefix(mostRows)
        let cards = try principles.flatMap { try PracticeCardQueries.all(of: $0.id, limit: PracticeCardQueries.most, tx) }.prefix(mostRows)
        let names = try LanguageOwnerQueries.names(principles.map(\.owner) + situations.compactMap(\.owner) + cards.map(\.owner), tx)
        let titles = Dictionary(principles.map { ($0.id, $0.name) }) { first, _ in first }
        var csv = CSVWriter(header: header)
        for one in principles {
            csv.write([
                "principle", one.id.description, one.retiredAt == nil ? "live" : "retired", "", one.category?.rawValue ?? "", one.name, one.text, "",
                "",
                "", "", "", "", names[one.owner] ?? "",
            ])
        }
        for one in situations {
            csv.write([
                "situation", one.id.description, one.state.rawValue, one.principle.flatMap { titles[$0] } ?? "", "", one.content.title,
                one.content.story, "", one.content.mayDecide, one.content.good, one.content.poor, "", "", one.owner.flatMap { names[$0] } ?? "",
            ])
        }
        for one in cards {
            csv.write([
                "card", one.id.description, one.retiredAt == nil ? "live" : "retired", titles[one.principle] ?? "", one.kind.rawValue,
                one.content.title, one.content.story, one.content.question, "", "", "", answers(one.content), one.content.why, names[one.owner] ?? "",
            ])
        }
        return csv.take()
    }

    /// One a line: the best answer begins with "*", the reason follows after " / ".
    private static func answers(_ content: CardContent) -> String {
        switch content.kind {
        case .choose: content.options.map { "\($0.isBest ? "* " : "")\($0.words) / \($0.reason)" }.joined(separator: "\n")
        case .compare: ([content.strong] + content.look).joined(separator: "\n")
        }
    }
}
