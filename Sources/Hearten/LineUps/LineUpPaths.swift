/// Addresses of line-ups.
package enum LineUpPaths {
    package static let lead = "/lead"
    package static func unit(_ id: ID<Unit>) -> String { "/lead/\(id)" }
    static func day(_ unit: ID<Unit>, _ day: Day) -> String { "/lead/\(unit)/line-up/\(day.iso)" }
    static func change(_ unit: ID<Unit>, _ day: Day) -> String { "/lead/\(unit)/line-up/\(day.iso)/change" }
    static func held(_ unit: ID<Unit>, _ day: Day) -> String { "/lead/\(unit)/line-up/\(day.iso)/held" }
    static func make(_ unit: ID<Unit>) -> String { "/lead/\(unit)/line-up" }
    static func promises(_ unit: ID<Unit>) -> String { "/lead/\(unit)/promises" }
    static func kept(_ unit: ID<Unit>, _ promise: ID<LineUpPromise>) -> String { "/lead/\(unit)/promises/\(promise)/kept" }
    static func letGo(_ unit: ID<Unit>, _ promise: ID<LineUpPromise>) -> String { "/lead/\(unit)/promises/\(promise)/end" }
}
