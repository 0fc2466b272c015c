#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

func exponential(_ value: Float) -> Float { expf(min(30, max(-30, value))) }

func naturalLogarithm(_ value: Double) -> Double { log(value) }

extension Evidence {
    static let countOfNumbers = 31

    /// Writes what the word list says of a text, as numbers about -1 to 1.
    func write(_ numbers: UnsafeMutableBufferPointer<Float>) {
        guard numbers.count == Self.countOfNumbers else { return }
        let strength = Float(compound)
        numbers[0] = strength
        numbers[1] = max(0, strength)
        numbers[2] = charged == 0 ? 1 : 0
        numbers[3] = Float(min(charged, 8)) / 8
        numbers[4] = Float(min(exclamations, 4)) / 4
        numbers[5] = Float(min(questions, 3)) / 3
        numbers[6] = endsAsking ? 1 : 0
        numbers[7] = Float(min(asks, 3)) / 3
        numbers[8] = Float(min(suggests, 3)) / 3
        numbers[9] = Float(max(-1, min(complains, 3))) / 3
        numbers[10] = Float(max(-1, min(praises, 3))) / 3
        numbers[11] = Float(min(wow, 2)) / 2
        for index in 0..<4 { numbers[12 + index] = Float(min(themes[index], 3)) / 3 }
        numbers[16] = words == 0 ? 1 : 0
        numbers[17] = Float(min(words, 60)) / 60
        numbers[18] = capitals > 1 ? Float(capitals) / Float(max(1, words)) : 0
        numbers[19] = Float(min(names.count, 3)) / 3
        numbers[20] = Float(min(positives, 5)) / 5
        numbers[21] = Float(min(negatives, 5)) / 5
        numbers[22] = Float(min(min(positives, negatives), 3)) / 3
        numbers[23] = Float(last)
        for index in 0..<7 { numbers[24 + index] = Float(min(urgent[index], 2)) / 2 }
    }
}
