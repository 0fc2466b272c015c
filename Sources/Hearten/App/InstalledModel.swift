import Foundation
package import Understanding

extension ReadingModel {
    /// The reading model that came with the program: `Data/reading/reading.model` beside it, above it or in its share folder.
    package static func installed() throws(ModelFault) -> ReadingModel {
        let name = "/Data/reading/reading.model", program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        var folder = program.deletingLastPathComponent(), places = [".", folder.path, folder.path + "/../share/hearten"]
        for _ in 0..<5 {
            folder = folder.deletingLastPathComponent()
            places.append(folder.path)
        }
        places.append(URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../..")
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0 + name) }) else { throw .missing("." + name) }
        return try ReadingModel(ModelBytes(path: place + name))
    }
}
