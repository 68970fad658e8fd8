import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Stages of one walk by engine, in ms. */
type Walk = Map<string, Readonly<Record<string, number>>>

const WIDTH = 24

/** At the end of a run: how long each stage of each walk took, engine beside engine. */
export class StageReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const walks = new Map<string, Walk>()
    for (const test of modules.flatMap((module) => [...module.children.allTests()]))
      note(walks, test)
    for (const [name, walk] of walks) process.stdout.write(`\n${tableOf(name, walk)}\n`)
  }
}

function note(walks: Map<string, Walk>, test: TestCase): void {
  const { stages } = test.meta()
  if (!stages) return
  const engine = test.parent.type === 'suite' ? test.parent.name.replace('in ', '') : ''
  walks.set(test.name, (walks.get(test.name) ?? new Map()).set(engine, stages))
}

function tableOf(name: string, walk: Walk): string {
  const engines = [...walk.keys()]
  const stages = [...new Set([...walk.values()].flatMap(Object.keys))]
  const line = (first: string, cells: readonly string[]) =>
    `  ${first.padEnd(WIDTH)}${cells.map((cell) => cell.padStart(10)).join('')}`
  const seconds = (engine: string, stage: string) => {
    const taken = walk.get(engine)?.[stage]
    return taken === undefined ? '–' : `${(taken / 1000).toFixed(2)} s`
  }
  const rows = stages.map((stage) =>
    line(
      stage,
      engines.map((engine) => seconds(engine, stage)),
    ),
  )
  return [name, line('', engines), ...rows].join('\n')
}
