// What the page asks of the server.
export class Refused extends Error {
  constructor(status, text) { super(text); this.status = status; }
}

async function asked(path, given) {
  const how = given === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given),
  };
  const response = await fetch(path, how);
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, told.error ?? response.statusText);
  return told;
}

export const choices = () => asked("/api/choices");
export const open = (setting) => asked("/api/tabs", setting);
export const act = (tab, does, given = {}) => asked(`/api/tabs/${tab}/${does}`, given);
export const turn = (tab, number) => asked(`/api/tabs/${tab}/turns/${number}`);
export const copied = (tab, kind) => asked(`/api/tabs/${tab}/${kind}`);
