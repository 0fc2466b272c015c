/// Words that passwords are made of when nobody thinks, written down by ourselves and folded as `Password` folds.
///
/// A password may hold them; it must not consist of them.
enum PasswordBlockList {
    static let words: [String] = """
        password passwort passphrase motdepasse contrasena senha wachtwoord parola secret geheim
        hearten welcome willkommen letmein changeme changeit temporary default admin administrator root login signin
        user username guest master system server manager office company service customer support helpdesk reception
        qwerty qwertz azerty asdf asdfgh zxcv zxcvbn yxcvbn qazwsx iqaz
        iloveyou ilove love lovely baby angel princess sunshine summer winter spring autumn flower rainbow butterfly chocolate cookie
        football baseball basketball soccer hockey cricket monkey dragon tiger lion eagle falcon shadow superman batman spiderman pokemon
        starwars matrix ninja hunter killer freedom whatever trustnoi trustno hello hallo bonjour goodbye please thankyou
        january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday birthday christmas easter holiday
        michael jennifer jordan jessica michelle charlie daniel thomas andrew joshua robert george maria anna
        correcthorsebatterystaple correct horse battery staple correcthorse
        abcdef abcd abci iabc test testing tester sample example demo trial access internet computer laptop windows android google facebook
        money business today always forever number letter word words with this that these mine yours and the for my is
        london paris berlin america england canada france germany mexico india china brasil
        year years month day week pass word code pin
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    /// Steps between neighbouring keys, both ways, for the rows of the usual keyboards.
    static let keyboardSteps: Set<UInt16> = {
        var steps: Set<UInt16> = []
        for row in [
            "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        ] {
            let keys = Array(row.utf8)
            for (one, next) in zip(keys, keys.dropFirst()) {
                steps.insert(UInt16(one) << 8 | UInt16(next))
                steps.insert(UInt16(next) << 8 | UInt16(one))
            }
        }
        return steps
    }()
}
