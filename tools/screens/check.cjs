// Amazon's own check (apl-suggester) of the documents on stdin, by name; its faults go to stdout as JSON.
const {StaticAplTemplateValidator} = require("apl-suggester");

async function main() {
  const documents = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const found = [];
  for (const [name, one] of Object.entries(documents)) {
    for (const fault of await new StaticAplTemplateValidator().validate(one)) found.push({name, ...fault});
  }
  console.log(JSON.stringify(found));
}

main();
