import { readFileSync } from 'node:fs'
import { root } from './run.mjs'

/** The oldest browsers that get the widgets; older ones get the hosted page's plain words. */
export const browsers = ['chrome109', 'firefox115', 'safari16.4']

const ENTRY = 'widgets/farstu.ts'
/** What is imported when it is needed: steps, by the name of their folder, and files named so. */
const COMES_LATER = /\/(?:steps|methods\/[^/]+)\/(?!identify)([^/]+)\/\1\.ts$|\/later-[^/]+\.ts$/
const IMPORTS_VALUES = /^import (?!type)/m

/**
 * Keeps the first load in one chunk. Chunks that come later share most of it, and esbuild would
 * part what is shared from the rest: two compressed apart take 0.8 KB more than one. So whatever
 * comes later and imports values imports the entry too, which by then is there.
 */
const oneFirstLoad = {
  name: 'one-first-load',
  setup(build) {
    build.onResolve({ filter: /^farstu:first-load$/ }, () => ({ path: root + ENTRY }))
    build.onLoad({ filter: /\/widgets\/.*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!COMES_LATER.test(path) || !IMPORTS_VALUES.test(text)) return undefined
      return {
        contents: `${text}\nimport { FarstuLogin } from 'farstu:first-load'\n`,
        loader: 'ts',
      }
    })
  },
}

/** The drop-in script and its chunks. The tests bundle by it too, so that they measure what is shipped. */
export const dropIn = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  platform: 'browser',
  charset: 'utf8',
  target: browsers,
  entryPoints: [ENTRY],
  outdir: 'dist/widgets',
  splitting: true,
  minify: true,
  chunkNames: '[name]-[hash]',
  plugins: [oneFirstLoad],
}
