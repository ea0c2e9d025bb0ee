// Everything about one turn, in tabs.
import { element } from "./html.js";

const nav = document.querySelector("#inspector nav");
const details = document.getElementById("details");
const SHUT = new Set(["document", "datasources", "context", "user", "attributes", "sessionAttributes"]);
const LEVELS = {
  emergency_now: "Emergency, now", same_day: "Today", within_days: "Within days",
  routine: "Routine", self_care: "Self-care",
};
let chosen = "Understood";
let told = null;

const TABS = {
  Understood: understood, Findings: findings, Ranking: ranking, Rules: rules,
  Request: (turn) => tree(turn.request), Response: (turn) => tree(turn.response),
};

for (const name of Object.keys(TABS)) {
  nav.append(element("button", { role: "tab", onclick: () => choose(name) }, name));
}

function choose(name) {
  chosen = name;
  draw();
}

export function inspect(turn) {
  told = turn;
  draw();
}

function draw() {
  for (const button of nav.children) button.setAttribute("aria-selected", button.textContent === chosen);
  details.replaceChildren(...(told ? [TABS[chosen](told)].flat() : []));
}

export const level = (name) => element("span", { class: `level ${name}` }, LEVELS[name] ?? name);
const words = (name) => name.replaceAll("_", " ");
const nothing = (text) => element("p", { class: "nothing" }, text);
const heading = (text) => element("h3", {}, text);
const rows = (...pairs) => element("dl", {}, pairs.filter((one) => one?.[1] != null && one[1] !== "").map(
  ([name, value]) => [element("dt", {}, name), element("dd", {}, value)],
));

function understood({ matched, heard, mentions, next }) {
  const found = [];
  if (matched) {
    found.push(heading("Matched to an intent"), rows(
      ["intent", code(matched.intent)],
      ["how", how(matched)],
      ["sample", matched.sample && code(matched.sample)],
      ...Object.entries(matched.slots).map(([name, values]) => [`slot ${name}`, values.map(slot)]),
      ["else", matched.runner_up && `${matched.runner_up.intent} (${matched.runner_up.tier})`],
    ));
  }
  if (heard) {
    found.push(heading("What the skill heard in it"), rows(
      ["open question", heard.asked ? `${heard.asked.id} (${heard.asked.form})` : "none"],
      ...Object.entries(heard.told).map(([name, value]) => [words(name), value_(value)]),
    ));
  }
  if (mentions.length) {
    found.push(heading("Mentioned in the line"), element("ul", { class: "mentions" }, mentions.map(
      (one) => element("li", {}, element("q", {}, one.words), ` ${words(one.finding)}: ${words(one.value)}`,
        counted(one, heard) ? element("b", {}, "counted") : element("i", {}, "not counted")),
    )));
  }
  if (next) found.push(heading("Asked next"), rows(["question", code(next.id)], ["about", next.asks.map(words).join(", ")], ["why", next.kind]));
  return found.length ? found : [nothing("Nothing was said in this turn.")];
}

const code = (text) => element("code", {}, text);
const slot = (one) => [element("q", {}, one.spoken), one.id ? ` = ${one.id} ` : " "];
const how = (one) => one.tier === "near" ? `near, ${one.score} of 100` : one.tier;
const counted = (one, heard) => [heard?.told.answers?.[one.finding] ?? []].flat().includes(one.value);
const value_ = (value) => typeof value === "object" && !Array.isArray(value)
  ? Object.entries(value).map(([name, one]) => element("span", { class: "fact" }, `${words(name)}: ${[one].flat().map(words).join(" + ")}`))
  : [value].flat().map(String).join(", ");

function findings({ findings: known }) {
  if (!known.length) return nothing("Nothing is known yet.");
  return element("table", {}, element("tbody", {}, known.map((one) => element("tr", { class: one.new ? "new" : "" },
    element("th", { scope: "row" }, words(one.finding)), element("td", {}, code(one.value)), element("td", {}, one.words),
    element("td", {}, one.new ? element("b", {}, "new") : "")))));
}

function ranking({ causes, urgency, see }) {
  const most = Math.max(...causes.map((one) => one.share), 0.01);
  return [
    element("p", { class: "verdict" }, level(urgency), see.length ? ` to see: ${see.map(words).join(", then ")}` : ""),
    ...causes.map((one, place) => element("details", { class: "cause", open: place === 0 },
      element("summary", {},
        element("span", { class: "name" }, one.name),
        one.named && element("em", {}, "named"), one.check && element("em", { class: "check" }, "to be checked"),
        element("i", { class: "bar", style: `--part: ${100 * one.share / most}%`, title: "belief in hundredths, never spoken" }), element("small", {}, `${(100 * one.share).toFixed(1)}`)),
      side("For", one.for), side("Against", one.against))),
  ];
}

const side = (title, reasons) => reasons.length > 0 && element("section", { class: title.toLowerCase() },
  element("h4", {}, title), element("ul", {}, reasons.map((one) => element("li", {},
    element("b", {}, `× ${one.times.toFixed(one.times < 1 ? 2 : 1)}`), ` ${one.words} `,
    element("small", {}, one.grounds, one.sources.map(cited))))));

const cited = (source) => source.url
  ? element("a", { href: source.url, title: source.cite, target: "_blank", rel: "noreferrer" }, `[${source.n}]`)
  : element("span", { title: source.cite }, `[${source.n}]`);

function rules({ rules: fired }) {
  if (!fired.length) return nothing("No warning rule fired: the ranking alone advises.");
  return fired.map((one) => element("article", { class: "rule" },
    element("h3", {}, code(one.id), level(one.urgency)), element("p", {}, one.why),
    element("small", {}, one.grounds, one.sources.map(cited))));
}

function tree(value) {
  return element("div", { class: "tree" }, node(value, null, 0));
}

function node(value, name, depth) {
  const key = name == null ? null : element("span", { class: "key" }, `${name}: `);
  if (value === null || typeof value !== "object") {
    return element("div", {}, key, element("span", { class: value === null ? "null" : typeof value }, JSON.stringify(value)));
  }
  const entries = Object.entries(value);
  const marks = Array.isArray(value) ? "[]" : "{}";
  if (!entries.length) return element("div", {}, key, marks);
  const count = `${marks[0]} ${entries.length} ${marks[1]}`;
  return element("details", { open: depth < 4 && !SHUT.has(name) }, element("summary", {}, key, element("span", { class: "null" }, count)),
    entries.map(([below, one]) => node(one, below, depth + 1)));
}
