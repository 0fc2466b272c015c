/// The text with each span replaced; spans may overlap, be out of order or out of bounds, and cut no scalar.
package func mask(_ text: String, spans: [Range<Int>], with replacement: String) -> String {
    let bytes = Array(text.utf8)
    var masked: [UInt8] = [], position = 0
    masked.reserveCapacity(bytes.count)
    for span in merged(spans, in: bytes) {
        masked.append(contentsOf: bytes[position..<span.lowerBound])
        masked.append(contentsOf: replacement.utf8)
        position = span.upperBound
    }
    masked.append(contentsOf: bytes[position...])
    return String(decoding: masked, as: UTF8.self)
}

/// In order, without overlap, inside the text and widened to whole scalars.
private func merged(_ spans: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
    func isInside(_ index: Int) -> Bool { index > 0 && index < bytes.count && bytes[index] & 0xC0 == 0x80 }
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        var (from, to) = (min(max(0, span.lowerBound), bytes.count), min(max(0, span.upperBound), bytes.count))
        guard from < to else { continue }
        while isInside(from) { from -= 1 }
        while isInside(to) { to += 1 }
        if let last = result.last, from < last.upperBound {
            result[result.count - 1] = last.lowerBound..<max(last.upperBound, to)
        } else {
            result.append(from..<to)
        }
    }
    return result
}
