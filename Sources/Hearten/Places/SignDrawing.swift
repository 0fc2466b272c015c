import CQREncode
import Markup

/// A QR code as SVG: black squares on white with four squares of quiet around it, error correction level M.
struct SignDrawing {
    /// One side, in squares, without the quiet zone.
    let side: Int
    private let dark: [Bool]
    static let quiet = 4

    /// Nil when the text does not fit into a code.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let code = bytes.withUnsafeBufferPointer({ QRcode_encodeData(Int32($0.count), $0.baseAddress, 0, QR_ECLEVEL_M) }) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        guard side > 0, let data = code.pointee.data else { return nil }
        dark = UnsafeBufferPointer(start: data, count: side * side).map { $0 & 1 == 1 }
    }

    /// The dark squares of each row as one path, runs of neighbours together.
    private var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard dark[row * side + column] else {
                    column += 1
                    continue
                }
                var end = column
                while end < side, dark[row * side + end] { end += 1 }
                path += "M\(column + SignDrawing.quiet) \(row + SignDrawing.quiet)h\(end - column)v1h-\(end - column)z"
                column = end
            }
        }
        return path
    }

    /// The drawing within a page; what it opens is said beside it.
    var svg: HTML {
        let whole = side + 2 * SignDrawing.quiet
        return """
            <svg viewBox="0 0 \(whole) \(whole)" shape-rendering="crispEdges" aria-hidden="true"><path d="\(HTML(drawn: path))"/></svg>
            """
    }

    /// The drawing as a file of its own, `millimetres` wide when printed.
    func file(millimetres: Int = 60) -> String {
        let whole = side + 2 * SignDrawing.quiet
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(millimetres)mm" height="\(millimetres)mm" viewBox="0 0 \(whole) \(whole)" \
            shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(whole)v\(whole)h-\(whole)z"/><path fill="#000" d="\(path)"/></svg>

            """
    }
}
