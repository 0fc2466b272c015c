import Testing

@testable import Storage

@Suite struct PostgreSQLTextTests {
    @Test(arguments: [
        ("SELECT 1", "SELECT 1"),
        ("a = ? AND b = ?", "a = $1 AND b = $2"),
        ("a = '?' AND \"b?\" = ? -- is it ?\n AND c = ?", "a = '?' AND \"b?\" = $1 -- is it ?\n AND c = $2"),
        ("a = 'it''s ?' AND b = ?", "a = 'it''s ?' AND b = $1"),
        ("a IN \u{1} AND b NOT IN \u{1}", "a = ANY ($1) AND b <> ALL ($2)"),
        ("'open ?", "'open ?"),
    ])
    func `places are numbered, but not in texts and comments`(ours: String, theirs: String) throws {
        #expect(try PostgreSQLText.rendered(ours) == theirs)
    }

    @Test func `a list stands nowhere but behind IN`() {
        #expect(throws: StoreError.misuse("a list stands behind IN")) { try PostgreSQLText.rendered("a = \u{1}") }
    }

    @Test func `search words are letters and digits, folded`() {
        #expect(SearchWords("Café au LAIT, Ærø & Ångström!").tsvector == "'cafe' 'au' 'lait' 'ærø' 'angstrom'")
        #expect(SearchWords("it's \\ :* 'x'").tsquery == "'it' & 's' & 'x'")
        #expect(SearchWords("cold loun").tsquery == "'cold' & 'loun':*")
        #expect(SearchWords("हिन्दी में").tsvector == "'हिन्दी' 'में'")
        #expect(SearchWords("\u{301}\u{301}").words.count == 1)
    }
}
