#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a model cannot be used.
package enum ModelFault: Error, Equatable, CustomStringConvertible {
    case missing(String)
    case notAModel
    case otherFormat(Int)
    case damaged

    package var description: String {
        switch self {
        case .missing(let path): "There is no reading model at \(path)."
        case .notAModel: "The file is no reading model."
        case .otherFormat(let format): "The reading model has format \(format); this program reads format \(ModelBytes.format)."
        case .damaged: "The reading model is damaged: its checksum or one of its parts is wrong."
        }
    }
}

/// The bytes of a model, mapped from its file so that only what is used is held in memory; named parts with a checksum over all.
///
/// Layout, little-endian: `HEARTENM`, format (UInt32), count of parts (UInt32), checksum of all that follows (UInt64), then for each part its name
/// (16 bytes, padded with zeros), offset and length (UInt64 each), then the parts, each at a multiple of 64 bytes.
package final class ModelBytes: @unchecked Sendable {
    static let format = 1
    private static let magic = Array("HEARTENM".utf8)
    private static let head = 24, entry = 32

    /// The mapping lives as long as this object and nobody writes to it.
    private let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool
    private var places: [String: Range<Int>] = [:]

    /// A typed view of one part; it keeps the bytes alive.
    struct Part<Value: BitwiseCopyable>: @unchecked Sendable {
        let owner: ModelBytes
        let values: UnsafeBufferPointer<Value>

        var count: Int { values.count }
        subscript(_ index: Int) -> Value { values[index] }
    }

    /// Maps the file at a path and looks at every byte of it once.
    package convenience init(path: String) throws(ModelFault) {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw .missing(path) }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > Self.head, let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), address != MAP_FAILED else { throw .notAModel }
        try self.init(UnsafeRawBufferPointer(start: address, count: size), isMapped: true)
        // What the checksum has touched need not stay in memory.
        madvise(address, size, MADV_DONTNEED)
    }

    package convenience init(_ data: [UInt8]) throws(ModelFault) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 64)
        copy.copyBytes(from: data)
        try self.init(UnsafeRawBufferPointer(rebasing: copy[..<data.count]), isMapped: false)
    }

    private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) throws(ModelFault) {
        self.bytes = bytes
        self.isMapped = isMapped
        guard bytes.count >= Self.head, bytes.prefix(8).elementsEqual(Self.magic) else { throw .notAModel }
        let format = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard format == Self.format else { throw .otherFormat(format) }
        let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard count < 100, bytes.count >= Self.head + count * Self.entry,
            Self.checksum(bytes[Self.head...]) == bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        else { throw .damaged }
        for index in 0..<count {
            let base = Self.head + index * Self.entry
            let name = String(decoding: bytes[base..<base + 16].prefix { $0 != 0 }, as: UTF8.self)
            let offset = bytes.loadUnaligned(fromByteOffset: base + 16, as: UInt64.self)
            let length = bytes.loadUnaligned(fromByteOffset: base + 24, as: UInt64.self)
            guard offset % 64 == 0, offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset else { throw .damaged }
            places[name] = Int(offset)..<Int(offset + length)
        }
    }

    deinit {
        if isMapped { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) } else { bytes.deallocate() }
    }

    func part<Value: BitwiseCopyable>(_ name: String, of type: Value.Type) throws(ModelFault) -> Part<Value> {
        guard let place = places[name], place.count % MemoryLayout<Value>.stride == 0 else { throw .damaged }
        return Part(owner: self, values: UnsafeRawBufferPointer(rebasing: bytes[place]).bindMemory(to: type))
    }

    /// FNV-1a over words of eight bytes, and over the last bytes one by one.
    private static func checksum(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
        let whole = UnsafeRawBufferPointer(rebasing: bytes)
        var sum = Hash.start, index = 0
        while index + 8 <= whole.count {
            sum = (sum ^ whole.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
            index += 8
        }
        while index < whole.count {
            sum = (sum ^ UInt64(whole[index])) &* 0x100_0000_01B3
            index += 1
        }
        return sum
    }

    /// Writes named parts as one model.
    static func write(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var table: [UInt8] = [], body: [UInt8] = []
        let start = (head + parts.count * entry + 63) / 64 * 64
        for part in parts {
            let name = Array(part.name.utf8.prefix(16))
            table += name + [UInt8](repeating: 0, count: 16 - name.count)
            table += Self.bytes([UInt64(start + body.count), UInt64(part.bytes.count)])
            body += part.bytes
            body += [UInt8](repeating: 0, count: (64 - body.count % 64) % 64)
        }
        let rest = table + [UInt8](repeating: 0, count: start - head - table.count) + body
        let sum = rest.withUnsafeBytes { checksum($0[...]) }
        return magic + Self.bytes([UInt32(format), UInt32(parts.count)]) + Self.bytes([sum]) + rest
    }

    /// Eight letters that tell one training from another.
    package static func print(_ parts: [(name: String, bytes: [UInt8])]) -> String {
        let sum = parts.reduce(Hash.start) { sum, part in (sum ^ part.bytes.withUnsafeBytes { checksum($0[...]) }) &* 0x100_0000_01B3 }
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
        return String(decoding: (0..<8).map { letters[Int(sum >> (UInt64($0) * 5 + 20)) & 31] }, as: UTF8.self)
    }

    static func bytes<Value: BitwiseCopyable>(_ values: [Value]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }
}
