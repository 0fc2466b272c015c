import Foundation

/// The time zones that can be chosen, by name.
enum Zones {
    static let all: [String] = ["Etc/UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") && $0 != "Etc/UTC" }.sorted()
}
