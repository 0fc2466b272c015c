import CCurl

/// One request of this machine's own commands to the running server, with libcurl. Blocks until it is answered.
package enum LocalRequest {
    package struct Answer: Sendable {
        package let status: Int
        package let text: String
    }

    /// Nil when nobody answers at that address. Redirects are not followed.
    package static func send(_ method: String, _ url: String, token: String, body: String = "", timeout: Int = 3600) -> Answer? {
        guard let handle = curl_easy_init() else { return nil }
        defer { curl_easy_cleanup(handle) }
        var headers = curl_slist_append(nil, "Authorization: Bearer \(token)")
        headers = curl_slist_append(headers, "Content-Type: text/plain")
        defer { curl_slist_free_all(headers) }
        let sink = AnswerSink()
        let context = Unmanaged.passRetained(sink)
        defer { context.release() }
        _ = hearten_curl_set_string(handle, CURLOPT_URL, url)
        _ = hearten_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, method)
        _ = hearten_curl_set_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = hearten_curl_set_string(handle, CURLOPT_PROXY, "")
        _ = hearten_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 5)
        _ = hearten_curl_set_long(handle, CURLOPT_TIMEOUT, timeout)
        _ = hearten_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        if method != "GET" { _ = hearten_curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, body) }
        _ = hearten_curl_set_pointer(handle, CURLOPT_WRITEDATA, context.toOpaque())
        _ = hearten_curl_set_io(handle, CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return Unmanaged<AnswerSink>.fromOpaque(context).takeUnretainedValue().take(buffer, size * count)
        }
        guard curl_easy_perform(handle) == CURLE_OK else { return nil }
        var status = 0
        _ = hearten_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return Answer(status: status, text: String(decoding: sink.bytes, as: UTF8.self))
    }
}

/// The bytes of an answer, up to a megabyte.
private final class AnswerSink {
    private(set) var bytes: [UInt8] = []

    func take(_ buffer: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        guard bytes.count + count <= 1_048_576 else { return 0 }
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: count))
        return count
    }
}
