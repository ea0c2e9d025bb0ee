// Speech both ways, as far as the browser has it, and without sending it anywhere.
const PAUSE = { p: 600, s: 300 }; // milliseconds after a paragraph and a sentence
const STRENGTH = { none: 0, "x-weak": 100, weak: 200, medium: 400, strong: 700, "x-strong": 1000 };
const SLOW = { slow: 0.75, "x-slow": 0.6, fast: 1.25 };

// A number digit by digit, unless it is to be read as one.
const numberOf = (node) => {
  const whole = node.getAttribute("interpret-as") === "cardinal";
  return whole ? node.textContent : [...node.textContent].join(" ");
};

// What an SSML text says, in order: {text, rate} and {pause} in milliseconds.
export function pieces(ssml) {
  const read = new DOMParser().parseFromString(ssml || "<speak/>", "text/xml");
  const found = [];
  const say = (text, rate) => {
    const words = text.replace(/\s+/g, " ");
    const last = found.at(-1);
    if (last?.text && last.rate === rate) last.text += words;
    else if (words.trim()) found.push({ text: words, rate });
  };
  const walk = (node, rate) => {
    if (node.nodeType === Node.TEXT_NODE) return say(node.data, rate);
    if (node.nodeName === "break") return found.push({ pause: milliseconds(node) });
    if (node.nodeName === "say-as") return say(numberOf(node), rate);
    if (node.nodeName === "sub") return say(node.getAttribute("alias") ?? node.textContent, rate);
    const own = SLOW[node.getAttribute?.("rate")] ?? rate;
    node.childNodes.forEach((child) => walk(child, own));
    if (PAUSE[node.nodeName]) found.push({ pause: PAUSE[node.nodeName] });
  };
  walk(read.documentElement, 1);
  return found;
}

function milliseconds(node) {
  const [, number, unit] = /^([\d.]+)(ms|s)$/.exec(node.getAttribute("time") ?? "") ?? [];
  if (number) return Number(number) * (unit === "s" ? 1000 : 1);
  return STRENGTH[node.getAttribute("strength") ?? "medium"] ?? 400;
}

// A voice of this machine; some browsers also offer voices that are spoken by a server.
function voice(locale) {
  const own = speechSynthesis.getVoices().filter((one) => one.localService);
  const same = (one) => one.lang.replace("_", "-");
  return own.find((one) => same(one) === locale) ?? own.find((one) => same(one).startsWith(locale.slice(0, 2)));
}

export const speaks = () => "speechSynthesis" in window;
let speaking = 0;

export function hush() {
  speaking += 1;
  if (speaks()) speechSynthesis.cancel();
}

// Read an SSML text aloud; false where this machine has no voice for the locale.
export async function speak(ssml, locale) {
  hush();
  const mine = speaking;
  const chosen = voice(locale);
  if (!chosen) return false;
  for (const piece of pieces(ssml)) {
    if (mine !== speaking) break;
    await (piece.pause ? wait(piece.pause) : utter(piece, chosen));
  }
  return true;
}

const wait = (time) => new Promise((done) => setTimeout(done, time));

function utter({ text, rate }, chosen) {
  return new Promise((done) => {
    const spoken = new SpeechSynthesisUtterance(text);
    Object.assign(spoken, { voice: chosen, lang: chosen.lang, rate, onend: done, onerror: done });
    speechSynthesis.speak(spoken);
  });
}

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
export const hears = () => Boolean(Recognition);

// Whether the browser recognises speech on this machine; elsewhere its maker's server may listen.
export async function hearsHere(locale) {
  if (!Recognition?.available || !("processLocally" in Recognition.prototype)) return false;
  return (await Recognition.available({ langs: [locale], processLocally: true })) === "available";
}

// Listen once; what was heard, or "" for nothing.
export function listen(locale, here) {
  hush();
  return new Promise((done) => {
    const ears = new Recognition();
    let heard = "";
    ears.lang = locale;
    if (here) ears.processLocally = true;
    ears.onresult = (event) => { heard = event.results[0][0].transcript; };
    ears.onend = () => done(heard);
    ears.onerror = () => done("");
    ears.start();
  });
}
