import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif
import Markup
import Testing

/// A chart's markup as a parser saw it: its elements with their attributes, its ids and its text.
final class Parsed: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private(set) var words = ""

    /// Fails when the markup is not well-formed XML.
    init(_ html: HTML) throws {
        super.init()
        let parser = XMLParser(data: Data("<root>\(html.text)</root>".utf8))
        parser.delegate = self
        let whole = parser.parse()
        try #require(whole, "not well-formed: \(html.text.prefix(2_000))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { words += characters }

    func all(_ kind: String) -> [Element] {
        elements.filter { $0.attributes["class"]?.split(separator: " ").contains(Substring(kind)) ?? false }
    }

    var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    /// Every figure of the drawing: attributes that hold lengths, and the numbers of paths.
    var figures: [Double?] {
        let lengths = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "font-size"]
        let plain = elements.filter { $0.name != "svg" }.flatMap { element in lengths.compactMap { element.attributes[$0] } }
        let paths = elements.compactMap { $0.attributes["d"] }.flatMap { $0.split { "MLHVZ ".contains($0) }.map(String.init) }
        return (plain + paths).map { Double($0.hasSuffix("%") ? String($0.dropLast()) : $0) }
    }
}

/// What holds for each drawing, whatever was put into it.
func expectSound(_ parsed: Parsed, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(parsed.elements.allSatisfy { $0.attributes["style"] == nil }, sourceLocation: sourceLocation)
    #expect(parsed.elements.allSatisfy { !$0.attributes.keys.contains { $0.hasPrefix("on") } }, sourceLocation: sourceLocation)
    #expect(parsed.figures.allSatisfy { $0?.isFinite == true }, sourceLocation: sourceLocation)
    #expect(Set(parsed.ids).count == parsed.ids.count, sourceLocation: sourceLocation)
}

/// Text that tries to leave where it was put; the last one hides the quote in a grapheme.
let hostile = ["<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x>", "a\"\u{301} onload=x", "]]></title><b>", "&amp;&#x3c;"]
