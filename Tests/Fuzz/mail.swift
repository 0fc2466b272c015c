// A mail that comes in, whatever it is. Compiled by bin/fuzz with the files named there.

private func body(_ message: MIMEMessage) -> MailBody {
    var body = MailBody(message)
    body.read()
    return body
}

@_cdecl("LLVMFuzzerTestOneInput")
public func receive(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let message = MIMEMessage(bytes), body = body(message)
    check(body.files.count <= MailBody.mostFiles, "so many files and no more")
    check(body.words.utf8.count <= 3 * MailBody.longestText, "so many words and no more")
    for field in ["from", "subject", "references"] { _ = message.root.header.words(field) }
    let parts = QuotedTail.split(body.words)
    check(parts.own.utf8.count + (parts.quoted?.utf8.count ?? 0) <= body.words.utf8.count + 100, "what is parted was there")
    check(HTMLText.text(bytes).utf8.count <= HTMLText.longest + 1000, "so much text and no more")
    return 0
}
