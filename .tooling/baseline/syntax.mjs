import { transform } from 'esbuild'
import { browsers } from './oldest.mjs'

/**
 * Whether a script is written as the oldest browsers read it: esbuild, asked to write it for them, has
 * nothing to write anew. Where it cannot, it says so.
 */
export const newerInSyntax = async (text) => {
  const written = (target) => transform(text, { target, logLevel: 'silent', legalComments: 'none' })
  try {
    const [asItIs, forThem] = [await written('esnext'), await written(browsers)]
    return asItIs.code === forThem.code
      ? []
      : [{ id: 'syntax', lacked: [firstApart(asItIs.code, forThem.code)] }]
  } catch (fault) {
    return [{ id: 'syntax', lacked: [fault.message.split('\n').at(-1)] }]
  }
}

/** The first line that would be another. */
const firstApart = (one, other) => {
  const lines = other.split('\n')
  return one
    .split('\n')
    .find((line, at) => line !== lines[at])
    ?.trim()
    .slice(0, 80)
}
