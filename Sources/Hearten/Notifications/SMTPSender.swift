import CCurl

/// Hands one letter to a mail server, with libcurl. Blocks until the server has answered or a minute has passed.
enum SMTPSender {
    static func send(_ letter: Letter, through server: SMTPServer) -> SMTPOutcome {
        guard let handle = curl_easy_init() else { return .notNow("no memory") }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, letter.to.text)
        defer { curl_slist_free_all(recipients) }
        let source = LetterSource(letter.bytes)
        let context = Unmanaged.passRetained(source)
        defer { context.release() }
        set(handle, letter, server, recipients, context)
        let result = curl_easy_perform(handle)
        var code = 0
        hearten_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &code)
        return outcome(result, reply: code, wentOut: source.isDone)
    }

    private static func set(
        _ handle: UnsafeMutableRawPointer, _ letter: Letter, _ server: SMTPServer, _ recipients: UnsafeMutablePointer<curl_slist>?,
        _ context: Unmanaged<LetterSource>
    ) {
        _ = hearten_curl_set_string(handle, CURLOPT_URL, server.url)
        _ = hearten_curl_set_string(handle, CURLOPT_MAIL_FROM, "<\(letter.from.text)>")
        _ = hearten_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        if let user = server.user { _ = hearten_curl_set_string(handle, CURLOPT_USERNAME, user) }
        if let password = server.password { _ = hearten_curl_set_string(handle, CURLOPT_PASSWORD, password) }
        // A name and a password never go over an open line; without them encryption is used when it is offered.
        _ = hearten_curl_set_long(handle, CURLOPT_USE_SSL, server.user == nil ? Int(CURLUSESSL_TRY.rawValue) : Int(CURLUSESSL_ALL.rawValue))
        _ = hearten_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 15)
        _ = hearten_curl_set_long(handle, CURLOPT_TIMEOUT, 60)
        _ = hearten_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = hearten_curl_set_long(handle, CURLOPT_UPLOAD, 1)
        _ = hearten_curl_set_pointer(handle, CURLOPT_READDATA, context.toOpaque())
        _ = hearten_curl_set_io(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return Unmanaged<LetterSource>.fromOpaque(context).takeUnretainedValue().fill(buffer, size * count)
        }
    }

    /// A reply of 5xx is a refusal, 4xx a request to come back. A line that broke after the words had gone is "unsure".
    static func outcome(_ result: CURLcode, reply: Int, wentOut: Bool) -> SMTPOutcome {
        if result == CURLE_OK { return .sent }
        let why = why(result, reply: reply)
        if reply >= 500, reply < 600 { return .refused(why) }
        if wentOut, reply == 0 || reply >= 300 && reply < 400 { return .unsure(why) }
        return .notNow(why)
    }

    static func why(_ result: CURLcode, reply: Int) -> String {
        String(cString: curl_easy_strerror(result)) + (reply > 0 ? ", \(reply)" : "")
    }
}

/// The bytes of a letter, given out as libcurl asks for them.
private final class LetterSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isDone: Bool { place >= bytes.count }

    func fill(_ buffer: UnsafeMutablePointer<CChar>, _ space: Int) -> Int {
        let count = min(space, bytes.count - place)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { source in
            guard let base = source.baseAddress else { return }
            UnsafeMutableRawPointer(buffer).copyMemory(from: base + place, byteCount: count)
        }
        place += count
        return count
    }
}
