import { describe, expect, test } from '@jest/globals';
import { smallInstance } from '#test/factories/small-instance.js';
import type { Instance } from './instance.js';
import { parseInstance } from './instance-check.js';
import { solveInstance } from './solve.js';
import { parseTimetable } from './timetable-check.js';

function base(): Instance {
  return smallInstance(3, 2, [
    ['K1', 'U1', 10],
    ['K2', 'U1', 20],
    ['K1', 'U2', 30],
  ]);
}

type Change = (instance: Instance) => unknown;

const pair = (a: string, b: string) => ({ a, b });

const refused: [string, string, string, Change][] = [
  ['another format', 'instance.format', 'format', (i) => Object.assign(i, { format: 'x/1' })],
  ['an id left out', 'id.missing', 'tables[0].id', (i) => Object.assign(i.tables[0]!, { id: '' })],
  [
    'an id that is a number',
    'shape.string',
    'tables[0].id',
    (i) => Object.assign(i.tables[0]!, { id: 5 }),
  ],
  ['a slot id used twice', 'id.duplicate', 'slots[1].id', (i) => (i.slots[1]!.id = 's1')],
  ['a table id used twice', 'id.duplicate', 'tables[1].id', (i) => (i.tables[1]!.id = 'T1')],
  [
    'a participant id used twice',
    'id.duplicate',
    'participants[1].id',
    (i) => (i.participants[1]!.id = 'K1'),
  ],
  [
    'a delegate of two firms',
    'id.duplicate',
    'participants[1].delegates[0].id',
    (i) => (i.participants[1]!.delegates[0]!.id = 'K1a'),
  ],
  [
    'an interpreter id used twice',
    'id.duplicate',
    'interpreters[1].id',
    (i) =>
      (i.interpreters = [
        { id: 'I', languages: [] },
        { id: 'I', languages: [] },
      ]),
  ],
  [
    'an unknown slot in availability',
    'id.unknown',
    'tables[0].available[0]',
    (i) => (i.tables[0]!.available = ['s9']),
  ],
  ['an unknown partner', 'id.unknown', 'pairs[0].b', (i) => (i.pairs[0]!.b = 'U9')],
  [
    'a delegate of another firm in a pair',
    'id.unknown',
    'pairs[0].delegates.a[0]',
    (i) => (i.pairs[0]!.delegates = { a: ['U1a'] }),
  ],
  ['slots out of order', 'slot.order', 'slots[1]', (i) => i.slots.reverse()],
  [
    'slots that overlap',
    'slot.order',
    'slots[1]',
    (i) => (i.slots[0]!.end = '2026-12-02T10:10:00Z'),
  ],
  [
    'a slot that ends before it starts',
    'slot.order',
    'slots[0]',
    (i) => (i.slots[0]!.end = i.slots[0]!.start),
  ],
  [
    'a time without its zone',
    'slot.time',
    'slots[0].start',
    (i) => (i.slots[0]!.start = '2026-12-02T09:00:00'),
  ],
  ['a score with a fraction', 'number.range', 'pairs[0].score', (i) => (i.pairs[0]!.score = 1.5)],
  ['a score below 0', 'number.range', 'pairs[0].score', (i) => (i.pairs[0]!.score = -1)],
  [
    'a score above 10^9',
    'number.range',
    'pairs[0].score',
    (i) => (i.pairs[0]!.score = 1_000_000_001),
  ],
  [
    'a weight that is text',
    'number.range',
    'weights.gap',
    (i) => Object.assign(i.weights, { gap: '1' }),
  ],
  [
    'a limit left out',
    'number.range',
    'participants[0].maxMeetings',
    (i) => Reflect.deleteProperty(i.participants[0]!, 'maxMeetings'),
  ],
  [
    'a minimum above the limit',
    'participant.min-above-max',
    'participants[0].minMeetings',
    (i) => (i.participants[0]!.minMeetings = 4),
  ],
  ['a firm that meets itself', 'pair.same', 'pairs[0]', (i) => (i.pairs[0]!.b = 'K1')],
  [
    'a pair listed twice, turned round',
    'pair.duplicate',
    'pairs[3]',
    (i) => i.pairs.push({ a: 'U1', b: 'K1', score: 1 }),
  ],
  [
    'a pair locked twice',
    'locked.duplicate',
    'locked[1]',
    (i) =>
      (i.locked = [
        { ...pair('K1', 'U1'), slot: 's1' },
        { ...pair('U1', 'K1'), slot: 's2' },
      ]),
  ],
  [
    'an earlier pair listed twice',
    'previous.duplicate',
    'previous[1]',
    (i) =>
      (i.previous = [
        { ...pair('gone', 'U1'), slot: 's1' },
        { ...pair('U1', 'gone'), slot: 's2' },
      ]),
  ],
  [
    'a locked pair that is not listed',
    'locked.not-a-pair',
    'locked[0]',
    (i) => (i.locked = [{ ...pair('K2', 'U2'), slot: 's1' }]),
  ],
  [
    'a locked slot nobody knows',
    'id.unknown',
    'locked[0].slot',
    (i) => (i.locked = [{ ...pair('K1', 'U2'), slot: 's9' }]),
  ],
  [
    'a precedence of no pair',
    'precedence.not-a-pair',
    'precedences[0].after',
    (i) => (i.precedences = [{ before: pair('K1', 'U1'), after: pair('K2', 'U2') }]),
  ],
  [
    'a pair before itself',
    'precedence.cycle',
    'precedences[0]',
    (i) => (i.precedences = [{ before: pair('K1', 'U1'), after: pair('U1', 'K1') }]),
  ],
  [
    'a cycle',
    'precedence.cycle',
    'precedences[1]',
    (i) =>
      (i.precedences = [
        { before: pair('K1', 'U2'), after: pair('K1', 'U1') },
        { before: pair('K1', 'U1'), after: pair('K2', 'U1') },
        { before: pair('U1', 'K2'), after: pair('U1', 'K1') },
      ]),
  ],
];

describe('an instance is refused for', () => {
  test.each(refused)('%s', (_, code, path, change) => {
    const instance = base();
    expect(() => parseInstance(instance)).not.toThrow();
    change(instance);
    expect(() => parseInstance(instance)).toThrow(expect.objectContaining({ code, path }));
  });

  test.each([[null], [7], ['text'], [[]], [{}], [{ format: 'showcase-instance/1' }]])(
    'not being one: %j',
    (json) => {
      expect(() => parseInstance(json)).toThrow(expect.objectContaining({ name: 'InstanceError' }));
    },
  );
});

describe('an instance with several problems', () => {
  test('names them all at once, each with its path, rule and value', () => {
    const instance = base();
    instance.tables[0]!.available = ['s9'];
    instance.pairs[0]!.score = -1;
    instance.pairs[1]!.b = 'U9';
    instance.participants[0]!.minMeetings = 4;
    let problems: unknown;
    try {
      parseInstance(instance);
    } catch (error) {
      problems = (error as { problems: unknown }).problems;
    }
    expect(problems).toEqual([
      expect.objectContaining({ code: 'id.unknown', path: 'tables[0].available[0]', value: 's9' }),
      expect.objectContaining({
        code: 'participant.min-above-max',
        path: 'participants[0].minMeetings',
        value: 4,
      }),
      expect.objectContaining({ code: 'number.range', path: 'pairs[0].score', value: -1 }),
      expect.objectContaining({ code: 'id.unknown', path: 'pairs[1].b', value: 'U9' }),
    ]);
  });
});

describe('locked meetings that clash', () => {
  const options = { seed: 1, budget: 10 };
  const clash = (change: (i: Instance) => void): string => {
    const instance = base();
    change(instance);
    try {
      solveInstance(parseInstance(instance), options);
    } catch (error) {
      return (error as Error).message;
    }
    return 'none';
  };

  test.each<[string, string, (i: Instance) => void]>([
    [
      'outside availability: the one entry',
      'locked[1] (K1 - U2, s1) cannot be kept: the pair is not available in s1',
      (i) => {
        i.pairs[2]!.available = ['s2'];
        i.locked = [
          { ...pair('K2', 'U1'), slot: 's3' },
          { ...pair('K1', 'U2'), slot: 's1' },
        ];
      },
    ],
    [
      'on one table: the two entries',
      'locked[0] (K1 - U2, s1) and locked[2] (K2 - U1, s1) cannot all be kept: table T1 has one meeting in s1',
      (i) => {
        i.locked = [
          { ...pair('K1', 'U2'), slot: 's1', table: 'T1' },
          { ...pair('K1', 'U1'), slot: 's2' },
          { ...pair('K2', 'U1'), slot: 's1', table: 'T1' },
        ];
      },
    ],
    [
      'against a precedence',
      'locked[0] (K1 - U2, s2) and locked[1] (K2 - U1, s1) cannot all be kept: precedences[0] asks for another order',
      (i) => {
        i.locked = [
          { ...pair('K1', 'U2'), slot: 's2' },
          { ...pair('K2', 'U1'), slot: 's1' },
        ];
        i.precedences = [{ before: pair('K1', 'U2'), after: pair('K2', 'U1') }];
      },
    ],
    [
      'above a limit',
      'locked[0] (K1 - U2, s2) and locked[1] (K1 - U1, s1) cannot all be kept: K1 has maxMeetings 1',
      (i) => {
        i.participants.find(({ id }) => id === 'K1')!.maxMeetings = 1;
        i.locked = [
          { ...pair('K1', 'U2'), slot: 's2' },
          { ...pair('K1', 'U1'), slot: 's1' },
        ];
      },
    ],
  ])('%s', (_, message, change) => expect(clash(change)).toBe(message));
});

describe('an instance is read', () => {
  test('with defaults for what is left out, and without what the format does not know', () => {
    const read = parseInstance({ ...base(), colour: 'red', weights: {} });
    expect(read).not.toHaveProperty('colour');
    expect(read).toMatchObject({ interpreters: [], locked: [], previous: [], precedences: [] });
    expect(read.weights).toEqual({ must: 0, shortfall: 0, gap: 0, break: 0, change: 0 });
  });

  test('with earlier meetings that name what is gone', () => {
    const previous = [{ a: 'gone', b: 'away', slot: 'never', table: 'none', interpreter: null }];
    expect(parseInstance({ ...base(), previous }).previous).toEqual(previous);
  });
});

describe('a timetable is refused', () => {
  test('where a field has the wrong shape', () => {
    const timetable = {
      format: 'showcase-timetable/1',
      instance: 'x',
      meetings: [{}],
      value: 1,
      bound: 1,
    };
    expect(() => parseTimetable(timetable)).toThrow(
      expect.objectContaining({ code: 'id.missing', path: 'meetings[0].a' }),
    );
    expect(() => parseTimetable({ ...timetable, meetings: [], bound: '1' })).toThrow(
      expect.objectContaining({ code: 'shape.number', path: 'bound' }),
    );
  });
});
