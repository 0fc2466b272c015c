// Colleagues' pages: each element is optional, and every page works without any of them.
import "./clock.js";
import "./keep.js";
import "./live.js";
import "./keys.js";
import "./send.js";

// A form that came back with problems: its summary takes the focus.
document.querySelector("[data-focus]")?.focus();
