import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A text somewhere in a request, and where. */
export interface TextField {
  /** `PutUnits.units.externalId`. */
  readonly path: string
  readonly schema: z.ZodType
}

type Def = z.core.$ZodTypeDef & {
  readonly shape?: Record<string, z.ZodType>
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly catchall?: z.ZodType
}

const defOf = (schema: z.ZodType) => schema.def as unknown as Def

/** Requests are closed to what they do not name, answers are open. */
const isRequest = (value: unknown): value is z.ZodObject =>
  value instanceof z.ZodObject && defOf(value).catchall instanceof z.ZodNever

const contract = fileURLToPath(new URL('../../../../api/contract', import.meta.url))

/** Every text of every request that the contract exports. */
export async function textsOfRequests(): Promise<readonly TextField[]> {
  const files = readdirSync(contract, { recursive: true, encoding: 'utf8' })
  const modules: readonly object[] = await Promise.all(
    files.filter((file) => file.endsWith('.ts')).map((file) => import(`${contract}/${file}`)),
  )
  const requests = modules.flatMap((module) =>
    Object.entries(module).filter(([, value]) => isRequest(value)),
  )
  return requests.flatMap(([name, schema]) => textsIn(schema, name))
}

/** Literals, enumerations and dates are what they say, so nothing can be in them. */
function textsIn(schema: z.ZodType, path: string): readonly TextField[] {
  if (schema instanceof z.ZodString) return [{ path, schema }]
  const { shape, innerType, element, options, keyType, valueType } = defOf(schema)
  const named = Object.entries(shape ?? {}).map(
    ([name, part]) => [`${path}.${name}`, part] as const,
  )
  const inside = [innerType, element, keyType, valueType, ...(options ?? [])].flatMap((part) =>
    part instanceof z.ZodType ? [[path, part] as const] : [],
  )
  return [...named, ...inside].flatMap(([at, part]) => textsIn(part, at))
}
