import { ERROR_WORDS } from '../error-words.ts'
import { ERROR_STATUS, type ErrorCode } from '../errors.ts'
import { CLIENT_HEADER } from '../plain/transport.ts'
import { problem } from '../problem-wire.ts'
import { accountOperations } from './account-operations.ts'
import type {
  Content,
  OpenApiDocument,
  OperationObject,
  Parameter,
  PathItem,
  ResponseObject,
} from './document-types.ts'
import { machineOperations } from './machine-operations.ts'
import { codesOf, type Operation, type Success, TAGS } from './operation.ts'
import { registerOperations } from './register-operations.ts'
import { namedSchemas, schemaOf } from './schemas.ts'
import { REQUIREMENTS, SECURITY_SCHEMES } from './security.ts'
import { signInOperations } from './sign-in-operations.ts'
import { widgetOperations } from './widget-operations.ts'

const OPERATIONS: readonly Operation[] = [
  ...signInOperations,
  ...registerOperations,
  ...widgetOperations,
  ...accountOperations,
  ...machineOperations,
]

const DESCRIPTION =
  "The API that hosts' servers call with their portal's secret, with the routes that widgets and operators use. The console's own routes are not for other programs and may change at any time. JSON in UTF-8 both ways; unknown names are refused in what is sent, and may be added to what is answered. Whatever is not a success is a problem with a `code` of a closed list."

const PATH_NAMES: Readonly<Record<string, string>> = {
  id: 'Of the invitation.',
  flow: 'Public id of the flow.',
}

const CLIENT_PARAMETER: Parameter = {
  name: CLIENT_HEADER,
  in: 'header',
  required: true,
  description: 'No form can send it, so that browsers ask first.',
  schema: { const: '1' },
}

interface About {
  /** As browsers reach the API. */
  readonly publicUrl: string
  readonly version: string
}

/** The OpenAPI 3.1 description of every route but the console's, made from the wire format. */
export function openApiDocument({ publicUrl, version }: About): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: { title: 'Farstu', version, description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(OPERATIONS),
    components: { schemas: namedSchemas(), securitySchemes: SECURITY_SCHEMES },
  }
}

function pathsOf(operations: readonly Operation[]): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  for (const operation of operations) {
    const { path, method } = operation
    paths[path] = { ...paths[path], [method]: operationObject(operation) }
  }
  return paths
}

function operationObject(operation: Operation): OperationObject {
  const { id, tag, caller, summary, description, body, answer } = operation
  const parameters = parametersOf(operation)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: REQUIREMENTS[caller],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: jsonContent(body) } }),
    responses: { [answer.status]: success(answer), ...problems(codesOf(operation)) },
  }
}

function parametersOf({ path, query, caller }: Operation): readonly Parameter[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => {
    const description = PATH_NAMES[name] ?? ''
    return { name, in: 'path', required: true, description, schema: { type: 'string' } }
  })
  const asked = Object.entries((query && schemaOf(query).properties) ?? {}).map(
    ([name, { description = '', ...schema }]): Parameter => {
      return { name, in: 'query', required: false, description, schema }
    },
  )
  return [...named, ...asked, ...(caller === 'browser' ? [CLIENT_PARAMETER] : [])]
}

function jsonContent({ schema, example }: NonNullable<Operation['body']>): Content {
  return { 'application/json': { schema: schemaOf(schema), example } }
}

function success({ description, json, text }: Success): ResponseObject {
  if (json) return { description, content: jsonContent(json) }
  if (!text) return { description }
  const { type, example } = text
  return { description, content: { [type]: { schema: { type: 'string' }, example } } }
}

/** One response for each status, narrowed to the codes that the route answers with it. */
function problems(codes: readonly ErrorCode[]): Record<string, ResponseObject> {
  const statuses = new Set(codes.map((code) => ERROR_STATUS[code]))
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      refusal(codes.filter((code) => ERROR_STATUS[code] === status)),
    ]),
  )
}

function refusal(codes: readonly ErrorCode[]): ResponseObject {
  const schema = { ...schemaOf(problem), properties: { code: { enum: codes } } }
  return {
    description: codes.map((code) => `- \`${code}\`: ${ERROR_WORDS[code]}`).join('\n'),
    content: { 'application/problem+json': { schema } },
  }
}
