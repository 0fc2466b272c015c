extension Phrase {
    // A link that makes a phone known
    static func phoneOf(_ name: String) -> Phrase { "\(name)’s phone" }
    static let deviceLinkTitle: Phrase = "Scan this with your phone"
    static let deviceLinkLead: Phrase =
        "It works once, for fifteen minutes, and is shown only now. Whoever opens it comes in as you: do not send it on."
    static func deviceSheetTitle(_ name: String) -> Phrase { "For \(name)’s phone" }
    static func deviceSheetLead(_ time: String) -> Phrase { "It works once, until \(time). Hand it to nobody else: whoever opens it first comes in." }
    static let deviceSheetHow: Phrase = "Open the camera of your own phone, point it at the square, and follow the link."
    static let deviceOpens: Phrase = "A code that opens the link below"
    static let deviceLinkInstead: Phrase = "Or type the link"
    static let backToYou: Phrase = "Back to You"
    static let backToPerson: Phrase = "Back"

    static let devicePageTitle: Phrase = "Your phone"
    static func deviceIsFor(_ name: String, _ house: String) -> Phrase { "This link lets \(name) into \(house)." }
    static func deviceAsk(_ name: String) -> Phrase { "Are you \(name)?" }
    static let deviceAskWords: Phrase =
        "This phone is then known: no password, until you end it at You or somebody who looks after {colleagues} does. If this is not you, close the page."
    static let deviceName: Phrase = "What you call this phone"
    static let deviceTake: Phrase = "Yes, this is my phone"
    static let deviceTaken: Phrase = "This phone is known now."
    static let deviceGoneTitle: Phrase = "This link has been used or has ended"
    static let deviceGoneWords: Phrase =
        "Each link lets one phone in, once. Was it not you? Then tell your {leader} now: that phone is in the list and can be ended with one tap. Ask for a new link."

    // At You
    static let devicesMineTitle: Phrase = "Phone and tablet"
    static let devicesMineWords: Phrase =
        "On your own phone you come in without a password. On a shared tablet you tap your name and give six digits."
    static let deviceMakeLink: Phrase = "Add my phone"
    static let pinChoose: Phrase = "Choose a PIN"
    static let pinChange: Phrase = "Change the PIN"
    static let pinIsLocked: Phrase = "Your PIN is closed, because a wrong one was tried too often."
    static let pinOpen: Phrase = "Open it again"
    static let pinOpened: Phrase = "Your PIN opens the tablets again."
    static let sessionPhone: Phrase = "Known phone"
    static func sessionTablet(_ name: String) -> Phrase { "Shared tablet \(name)" }

    // The PIN
    static let pinTitle: Phrase = "A PIN for shared tablets"
    static let pinLead: Phrase =
        "Six digits that only you know. They open the tablets of your {units}, and there only your day, the line-up, what you tell, and guidance."
    static let pinLabel: Phrase = "Six digits"
    static let pinHint: Phrase = "You see them while you type. No date, no run like 123456, nothing that repeats."
    static let pinKeep: Phrase = "Keep this PIN"
    static let pinLater: Phrase = "Not now"
    static let pinTakeAway: Phrase = "I need no PIN"
    static let pinNotSix: Phrase = "Write exactly six digits"
    static let pinTrivial: Phrase = "Somebody who guesses would try this early. Choose six digits without a date, a run or a pattern"
    static let pinKept: Phrase = "Your PIN opens the shared tablets of your {units} now."
    static let pinEnded: Phrase = "Your PIN is gone. Shared tablets no longer show your name."
    static let pinNone: Phrase = "You have no PIN yet."
    static let pinSetAlready: Phrase = "You have a PIN. A new one takes its place."

    // The list of all
    static let tabDevices: Phrase = "Devices"
    static let tabDevicesWords: Phrase = "Shared tablets and known phones, each ended with one tap."
    static func devicesLead(_ tablets: Int) -> Phrase {
        .counted(tablets, one: "{n} shared tablet. Lost or stolen? One tap ends it.", many: "{n} shared tablets. Lost or stolen? One tap ends it.")
    }
    static let tabletsTitle: Phrase = "Shared tablets"
    static let tabletsNone: Phrase = "No shared tablet yet"
    static let tabletsNoneWords: Phrase = "Open this page on the tablet itself and make it one."
    static func tabletEnrolled(_ name: String, _ time: String) -> Phrase { "enrolled by \(name), \(time)" }
    static func tabletUsed(_ time: String) -> Phrase { "last used \(time)" }
    static let tabletNeverUsed: Phrase = "not used yet"
    static let tabletEnd: Phrase = "End it"
    static let tabletEnded: Phrase = "Ended. Whoever was on it is out."
    static let tabletMakeTitle: Phrase = "Make this device a shared tablet"
    static let tabletMakeWords: Phrase =
        "You are signed out here, and from then on {colleagues} of the place come in with their name and PIN. It shows only their day, the line-up, what they tell, and guidance."
    static let tabletName: Phrase = "What the tablet is called"
    static let tabletNameHint: Phrase = "As it is written on it: Lounge 1."
    static let tabletAt: Phrase = "Shared tablet of"
    static let tabletMake: Phrase = "Make it a shared tablet"
    static let tabletNeedsName: Phrase = "Write what the tablet is called"
    static let tabletNeedsUnit: Phrase = "Choose a place that you look after"
    static let phonesTitle: Phrase = "Known phones"
    static let phonesSearch: Phrase = "{Colleague} or phone"
    static let phonesNone: Phrase = "No phone is known"
    static let phonesNoneWords: Phrase = "{Colleagues} add their own at You, or with a sheet from their {leader}."
    static func phonesNobody(_ words: String) -> Phrase { "No phone for “\(words)”" }
    static func phoneSeen(_ added: String, _ seen: String) -> Phrase { "added \(added), last seen \(seen)" }
    static let phoneEnd: Phrase = "End it"
    static let phoneEnded: Phrase = "That phone is no longer known."
    static let personDevices: Phrase = "Phones"
    static func personDevicesWords(_ name: String) -> Phrase {
        "A sheet with a code lets \(name)’s own phone in, once, within a day. It needs no mail and no password."
    }
    static let personMakeLink: Phrase = "Make a sheet"

    // The tablet itself
    static let tabletWho: Phrase = "Who are you?"
    static func tabletOf(_ unit: String) -> Phrase { "Shared tablet, \(unit)" }
    static let tabletFind: Phrase = "Your name"
    static let tabletFindButton: Phrase = "Find"
    static let tabletFindWords: Phrase = "Write the first letters of your name."
    static func tabletNobody(_ words: String) -> Phrase { "Nobody here is called “\(words)”" }
    static let tabletNoNames: Phrase = "Nobody has a PIN yet"
    static let tabletNoNamesWords: Phrase = "Choose six digits at You, on your own phone or at a desk. Then your name stands here."
    static let tabletNotListed: Phrase = "Your name is not here? Choose a PIN at You, on your own phone or at a desk."
    static func tabletHello(_ name: String) -> Phrase { "Hello, \(name)" }
    static let tabletPin: Phrase = "Your PIN"
    static let tabletComeIn: Phrase = "Come in"
    static let tabletNotMe: Phrase = "That is not me"
    static let pinWrong: Phrase = "This is not your PIN. Try again"
    static func pinWait(_ span: String) -> Phrase { "That was tried too often. Wait \(span), then try again" }
    static func seconds(_ n: Int) -> Phrase { .counted(n, one: "{n} second", many: "{n} seconds") }
    static func pinClosed(_ time: String) -> Phrase { "This PIN is closed until \(time). Open it at You, on your own phone or at a desk" }
    static let tabletGone: Phrase = "This is no longer a shared tablet."

    // News
    static let newsDeviceAdded: Phrase = "A phone was added to your name. If it was not you, end it"
    static let newsPinLocked: Phrase = "Your PIN was tried too often on a shared tablet and is closed. Open it at You"
    static let newsPinSet: Phrase = "A PIN for shared tablets was set. If it was not you, change it at You"
    static let newsTabletGuessed: Phrase = "Many wrong PINs were tried on a shared tablet that you enrolled"
    static func newsEndDevice(_ name: String) -> Phrase { "End “\(name)”" }
    static let newsDeviceEnded: Phrase = "It has ended."
}
