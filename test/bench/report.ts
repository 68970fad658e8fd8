import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { rounded, row } from './cells.ts'
import type { Held, Result } from './measure.ts'
import { kindsIn } from './report-kinds.ts'
import type { Spread } from './support/statistics.ts'

export interface Report {
  readonly at: string
  readonly machine: string
  /** Processes that wanted a core in the minute before: above 0.5 the figures are not to be used. */
  readonly loadBefore: number
  readonly seconds: number
  readonly results: readonly Result[]
}

/** As it was before the bench itself kept the machine busy. */
export function machineNow(): Pick<Report, 'machine' | 'loadBefore'> {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const parts = [
    `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    `${memory} GiB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
  ]
  return { machine: parts.join(', '), loadBefore: loadavg()[0] ?? 0 }
}

export function markdownOf({ at, machine, loadBefore, seconds, results }: Report): string {
  const isBusy = loadBefore > 0.5
  return [
    `${at.slice(0, 10)}, ${machine}; ${Math.round(seconds)} s in all. Medians, with the least and the most of the rounds.`,
    ...(isBusy
      ? [
          '',
          `**Provisional: the machine was busy with other work (load ${loadBefore.toFixed(1)}).**`,
        ]
      : []),
    '',
    '| what | Farstu | held against | of it | wanted | |',
    '| --- | --: | --- | --: | --: | --- |',
    ...results.flatMap(rowsOf),
    ...results.filter(({ isGeneratorBound }) => isGeneratorBound).map(warningOf),
    ...kindsIn(results),
  ].join('\n')
}

function rowsOf(result: Result): readonly string[] {
  const { name, unit, measured, atMost, against } = result
  const ours = `${shown(measured)} ${unit}`
  const isAlone = against.length === 0 || atMost !== null
  const wanted = atMost === null ? '' : `≤ ${rounded(atMost)} ${unit}`
  return [
    ...(isAlone ? [row([name, ours, '', '', wanted, verdict(result.isReached)])] : []),
    ...against.map((held, index) =>
      row([...(index === 0 && !isAlone ? [name, ours] : ['', '']), ...cellsOf(held, unit)]),
    ),
  ]
}

function cellsOf(held: Held, unit: string): readonly string[] {
  const { name, measured, ratio, target, isReached } = held
  const wanted = target === null ? '' : `≥ ${target} ×`
  return [`${name}: ${shown(measured)} ${unit}`, `${shown(ratio)} ×`, wanted, verdict(isReached)]
}

function warningOf({ name }: Result): string {
  return `\nThe load generator filled a core while "${name}" was measured: the faster side may be faster still.`
}

function verdict(isReached: boolean | null): string {
  if (isReached === null) return ''
  return isReached ? 'reached' : '**missed**'
}

function shown({ median, least, most }: Spread): string {
  return least === most
    ? rounded(median)
    : `${rounded(median)} (${rounded(least)}–${rounded(most)})`
}
