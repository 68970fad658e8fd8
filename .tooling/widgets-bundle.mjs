import { readFileSync } from 'node:fs'
import { browsers } from './baseline/oldest.mjs'
import { changedLit, IN_TRANSLATION } from './changed-lit.mjs'
import { root } from './run.mjs'
import { tightTemplates } from './tight-templates.mjs'

const ENTRY = 'widgets/farstu.ts'
/** Elements that few pages hold: scripts of their own, which bring the drop-in script along. */
const BESIDE = [
  'widgets/method-picker.ts',
  'widgets/account.ts',
  'widgets/account-menu.ts',
  'widgets/recovery-codes.ts',
]
/** Modules of Lit and what stands in for them: what Lit does for browsers that get no widgets is left out. */
const STAND_INS = [
  [/^\.\/css-tag\.js$/, 'widgets/lit/css-tag.ts'],
  [/^lit-element\/lit-element\.js$/, 'widgets/lit/lit-element.ts'],
]

/**
 * Statements of Lit by which a page can reach into every copy of it: polyfills for browsers that get no
 * widgets, hydration, a list of versions. Ours is nobody's business, and they are a hundredth of the first load.
 */
const HOOKS = [
  [
    /[\\/]lit-html\.js$/,
    /,(\w+)=(\w+)\.litHtmlPolyfillSupport;\1\?\.\([^)]*\),\(\2\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\);/,
    ';',
  ],
  [
    /[\\/]reactive-element\.js$/,
    /,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/,
    ';',
  ],
  [/[\\/]reactive-element\.js$/, /,\w+=\w+\.reactiveElementPolyfillSupport,/, ','],
]

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  platform: 'browser',
  charset: 'utf8',
  target: browsers,
  entryPoints: [ENTRY, ...BESIDE],
  outdir: 'dist/widgets',
  splitting: true,
  minify: true,
  chunkNames: '[name]-[hash]',
  mangleProps: /^_[$a-z]/,
}

/** What a file needs before it runs, itself included; `imports` of every input as the metafile has them. */
const neededBy = (inputs, file, seen = new Set()) => {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind } of inputs[file].imports)
    if (kind === 'import-statement') neededBy(inputs, path, seen)
  return seen
}

/**
 * Where the drop-in script is cut, as the sources say it: what they fetch by `import()` comes later,
 * and whatever the entry needs at once comes first.
 */
export const cutOf = ({ inputs }) => {
  const later = Object.values(inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ kind }) => kind === 'dynamic-import')
    .map(({ path }) => path)
  return { first: neededBy(inputs, ENTRY), later: new Set(later) }
}

const standIns = {
  name: 'stand-ins',
  setup(build) {
    for (const [filter, path] of STAND_INS)
      build.onResolve({ filter }, () => ({ path: root + path, sideEffects: false }))
  },
}

const lessLit = [standIns, changedLit([...HOOKS, ...IN_TRANSLATION])]

/**
 * Keeps the first load in one chunk. Chunks that come later share most of it, and esbuild would
 * part what is shared from the rest: two compressed apart take 0.8 KB more than one. So whatever
 * comes later and shares anything with it imports the entry too, which by then is there.
 */
const oneFirstLoad = {
  name: 'one-first-load',
  setup(build) {
    const sharing = new Set()
    build.onStart(async () => {
      const { metafile } = await build.esbuild.build({
        ...shared,
        plugins: lessLit,
        metafile: true,
        write: false,
      })
      const { first, later } = cutOf(metafile)
      sharing.clear()
      for (const file of [...later, ...BESIDE])
        if ([...neededBy(metafile.inputs, file)].some((needed) => first.has(needed)))
          sharing.add(root + file)
    })
    build.onResolve({ filter: /^farstu:first-load$/ }, () => ({ path: root + ENTRY }))
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = tightTemplates(readFileSync(path, 'utf8'))
      const more = sharing.has(path) ? "\nimport { FarstuLogin } from 'farstu:first-load'\n" : ''
      return { contents: text + more, loader: 'ts' }
    })
  },
}

/** The drop-in script and its chunks. The tests bundle by it too, so that they measure what is shipped. */
export const dropIn = { ...shared, plugins: [...lessLit, oneFirstLoad] }
