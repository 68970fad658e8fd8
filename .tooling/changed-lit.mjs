import { readFileSync } from 'node:fs'

const RENDERER = /[\\/]lit-html\.js$/

/**
 * A translator in the browser takes texts out of the page and puts others in their place. Lit would
 * write on into a text that is gone, and look for its place by one. So it makes each text anew, and
 * whatever is filled in ends in a mark of its own.
 */
export const IN_TRANSLATION = [
  [
    RENDERER,
    /this\._\$AH!==\w+&&\w+\(this\._\$AH\)\?this\._\$AA\.nextSibling\.data=(\w):(?=this\.\w+\(\w+\.createTextNode\(\1\)\))/,
    '',
  ],
  [RENDERER, /(?<=`<\$\{\w+\}>)(?=`)/, '<!---->'],
]

/** @throws where a place is not there: this version of Lit is to be read anew */
const changed = (path, text, changes) =>
  changes
    .filter(([file]) => file.test(path))
    .reduce((rest, [, place, instead]) => {
      if (!place.test(rest)) throw new Error(`${path} has no ${place}`)
      return rest.replace(place, instead)
    }, text)

/**
 * Lit with some statements changed, for esbuild.
 *
 * @param {readonly (readonly [RegExp, RegExp, string])[]} changes file, place, what is there instead
 */
export const changedLit = (changes) => ({
  name: 'changed-lit',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:lit-html|reactive-element)\.js$/ }, ({ path }) => ({
      contents: changed(path, readFileSync(path, 'utf8'), changes),
      loader: 'js',
    }))
  },
})
