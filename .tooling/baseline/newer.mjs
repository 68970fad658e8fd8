/** What built files ask of browsers that the oldest ones do not have. */
import { newerInScript, ownNamesIn, scriptOf, textsIn } from './scripts.mjs'
import { isStyleSheet, newerInStyles } from './styles.mjs'
import { newerInSyntax } from './syntax.mjs'

const inScript = async ({ text, script }, own) => [
  ...(await newerInSyntax(text)),
  ...newerInScript(script, own),
  ...textsIn(script).filter(isStyleSheet).flatMap(newerInStyles),
]

/**
 * @param {readonly { name: string, text: string }[]} files whose names end in `.js` or `.css`
 * @returns {Promise<readonly { name: string, id: string, lacked: readonly string[] }[]>}
 */
export const newerIn = async (files) => {
  const read = files.map((file) => ({
    ...file,
    script: file.name.endsWith('.js') ? scriptOf(file.text) : null,
  }))
  const own = new Set(read.flatMap(({ script }) => (script ? ownNamesIn(script) : [])))
  const found = await Promise.all(
    read.map(async ({ name, text, script }) => {
      const features = script ? await inScript({ text, script }, own) : newerInStyles(text)
      const once = new Map(features.map((feature) => [feature.id, feature]))
      return [...once.values()].map((feature) => ({ name, ...feature }))
    }),
  )
  return found.flat()
}
