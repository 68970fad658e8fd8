import type { Context } from 'hono'
import type { z } from 'zod'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'

/**
 * The request's query, as the schema has it; a name that comes twice is refused.
 * @throws HttpProblem `invalid_input` with the names, of those that are known
 */
export function readQuery<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): z.infer<Schema> {
  const given = Object.entries(c.req.queries())
  const single = given.map(([name, values]) => [name, values.length === 1 ? values[0] : values])
  const parsed = schema.safeParse(Object.fromEntries(single))
  if (parsed.success) return parsed.data
  const fields = new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.')))
  throw new HttpProblem('invalid_input', { fields: [...fields] })
}
