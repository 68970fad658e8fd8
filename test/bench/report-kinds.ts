import { rounded, row } from './cells.ts'
import type { Measured, Result } from './measure.ts'

/** Below the table: what each kind of question took, beside the same elsewhere. */
export function kindsIn(results: readonly Result[]): readonly string[] {
  return results.filter(({ measured }) => measured.kinds.length > 0).flatMap(kindsOf)
}

function kindsOf({ name, unit, measured, against }: Result): readonly string[] {
  const others = against.filter((held) => held.measured.kinds.length > 0)
  const columns = [measured, ...others.map((held) => held.measured)]
  return [
    '',
    `${name}, in ${unit}, p50 / p95 / p99 of each kind:`,
    '',
    row(['what is asked', 'Farstu', ...others.map((held) => held.name)]),
    row(['---', ...columns.map(() => '--:')]),
    ...measured.kinds.map(({ kind }) =>
      row([kind, ...columns.map((one) => percentiles(one, kind))]),
    ),
  ]
}

function percentiles({ kinds }: Measured, wanted: string): string {
  const found = kinds.find(({ kind }) => kind === wanted)
  return found ? [found.p50, found.p95, found.p99].map(rounded).join(' / ') : ''
}
