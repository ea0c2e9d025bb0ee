// The page: one conversation, which belongs to this tab alone.
import * as api from "./api.js";
import * as device from "./device.js";
import { element } from "./html.js";
import { inspect, level } from "./inspector.js";
import * as speech from "./speech.js";

const $ = (id) => document.getElementById(id);
const menus = { device: $("device"), locale: $("locale"), memory: $("memory") };
const line = $("line");
const aloud = $("aloud").querySelector("input");
const said = []; // lines typed before, for the arrow keys
let choices = null;
let tab = null;
let now = null; // the conversation as the server told it
let selected = -1;
let warned = false;

// Talking to the server, one thing at a time.

let queue = Promise.resolve();
const inTurn = (work) => (queue = queue.then(work).catch(refused));

function refused(error) {
  if (error.status === 409) hint("Nobody listens any more. Say “Alexa, open calf pain guide”, or restart.");
  else if (error.status === 404) return begin("The simulator was restarted, so this is a new conversation.");
  else hint(`That did not work: ${error.message}`);
}

async function begin(why = "") {
  const setting = Object.fromEntries(Object.entries(menus).map(([name, menu]) => [name, menu.value]));
  const told = await api.open(setting);
  tab = told.tab;
  await heard(told);
  hint(why);
}

const act = (does, given) => inTurn(async () => {
  speech.hush();
  await heard(await api.act(tab, does, given));
});

async function heard(told) {
  now = told;
  hint("");
  for (const [name, menu] of Object.entries(menus)) menu.value = told.setting[name];
  device.use(choices.devices.find((one) => one.id === told.setting.device));
  drawTurns();
  await select(told.turns.length - 1);
  const last = told.turns.at(-1);
  if (aloud.checked && last.ssml) speak(last.ssml);
}

async function speak(ssml) {
  const spoke = await speech.speak(ssml, now.setting.locale);
  if (!spoke) hint(`This machine has no voice for ${now.setting.locale}.`);
}

// The conversation.

function drawTurns() {
  $("turns").replaceChildren(...now.turns.map(bubbles));
  $("over").hidden = now.listens;
  $("later").hidden = now.setting.memory === "off";
  $("silence").disabled = !now.listens;
  $("undo").disabled = now.turns.length < 2;
  line.placeholder = now.listens ? "Say what hurts…" : "“Alexa, open calf pain guide”";
  device.light(now.listens);
}

const SILENT = { launch: "opens the skill", silence: "says nothing", end: "Alexa ends the session" };
const DID = { touch: "touches", returns: "comes back after days:", one_shot: "Alexa, ask calf pain guide" };

function bubbles(turn) {
  const silent = SILENT[turn.does];
  const you = silent
    ? element("p", { class: "did" }, silent)
    : element("p", { class: `you ${turn.does}` }, DID[turn.does] && element("small", {}, `${DID[turn.does]} `), turn.said);
  const marks = [
    turn.advice && level(turn.advice),
    turn.question && element("code", { title: "the open question" }, turn.question),
    turn.intent && element("span", { class: "intent", title: turn.understood }, turn.intent),
    ...turn.problems.map((one) => element("strong", { class: "problem" }, `breaks a rule: ${one}`)),
  ];
  return element("li", { "data-n": turn.n, tabindex: 0, onclick: () => look(turn.n), onkeydown: (event) => event.key === "Enter" && look(turn.n) },
    you, turn.speech && element("p", { class: "alexa" }, turn.speech), element("p", { class: "marks" }, marks));
}

const look = (number) => select(number).catch(refused);

async function select(number) {
  selected = number;
  for (const one of $("turns").children) one.classList.toggle("selected", Number(one.dataset.n) === number);
  $("turns").children[number]?.scrollIntoView({ block: "nearest" });
  const turn = await api.turn(tab, number);
  if (selected !== number) return;
  inspect(turn);
  await device.show(turn.response.response?.directives ?? [], (what) => act("touch", { what }));
  if (selected === number) device.tell(caption(number));
}

function caption(number) {
  const { name, width, height } = choices.devices.find((one) => one.id === now.setting.device);
  const size = width ? `${name} · ${width} × ${height} dp` : name;
  return number === now.turns.length - 1 ? size : `${size} · as after turn ${number + 1}: a touch now is a late one`;
}

function hint(text) {
  $("hint").textContent = text;
}

// What can be done.

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const what = line.value.trim();
  if (!what) return;
  said.push(what);
  line.value = "";
  act("say", { what });
});
$("silence").addEventListener("click", () => act("silence"));
$("undo").addEventListener("click", () => act("undo"));
$("restart").addEventListener("click", () => act("restart"));
$("again").addEventListener("click", () => act("returns", { what: 0 }));
$("later").addEventListener("click", () => act("returns", { what: 3 }));
for (const menu of Object.values(menus)) menu.addEventListener("change", () => inTurn(() => begin()));

let back = 0;
line.addEventListener("keydown", (event) => {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!step) return void (back = 0);
  event.preventDefault();
  back = Math.min(Math.max(back + step, 0), said.length);
  line.value = back ? said.at(-back) : "";
});
document.addEventListener("keydown", (event) => {
  const button = event.altKey && { KeyZ: "undo", KeyR: "restart" }[event.code];
  if (!button) return;
  event.preventDefault();
  $(button).click();
});

// Speech, where the browser has it.

$("aloud").hidden = !speech.speaks();
aloud.addEventListener("change", () => aloud.checked ? speak(now.turns.at(-1).ssml) : speech.hush());
$("microphone").hidden = !speech.hears();
$("microphone").addEventListener("click", async () => {
  const locale = now.setting.locale;
  const here = await speech.hearsHere(locale);
  if (!here && !warned) {
    warned = true;
    return hint("This browser may send what you say to its maker to have it recognised. Press again if that is all right.");
  }
  $("microphone").classList.add("on");
  const what = await speech.listen(locale, here);
  $("microphone").classList.remove("on");
  if (what) act("say", { what });
});

// Stories in, files out.

$("replay").addEventListener("click", () => {
  listStories("");
  $("stories").showModal();
});
$("search").addEventListener("input", (event) => listStories(event.target.value.toLowerCase()));

function listStories(wanted) {
  const fitting = choices.stories.filter((one) => `${one.name} ${one.file} ${one.locale}`.toLowerCase().includes(wanted));
  $("stories").querySelector("ul").replaceChildren(...fitting.map((one) => element("li", {},
    element("button", { onclick: () => act("replay", { story: one.name }) }, one.name, element("small", {}, `${one.file} · ${one.locale}`)))));
}

const KINDS = {
  story: "For a file in tests/conversations: add what must be heard, by key.",
  dialog: "Put your skill's id in, then: ask dialog --replay file.json. Touches and silence cannot be replayed there.",
};

async function drawCopy(kind) {
  const { text } = await api.copied(tab, kind);
  const [group, why, made] = ["div", "p", "pre"].map((name) => $("copies").querySelector(name));
  for (const button of group.children) button.setAttribute("aria-pressed", button.dataset.kind === kind);
  why.textContent = KINDS[kind];
  made.textContent = text;
  $("clip").textContent = "Copy";
}

$("copy").addEventListener("click", () => inTurn(async () => {
  await drawCopy("story");
  $("copies").showModal();
}));
for (const button of document.querySelectorAll("[data-kind]")) {
  button.addEventListener("click", () => inTurn(() => drawCopy(button.dataset.kind)));
}
$("clip").addEventListener("click", async () => {
  await navigator.clipboard.writeText($("copies").querySelector("pre").textContent);
  $("clip").textContent = "Copied";
});

// The beginning.

choices = await api.choices();
for (const [name, listed] of Object.entries({ device: choices.devices, memory: choices.memories, locale: choices.locales })) {
  menus[name].append(...listed.map((one) => element("option", { value: one.id ?? one }, one.name ?? one)));
  menus[name].value = choices.first[name];
}
await inTurn(() => begin());
line.focus();
