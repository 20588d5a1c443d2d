// Reads calendars (a JSON list of texts on standard input) with ical.js, and prints what stands in them.
const ICAL = require("ical.js");

const when = (component, name) => {
  const time = component.getFirstPropertyValue(name);
  if (!time) return null;
  const written = time.toString();
  return time.isDate || time.zone.tzid === "floating" ? written : time.toJSDate().toISOString();
};

const read = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().map((component) => {
    const alarm = component.getFirstSubcomponent("valarm");
    return {
      kind: component.name,
      uid: component.getFirstPropertyValue("uid"),
      step: component.getFirstPropertyValue("x-interview-etiquette-step"),
      start: when(component, "dtstart"),
      end: when(component, "due") || when(component, "dtend"),
      summary: component.getFirstPropertyValue("summary"),
      description: component.getFirstPropertyValue("description"),
      trigger: alarm && alarm.getFirstPropertyValue("trigger").toSeconds(),
    };
  });

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => {
  const files = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  process.stdout.write(JSON.stringify(files.map(read)));
});
