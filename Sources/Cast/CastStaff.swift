import Foundation
import Hearten

/// The register of Kittiwake Air, brought in as a file: numbers and leaders of everybody, and a few who have not come in yet.
enum CastStaff {
    /// Whom somebody reports to; nobody where they are not named.
    private static let leaders: [String: Cast.Person] = [
        Cast.amina.email: Cast.jonas, Cast.mei.email: Cast.jonas, Cast.jonas.email: Cast.ingrid, Cast.sunniva.email: Cast.grace,
        Cast.grace.email: Cast.tomas, Cast.ibrahim.email: Cast.tomas, Cast.tomas.email: Cast.ingrid, Cast.priya.email: Cast.ingrid,
        Cast.declan.email: Cast.priya, Cast.samuel.email: Cast.wanjiru, Cast.wanjiru.email: Cast.ingrid, Cast.dalia.email: Cast.ingrid,
        Cast.ingrid.email: Cast.henrik,
    ]

    private static let newcomers: [(name: String, title: String, spot: Cast.Spot, leader: Cast.Person)] = [
        ("Ottilie Brandvold", "Lounge host", .lounge, Cast.grace), ("Thaddeus Quintrell", "Lounge host", .lounge, Cast.grace),
        ("Mirela Stanescu", "Early shift", .bags, Cast.priya), ("Zofia Wrzesniewska", "Late shift", .bags, Cast.priya),
        ("Anselm Okonjo", "Agent", .calls, Cast.wanjiru),
    ]

    static var file: String {
        var lines = ["Staff number,Name,Email,Job title,Unit,Manager"]
        for (place, person) in Cast.people.enumerated() where person.spot != .harbour {
            let cells = ["KA-\(1001 + place)", person.name, person.email, person.title, person.spot.rawValue, leaders[person.email]?.email ?? ""]
            lines.append(cells.map(quoted).joined(separator: ","))
        }
        for (place, one) in newcomers.enumerated() {
            lines.append(["KA-\(1101 + place)", one.name, "", one.title, one.spot.rawValue, one.leader.email].map(quoted).joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ cell: String) -> String { "\"\(cell)\"" }

    static func bringIn(_ services: Services) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hearten-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("people-of-kittiwake.csv")
        try Data(file.utf8).write(to: path)
        _ = try await StaffFromDisk(services).run(path.path, unit: nil, options: StaffPlan.Options(), isDry: false)
    }
}
