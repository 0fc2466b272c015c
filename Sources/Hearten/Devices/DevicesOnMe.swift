package import Markup
package import Storage

/// At *You*: add a phone, choose a PIN, open it again.
package struct DevicesOnMe: Sendable {
    private var hasPin = false
    private var isLocked = false

    package init() {}

    package static func load(_ viewer: Viewer, _ tx: any ReadTransaction) throws -> DevicesOnMe {
        var devices = DevicesOnMe()
        if let pin = try PinQueries.held(viewer.id, tx) { (devices.hasPin, devices.isLocked) = (true, pin.isLocked(at: tx.now)) }
        return devices
    }

    package func html(_ say: Say) -> HTML {
        """
        <section class="card stack" aria-labelledby="h-d"><div><h2 id="h-d">\(say(.devicesMineTitle))</h2><p class="muted sm mt-2">\(say(.devicesMineWords))</p></div>
        \(when: isLocked, "<div class=\"notice\">\(Icon.lock.svg)<div><p>\(say(.pinIsLocked))</p><form class=\"mt-2\" action=\"\(url: DevicePaths.openPin)\" method=\"post\"><button class=\"btn\">\(say(.pinOpen))</button></form></div></div>")\
        <div class="row"><form action="\(url: DevicePaths.mine)" method="post"><button class="btn">\(Icon.phone.svg)\(say(.deviceMakeLink))</button></form>\
        <a class="btn" href="\(url: DevicePaths.pin)">\(Icon.key.svg)\(say(hasPin ? .pinChange : .pinChoose))</a></div></section>
        """
    }

    /// What a session of some kind is called in the list of one's own.
    package static func name(of session: Session, _ say: Say) -> String {
        switch session.kind {
        case .tablet: say(.sessionTablet(session.device))
        case .desk, .device: session.device
        }
    }
}

/// On the page of a colleague, for whoever looks after them: their known phones, and a sheet that lets one in.
package struct DevicesOnPerson: Sendable {
    private var phones: [Session] = []

    package init() {}

    package static func load(_ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> DevicesOnPerson {
        var devices = DevicesOnPerson()
        devices.phones = try DeviceQueries.phones(of: colleague, tx)
        return devices
    }

    package func html(_ id: ID<Colleague>, _ name: String, _ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <section class="card stack" aria-labelledby="h-d"><h2 id="h-d">\(say(.personDevices))</h2><p class="muted">\(say(.personDevicesWords(Colleague.givenName(of: name))))</p>
            \(when: !phones.isEmpty, "<ul class=\"list\" role=\"list\">\(each: phones, { line($0, id, visit) })</ul>")\
            <div class="row"><form action="\(url: DevicePaths.linkFor(id))" method="post"><button class="btn">\(Icon.phone.svg)\(say(.personMakeLink))</button></form></div></section>
            """
    }

    private func line(_ phone: Session, _ id: ID<Colleague>, _ visit: Visit) -> HTML {
        let say = visit.say
        let facts = say(.phoneSeen(say.time(phone.createdAt, now: visit.now), say.day(phone.seenAt, now: visit.now)))
        return """
            <li class="row between"><span class="person"><span><b dir="auto">\(phone.device)</b><small>\(facts)</small></span></span>\
            <form action="\(url: DevicePaths.endFor(id, phone.id))" method="post"><button class="btn">\(say(.phoneEnd))<span class="sr">, \(phone.device)</span></button></form></li>
            """
    }
}
