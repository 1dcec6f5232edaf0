import ICAL from 'ical.js';

/** A calendar read by ical.js: its properties and its events. */
export function eventsOf(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({
    component,
    event: new ICAL.Event(component),
    names: component.getAllProperties().map((property) => property.name),
  }));
  return { calendar, events };
}

/** The one event of a calendar. */
export function onlyEvent(content: string) {
  const { calendar, events } = eventsOf(content);
  const [first, ...others] = events;
  if (!first || others.length > 0) throw new Error('expected one event');
  return { calendar, ...first };
}

export const property = (component: InstanceType<typeof ICAL.Component>, name: string) =>
  String(component.getFirstPropertyValue(name));
