/// How a delimited file separates its cells, and how sure that is.
package struct CSVDialect: Sendable, Equatable {
    package var delimiter: UInt8
    package var confidence: Double
    /// The length of a `sep=;` line that spreadsheets put first; 0 without one.
    package var hintLength: Int

    package init(delimiter: UInt8 = UInt8(ascii: ","), confidence: Double = 1, hintLength: Int = 0) {
        self.delimiter = delimiter
        self.confidence = confidence
        self.hintLength = hintLength
    }

    static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]

    /// Tries each delimiter on a sample in UTF-8 and takes the one that cuts most rows into the same number of cells.
    package static func detect(_ sample: [UInt8]) -> CSVDialect {
        if let hinted = hinted(sample) { return hinted }
        var best = CSVDialect(confidence: 0.5)
        var bestScore = 0.0
        for delimiter in candidates {
            let (score, share) = evenness(of: sample, delimiter: delimiter)
            if score > bestScore {
                bestScore = score
                best = CSVDialect(delimiter: delimiter, confidence: min(0.99, share))
            }
        }
        return best
    }

    private static func hinted(_ sample: [UInt8]) -> CSVDialect? {
        guard sample.count > 5, sample.starts(with: Array("sep=".utf8)) else { return nil }
        guard candidates.contains(sample[4]), sample[5] == 0x0A || sample[5] == 0x0D else { return nil }
        let length = sample.count > 6 && sample[5] == 0x0D && sample[6] == 0x0A ? 7 : 6
        return CSVDialect(delimiter: sample[4], confidence: 1, hintLength: length)
    }

    /// The share of rows with the usual number of cells, weighed up slightly for more cells; 0 for a single column.
    private static func evenness(of sample: [UInt8], delimiter: UInt8) -> (score: Double, share: Double) {
        var reader = CSVReader(CSVDialect(delimiter: delimiter))
        var tally: [Int: Int] = [:]
        var rows = 0
        reader.feed(sample.prefix(64 << 10)) { event in
            guard rows < 60 else { return }
            rows += 1
            if case .row(let row) = event { tally[row.count, default: 0] += 1 }
        }
        if rows == 0 { reader.finish { if case .row(let row) = $0 { rows += 1; tally[row.count, default: 0] += 1 } } }
        guard let usual = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.key > 1, rows > 0 else { return (0, 0) }
        let share = Double(usual.value) / Double(rows)
        return (share + min(0.2, Double(usual.key) * 0.01), share)
    }
}
