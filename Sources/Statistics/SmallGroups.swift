/// Which groups of people may be counted where others read it: none so small that a figure would tell of one person, by itself or by
/// subtracting others from it.
package enum SmallGroups {
    /// A group inside another: those who belong to it itself, without the groups inside it.
    package struct Group<Key: Hashable & Sendable>: Sendable {
        package let key: Key
        package let parent: Key?
        /// How many people there are.
        package let people: Int
        /// How many of them are counted.
        package let counted: Int

        package init(_ key: Key, in parent: Key?, people: Int, counted: Int) {
            (self.key, self.parent, self.people, self.counted) = (key, parent, people, counted)
        }
    }

    /// People and how many of them are counted.
    package struct Share: Equatable, Sendable {
        package var people: Int
        package var counted: Int
        static func + (a: Share, b: Share) -> Share { Share(people: a.people + b.people, counted: a.counted + b.counted) }
    }

    /// The groups, each with everything inside it, whose figure may be read.
    ///
    /// A figure needs `least` people who are counted and, where `hidesNearlyAll`, as many who are not: "all but one" tells of that one.
    /// Inside a group that is shown, those that are hidden must together be large enough too, since they follow by subtraction: the
    /// smallest of the others are hidden with them until they are. Inside a group that is hidden nothing is shown.
    package static func shown<Key: Hashable & Sendable & Comparable>(
        _ groups: [Group<Key>], least: Int = 5, hidesNearlyAll: Bool = true
    ) -> [Key: Share] {
        let tree = Tree(groups)
        func isSafe(_ share: Share) -> Bool {
            share.counted >= least && (!hidesNearlyAll || share.people - share.counted >= least)
        }
        var shown: [Key: Share] = [:]
        var waiting = tree.roots.filter { isSafe(tree.sums[$0] ?? Share(people: 0, counted: 0)) }
        while let key = waiting.popLast() {
            shown[key] = tree.sums[key]
            let inside = tree.inside[key] ?? []
            // Those of the group itself have no figure of their own, so they are always what is left.
            var rest = tree.own[key] ?? Share(people: 0, counted: 0)
            var open: [Key] = []
            for one in inside {
                guard let sum = tree.sums[one] else { continue }
                if isSafe(sum) { open.append(one) } else { rest = rest + sum }
            }
            open.sort { (tree.sums[$1]?.counted ?? 0, $1) < (tree.sums[$0]?.counted ?? 0, $0) }
            while rest.people > 0, !isSafe(rest), let smallest = open.popLast() {
                rest = rest + (tree.sums[smallest] ?? Share(people: 0, counted: 0))
            }
            waiting += open
        }
        return shown
    }

    private struct Tree<Key: Hashable & Sendable & Comparable> {
        var own: [Key: Share] = [:]
        var sums: [Key: Share] = [:]
        var inside: [Key: [Key]] = [:]
        var roots: [Key] = []

        init(_ groups: [Group<Key>]) {
            for group in groups { own[group.key] = Share(people: max(0, group.people), counted: max(0, min(group.counted, group.people))) }
            for group in groups.sorted(by: { $0.key < $1.key }) {
                if let parent = group.parent, own[parent] != nil { inside[parent, default: []].append(group.key) } else { roots.append(group.key) }
            }
            for root in roots { _ = sum(root, depth: 0) }
        }

        /// A tree is never deeper than this; a ring has no root and is never reached.
        private static var deepest: Int { 64 }

        private mutating func sum(_ key: Key, depth: Int) -> Share {
            var sum = own[key] ?? Share(people: 0, counted: 0)
            if depth < Self.deepest { for one in inside[key] ?? [] { sum = sum + self.sum(one, depth: depth + 1) } }
            sums[key] = sum
            return sum
        }
    }
}
