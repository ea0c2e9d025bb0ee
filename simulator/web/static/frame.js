// Inside the device: Amazon's view host renders what the page hands in, and hands touches out.
const Host = window.AplRenderer;
const engine = Host.initEngine();
let view = null;

// Show an Alexa.Presentation.APL.RenderDocument directive; touched(event) is told of every touch.
export async function show(directive, screen, touched) {
  await engine;
  clear();
  const content = Host.Content.create(JSON.stringify(directive.document));
  for (const [name, source] of Object.entries(directive.datasources ?? {})) {
    content.addData(name, JSON.stringify(source));
  }
  const element = document.createElement("div");
  document.getElementById("view").append(element);
  view = Host.default.create({
    content,
    view: element,
    viewport: {
      width: screen.width, height: screen.height, dpi: 160,
      isRound: screen.shape === "ROUND", shape: screen.shape, mode: screen.mode,
    },
    theme: "dark",
    mode: screen.mode,
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
    environment: { agentName: "Calf Guide simulator", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    developerToolOptions: {},
    onSendEvent: (event) => touched({
      token: directive.token, arguments: event.arguments, source: event.source, components: event.components,
    }),
  });
  await view.init();
}

// Commands of an Alexa.Presentation.APL.ExecuteCommands directive.
export function execute(directive) {
  view?.executeCommands(JSON.stringify(directive.commands));
}

export function clear() {
  view?.destroy();
  view = null;
  document.getElementById("view").replaceChildren();
}

window.device = { show, execute, clear };
window.parent.postMessage("device", window.location.origin);
