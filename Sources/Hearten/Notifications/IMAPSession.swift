import CCurl
import Foundation

/// Reads one mailbox with libcurl. Each call blocks until it is answered or a minute has passed; for a thread of its own.
///
/// A mail is fetched by its number and never trusted to be unread: how far the mailbox has been read is kept in the house's own
/// transaction, so a mail that was fetched and then not stored is fetched again.
final class IMAPSession {
    enum Fetched: Sendable, Equatable {
        /// All of it, or as much as may be kept and one byte more.
        case mail([UInt8])
        /// It has gone meanwhile.
        case gone
    }

    struct Trouble: Error, Sendable, Equatable { let words: String }

    private let server: IMAPServer
    private let handle: UnsafeMutableRawPointer

    init?(_ server: IMAPServer) {
        guard let handle = curl_easy_init() else { return nil }
        (self.server, self.handle) = (server, handle)
        _ = hearten_curl_set_string(handle, CURLOPT_USERNAME, server.user)
        _ = hearten_curl_set_string(handle, CURLOPT_PASSWORD, server.password)
        _ = hearten_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps")
        _ = hearten_curl_set_string(handle, CURLOPT_PROXY, "")
        let encryption = server.mayBeOpen ? CURLUSESSL_TRY : CURLUSESSL_ALL
        _ = hearten_curl_set_long(handle, CURLOPT_USE_SSL, Int(encryption.rawValue))
        _ = hearten_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 15)
        _ = hearten_curl_set_long(handle, CURLOPT_TIMEOUT, 60)
        _ = hearten_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        // A longer line than this is cut by libcurl; we ask for at most a thousand numbers at once.
        _ = hearten_curl_set_long(handle, CURLOPT_BUFFERSIZE, 256 * 1024)
        _ = hearten_curl_set_io(handle, CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return Unmanaged<MailSink>.fromOpaque(context).takeUnretainedValue().take(buffer, size * count)
        }
    }

    deinit { curl_easy_cleanup(handle) }

    /// The mailbox's validity and the number that its next mail gets.
    func status() throws(Trouble) -> (validity: Int64, next: Int64) {
        let text = try ask(server.url, "STATUS \"\(server.mailbox)\" (UIDNEXT UIDVALIDITY)")
        guard let validity = Self.number(after: "UIDVALIDITY ", in: text), let next = Self.number(after: "UIDNEXT ", in: text) else {
            throw Trouble(words: "the server said nothing about the mailbox")
        }
        return (validity, next)
    }

    /// The numbers of mails that exist from `first` to `last`, in order.
    func numbers(from first: Int64, to last: Int64, validity: Int64) throws(Trouble) -> [Int64] {
        let text = try ask(path(validity), "UID SEARCH UID \(first):\(last)")
        var found: [Int64] = []
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) where line.hasPrefix("* SEARCH") {
            found += line.split(separator: " ").dropFirst(2).compactMap { Int64($0) }
        }
        return found.filter { (first...max(first, last)).contains($0) }.sorted()
    }

    func fetch(_ number: Int64, validity: Int64, limit: Int) throws(Trouble) -> Fetched {
        let sink = MailSink(limit: limit + 1)
        let result = perform("\(path(validity))/;UID=\(number)", nil, sink)
        if sink.isFull { return .mail(sink.bytes) }
        if result == CURLE_REMOTE_FILE_NOT_FOUND { return .gone }
        guard result == CURLE_OK else { throw Self.trouble(result) }
        // libcurl says OK to an answer without a body: there was no such mail.
        return sink.bytes.isEmpty ? .gone : .mail(sink.bytes)
    }

    private func path(_ validity: Int64) -> String { "\(server.url)\(server.mailbox);UIDVALIDITY=\(validity)" }

    private func ask(_ url: String, _ command: String) throws(Trouble) -> String {
        let sink = MailSink(limit: 300_000)
        let result = perform(url, command, sink)
        guard result == CURLE_OK else { throw Self.trouble(result) }
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    private func perform(_ url: String, _ command: String?, _ sink: MailSink) -> CURLcode {
        let context = Unmanaged.passRetained(sink)
        defer { context.release() }
        _ = hearten_curl_set_string(handle, CURLOPT_URL, url)
        _ = hearten_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, command)
        _ = hearten_curl_set_pointer(handle, CURLOPT_WRITEDATA, context.toOpaque())
        defer { _ = hearten_curl_set_pointer(handle, CURLOPT_WRITEDATA, nil) }
        return curl_easy_perform(handle)
    }

    /// libcurl's own words; they name neither the server nor its user.
    private static func trouble(_ result: CURLcode) -> Trouble { Trouble(words: String(cString: curl_easy_strerror(result))) }

    private static func number(after word: String, in text: String) -> Int64? {
        guard let range = text.range(of: word) else { return nil }
        return Int64(text[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
}

/// Bytes as they come in, up to a limit; the transfer ends there.
private final class MailSink {
    private(set) var bytes: [UInt8] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { bytes.count >= limit }

    func take(_ buffer: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        let fits = min(count, limit - bytes.count)
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: fits))
        return fits
    }
}
