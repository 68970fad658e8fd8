/**
 * Holds the rooms of a house to the rules beside this file: who may import whom, and what holds of
 * folders. The tests ask the same of a house in which every rule is broken.
 */
import { cruise } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { filesIn } from '../../.tooling/our-files.mjs'
import { isMain, root, say } from '../../.tooling/run.mjs'
import { comingBack, crowdedFolders } from './folder-rules.mjs'

const ROOMS = ['api', 'console', 'db', 'examples', 'test', 'widgets']

const sourcesIn = (baseDir) =>
  ROOMS.flatMap((room) => filesIn(room, baseDir)).filter((file) => /\.[cm]?[jt]s$/.test(file))

/** What is read one at a time: neither pictures nor what a tool numbers. */
const readIn = (baseDir) =>
  [...ROOMS, '.tooling']
    .flatMap((room) => filesIn(room, baseDir))
    .filter((file) => !/\/migrations\/|\.(png|svg)$/.test(file))

const cruised = async (baseDir) => {
  const options = await extractDepcruiseOptions(`${root}test/architecture/dependency-rules.cjs`)
  const { output } = await cruise(sourcesIn(baseDir), { ...options, baseDir }, undefined, {
    tsConfig: extractTSConfig(`${root}tsconfig.json`),
  })
  if (typeof output === 'string') throw new TypeError('a report was expected as data')
  return output
}

const importsOf = ({ modules }) =>
  modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  )

/**
 * What is wrong in a house, a line for each finding, and how many modules were looked at.
 *
 * @param {string} baseDir without a slash at the end
 */
export const directionsIn = async (baseDir) => {
  const report = await cruised(baseDir)
  const { violations, totalCruised } = report.summary
  const findings = [
    ...violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...comingBack(importsOf(report)).map((line) => `arrows-go-one-way: ${line}`),
    ...crowdedFolders(readIn(baseDir)).map((line) => `folders-are-no-crowds: ${line}`),
  ]
  return { findings, totalCruised }
}

if (isMain(import.meta.url)) {
  const { findings } = await directionsIn(root.slice(0, -1))
  for (const line of findings) say(line)
  if (findings.length > 0) process.exitCode = 1
}
