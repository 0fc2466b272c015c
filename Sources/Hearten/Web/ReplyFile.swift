import HTTPTypes
import HummingbirdCore
import Markup
import NIOCore

extension Reply {
    /// A page that is asked for again each second, while somebody works on what it shows.
    static func waiting(_ html: HTML) -> Reply {
        var reply = Reply.page(html)
        if let refresh = HTTPField.Name("Refresh") { reply.headers[refresh] = "1" }
        return reply
    }

    /// A delimited file, written while it is read. `next` gives the rows after a place, and the last one's place; nil when there are no more.
    static func csv(
        _ filename: String, _ header: [String], next: @escaping @Sendable (Int) async throws -> (rows: [[String]], last: Int?)
    ) -> Reply {
        .stream(type: "text/csv; charset=utf-8", filename: filename) { writer in
            var csv = CSVWriter(header: header)
            var place: Int? = 0
            while let after = place {
                let (rows, last) = try await next(after)
                for row in rows { csv.write(row) }
                try await writer.write(ByteBuffer(bytes: csv.take()))
                place = last
            }
            try await writer.finish(nil)
        }
    }
}
