import type { Context } from 'hono'
import type { z } from 'zod'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './problem.ts'

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
  if (!JSON_TYPE.test(c.req.header('content-type') ?? ''))
    throw new HttpProblem('unsupported_media_type')
  const parsed = schema.safeParse(await readJson(c))
  if (parsed.success) return parsed.data
  throw new HttpProblem('invalid_input', { fields: fieldsOf(parsed.error.issues) })
}

async function readJson(c: Context<AppEnv>): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem('malformed_json')
  }
}

/** Names of unknown keys are the sender's own text, so only the path to their object is told. */
function fieldsOf(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return [...new Set(issues.map((issue) => issue.path.map(String).join('.')))]
}
