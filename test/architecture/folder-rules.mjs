/**
 * What holds of folders, beside who may import whom (`dependency-rules.cjs`): none is crowded, and
 * arrows between siblings never come back, straight or by a detour. An arrow is an import of a value
 * or a type, from anywhere under one folder to anywhere under the other.
 *
 * @typedef {{ readonly from: string, readonly to: string }} Import
 */

/** Files of ours that a folder holds at most, without those in its own folders. */
export const MOST_FILES = 25

/**
 * Imports that point backwards, each with its reason. One that is not there any more is told.
 *
 * @type {readonly { readonly from: RegExp, readonly to: RegExp, readonly why: string }[]}
 */
export const BACKWARD = [
  {
    from: /^api\/boot\//,
    to: /^db\//,
    why: 'The entries join the rooms: they hand the store, which implements ports, to the server.',
  },
  {
    from: /^api\/pages\/hosted-script\.ts$/,
    to: /^widgets\/events\//,
    why: "A script for our own pages, which are a host like any other: it knows the widgets' events.",
  },
  {
    from: /^api\/contract\//,
    to: /^api\/domain\/methods\/[^/]+\/wire\.ts$/,
    why: "A method is one folder: its wire shapes lie there, import zod alone, and are contract's.",
  },
]

/**
 * Folders that hold more than they may.
 *
 * @param {readonly string[]} files
 */
export const crowdedFolders = (files) => {
  const counts = new Map()
  for (const file of files) {
    const folder = file.slice(0, file.lastIndexOf('/'))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => `${folder} holds ${count} files, ${MOST_FILES} are the most`)
}

/** The folder that both ends lie in, and which of its folders each is in; null for its own files. */
const arrowOf = ({ from, to }) => {
  const source = from.split('/')
  const target = to.split('/')
  const level = source.findIndex((name, index) => name !== target[index])
  if (level < 0 || source.length - 1 <= level || target.length - 1 <= level) return null
  return { folder: source.slice(0, level).join('/'), from: source[level], to: target[level] }
}

/** Imports by folder, by sibling that they come from, by sibling that they lead to. */
const arrowsByFolder = (imports) => {
  const folders = new Map()
  for (const each of imports) {
    const arrow = arrowOf(each)
    if (!arrow) continue
    const arrows = folders.get(arrow.folder) ?? new Map()
    const targets = arrows.get(arrow.from) ?? new Map()
    targets.set(arrow.to, [...(targets.get(arrow.to) ?? []), each])
    folders.set(arrow.folder, arrows.set(arrow.from, targets))
  }
  return folders
}

/** The shortest way from one sibling to another along the arrows; null where there is none. */
const wayBetween = (arrows, start, end) => {
  const ways = [[start]]
  const seen = new Set([start])
  for (const way of ways) {
    const last = way.at(-1)
    if (last === end) return way
    for (const next of arrows.get(last)?.keys() ?? []) {
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return null
}

/** The same ring whichever sibling it is found from. */
const turned = (ring) => {
  const first = ring.indexOf(ring.toSorted()[0])
  return [...ring.slice(first), ...ring.slice(0, first)]
}

/** A ring in words, with the imports of its thinnest arrow: those to begin with. */
const told = (folder, arrows, ring) => {
  const steps = ring.map((name, index) => arrows.get(name).get(ring[(index + 1) % ring.length]))
  const thinnest = steps.reduce((a, b) => (b.length < a.length ? b : a))
  const examples = thinnest.slice(0, 3).map(({ from, to }) => `${from} → ${to}`)
  const circle = [...ring, ring[0]].join(' → ')
  return `${folder || 'the house'}: ${circle}, by ${thinnest.length}: ${examples.join(', ')}`
}

const ringsIn = ([folder, arrows]) => {
  const rings = new Map()
  for (const [from, targets] of arrows)
    for (const to of targets.keys()) {
      const way = wayBetween(arrows, to, from)
      if (way) rings.set(turned(way).join('/'), turned(way))
    }
  return [...rings.values()].map((ring) => told(folder, arrows, ring))
}

const matches = (each) => (exception) =>
  exception.from.test(each.from) && exception.to.test(each.to)

/**
 * Siblings that import one another, and exceptions that nothing needs.
 *
 * @param {readonly Import[]} imports
 */
export const comingBack = (imports) => {
  const forward = imports.filter((each) => !BACKWARD.some(matches(each)))
  const unused = BACKWARD.filter((exception) => !imports.some((each) => matches(each)(exception)))
  return [
    ...[...arrowsByFolder(forward)].flatMap(ringsIn),
    ...unused.map(({ from, to }) => `no import needs the exception ${from} → ${to}`),
  ]
}
