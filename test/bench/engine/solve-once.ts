import { readFile, writeFile } from 'node:fs/promises';

import type { ClingoResult } from 'clingo-wasm';

import type { Instance, Timetable, TimetableMeeting } from '#libs/matching/instance.js';
import { parseInstance } from '#libs/matching/instance-check.js';
import type { Budget } from '#libs/matching/snapshot.js';
import { solveInstance } from '#libs/matching/solve.js';
import { verifyTimetable } from '#libs/matching/verify.js';

import { solveGreedily } from '../greedy.js';

import { writeLayout } from './rival-layout.js';
import { writePairing } from './rival-pairing.js';
import { modelSlots } from './rival-slots.js';

/** What one solver made of one instance, measured in a process of its own. */
export interface OneRun {
  /** In thousandths; null where no timetable was found. */
  value: number | null;
  /** What it proved that no timetable exceeds; null where nothing. */
  bound: number | null;
  feasible: boolean | null;
  status: string;
  /** Of the whole process. */
  cpuSeconds: number;
  peakMemoryMb: number;
  /** CPU seconds at each better value, ours only. */
  course?: { cpuSeconds: number; value: number }[];
}

type Answer = Pick<OneRun, 'status'> & Partial<OneRun> & { meetings?: TimetableMeeting[] };

export interface RunOptions {
  budget: Budget;
  /** Where the rival's model is written; not written when absent. */
  model?: string;
  /** Seconds the rival may take. */
  limit: number;
}

const solvers: Record<string, (instance: Instance, options: RunOptions) => Promise<Answer>> = {
  ours: (instance, { budget }) => {
    const course: { cpuSeconds: number; value: number }[] = [];
    const timetable = solveInstance(
      instance,
      { seed: 1, budget },
      {
        onProgress: ({ value }) => {
          if (value !== null && value > (course.at(-1)?.value ?? -Infinity))
            course.push({ cpuSeconds: cpuSeconds(), value });
        },
      },
    );
    return Promise.resolve({ ...timetable, status: 'done', course });
  },
  greedy: (instance) =>
    Promise.resolve({ ...solveGreedily(instance), bound: null, status: 'done' }),
  'highs-pairing': async (instance, options) => {
    const { ObjectiveValue, Status } = await runHighs(writePairing(instance), options);
    const change = (instance.weights.change ?? 0) * (instance.previous?.length ?? 0);
    if (change > 0) return { status: 'not for earlier timetables' };
    return {
      status: Status,
      bound: Status === 'Optimal' ? Math.floor(ObjectiveValue + 1e-6) : null,
    };
  },
  'highs-slots': async (instance, options) => {
    const model = modelSlots(instance);
    const { Status, Columns } = await runHighs(model.text(), options);
    const isOne = (name: string) => {
      const column = Columns[name];
      return column !== undefined && 'Primal' in column && column.Primal > 0.5;
    };
    const meetings = model.read(isOne);
    return { status: Status, ...(meetings.length > 0 && { meetings }) };
  },
  'highs-slots-relaxed': async (instance, options) => {
    const model = modelSlots(instance);
    const { Status, ObjectiveValue } = await runHighs(model.text({ relaxed: true }), options);
    const bound = Math.floor(ObjectiveValue + 1e-6) + model.constant;
    return { status: Status, bound: Status === 'Optimal' ? bound : null };
  },
  'clingo-bb': (instance, options) => runClingo(instance, options, 'bb,lin'),
  'clingo-usc': (instance, options) => runClingo(instance, options, 'usc,pmres'),
};

/** Clingo knows no time limit here, so each better layout is printed at once, for when it is killed. */
async function runClingo(
  instance: Instance,
  { model }: RunOptions,
  strategy: string,
): Promise<Answer> {
  const program = writeLayout(instance);
  if (model) await writeFile(model, program);
  const { default: clingo } = await import('clingo-wasm');
  const all = instance.pairs.length * (instance.weights.must ?? 0);
  const valueOf = (breaks: number) => all - breaks * (instance.weights.break ?? 0);
  const lines: string[] = [];
  const print = (line: string) => {
    if (lines.at(-1)?.includes('"Costs"'))
      printRun({ value: valueOf(Number(line)), status: 'best so far' });
    lines.push(line);
  };
  const runner = new clingo.Runner({ print });
  await runner.init();
  runner.run(program, 0, [`--opt-strategy=${strategy}`, '--configuration=trendy']);
  const answer = JSON.parse(lines.join('\n')) as ClingoResult;
  const breaks = answer.Call.at(-1)?.Witnesses.at(-1)?.Costs?.[0];
  const value = breaks === undefined ? null : valueOf(breaks);
  return { status: answer.Result, value, bound: answer.Result === 'OPTIMUM FOUND' ? value : null };
}

async function runHighs(text: string, { model, limit }: RunOptions) {
  if (model) await writeFile(model, text);
  const { default: load } = await import('highs');
  // Its types speak of the CommonJS build, in which the loader is one step further in.
  const highs = await (load as unknown as typeof load.default)();
  return highs.solve(text, { time_limit: limit, output_flag: false });
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const [solver = '', file = '', options = '{}'] = process.argv.slice(2);
const instance = parseInstance(JSON.parse(await readFile(file, 'utf8')));
const answer = await solvers[solver]!(instance, JSON.parse(options) as RunOptions);
const { meetings } = answer;
const checked = meetings && verifyTimetable(instance, asTimetable(instance, meetings));
printRun({
  ...answer,
  ...(checked && { value: checked.value, feasible: checked.feasible }),
});

/** On a line of its own, as some solvers print, too. */
function printRun({ value, bound, feasible, status, course }: Answer): void {
  const run: OneRun = {
    value: value ?? null,
    bound: bound ?? null,
    feasible: feasible ?? null,
    status,
    cpuSeconds: cpuSeconds(),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...(course && { course }),
  };
  process.stdout.write(`\n${JSON.stringify(run)}`);
}

function asTimetable({ name }: Instance, rows: TimetableMeeting[]): Timetable {
  return {
    format: 'showcase-timetable/1',
    instance: name,
    meetings: rows,
    value: 0,
    bound: 0,
    seed: 0,
    algorithm: '',
    elapsedMs: 0,
  };
}
