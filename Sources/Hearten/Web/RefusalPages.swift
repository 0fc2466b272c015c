import HTTPTypes
import HummingbirdCore
import Markup

extension Door {
    /// A refusal as a page, in the frame of whoever asks. Nil is a fault of ours.
    func refusalPage(_ refusal: Refusal?, _ visit: Visit) -> Reply {
        if refusal == .signIn {
            // Whoever was at a shared tablet goes back to its names.
            if visit.tabletToken != nil { return .see(TabletPaths.home) }
            let back = visit.request.method == .get ? "?to=" + Fields.encoded(visit.path + (visit.request.uri.query.map { "?" + $0 } ?? "")) : ""
            return .see(services.house.current.isSetUp ? "/sign-in\(back)" : "/set-up")
        }
        let isGuests = visit.path.hasPrefix("/f/") || visit.path.hasPrefix("/c/") || visit.path.hasPrefix("/p/")
        let words = RefusalWords(refusal, visit: visit, isGuests: isGuests)
        var html: HTML = """
            <div class="center width-42 stack gap-5"><div class="blank mt-6">\(words.icon.svg)<h1>\(words.title)</h1><p>\(words.sentence)</p>\
            \(when: !isGuests && (refusal == .notFound || refusal == .notOnTablet), "<a class=\"btn\" href=\"/today\">\(visit.say(.goToMyDay))</a>")\
            \(when: refusal == nil, "<p class=\"xs faint\">\(visit.say(.reference(visit.requestID)))</p>")</div>
            """
        html += "</div>"
        let page = isGuests ? GuestPage(title: words.title).html(visit, html) : BarePage(title: words.title).html(visit, html)
        var reply = Reply.page(page, status: refusal.status)
        if case .tooMuch(let seconds) = refusal { reply.headers[.retryAfter] = String(seconds) }
        if refusal == .unavailable || refusal == .uncertain { reply.headers[.retryAfter] = "30" }
        return reply
    }

    /// A refusal as a problem document (RFC 9457).
    func problemDocument(_ refusal: Refusal?, _ visit: Visit) -> Reply {
        let words = RefusalWords(refusal, visit: visit, isGuests: false)
        var members: [(String, String)] = [
            ("type", jsonString("about:blank")), ("title", jsonString(words.title)), ("status", String(refusal.status)),
            ("detail", jsonString(words.sentence)), ("instance", jsonString("urn:request:\(visit.requestID)")),
        ]
        if case .invalid(let problems) = refusal {
            let errors = problems.all.map { "{\"field\":\(jsonString($0.field)),\"detail\":\(jsonString($0.said(visit.say)))}" }
            members.append(("errors", "[\(errors.joined(separator: ","))]"))
        }
        let body = "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
        var reply = Reply.bytes(Array(body.utf8), type: "application/problem+json", status: refusal.status)
        if case .tooMuch(let seconds) = refusal { reply.headers[.retryAfter] = String(seconds) }
        if refusal == .unavailable || refusal == .uncertain { reply.headers[.retryAfter] = "30" }
        if refusal == .signIn { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }
}

extension Optional<Refusal> {
    var status: Int {
        switch self {
        case .notFound, .notOnTablet: 404
        case .notAllowed: 403
        case .invalid: 422
        case .conflict: 409
        case .tooLarge: 413
        case .tooMuch: 429
        case .signIn: 401
        case .gone: 410
        case .malformed: 400
        case .otherKind: 415
        case .unavailable, .uncertain: 503
        case nil: 500
        }
    }
}

/// What a refusal says.
private struct RefusalWords {
    var title: String
    var sentence: String
    var icon: Icon = .warning

    init(_ refusal: Refusal?, visit: Visit, isGuests: Bool) {
        let say = visit.say
        let clock = LocalTime(visit.now, zone: say.zone).clock
        switch refusal {
        case .notFound: (title, sentence, icon) = (say(.noPageTitle), say(isGuests ? .noPageGuestWords : .noPageWords), .journey)
        case .notOnTablet: (title, sentence, icon) = (say(.notOnTabletTitle), say(.notOnTabletWords), .phone)
        case .notAllowed(let name): (title, sentence, icon) = (say(.notYoursTitle), say(name.map { .askInstead($0) } ?? .askYourLeader), .lock)
        case .invalid(let problems): (title, sentence) = (say(.checkAnswersTitle), problems.all.first?.said(say) ?? say(.checkAnswersWords))
        case .conflict(let what): (title, sentence) = (say(.conflictTitle), what)
        case .tooLarge: (title, sentence) = (say(.tooLargeTitle), say(.tooLargeWords))
        case .tooMuch: (title, sentence, icon) = (say(.busyTitle), say(.busyWords), .clock)
        case .signIn: (title, sentence) = (say(.noPageTitle), say(.noPageWords))
        case .gone: (title, sentence) = (say(.goneTitle), say(.goneWords))
        case .malformed(let what): (title, sentence) = (say(.malformedTitle), "\(say(what)). \(say(.malformedWords))")
        case .otherKind(let what): (title, sentence) = (say(.malformedTitle), say(what))
        case .unavailable: (title, sentence) = (say(.unavailableTitle), say(.unavailableWords))
        case .uncertain: (title, sentence) = (say(.uncertainTitle), say(.uncertainWords))
        case nil: (title, sentence) = (say(.brokenTitle), say(isGuests ? .brokenGuestWords(clock) : .brokenWords(clock)))
        }
    }
}

/// A JSON string of the text, with everything escaped that must be.
package func jsonString(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}", "<":
            out += "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count) + String(scalar.value, radix: 16)
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
