/// The line icons of the interface. They take the colour of the words beside them and never stand alone.
package enum Icon: String, CaseIterable, Sendable {
    case sun, moment, plus, recover, heart, measure, journey, settings, upload, download, search
    case check, warning, mail, people, repair, lock, eye, key, out, clock, offline, print, phone, flag, star
    case down, left, right, book, bookmark

    /// The icon as inline SVG, hidden from screen readers.
    package var svg: HTML {
        mirrors
            ? "<svg class=\"i flip\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\(shape)</svg>"
            : "<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\(shape)</svg>"
    }

    /// Whether it points along the reading direction and so turns round in right-to-left scripts.
    private var mirrors: Bool { self == .left || self == .right || self == .out }

    private var shape: HTML {
        switch self {
        case .sun:
            "<circle cx=\"12\" cy=\"12\" r=\"4\"/><path d=\"M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4\"/>"
        case .moment: "<path d=\"M20.5 11.5a7.5 7.5 0 0 1-10.9 6.7L4 19.5l1.4-4.8A7.5 7.5 0 1 1 20.5 11.5Z\"/>"
        case .plus: "<path d=\"M12 5v14M5 12h14\"/>"
        case .recover:
            "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><circle cx=\"12\" cy=\"12\" r=\"3.5\"/><path d=\"m6 6 3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5\"/>"
        case .heart: "<path d=\"M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.4 4.2 4.2 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10Z\"/>"
        case .measure: "<path d=\"M4 20h16M6.5 16v-4M11 16V7M15.5 16v-6M20 16V5\"/>"
        case .journey:
            "<circle cx=\"5.5\" cy=\"6\" r=\"2\"/><circle cx=\"18.5\" cy=\"18\" r=\"2\"/><path d=\"M7.5 6H15a3 3 0 0 1 0 6H9a3 3 0 0 0 0 6h7.5\"/>"
        case .settings: "<path d=\"M4 7h9M17 7h3M4 17h3M11 17h9\"/><circle cx=\"15\" cy=\"7\" r=\"2\"/><circle cx=\"9\" cy=\"17\" r=\"2\"/>"
        case .upload: "<path d=\"M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4\"/>"
        case .download: "<path d=\"M12 4.5v11M7.5 11 12 15.5 16.5 11M4.5 15.5v4h15v-4\"/>"
        case .search: "<circle cx=\"10.5\" cy=\"10.5\" r=\"6\"/><path d=\"m15 15 5 5\"/>"
        case .check: "<path d=\"m5 12.5 4.5 4.5L19 7.5\"/>"
        case .warning: "<path d=\"M12 4 2.8 19.5h18.4Z\"/><path d=\"M12 10v4.5M12 17.2v.1\"/>"
        case .mail: "<rect x=\"3.5\" y=\"5.5\" width=\"17\" height=\"13\" rx=\"2\"/><path d=\"m4 7 8 6 8-6\"/>"
        case .people:
            "<circle cx=\"9\" cy=\"8.5\" r=\"3.25\"/><path d=\"M3 19c.4-3.5 2.8-5.5 6-5.5s5.6 2 6 5.5M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17.5 13.9c2 .8 3.2 2.5 3.5 5.1\"/>"
        case .repair:
            "<path d=\"M14.5 6.5a4.5 4.5 0 0 1 5.8-1.7l-3 3 .4 2 2 .4 3-3M14.5 6.5a4.5 4.5 0 0 0 .3 4.7L4.5 18.5l1.5 2 1.5.5 7.6-8.2a4.5 4.5 0 0 0 5.5-.6\"/>"
        case .lock: "<rect x=\"5.5\" y=\"10.5\" width=\"13\" height=\"9.5\" rx=\"2\"/><path d=\"M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5\"/>"
        case .eye: "<path d=\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z\"/><circle cx=\"12\" cy=\"12\" r=\"2.75\"/>"
        case .key: "<circle cx=\"8\" cy=\"15.5\" r=\"4\"/><path d=\"m11 12.5 8-8M16 7.5l2.5 2.5\"/>"
        case .out: "<path d=\"M14 4.5H5.5v15H14M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5\"/>"
        case .clock: "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7.5V12l3 2\"/>"
        case .offline:
            "<path d=\"M4 4l16 16M2.5 9.5a14 14 0 0 1 5-3M21.5 9.5a14 14 0 0 0-10-4M6 13a9 9 0 0 1 4-2.2M18 13a9 9 0 0 0-2.5-1.8M9.5 16.5a4 4 0 0 1 5 0M12 19.5v.1\"/>"
        case .print: "<path d=\"M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7Z\"/>"
        case .phone:
            "<path d=\"M5 4h3.5l1.7 4.3-2.1 1.5a12 12 0 0 0 6.1 6.1l1.5-2.1L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4Z\"/>"
        case .flag: "<path d=\"M5.5 21V4.5M5.5 5c4-2.5 7 2 13 0v9c-6 2-9-2.5-13 0\"/>"
        case .star: "<path d=\"m12 4 2.4 5 5.600.7-4.1 3.8 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.7 9.6 9Z\"/>"
        case .book:
            "<path d=\"M4.5 5.5A2 2 0 0 1 6.5 4H12v16H6.5a2 2 0 0 0-2 1ZM19.5 5.5A2 2 0 0 0 17.5 4H12v16h5.5a2 2 0 0 1 2 1Z\"/>"
        case .bookmark: "<path d=\"M6.5 4.5h11v15.500l-5.500-4-5.500 4Z\"/>"
        case .down: "<path d=\"m6 9 6 6 6-6\"/>"
        case .left: "<path d=\"m15 6-6 6 6 6\"/>"
        case .right: "<path d=\"m9 6 6 6-6 6\"/>"
        }
    }
}
