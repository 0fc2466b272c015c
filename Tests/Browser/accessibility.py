"""What axe finds on a page, and what a thumb, a narrow window or a strict policy would."""
from axe_playwright_python.sync_playwright import Axe

from house import DESK, NARROW, PHONE

_axe = Axe()

# Links that run in a sentence keep the height of their line; everything else that is pressed is 44 px high under a thumb.
_SMALL = """() => {
    const small = []
    for (const node of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
        if (node.closest('.skip, .trap, dialog, [inert], .heat, .mail') || !node.checkVisibility({visibilityProperty: true})) continue
        const target = node.matches('input[type=radio], input[type=checkbox]') ? node.closest('label') ?? node : node
        const style = getComputedStyle(target)
        const words = [...target.parentElement.childNodes].some(n => n !== target && n.nodeType === 3 && n.data.trim())
        if (style.display === 'inline' && (words || target.closest('p, li, dd, td, th, .meta, .crumb'))) continue
        const box = target.getBoundingClientRect()
        const after = getComputedStyle(target, '::after')
        const grown = after.position === 'absolute' && after.content !== 'none' ? -2 * Math.min(0, parseFloat(after.top) || 0) : 0
        if (box.height + grown < 43.5) small.push(`${target.tagName.toLowerCase()}.${target.className} “${(target.textContent || target.name || '').trim().slice(0, 30)}” is ${Math.round(box.height)} px high`)
    }
    return small
}"""


def findings(page, only_colour=False):
    """All rules; or only contrast, for a page that changed nothing but its light. A page without its style sheet yet is not looked at."""
    page.wait_for_load_state()
    options = {"resultTypes": ["violations"]}
    if only_colour:
        options["runOnly"] = ["color-contrast"]
    found = []
    for violation in _axe.run(page, options=options).response["violations"]:
        for node in violation["nodes"][:3]:
            summary = " ".join(node.get("failureSummary", "").split())[:200]
            found.append(f"{violation['id']} at {node['target']}: {summary}")
    return found


def in_all_views(visitor, kind):
    """What is wrong with the open page: at a desk and on a phone, by day and by night, then at 320 px."""
    page, problems = visitor.page, []
    before = page.viewport_size
    if page.locator("[style]:not(svg *)").count() or page.locator("style, script:not([src])").count():
        problems.append(f"{kind}: a style or script in the page itself")
    for name, size in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(size)
        for light in ("light", "dark"):
            page.emulate_media(color_scheme=light, reduced_motion="reduce")
            problems.extend(f"{kind}, {name}, {light}: {found}" for found in findings(page, only_colour=light == "dark"))
    page.set_viewport_size(NARROW)
    if over := visitor.overflow():
        problems.append(f"{kind}: wider than 320 px, {over}")
    page.set_viewport_size(before)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return problems


def small_targets(page):
    """What a thumb would miss, on a page in a touched window."""
    page.wait_for_load_state()
    return page.evaluate(_SMALL)
