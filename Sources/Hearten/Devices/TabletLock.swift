import Markup

/// What the frame of a page has at a shared tablet: who is on it, a button that locks it, and a watch that locks it by itself.
///
/// The server ends the session after five minutes in any case; this takes the page from the screen as well.
enum TabletLock {
    /// Without script the page goes back to the names when its session has ended.
    static func head(stays: Duration?) -> HTML {
        let seconds = max(Session.Kind.tablet.idle, stays ?? .zero).components.seconds + 2
        return "<noscript><meta http-equiv=\"refresh\" content=\"\(seconds); url=\(TabletPaths.home)\"></noscript>"
    }

    /// The foot of the rail. `data-viewer` tells scripts whose page it is, `data-tablet` that they keep nothing of it.
    static func foot(_ viewer: Viewer, _ say: Say) -> HTML {
        """
        <form class="me" action="\(url: TabletPaths.lock)" method="post" data-viewer="\(viewer.id.description)" data-tablet>\(avatar(viewer.name))<span><b>\(viewer.name)</b></span>\
        <button class="btn" aria-label="\(say(.lockFor(viewer.name)))">\(Icon.lock.svg)\(say(.lockTablet))</button></form>
        """
    }

    static func button(_ viewer: Viewer, _ say: Say) -> HTML {
        """
        <form action="\(url: TabletPaths.lock)" method="post"><button class="btn" aria-label="\(say(.lockFor(viewer.name)))">\(Icon.lock.svg)\(say(.lockTablet))</button></form>
        """
    }

    /// `stays` is how long a line-up keeps the page open without a touch.
    static func watch(_ say: Say, stays: Duration?) -> HTML {
        let idle = Session.Kind.tablet.idle.components.seconds
        return """
            <hearten-lock data-idle="\(idle)" data-warn="30"\(stays.map { " data-stays=\"\($0.components.seconds)\"" as HTML }) data-lock="\(url: TabletPaths.lock)" data-here="\(url: TabletPaths.here)" data-home="\(url: TabletPaths.home)">\
            <div class="lock-soon" role="status"><p class="notice lamp" hidden>\(Icon.clock.svg)<span>\(say(.lockSoon))</span></p></div>\
            <p class="locked" hidden>\(Icon.lock.svg)<span>\(say(.lockedNow))</span></p></hearten-lock>
            """
    }
}
