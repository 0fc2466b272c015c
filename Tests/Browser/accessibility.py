"""What axe finds on a page."""
from axe_playwright_python.sync_playwright import Axe

_axe = Axe()


def findings(page, only_colour=False):
    """All rules; or only contrast, for a page that changed nothing but its light."""
    options = {"resultTypes": ["violations"]}
    if only_colour:
        options["runOnly"] = ["color-contrast"]
    found = []
    for violation in _axe.run(page, options=options).response["violations"]:
        for node in violation["nodes"][:3]:
            summary = " ".join(node.get("failureSummary", "").split())[:200]
            found.append(f"{violation['id']} at {node['target']}: {summary}")
    return found
