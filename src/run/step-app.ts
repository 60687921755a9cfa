import { setTimeout as pause } from 'node:timers/promises';
import { type ActReport, type AppAct, DeviceError } from '../device/index.ts';
import type { Mismatch } from '../result/result.ts';
import type { AppStep } from '../script/model.ts';
import { limits } from '../wire/limits.ts';
import { type CaseContext, scaled, type StepOutcome } from './context.ts';
import { type AppEvidence, judgeApp } from './judge-app.ts';
import type { LiveApp } from './live-app.ts';

const nothing: ActReport = { got: [], droppedCache: false, dropped: [] };

/** Plays a word of a mail user and judges what the app has afterwards. */
export async function runApp(context: CaseContext, step: AppStep): Promise<StepOutcome> {
  return (await performWord(context, step)).judge();
}

/** A word that was played. */
export interface PerformedWord {
  /** What it brought as new. */
  readonly got: ActReport['got'];
  /** Judges what the app has at the time when it is called. */
  readonly judge: () => StepOutcome;
}

/** Plays a word, and leaves it to the caller when it is judged. */
export async function performWord(context: CaseContext, step: AppStep): Promise<PerformedWord> {
  const live = appOf(context, step.device);
  const played = step.act.word === 'idle' ? await idle(context, step, live) : await repeat(context, step, live);
  return { got: played.report.got, judge: () => judge(context, step, live, played) };
}

interface Played {
  readonly report: ActReport;
  readonly error?: DeviceError;
  /** In IDLE it did not come: whatever the end of IDLE has brought. */
  readonly isLate?: boolean;
}

function appOf(context: CaseContext, name: string): LiveApp {
  const app = context.apps.get(name);
  if (!app) throw new Error(`no app "${name}" in ${context.one.id}`);
  return app;
}

function judge(context: CaseContext, step: AppStep, live: LiveApp, { report, error, isLate }: Played): StepOutcome {
  const evidence: AppEvidence = {
    app: step.device,
    word: step.text,
    view: live.app.view(),
    report,
    ...(error && { error }),
    isServerStopped: context.server.isStopped,
  };
  const traceFieldsOnTop = context.delivered || context.deliveredDuring;
  const outcome = judgeApp(step, evidence, { octets: (name) => octetsOf(context, name), traceFieldsOnTop });
  if (isLate !== true || error !== undefined || outcome.mismatches.length > 0) return outcome;
  return { ...outcome, mismatches: [untoldInTime(step)] };
}

function untoldInTime({ device, text }: AppStep): Mismatch {
  return {
    kind: 'missing',
    path: `${device}: ${text}`,
    wanted: 'told during IDLE',
    got: 'told at the end of IDLE only',
  };
}

function octetsOf(context: CaseContext, name: string): Buffer {
  const found = context.fixture(name);
  if (!Buffer.isBuffer(found)) throw new Error(`the fixture ${name} is no octets`);
  return found;
}

/** One word. A DeviceError is what came of it; one that only a mistake of ours can cause is none of the server's. */
async function perform(live: LiveApp, act: AppAct): Promise<Played> {
  try {
    return { report: await live.app.perform(act) };
  } catch (error) {
    if (!(error instanceof DeviceError) || error.code === 'misuse') throw error;
    return { report: nothing, error };
  }
}

/** `within`: the word is repeated until what is said of it holds. What it brings adds up. */
async function repeat(context: CaseContext, step: AppStep, live: LiveApp): Promise<Played> {
  const act = step.act as AppAct;
  let played = await perform(live, act);
  if (step.withinMs === undefined) return played;
  const end = performance.now() + scaled(context, step.withinMs);
  while (!endsPolling(judge(context, step, live, played)) && performance.now() < end) {
    await context.tally.waiting(() => pause(limits.appPollMs, undefined, { signal: context.signal }));
    const { report, error } = await perform(live, act);
    played = { report: sum(played.report, report), ...(error && { error }) };
  }
  return played;
}

function endsPolling({ mismatches, completed }: StepOutcome): boolean {
  return mismatches.length === 0 || !completed;
}

function sum(a: ActReport, b: ActReport): ActReport {
  return {
    got: [...a.got, ...b.got],
    droppedCache: a.droppedCache || b.droppedCache,
    dropped: [...new Set([...a.dropped, ...b.dropped])],
  };
}

/** Waits for pushes until what is said of the app holds. Where it holds from the start, the whole time: nothing may come. */
async function idle(context: CaseContext, step: AppStep, live: LiveApp): Promise<Played> {
  const holds = (report: ActReport): boolean => judge(context, step, live, { report }).mismatches.length === 0;
  const withinMs = scaled(context, step.withinMs ?? limits.pushMs);
  if (holds(nothing)) return context.tally.waiting(() => perform(live, { word: 'idle', withinMs }));
  let isPushed = false;
  const until = (report: ActReport): boolean => {
    isPushed = holds(report);
    return isPushed;
  };
  const played = await context.tally.waiting(() => perform(live, { word: 'idle', withinMs, until }));
  return { ...played, isLate: !isPushed };
}
