/// How a store is set up. The defaults are for serving; every limit is counted and bounded.
package struct StoreOptions: Sendable {
    /// Connections that only read.
    package var readers = 4
    /// Connections that write, on PostgreSQL; SQLite has one.
    package var writers = 8
    /// For each reader of SQLite.
    package var cacheMegabytes = 6
    /// A transaction whose changed pages outgrow this writes some of them twice (SQLite).
    package var writerCacheMegabytes = 24
    /// SQLite's writer checkpoints (passively) once the log holds this many pages of 4 KiB; the log file keeps its size.
    package var checkpointPages = 4000
    /// After an unusually long transaction SQLite's log shrinks back to this.
    package var walLimitBytes = 64 * 1024 * 1024
    package var mostWaitingWrites = 2000
    package var mostWaitingReads = 2000
    /// How long a write may wait for its turn.
    package var writeDeadline: Duration = .seconds(10)
    /// How long a read may wait for a connection.
    package var leaseDeadline: Duration = .seconds(5)
    /// How long a read may run.
    package var readDeadline: Duration = .seconds(30)
    /// How long one statement of a write may run on PostgreSQL; migrations have no limit.
    package var statementDeadline: Duration = .seconds(120)
    package var largestGroup = 512
    /// No further work joins a group that has been at it for this long.
    package var longestGroup: Duration = .milliseconds(30)
    /// False only for throw-away databases of tests and measurements.
    package internal(set) var isDurable = true

    package init() {}

    /// For a copy of everything, which takes its time and waits where it must.
    package static var longReads: StoreOptions {
        var options = StoreOptions()
        (options.readers, options.readDeadline) = (2, .seconds(86_400))
        (options.leaseDeadline, options.writeDeadline) = (.seconds(300), .seconds(300))
        return options
    }
}
