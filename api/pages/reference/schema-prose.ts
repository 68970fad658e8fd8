import { html } from 'hono/html'
import type { JsonSchema } from '../../contract/openapi/document-types.ts'

/** Text of the description, with what stands in backticks as code. */
export function prose(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))
}

export function anchorOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** The name of a schema that is referred to; null for one that is written out. */
export function nameOf({ $ref }: JsonSchema): string | null {
  return $ref?.split('/').at(-1) ?? null
}

const between = (least: number | undefined, most: number | undefined, unit = '') => {
  if (least === undefined) return most === undefined ? '' : `, at most ${most}${unit}`
  return most === undefined ? `, at least ${least}${unit}` : `, ${least} to ${most}${unit}`
}

const KINDS: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  string: ({ format, minLength, maxLength }) =>
    format === 'date-time'
      ? 'instant, ISO 8601 in UTC'
      : `text${between(minLength, maxLength, ' characters')}`,
  integer: ({ minimum, maximum }) => `whole number${between(minimum, maximum)}`,
  boolean: () => 'true or false',
  array: ({ items = {}, minItems, maxItems }) =>
    items.properties || items.$ref
      ? `list of objects${between(minItems, maxItems)}`
      : `list of ${typeOf(items)}`,
  object: () => 'object',
  null: () => 'null',
}

/** What a value may be, in words; values of a closed list as code. */
export function typeOf(schema: JsonSchema): string {
  const { const: only, enum: values, anyOf, type } = schema
  if (only !== undefined) return `\`${JSON.stringify(only)}\``
  if (anyOf) return anyOf.map(typeOf).join(' or ')
  const orNull = Array.isArray(type) && type.includes('null') ? ' or null' : ''
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(', ')
  const [kind = 'object'] = [type ?? 'object'].flat()
  return `${KINDS[kind]?.(schema) ?? kind}${orNull}`
}
