// Drives the skill at a URL with virtual-alexa. In, on stdin: {url, skill, locale, model, said:
// [{launch, lines}]}. Out: for each conversation its turns, {line, sent, answer} or {line, error},
// the launch as the line null.
const { VirtualAlexa } = require("virtual-alexa");
const { IntentSchema } = require("virtual-alexa/lib/src/model/IntentSchema");
const { SamplePhrase } = require("virtual-core/lib/src/SampleUtterances");
const { SlotMatch, SlotTypes } = require("virtual-core/lib/src/SlotTypes");

// It works out the same expression, the same slot value and, out of a list of all, the same intent
// thousands of times: here, once each.
function once(owner, method, key) {
  const original = owner.prototype[method];
  owner.prototype[method] = function (...given) {
    this.kept = this.kept || new Map();
    const name = key(...given);
    if (!this.kept.has(name)) this.kept.set(name, original.apply(this, given));
    return this.kept.get(name);
  };
}
once(SamplePhrase, "regex", () => "regex");
once(SlotTypes, "matchesSlot", (type, value) => `${type} ${value}`);

// Samples that have a word which the line has not are passed over before they are compared.
const compare = SamplePhrase.prototype.matchesUtterance;
const differs = { matches: () => false };
let padded = { line: "", text: "" };
SamplePhrase.prototype.matchesUtterance = function (line) {
  if (padded.line !== line) padded = { line, text: ` ${line.toLowerCase()} ` };
  this.fixed = this.fixed || this.phrase.replace(/\{\w+\}/g, " ").split(" ").filter(Boolean);
  const fits = this.fixed.every((word) => padded.text.includes(` ${word} `));
  return fits ? compare.call(this, line) : differs;
};

// It takes silence for a number.
const takes = SlotTypes.prototype.matchesSlot;
SlotTypes.prototype.matchesSlot = function (type, value) {
  return value.trim() ? takes.call(this, type, value) : new SlotMatch(false);
};

// It takes any words for a duration. This type takes what Alexa sends for one: P3D, PT12H.
const DURATION = {
  name: "AMAZON.DURATION",
  isCustom: () => false,
  match: (value) => new SlotMatch(/^\s*P(\d+[YMWD]|T\d+[HMS])+\s*$/.test(value), value.trim()),
};

async function turn(alexa, sent, line) {
  sent.length = 0;
  try {
    const answer = line === null ? await alexa.launch() : await alexa.utter(line);
    return { line, sent: sent[0], answer };
  } catch (error) {
    return { line, error: String((error && error.message) || error) };
  }
}

async function conversation(alexa, sent, { launch, lines }) {
  alexa.context().endSession();
  const turns = [];
  for (const line of launch ? [null, ...lines] : lines) {
    turns.push(await turn(alexa, sent, line));
  }
  return turns;
}

async function main(job) {
  const alexa = VirtualAlexa.Builder().skillURL(job.url).applicationID(job.skill)
    .locale(job.locale).interactionModelFile(job.model).create();
  alexa.context().interactionModel().slotTypes.addTypes([DURATION]);
  // It takes every line with "ask", "open" or "tell" in it for a launch; ours are said inside.
  alexa.parseLaunchRequest = () => undefined;
  once(IntentSchema, "intent", (name) => name); // not before all of them are known
  const sent = [];
  alexa.filter((envelope) => { sent.push(JSON.parse(JSON.stringify(envelope.request))); });
  const said = [];
  for (const one of job.said) {
    said.push(await conversation(alexa, sent, one));
  }
  process.stdout.write(JSON.stringify(said));
}

let text = "";
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", () => main(JSON.parse(text)));
