/// Six digits with which a colleague comes in at a shared tablet, as ASCII whatever script they were typed in.
struct Pin: Sendable, Equatable {
    static let length = 6
    let digits: String

    /// Nil when it is not exactly six digits; blanks between them do not count.
    init?(_ raw: String) {
        var digits = ""
        for scalar in raw.unicodeScalars {
            if scalar.properties.isWhitespace { continue }
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue, digits.utf8.count < Pin.length else {
                return nil
            }
            digits += String(Int(value))
        }
        guard digits.utf8.count == Pin.length else { return nil }
        self.digits = digits
    }

    /// What is hashed; the word in front keeps a PIN from ever being taken for a password.
    var secret: Password { Password("pin \(digits)") }

    /// Whether somebody who guesses would try it early: one digit or a short piece again and again, a run, a path on the keys, a date.
    var isTrivial: Bool {
        let numbers = digits.utf8.map { Int($0) - 48 }
        return repeats(numbers) || runs(numbers) || Pin.paths.contains(digits) || isDate(numbers)
    }

    private func repeats(_ numbers: [Int]) -> Bool {
        if Set(numbers).count <= 2 { return true }
        let hasPeriod = { (period: Int) in zip(numbers, numbers.dropFirst(period)).allSatisfy { $0 == $1 } }
        if hasPeriod(2) || hasPeriod(3) || numbers == numbers.reversed() { return true }
        // Pairs: 112233, 778899.
        return stride(from: 0, to: numbers.count - 1, by: 2).allSatisfy { numbers[$0] == numbers[$0 + 1] }
    }

    /// Each digit as far from the one before: 123456, 024680, 987654.
    private func runs(_ numbers: [Int]) -> Bool {
        let steps = Set(zip(numbers, numbers.dropFirst()).map { ($1 - $0 + 10) % 10 })
        return steps.count == 1
    }

    /// A day as people write it: 240591, 052491, 910524.
    private func isDate(_ numbers: [Int]) -> Bool {
        let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0] * 10 + numbers[$0 + 1] }
        guard pairs.count == 3 else { return false }
        let isDay = { (number: Int) in number >= 1 && number <= 31 }
        let isMonth = { (number: Int) in number >= 1 && number <= 12 }
        return isDay(pairs[0]) && isMonth(pairs[1]) || isMonth(pairs[0]) && isDay(pairs[1]) || isMonth(pairs[1]) && isDay(pairs[2])
    }

    /// Paths on a keypad and numbers that many know.
    private static let paths: Set<String> = [
        "147258", "258369", "369258", "147369", "159357", "357159", "159753", "753159", "951753", "741852", "852963", "963852", "789456", "456789",
        "123654", "321654", "456123", "147852", "258147", "102030", "123789", "789123", "314159", "271828", "141421", "132465", "142536", "135790",
        "246810", "123450", "012345", "098765", "007007", "112358", "123457", "101112", "420420", "696969", "520131", "159159", "147147", "258258",
    ]
}

/// How long somebody waits after wrong PINs: longer each time, and always with an end.
enum PinBackOff {
    /// The wrong one that locks the PIN, until its owner opens it or a day has passed.
    static let most = 8
    static let lock = Duration.seconds(24 * 3600)

    /// For one person, however many tablets there are.
    static func wait(after failures: Int) -> Duration? {
        switch failures {
        case ..<3: nil
        case 3: .seconds(30)
        case 4: .seconds(60)
        case 5: .seconds(5 * 60)
        case 6: .seconds(15 * 60)
        case 7: .seconds(3600)
        default: lock
        }
    }

    /// For one tablet, whoever's PIN it was: somebody who tries one PIN on every name meets this.
    static func tabletWait(after failures: Int) -> Duration? {
        switch failures {
        case ..<5: nil
        case 5..<10: .seconds(15)
        case 10..<15: .seconds(60)
        case 15..<20: .seconds(5 * 60)
        default: .seconds(15 * 60)
        }
    }

    /// So many wrong ones at a tablet, and whoever enrolled it hears of it.
    static let tabletNews = 10
    /// A tablet at which nothing was wrong for this long starts anew.
    static let tabletForgets = Duration.seconds(3600)
}
