/// A promise of a parser; when it is broken, the input that broke it is kept.
func check(_ holds: Bool, _ promise: String) {
    if !holds { fatalError("Broken: \(promise).") }
}
