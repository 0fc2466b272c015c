import Markup
import Testing

@Suite struct HTMLTests {
    @Test func `a visitor's text is escaped`() {
        let words = "<script>alert('x')</script> & \"more\""
        let html: HTML = "<p title=\"\(words)\">\(words)</p>"
        #expect(!html.text.contains("<script"))
        #expect(html.text.contains("&quot;more&quot;"))
        #expect(html.text.contains("&#39;x&#39;"))
    }

    @Test func `a quote under a combining mark cannot leave its attribute`() {
        let words = "\"\u{301} onmouseover=alert(1) x=\"\u{301}"
        let html: HTML = "<p title=\"\(words)\"></p>"
        #expect(html.bytes.count(where: { $0 == 0x22 }) == 2)
    }

    @Test func `HTML within HTML stays as it is`() {
        let inner: HTML = "<b>\("a<b")</b>"
        let outer: HTML = "<p>\(inner)\(each: [1, 2], { "<i>\($0)</i>" })</p>"
        #expect(outer.text == "<p><b>a&lt;b</b><i>1</i><i>2</i></p>")
    }

    @Test(arguments: ["javascript:alert(1)", " javascript:alert(1)", "java\nscript:x", "//evil.example", "data:text/html,x", "\\\\evil", ""])
    func `an address of another kind becomes a dead link`(address: String) {
        #expect(safeURL(address) == "#")
    }

    @Test(arguments: ["/moments?q=1", "#main", "?page=2", "https://example.org/", "mailto:a@b.example", "tel:+4712345678"])
    func `an address that we link to stays`(address: String) {
        #expect(safeURL(address) == address)
    }

    @Test func `blank lines part paragraphs`() {
        #expect(paragraphs("a\nb\n\n<c>").text == "<p>a<br>b</p><p>&lt;c&gt;</p>")
    }
}
