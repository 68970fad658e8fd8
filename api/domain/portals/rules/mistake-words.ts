import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const SHAPES: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list, in [ ]',
  object: 'fields with names, in { }',
  record: 'fields with names, in { }',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

/** Why something given cannot be, where no rule has words of its own. No value that was given is in it, only names of fields. */
export function mistakeWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? MISSING : `must be ${SHAPES[issue.expected] ?? 'something else'}`
    case 'invalid_value':
      return isMissing(issue) ? MISSING : `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `must ${sizeIn(issue.origin, issue.minimum)} at least`
    case 'too_big':
      return `must ${sizeIn(issue.origin, issue.maximum)} at most`
    case 'unrecognized_keys':
      return `has fields that are not known: ${issue.keys.join(', ')}`
    case 'invalid_key':
      return 'is not what a name here can be'
    default:
      return 'is not what it must be'
  }
}

const MISSING = 'must be there'

function isMissing({ input }: Issue): boolean {
  return input === undefined
}

function sizeIn(origin: string, size: number | bigint): string {
  const isOne = Number(size) === 1
  if (origin === 'string') return `have ${size} ${isOne ? 'character' : 'characters'}`
  return origin === 'array' ? `have ${size} ${isOne ? 'entry' : 'entries'}` : `be ${size}`
}
