import Storage

/// Which groups of a tree may be shown, so that none of fewer than k people can be told from the others, not by subtraction either.
///
/// From the top down: a group is shown when it has k answers and what its shown parts leave over is nothing or k answers at least;
/// until that is so, its smallest shown part is hidden with the rest. Nothing below a hidden group is shown. Every sum that can be
/// made of what is shown is then a sum of leftovers, each nothing or k at least.
struct PulseSuppression {
    let k: Int
    let children: [ID<Unit>: [ID<Unit>]]
    /// Answers of those who work in the unit itself.
    let own: [ID<Unit>: Int]

    static let usual = 5

    /// The groups that may be shown, each with everybody below it.
    func shown(from root: ID<Unit>) -> [ID<Unit>: Int] {
        var totals: [ID<Unit>: Int] = [:]
        _ = total(root, depth: 0, &totals)
        var shown: [ID<Unit>: Int] = [:]
        guard let all = totals[root], all >= k else { return [:] }
        shown[root] = all
        open(root, totals, &shown, depth: 0)
        return shown
    }

    private func open(_ group: ID<Unit>, _ totals: [ID<Unit>: Int], _ shown: inout [ID<Unit>: Int], depth: Int) {
        guard depth < 32, let all = totals[group] else { return }
        var parts = (children[group] ?? []).filter { (totals[$0] ?? 0) >= k }.sorted {
            (totals[$0] ?? 0, $0) > (totals[$1] ?? 0, $1)
        }
        func left() -> Int { all - parts.reduce(0) { $0 + (totals[$1] ?? 0) } }
        while left() > 0, left() < k, !parts.isEmpty { parts.removeLast() }
        for part in parts {
            shown[part] = totals[part]
            open(part, totals, &shown, depth: depth + 1)
        }
    }

    private func total(_ group: ID<Unit>, depth: Int, _ totals: inout [ID<Unit>: Int]) -> Int {
        guard depth < 32 else { return 0 }
        let sum = (own[group] ?? 0) + (children[group] ?? []).reduce(0) { $0 + total($1, depth: depth + 1, &totals) }
        totals[group] = sum
        return sum
    }
}
