// The behaviours, one a file. Each binds itself by delegation, so that a swapped page keeps them.
import "./toast.js";
import "./keys.js";
import "./log.js";
import "./passkey.js";
import "./arrive.js";
import "./measure.js";
import "./order.js";
import "./several.js";
import "./ticks.js";
import "./focus.js";
import "./connection.js";
import "./kept.js";
import "./drafts.js";
import "./escape.js";
import "./sending.js";
