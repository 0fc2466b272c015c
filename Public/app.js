// Colleagues' pages: each element is optional, and every page works without any of them.
import "./clock.js";
import "./keep.js";
import "./live.js";
import "./keys.js";
import "./lock.js";
import "./send.js";
import "./guidance.js";
