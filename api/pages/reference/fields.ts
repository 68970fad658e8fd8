import type { JsonSchema } from '../../contract/openapi/document-types.ts'
import { nameOf, typeOf } from './schema-prose.ts'

/** One line of a table: a field, however deep it lies. */
export interface Field {
  /** `memberships[].role` */
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly meaning: string
  /** Name of the schema that is described in a place of its own. */
  readonly shape: string | null
}

export type Schemas = Readonly<Record<string, JsonSchema>>

/** Schemas that are described once, and linked to. */
const SHAPES: ReadonlySet<string> = new Set(['Flow', 'Step', 'Answer'])

/** The schema itself, where only its name was given; its description may be given beside the name. */
export function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $ref, ...beside } = schema
  const name = nameOf(schema)
  return name ? { ...schemas[name], ...beside } : schema
}

/** The name of a shape; null for everything that is to be described on the spot. */
export function shapeOf(schema: JsonSchema): string | null {
  const name = nameOf(schema)
  return name !== null && SHAPES.has(name) ? name : null
}

/** Every field of an object and of the objects in it, in order. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, prefix = ''): readonly Field[] {
  const { properties = {}, required = [] } = resolve(schema, schemas)
  return Object.entries(properties).flatMap(([key, value]): readonly Field[] => {
    const name = prefix + key
    const shape = shapeOf(value)
    const found = resolve(value, schemas)
    const field = {
      name,
      type: shape ? '' : typeOf(found),
      isRequired: required.includes(key),
      meaning: found.description ?? '',
      shape,
    }
    return shape ? [field] : [field, ...within(found, schemas, name)]
  })
}

function within(schema: JsonSchema, schemas: Schemas, name: string): readonly Field[] {
  const { items, anyOf } = schema
  if (items) return fieldsOf(items, schemas, `${name}[].`)
  // An object or null; other alternatives are told by their type.
  const object = anyOf?.map((one) => resolve(one, schemas)).find((one) => one.properties)
  return fieldsOf(object ?? schema, schemas, `${name}.`)
}
