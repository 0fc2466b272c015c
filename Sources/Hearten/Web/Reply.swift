package import HTTPTypes
package import HummingbirdCore
package import Markup
import NIOCore

/// What a route answers.
package struct Reply: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: ResponseBody

    package init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: ResponseBody = ResponseBody()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A finished page.
    package static func page(_ html: HTML, status: Int = 200) -> Reply {
        bytes(html.bytes, type: "text/html; charset=utf-8", status: status)
    }

    package static func bytes(_ bytes: [UInt8], type: String, status: Int = 200) -> Reply {
        Reply(status: HTTPResponse.Status(code: status), headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Reply { bytes(Array(text.utf8), type: type) }

    /// After a change: look here. Only paths of our own.
    package static func see(_ path: String, notice: String? = nil) -> Reply {
        var reply = Reply(status: .seeOther, headers: [.location: safeURL(path).hasPrefix("/") ? path : "/"])
        reply.noticeText = notice
        return reply
    }

    /// A download that is written as it is made.
    package static func stream(
        type: String, filename: String?, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Reply {
        var headers: HTTPFields = [.contentType: type]
        if let filename {
            headers[.contentDisposition] =
                "attachment; filename=\"\(filename.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) })\""
        }
        return Reply(headers: headers, body: ResponseBody(write))
    }

    /// A download in pieces: `next` gives one after the other until it gives nil.
    package static func pieces<State: Sendable>(
        type: String, filename: String?, from start: State, _ next: @escaping @Sendable (inout State) async throws -> [UInt8]?
    ) -> Reply {
        stream(type: type, filename: filename) { writer in
            var state = start
            while let piece = try await next(&state) { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
    }

    /// One line of news that the next page shows.
    package var noticeText: String?
    var cookies: [String] = []

    package mutating func setCookie(_ name: String, _ value: String, maxAge: Int?, secure: Bool, isStrict: Bool = false) {
        var cookie = "\(name)=\(value); Path=/; HttpOnly; SameSite=\(isStrict ? "Strict" : "Lax")"
        if let maxAge { cookie += "; Max-Age=\(maxAge)" }
        if secure { cookie += "; Secure" }
        cookies.append(cookie)
    }
}
