/// A heat map as what it is: a table whose cells carry the figure, the count and a step of colour.
package struct HeatChart: Sendable {
    /// One cell. The words of the empty kinds are passed in.
    package enum Cell: Sendable {
        /// `step` is −3…3; negative is below.
        case figure(String, count: String, step: Int, link: String?)
        case few(String, count: String, link: String?)
        case none(String)
    }

    /// One row with its heading, which may bring a sign of its own.
    package struct Row: Sendable {
        package var heading: HTML
        package var cells: [Cell]
        package init(heading: HTML, cells: [Cell]) {
            self.heading = heading
            self.cells = cells
        }
    }

    /// What one step of colour means, for the key.
    package struct KeyEntry: Sendable {
        package var kind: String
        package var label: String
        package init(step: Int, _ label: String) {
            kind = HeatChart.kind(of: step)
            self.label = label
        }
        package init(few label: String) {
            kind = "few"
            self.label = label
        }
    }

    package var id: String
    package var caption: String
    package var columns: [String]
    package var rows: [Row]
    package var key: [KeyEntry]

    package init(id: String, caption: String, columns: [String], rows: [Row], key: [KeyEntry]) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.key = key
    }

    package var html: HTML {
        """
        <div class="heat-scroll" tabindex="0" role="region" aria-labelledby="\(id)">\
        <table class="heat"><caption class="sr" id="\(id)">\(caption)</caption>\
        <thead><tr><td></td>\(each: columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>\
        <tbody>\(each: rows, { row in
            "<tr><th scope=\"row\">\(row.heading)</th>\(each: row.cells, cell)</tr>"
        })</tbody></table></div>\
        <p class="key">\(each: key, { "<span><i class=\"\($0.kind)\"></i>\($0.label)</span>" })</p>
        """
    }

    private func cell(_ cell: Cell) -> HTML {
        switch cell {
        case .figure(let figure, let count, let step, let link):
            "<td class=\"\(Self.kind(of: step))\">\(linked("\(figure)<small>\(count)</small>", link))</td>"
        case .few(let words, let count, let link):
            "<td class=\"few\">\(linked("\(words)<small>\(count)</small>", link))</td>"
        case .none(let words):
            "<td class=\"none\">\(words)</td>"
        }
    }

    private func linked(_ content: HTML, _ link: String?) -> HTML {
        guard let link else { return content }
        return "<a href=\"\(url: link)\">\(content)</a>"
    }

    static func kind(of step: Int) -> String {
        switch step {
        case ..<(-2): "n3"
        case -2: "n2"
        case -1: "n1"
        case 0: "z"
        case 1: "p1"
        case 2: "p2"
        default: "p3"
        }
    }
}
