import Foundation
import Testing

/// The invariants of the house: what every source must hold to, read from the sources themselves.
@Suite struct HouseRulesTests {
    private struct Source {
        let path: String
        let text: String
        var name: String { String(path.split(separator: "/").last ?? "") }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var code: [Substring] { lines.filter { !$0.trimmingPrefix { $0 == " " }.hasPrefix("//") } }
        func imports(_ module: String) -> Bool {
            lines.contains { line in
                let words = line.split(separator: " ")
                return words.count <= 4 && words.contains("import") && words.last == Substring(module)
            }
        }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../.."

    private static let sources: [Source] = {
        var found: [Source] = []
        for folder in ["Sources"] {
            let walk = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
            while let path = walk?.nextObject() as? String {
                guard path.hasSuffix(".swift"), let text = try? String(contentsOfFile: "\(root)/\(folder)/\(path)", encoding: .utf8) else { continue }
                found.append(Source(path: "\(folder)/\(path)", text: text))
            }
        }
        return found
    }()

    private func broken(_ isBroken: (Source) -> Bool) -> [String] { Self.sources.filter(isBroken).map(\.path).sorted() }

    @Test func `there are sources to read`() {
        #expect(Self.sources.count > 100)
    }

    @Test func `Hummingbird is imported only in App, Web and routes`() {
        #expect(
            broken { source in
                guard source.imports("Hummingbird") || source.imports("HummingbirdCore") else { return false }
                return
                    !(source.path.contains("/App/") || source.path.contains("/Web/") || source.name.hasSuffix("Routes.swift")
                    || source.path.contains("Sources/HeartenCLI/"))
            } == [])
    }

    @Test func `each engine of storage stays behind its door`() {
        #expect(broken { $0.imports("GRDB") && !$0.name.hasPrefix("SQLiteBackend") } == [])
        #expect(broken { $0.imports("CPQ") && !$0.name.hasPrefix("PostgreSQLBackend") } == [])
    }

    @Test(arguments: ["CSodium", "CQREncode", "CCurl", "CMalloc", "CPQ"])
    func `each C library is imported in one folder`(module: String) {
        let folders = Set(Self.sources.filter { $0.imports(module) }.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
        #expect(folders.count <= 1)
    }

    @Test func `the product's SQL stands only in queries, the journal and migrations`() {
        let verbs = ["\"SELECT ", "\"INSERT INTO", "\"UPDATE ", "\"DELETE FROM", " SELECT 1 FROM "]
        #expect(
            broken { source in
                guard source.path.hasPrefix("Sources/Hearten/"), !source.name.hasSuffix("Queries.swift"), !source.path.contains("/Journal/"),
                    !source.path.contains("/Migrations/")
                else { return false }
                return source.code.contains { line in verbs.contains { line.contains($0) } }
            } == [])
    }

    @Test func `the small targets know nothing of the product`() {
        let small = ["Storage", "Jobs", "Markup", "Understanding", "Statistics"]
        #expect(broken { source in small.contains { source.path.hasPrefix("Sources/\($0)/") } && source.imports("Hearten") } == [])
    }

    @Test func `no slice names another slice's routes, form or pages`() {
        let declared = /(?:enum|struct|final class|class) ([A-Z][A-Za-z]*(?:Routes|Pages|Form))\b/
        var home: [String: String] = [:]
        for source in Self.sources where source.path.hasPrefix("Sources/Hearten/") {
            let slice = String(source.path.split(separator: "/")[2])
            for match in source.text.matches(of: declared) { home[String(match.1)] = slice }
        }
        let shared: Set<String> = ["App", "Web"]
        #expect(
            broken { source in
                guard source.path.hasPrefix("Sources/Hearten/") else { return false }
                let slice = String(source.path.split(separator: "/")[2])
                guard slice != "App" else { return false }
                return home.contains { name, owner in
                    owner != slice && !shared.contains(owner) && source.code.contains { $0.contains("\(name)(") || $0.contains("\(name).") }
                }
            } == [])
    }

    @Test func `every phrase stands in the catalogue`() {
        #expect(
            broken { source in
                source.path.hasPrefix("Sources/Hearten/") && !source.name.hasSuffix("Phrases.swift") && source.name != "Phrase.swift"
                    && source.code.contains { $0.contains(": Phrase = \"") || $0.contains("-> Phrase { \"") }
            } == [])
    }

    @Test func `nothing that a visitor sends can stop the program`() {
        #expect(
            broken { source in
                source.code.contains { $0.contains("try!") || $0.contains("fatalError(") || $0.contains(" as! ") }
            } == [])
    }

    @Test func `no file grows past what one can read at once`() {
        #expect(broken { $0.lines.count > 420 } == [])
    }
}
