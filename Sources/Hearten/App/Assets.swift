import Foundation

/// The files of `Public/`, held in memory under names that change with their content, so that browsers may keep them forever.
package struct Assets: Sendable {
    package struct File: Sendable {
        package let bytes: [UInt8]
        package let type: String
    }
    private let byName: [String: File]
    private let hashed: [String: String]

    /// Reads the folder; nil looks where the program's files usually lie.
    package init(folder: String? = nil) {
        var files: [String: File] = [:]
        var names: [String: String] = [:]
        if let folder = folder ?? Assets.usualFolder(), let found = try? FileManager.default.contentsOfDirectory(atPath: folder) {
            for name in found.sorted() {
                guard let data = FileManager.default.contents(atPath: folder + "/" + name), let type = Assets.type(of: name) else { continue }
                let bytes = [UInt8](data)
                let mark = Token(bytes: sha256(bytes)).text.prefix(10)
                let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
                let hashedName = parts.count == 2 ? "\(parts[0]).\(mark).\(parts[1])" : name
                files[hashedName] = File(bytes: bytes, type: type)
                files[name] = File(bytes: bytes, type: type)
                names[name] = hashedName
            }
        }
        byName = files
        hashed = names
    }

    package func path(_ name: String) -> String { "/assets/\(hashed[name] ?? name)" }
    package func file(_ name: String) -> File? { byName[name] }
    package func isForever(_ name: String) -> Bool { byName[name] != nil && hashed[name] == nil }
    package var isEmpty: Bool { byName.isEmpty }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "webmanifest": "application/manifest+json"
        case "txt": "text/plain; charset=utf-8"
        default: nil
        }
    }

    private static func usualFolder() -> String? {
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().deletingLastPathComponent().path
        var places = ["Public", program + "/Public", program + "/../share/hearten/Public"]
        var parent = URL(fileURLWithPath: program)
        for _ in 0..<5 {
            parent = parent.deletingLastPathComponent()
            places.append(parent.path + "/Public")
        }
        places.append(URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../Public")
        return places.first { FileManager.default.fileExists(atPath: $0 + "/app.css") }
    }
}
