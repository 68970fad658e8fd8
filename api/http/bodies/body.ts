import type { Context } from 'hono'
import type { z } from 'zod'
import { parseStrictJson } from '../../contract/plain/files/strict-json.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'

/** RFC 8259 §8.1: UTF-8. Mended bytes would make different passwords the same. */
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i

/**
 * The request's body, as the schema has it. A refusal names the fields and never what was in them:
 * the ready-made validators echo the body, passwords included.
 * @throws HttpProblem `unsupported_media_type`, `malformed_json`, `invalid_input`
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const isPlainJson = JSON_TYPE.test(c.req.header('content-type') ?? '') && !isEncoded(c)
  if (!isPlainJson) throw new HttpProblem('unsupported_media_type')
  const parsed = schema.safeParse(await readJson(c))
  if (parsed.success) return parsed.data
  throw new HttpProblem('invalid_input', { fields: fieldsOf(parsed.error.issues) })
}

/** Nothing is unpacked here: a few packed bytes could be gigabytes. */
function isEncoded(c: Context<AppEnv>): boolean {
  return c.req.header('content-encoding') !== undefined
}

/** A body that never arrives whole is malformed too: no fault of ours, and nobody is there to be told. */
async function readJson(c: Context<AppEnv>): Promise<unknown> {
  try {
    return parseStrictJson(UTF8.decode(await c.req.arrayBuffer()))
  } catch {
    throw new HttpProblem('malformed_json')
  }
}

/** Names of unknown keys are the sender's own text, so only the path to their object is told. */
function fieldsOf(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return [...new Set(issues.map((issue) => issue.path.map(String).join('.')))]
}
