import Testing
@testable import Statistics

/// Reference figures: SciPy 1.17.1 (`scipy.stats.t.ppf`, `t.cdf`, `norm.ppf`, `scipy.special.betainc`, `gammaln`).
struct DistributionTests {
    @Test(
        arguments: [
            (0.9, 1, 3.0776835371752544), (0.9, 2, 1.8856180831641272), (0.9, 3, 1.637744353696209),
            (0.9, 4.5, 1.5008853175085577), (0.9, 9, 1.3830287383966329), (0.9, 29, 1.311433647301551),
            (0.9, 99.5, 1.2901178824236914), (0.9, 999, 1.2823995700373971), (0.9, 1000, 1.2823987214609247),
            (0.95, 1, 6.313751514675037), (0.95, 3, 2.3533634348018233), (0.95, 29, 1.6991270265334972),
            (0.975, 1, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.975, 3, 3.1824463052837078),
            (0.975, 4.5, 2.6589123472044034), (0.975, 9, 2.262157162798205), (0.975, 29, 2.045229642132703),
            (0.975, 99.5, 1.9840936109906238), (0.975, 999, 1.9623414611334493), (0.975, 1000, 1.9623390808264083),
            (0.975, 1200, 1.961942838780299), (0.975, 1e5, 1.9599877075346095), (0.975, 1e8, 1.9599640082627663),
            (0.995, 1, 63.656741162871526), (0.995, 9, 3.249835541592126), (0.995, 1200, 2.579932568832954),
            (0.9995, 1, 636.6192487687897), (0.9995, 2, 31.599054576445365), (0.9995, 9, 4.780912585931217),
            (0.9995, 99.5, 3.3910073945529136), (0.9995, 999, 3.3002924403987666), (0.9995, 1000, 3.300282648423944),
            (0.9995, 1e8, 3.290526828789235),
        ] as [(Double, Double, Double)])
    func `Student's t quantile agrees with the reference`(p: Double, degrees: Double, expected: Double) {
        #expect(abs(StudentT.quantile(p, degrees: degrees) / expected - 1) < 1e-10)
        #expect(abs(StudentT.quantile(1 - p, degrees: degrees) / expected + 1) < 1e-10)
    }

    @Test(
        arguments: [
            (-3, 1, 0.10241638234956672), (0.5, 2.5, 0.6711510400651426), (2, 10, 0.9633059826146299),
            (5, 40, 0.9999940799671652), (-1.1, 300, 0.1361070051510185),
        ] as [(Double, Double, Double)])
    func `Student's t shares agree with the reference`(t: Double, degrees: Double, expected: Double) {
        #expect(abs(StudentT.share(below: t, degrees: degrees) - expected) < 1e-12)
    }

    @Test(
        arguments: [
            (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409),
            (0.5, 0), (0.8, 0.8416212335729143), (0.975, 1.959963984540054), (0.9995, 3.2905267314919255),
        ] as [(Double, Double)])
    func `the normal quantile agrees with the reference`(p: Double, expected: Double) {
        #expect(abs(Normal.quantile(p) - expected) < 1e-12)
    }

    @Test(
        arguments: [
            (0.1, 0.5, 0.5, 0.20483276469913345), (0.5, 2, 3, 0.6875), (0.9, 40, 0.5, 0.0038004325937711233),
            (0.3, 100, 200, 0.10884306564490986), (0.999, 500, 0.5, 0.31731044730971725),
        ] as [(Double, Double, Double, Double)])
    func `the incomplete beta function agrees with the reference`(x: Double, a: Double, b: Double, expected: Double) {
        #expect(abs(incompleteBeta(x, a, b) - expected) < 1e-12)
    }

    @Test(
        arguments: [
            (0.5, 0.5723649429247), (1, 0), (2, 0), (3.7, 1.428072326665388), (10, 12.801827480081469), (500.5, 2608.2229044109863),
        ] as [(Double, Double)])
    func `the logarithm of gamma agrees with the reference`(x: Double, expected: Double) {
        #expect(abs(logGamma(x) - expected) < 1e-12 * max(1, expected))
    }

    @Test func `a quantile and its share undo each other`() {
        for degrees in [1, 1.5, 7, 64.9, 400, 998] {
            for p in [0.001, 0.2, 0.6, 0.99, 0.9999] {
                let t = StudentT.quantile(p, degrees: degrees)
                #expect(abs(StudentT.share(below: t, degrees: degrees) - p) < 1e-12)
            }
        }
    }

    @Test func `what has no answer is no number, and ends are infinite`() {
        #expect(StudentT.quantile(0.9, degrees: 0).isNaN)
        #expect(StudentT.quantile(1.2, degrees: 5).isNaN)
        #expect(StudentT.quantile(1, degrees: 5) == .infinity)
        #expect(StudentT.quantile(0, degrees: 5) == -.infinity)
        #expect(StudentT.share(below: .infinity, degrees: 5) == 1)
        #expect(Normal.quantile(-0.1).isNaN)
        #expect(Normal.halfWidth(confidence: .nan) == Normal.halfWidth(confidence: 0.95))
        #expect(Normal.halfWidth(confidence: 7).isFinite)
    }
}
