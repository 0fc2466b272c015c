package import Logging

/// Writes a line for each event, as swift-log's own stream handler does, but makes words of the metadata only when a line is written:
/// every request sets some, and few write.
package struct LineLog: LogHandler {
    private let label: String
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    package init(label: String) { self.label = label }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var writer = StreamLogHandler.standardOutput(label: label, metadataProvider: metadataProvider)
        writer.logLevel = logLevel
        writer.metadata = metadata
        writer.log(event: event)
    }
}
