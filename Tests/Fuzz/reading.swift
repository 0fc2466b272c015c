// One comment, read with every hint, taken apart and explained. Compiled by bin/fuzz together with Sources/Understanding, as one module.

private let reader: TrainedReader = {
    do { return TrainedReader(try ReadingModel(ModelBytes(path: "Data/reading/reading.model"))) } catch { fatalError("\(error)") }
}()
private let answers: [ReadingAnswer] = [.sentiment(.negative), .intent(.suggestion), .category(.delivery), .level(1), .urgency, .aspect(.waiting)]

/// The first byte chooses the hints; a byte that no UTF-8 text has parts the question from the words.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count), choice = Int(bytes[0])
    let parts = bytes.dropFirst().split(separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    let text = parts[0],
        hints = ReadingHints(
            tapped: choice & 7, question: parts.count > 1 ? parts[1] : nil, rating: choice & 8 == 0 ? nil : Double(choice >> 4) / 15)
    let language = choice & 16 == 0 ? nil : Language.allCases[(choice >> 5) % Language.allCases.count]
    let judged = reader.judge(text, hints, language: language), reading = judged.reading
    check(judged.chances.allSatisfy { $0 >= 0 && $0 <= 1.0001 }, "a chance is no chance")
    check(reading.aspects.allSatisfy { $0.confidence < 1 && $0.feeling.confidence < 1 }, "surer than a machine may be")
    let ranges = reading.names.map(\.range) + answers.flatMap { reader.reasons(text, for: $0) }
    for range in ranges {
        check(range.upperBound <= text.utf8.count, "a place beyond the text")
        let ends = [range.lowerBound, range.upperBound].map { text.utf8.index(text.startIndex, offsetBy: $0) }
        check(ends.allSatisfy { $0.samePosition(in: text.unicodeScalars) != nil }, "a place within a letter")
    }
    check(reader.judge(text, hints, language: language).reading == reading, "read twice, it reads otherwise")
    return 0
}
