/**
 * Which files of a checkout are ours: all but those that `.gitignore` names, because tools write them.
 * Rules about files ask here, so that they say the same wherever somebody has built, measured or tested.
 */
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './run.mjs'

/** One line of `.gitignore`: a name anywhere, or a path from the root; `*` stands for a part of a name. */
const patternOf = (line) => {
  const path = line.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')
  return `${path.includes('/') ? '^' : '(^|/)'}${path}(/|$)`
}

const lines = readFileSync(`${root}.gitignore`, 'utf8').split('\n').filter(Boolean)
const NOT_OURS = new RegExp(['.git/', ...lines].map(patternOf).join('|'))

/** @param {string} path from the root, of a file or a folder */
const isOurs = (path) => !NOT_OURS.test(path)

/**
 * Files of ours under a folder, by their paths from the root; an empty name stands for the root.
 *
 * @param {string} folder
 * @param {string} base another root, for a house that is made up
 * @returns {readonly string[]}
 */
export const filesIn = (folder, base = root) =>
  readdirSync(join(base, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!isOurs(path)) return []
    if (entry.isDirectory()) return filesIn(path, base)
    return entry.isFile() ? [path] : []
  })

/**
 * The checkout once more, in another folder, with the dependencies of this one.
 *
 * @param {string} to
 */
export const copyCheckout = (to) => {
  const filter = (path) => isOurs(relative(root, path).replaceAll('\\', '/'))
  cpSync(root, to, { recursive: true, filter })
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'), 'junction')
}
