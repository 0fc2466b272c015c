/// Six rising bars, filled up to a level: the sign that stands beside a level's name. For the eye only; the name is text.
package func stepsSign(level: Int) -> HTML {
    """
    <svg class="steps" data-l="\(level)" viewBox="0 0 28.6 13" aria-hidden="true">\(each: 0..<6, { bar in
        """
        <rect class="\(bar < level ? "on" : "off")" x="\(bar * 5)" y="\(10 - 2 * bar)" width="3.6" height="\(2 * bar + 2).5" rx="1"/>
        """
    })</svg>
    """
}
