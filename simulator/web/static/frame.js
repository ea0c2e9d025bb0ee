// Inside the device: Amazon's view host renders what the page hands in, and hands touches out. The
// simulator shows it in a frame; `make screens` and the tests of what is seen open it as a page.
// Amazon's own fonts would come from a server of theirs: these of the machine stand in for them.
const FAMILIES = ["amazon-ember-display", "Bookerly"];
const FACES = ["Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial", "DejaVu Sans"];
const NAMED = { // full names: those of a light or middling weight first, then those of a heavy one
  normal: [["", " Regular"], [" Bold"]],
  italic: [[" Italic"], [" Bold Italic", " Italic"]],
};
const glass = document.getElementById("view");
const SETTLING = 20; // pictures until what was rendered answers touches
let Host = null;
let view = null;

// The engine starts while its script runs: who does not ask for it at once waits for ever.
const engine = new Promise((ready) => {
  const script = document.createElement("script");
  script.src = "/view-host.js";
  script.onload = () => {
    Host = window.AplRenderer;
    replaceFonts();
    ready(Host.initEngine());
  };
  document.head.append(script);
});

function replaceFonts() {
  for (const sheet of document.styleSheets) {
    for (let place = sheet.cssRules.length - 1; place >= 0; place -= 1) {
      if (sheet.cssRules[place] instanceof CSSFontFaceRule) sheet.deleteRule(place);
    }
  }
  for (const family of FAMILIES) {
    for (const [style, [regular, bold]] of Object.entries(NAMED)) {
      for (let weight = 100; weight <= 900; weight += 100) {
        const names = FACES.flatMap((face) => (weight < 600 ? regular : bold).map((kind) => face + kind));
        const source = names.map((name) => `local("${name}")`).join(", ");
        document.fonts.add(new FontFace(family, source, { style, weight: String(weight) }));
      }
    }
  }
}

// Show an Alexa.Presentation.APL.RenderDocument directive; touched(event) is told of every touch.
async function show(directive, screen, touched, pictures = SETTLING) {
  await engine;
  clear();
  glass.className = screen.shape.toLowerCase();
  const content = Host.Content.create(JSON.stringify(directive.document));
  const sources = directive.datasources ?? {};
  for (const name of directive.document.mainTemplate.parameters ?? []) { // one by its name, or all of them
    content.addData(name, JSON.stringify(sources[name] ?? sources));
  }
  view = Host.default.create({
    content,
    view: glass,
    viewport: {
      width: screen.width, height: screen.height, dpi: 160,
      isRound: screen.shape === "ROUND", shape: screen.shape, mode: screen.mode,
    },
    theme: screen.theme ?? "dark",
    mode: screen.mode,
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
    environment: { agentName: "Calf Guide", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    developerToolOptions: {},
    onSendEvent: (event) => touched({
      token: directive.token, arguments: event.arguments, source: event.source, components: event.components,
    }),
  });
  await view.init();
  await document.fonts.ready;
  for (let frames = 0; frames < pictures; frames += 1) await new Promise(requestAnimationFrame);
}

// Commands of an Alexa.Presentation.APL.ExecuteCommands directive.
function execute(directive) {
  view?.executeCommands(JSON.stringify(directive.commands));
}

function clear() {
  view?.destroy();
  view = null;
  glass.replaceChildren();
}

window.device = { show, execute, clear, get view() { return view; } };
window.parent.postMessage("device", window.location.origin);
