/// All words, marks and symbols of a text, cut once for everybody who reads it.
struct Tokens {
    let bytes: UnsafeBufferPointer<UInt8>
    let all: UnsafeBufferPointer<Token>

    /// The tokens live as long as `body` runs. The text must be valid UTF-8.
    static func cut<Result>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Tokens) -> Result) -> Result {
        // No token is empty, so there are no more of them than bytes; memory that is not written is never touched.
        withUnsafeTemporaryAllocation(of: Token.self, capacity: bytes.count) { room in
            var scanner = WordScanner(bytes), count = 0
            while count < room.count, let token = scanner.next() {
                room.initializeElement(at: count, to: token)
                count += 1
            }
            // Looked up after all is cut: so the processor waits for many places in memory at once.
            let lexicon = Lexicon.shared
            for index in 0..<count where room[index].kind != .mark { room[index].entry = lexicon.entry(room[index].hash) }
            return body(Tokens(bytes: bytes, all: UnsafeBufferPointer(rebasing: room[..<count])))
        }
    }
}

/// Goes through the tokens of a text. Who skips to a place within one of them is given what stands from there on, cut anew.
struct TokenCursor {
    private var scanner: WordScanner
    private let tokens: UnsafeBufferPointer<Token>
    private var index = 0
    /// The scanner stands within a token, or there are none to go by.
    private var isWithin = false

    init(_ tokens: Tokens) { (scanner, self.tokens) = (WordScanner(tokens.bytes), tokens.all) }

    /// Cuts as it goes.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        (scanner, tokens) = (WordScanner(bytes), UnsafeBufferPointer(start: nil, count: 0))
        isWithin = true
    }

    var position: Int { scanner.position }

    func byte(_ index: Int) -> UInt8 { scanner.byte(index) }

    @inline(__always)
    mutating func next() -> Token? {
        if isWithin { return cut() }
        guard index < tokens.count else { return nil }
        let token = tokens[index]
        index += 1
        scanner.skip(to: token.next)
        return token
    }

    private mutating func cut() -> Token? {
        var token = scanner.next()
        if let hash = token?.hash, token?.kind != .mark { token?.entry = Lexicon.shared.entry(hash) }
        settle()
        return token
    }

    /// Finds the token that comes after where the scanner stands.
    private mutating func settle() {
        guard !tokens.isEmpty else { return }
        while index < tokens.count, tokens[index].next <= scanner.position { index += 1 }
        isWithin = index < tokens.count && tokens[index].start < scanner.position
    }

    mutating func skip(to index: Int) {
        scanner.skip(to: index)
        settle()
    }

    /// Passes over the rest of an address.
    mutating func skipToSpace() {
        scanner.skipToSpace()
        settle()
    }

    /// Passes over the letters of an account's name.
    mutating func skipName() {
        scanner.skipName()
        settle()
    }
}
