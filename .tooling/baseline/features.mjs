/** Since when browsers know what: MDN's tables (`@mdn/browser-compat-data`), asked for the oldest that are served. */
/** A tree of features; what is said of one stands in its `__compat`. */
import TABLES from '@mdn/browser-compat-data/forLegacyNode'
import { OLDEST } from './oldest.mjs'

export { TABLES }

/** True when the one version is not newer than the other: `16.4` and `17`. */
const isUpTo = (version, oldest) => {
  const [ours, theirs] = [version, oldest].map((text) =>
    text.replace('≤', '').split('.').map(Number),
  )
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const apart = (ours[at] ?? 0) - (theirs[at] ?? 0)
    if (apart !== 0) return apart < 0
  }
  return true
}

/** Under this name, without a setting that people would have to change. */
const knows = (oldest) => (statement) =>
  typeof statement.version_added === 'string' &&
  statement.version_added !== 'preview' &&
  !statement.flags &&
  !statement.prefix &&
  !statement.alternative_name &&
  isUpTo(statement.version_added, oldest) &&
  !(statement.version_removed && isUpTo(statement.version_removed, oldest))

/** Which of the oldest browsers lack a feature, and since when they have it: `firefox 121`. */
export const lackedBy = (feature) => {
  const support = feature?.__compat?.support
  if (!support) return []
  return Object.entries(OLDEST).flatMap(([browser, oldest]) => {
    const statements = [support[browser] ?? []].flat()
    if (statements.length === 0 || statements.some(knows(oldest))) return []
    return [`${browser} ${statements[0].version_added || '–'}`]
  })
}

/** The first of some paths that the tables have. */
export const featureAt = (...paths) => {
  for (const path of paths) {
    const found = path.reduce(
      (tree, name) => (tree && Object.hasOwn(tree, name) ? tree[name] : null),
      TABLES,
    )
    if (found?.__compat) return { id: path.join('.'), lacked: lackedBy(found) }
  }
  return null
}
