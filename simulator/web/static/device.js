// The device: its body, its light, and the frame in which Amazon's view host renders the screen.
const room = document.getElementById("room");
const body = document.getElementById("body");
const glass = document.getElementById("glass");
const frame = document.getElementById("screen");
const blank = document.getElementById("blank");
const caption = document.getElementById("caption");

const ready = new Promise((done) => {
  window.addEventListener("message", (event) => event.source === frame.contentWindow && done(frame.contentWindow.device));
});

let device = null;

export function use(chosen) {
  device = chosen;
  const screen = Boolean(chosen.width);
  body.className = screen ? `${chosen.mode} ${chosen.shape}`.toLowerCase() : "speaker";
  frame.hidden = !screen;
  if (screen) Object.assign(frame.style, { width: `${chosen.width}px`, height: `${chosen.height}px` });
  if (screen && !frame.getAttribute("src")) frame.src = "/device"; // five megabytes, for those who want a screen
  fit();
}

// As large as the room allows, and never larger than it is.
function fit() {
  if (!device?.width) {
    glass.removeAttribute("style");
    return;
  }
  const around = 56;
  const wide = (room.clientWidth - around) / device.width;
  const high = (room.clientHeight - around) / device.height;
  const scale = Math.max(0.1, Math.min(1, wide, high));
  Object.assign(glass.style, { width: `${device.width * scale}px`, height: `${device.height * scale}px` });
  frame.style.transform = `scale(${scale})`;
}

new ResizeObserver(fit).observe(room);

// The screen after a turn, one after the other; `touched` is told what was touched.
let showing = Promise.resolve();
export const show = (...given) => (showing = showing.catch(() => {}).then(() => draw(...given)));

async function draw(directives, touched) {
  const render = directives.findLast((one) => one.type === "Alexa.Presentation.APL.RenderDocument");
  if (!device.width) return say("");
  const host = await ready;
  if (!render) {
    host.clear();
    return say("This turn shows nothing on the screen.");
  }
  say("");
  await host.show(render, device, touched);
  for (const one of directives) {
    if (one.type === "Alexa.Presentation.APL.ExecuteCommands") host.execute(one);
  }
}

function say(text) {
  blank.textContent = text;
  glass.classList.toggle("empty", Boolean(text) || !device.width);
}

// What the light says: the microphone is open, or the session is over.
export function light(listens) {
  body.classList.toggle("listens", listens);
}

export function tell(text) {
  caption.textContent = text;
}
