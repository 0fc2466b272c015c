#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Lines of a message's bytes, found one after the other; a line ends with LF, and a CR before it is not part of it.
struct ByteLines: Sendable {
    let bytes: [UInt8]

    /// Where the line that begins at `start` ends, and where the next begins. Never goes past `end`.
    func line(from start: Int, to end: Int) -> (end: Int, next: Int) {
        let feed = bytes.withUnsafeBytes { raw -> Int? in
            guard let base = raw.baseAddress, start < end, end <= raw.count else { return nil }
            guard let found = memchr(base + start, 0x0A, end - start) else { return nil }
            return UnsafeRawPointer(found) - base
        }
        guard let feed else { return (end, end) }
        return (feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed, feed + 1)
    }

    func has(_ prefix: [UInt8], at start: Int, before end: Int) -> Bool {
        guard start + prefix.count <= end else { return false }
        return bytes.withUnsafeBytes { raw in
            prefix.withUnsafeBytes { wanted in
                guard let base = raw.baseAddress, let other = wanted.baseAddress else { return wanted.isEmpty }
                return memcmp(base + start, other, wanted.count) == 0
            }
        }
    }
}

extension [UInt8] {
    var lowered: [UInt8] { map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 } }
    /// Without blanks at both ends.
    var trimmed: [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return [] }
        return Array(self[first...last])
    }
}
