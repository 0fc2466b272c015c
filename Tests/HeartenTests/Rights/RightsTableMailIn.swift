@testable import Hearten

extension RightsTable {
    private static func held(_ rest: String) -> Path { { "/settings/mail-in/\($0.mailIn)\(rest)" } }

    /// Mail that waits belongs to the whole house: to the service lead of all of it, and to the operator.
    static let mailIn: [RightsLine] = [
        get("/settings/mail-in", "s---+--+--"), post("/settings/mail-in/{id}/accept", "s---+--+--", held("/accept")),
        post("/settings/mail-in/{id}/put-away", "s---+--+--", held("/put-away")),
        // A place that is none.
        post("/settings/mail-in/place", "s---x--x--"),
    ]
}
