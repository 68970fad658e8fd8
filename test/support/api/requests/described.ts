import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1'
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
} from '../../../../api/contract/openapi/document-types.ts'

const DIALECT = 'https://spec.openapis.org/oas/3.1/dialect/base'
const PLACE = 'https://farstu.example.org/openapi/'

/** What a document says, in a form that values can be held to. */
export function createHolder(document: OpenApiDocument) {
  const places: string[] = []
  const register = (schema: object): string => {
    const place = `${PLACE}${places.length}`
    registerSchema({ $schema: DIALECT, ...schema } as never, place)
    places.push(place)
    return place
  }
  const named = register({ $defs: closed(document.components.schemas, '#/$defs/') })
  const compiled = new Map<string, ReturnType<typeof validate>>()

  /** What is wrong with a value; empty for nothing. */
  const faultOf = async (schema: JsonSchema, value: unknown): Promise<string> => {
    const key = JSON.stringify(schema)
    const known = compiled.get(key) ?? validate(register(closed(schema, `${named}#/$defs/`)))
    compiled.set(key, known)
    const output = (await known)(value as never, 'BASIC')
    return output.valid ? '' : JSON.stringify({ value, errors: output.errors }, null, 1)
  }

  return {
    faultOf,
    /** What is wrong with an answer, in the words of the operation that it answers. */
    async faultIn(method: string, path: string, response: Response): Promise<string> {
      const operation = operationAt(document, method, path)
      if (!operation) return `${method} ${path} is not described`
      const described = operation.responses[response.status]
      const name = `${operation.operationId} ${response.status}`
      const text = await response.text()
      if (!described) return `${name} is not described: ${text}`
      const type = response.headers.get('content-type')?.split(';')[0]
      const { schema } = described.content?.[type ?? ''] ?? {}
      if (!schema)
        return text === '' && !described.content ? '' : `${name}: ${type} is not described`
      const fault = await faultOf(schema, type?.endsWith('json') ? JSON.parse(text) : text)
      return fault && `${name}: ${fault}`
    },
    /** Schemas are kept by the library until they are taken away. */
    close: () => places.forEach((place) => void unregisterSchema(place)),
  }
}

export type Holder = ReturnType<typeof createHolder>

export function operationsOf(document: OpenApiDocument) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
}

function operationAt(
  document: OpenApiDocument,
  method: string,
  path: string,
): OperationObject | undefined {
  return operationsOf(document).find(
    (one) =>
      one.method === method.toLowerCase() &&
      new RegExp(`^${one.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )?.operation
}

/** The same schemas, their names found at a place, and open to nothing that they do not name. */
function closed<Part>(part: Part, place: string): Part {
  const text = JSON.stringify(part, (_, value: unknown) =>
    isOpenObject(value) ? { ...value, additionalProperties: false } : value,
  )
  return JSON.parse(text.replaceAll('#/components/schemas/', place))
}

function isOpenObject(value: unknown): value is JsonSchema {
  if (typeof value !== 'object' || value === null) return false
  const { type, properties, additionalProperties }: JsonSchema = value
  return type === 'object' && properties !== undefined && additionalProperties === undefined
}
