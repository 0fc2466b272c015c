import Foundation

@testable import Understanding

/// The model that ships with the program, loaded once.
let model: ReadingModel = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    do { return try ReadingModel(ModelBytes(path: root.appendingPathComponent("Data/reading/reading.model").path)) } catch {
        fatalError("\(error)")
    }
}()
