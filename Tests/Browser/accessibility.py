"""What axe finds on a page."""
from axe_playwright_python.sync_playwright import Axe

_axe = Axe()


def findings(page):
    found = []
    for violation in _axe.run(page).response["violations"]:
        for node in violation["nodes"][:3]:
            summary = " ".join(node.get("failureSummary", "").split())[:200]
            found.append(f"{violation['id']} at {node['target']}: {summary}")
    return found
