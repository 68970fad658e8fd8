import { browsers } from './baseline/oldest.mjs'
import { changedLit, IN_TRANSLATION } from './changed-lit.mjs'
import { root } from './run.mjs'

/** The console, and the script of the frame that it reads a domain in: its pages are chunks of their own. The tests bundle by it too. */
export const consoleApp = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  platform: 'browser',
  charset: 'utf8',
  target: browsers,
  entryPoints: ['console/app.ts', 'console/domain-reader.ts'],
  outdir: 'dist/console',
  splitting: true,
  minify: true,
  chunkNames: '[name]-[hash]',
  plugins: [changedLit(IN_TRANSLATION)],
}
