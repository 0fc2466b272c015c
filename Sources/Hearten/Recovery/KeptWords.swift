/// Words of a form that are never lost: what cannot be taken as it is comes back with its problem.
extension Fields {
    /// The text of a field, "" when it is empty. Where it is too long, a problem is added at `place` and the text stays whole.
    func kept(_ name: String, as place: String, limit: Int, _ say: Say, _ problems: inout FormProblems) -> String {
        guard let raw = self[name] else { return "" }
        do {
            return try Words.text(raw, field: place, limit: limit) ?? ""
        } catch {
            problems.add(place, say(.keepItShorter(limit)))
            return Words.sound(raw)
        }
    }
}
