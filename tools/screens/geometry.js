// What is wrong with a screen as it stands, told from where its parts lie; empty where nothing is.
// Sizes are dp: the page is as large as the viewport.

const LEAST_TARGET = 48;  // dp each way: Amazon's and WCAG's smallest place to touch
const LINE = 1.25;        // height of a line, in its letters: what a font draws beyond it is air
const BLANK = 0.3;        // width of a blank, in letters: where a line is broken, one hangs over its end
const SLACK = 2;          // dp that rounding may move a border

function parts(component, found = [], scrolled = false) {
  const hidden = component.container.style.display === "none";
  if (hidden) return found;
  found.push({component, scrolled, box: component.container.getBoundingClientRect()});
  const scrolls = scrolled || component instanceof AplRenderer.ScrollView;
  for (const child of component.children) parts(child, found, scrolls);
  return found;
}

function wordsOf(component) {
  const lines = [];
  const walker = document.createTreeWalker(component.container, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    lines.push(...[...range.getClientRects()].filter(line => line.width && line.height));
  }
  if (!lines.length) return null;
  const style = getComputedStyle(component.container.querySelector("p"));
  const size = parseFloat(style.fontSize);
  const lead = Math.max(0, (lines[0].height - size * LINE) / 2);
  const blank = lines.length > 1 ? size * BLANK : 0;
  return {
    text: component.container.textContent,
    left: Math.min(...lines.map(line => line.left)), right: Math.max(...lines.map(line => line.right)) - blank,
    top: Math.min(...lines.map(line => line.top)) + lead, bottom: Math.max(...lines.map(line => line.bottom)) - lead,
  };
}

function within(inner, outer) {
  return inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK
    && inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;
}

function meet(one, other) {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK;
}

// Only the first view of a round screen must lie in the circle: below, it scrolls.
function seen(text, width, height, round) {
  if (!within(text, {left: 0, top: 0, right: width, bottom: height})) return false;
  if (!round) return true;
  const radius = width / 2;
  return [text.left, text.right].every(x => [text.top, text.bottom].every(
    y => Math.hypot(x - radius, y - radius) <= radius + SLACK));
}

function faults(width, height, round) {
  const all = parts(device.view.top);
  const found = [];
  const texts = [];
  for (const {component, scrolled, box} of all) {
    const is = kind => component instanceof AplRenderer[kind];
    if (is("Text")) {
      const words = wordsOf(component);
      if (!words) continue;
      if (!within(words, box)) found.push(`cut: ${words.text}`);
      if (!scrolled && !seen(words, width, height, round)) found.push(`outside: ${words.text}`);
      if (scrolled && (words.left < -SLACK || words.right > width + SLACK)) found.push(`beside: ${words.text}`);
      texts.push({...words, scrolled});
    }
    if (is("TouchWrapper")) {
      const label = component.props[AplRenderer.PropertyKey.kPropertyAccessibilityLabel];
      if (!label) found.push(`a place to touch without a label: ${component.container.textContent}`);
      if (Math.min(box.width, box.height) < LEAST_TARGET) found.push(`too small to touch: ${label}`);
      if (!scrolled && !within(box, {left: 0, top: 0, right: width, bottom: height})) found.push(`outside: ${label}`);
    }
  }
  texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
    if (one.scrolled === other.scrolled && meet(one, other)) found.push(`overlap: ${one.text} | ${other.text}`);
  }));
  return found;
}

// Where each place to touch lies, by its label.
function places() {
  return parts(device.view.top).filter(one => one.component instanceof AplRenderer.TouchWrapper).map(({component, box}) => ({
    label: component.props[AplRenderer.PropertyKey.kPropertyAccessibilityLabel],
    x: box.left + box.width / 2, y: box.top + box.height / 2,
  }));
}
