/** The parts of OpenAPI 3.1 and JSON Schema 2020-12 that our description is made of. */

/** JSON Schema 2020-12, as far as zod writes it of our shapes. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

/** The "Media Type Object" of OpenAPI 3.1. */
export interface MediaType {
  readonly schema?: JsonSchema
  readonly example?: unknown
}
/** A body, by its media type. */
export type Content = Readonly<Record<string, MediaType>>

/** The "Parameter Object"; cookies are security schemes here, and no parameters. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

/** The "Response Object". */
export interface ResponseObject {
  readonly description: string
  readonly content?: Content
}

/** The "Operation Object"; responses by status, as text. */
export interface OperationObject {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, ResponseObject>>
}

/** The operations of one path, by method: the "Path Item Object". */
export type PathItem = Readonly<Partial<Record<'get' | 'post' | 'put', OperationObject>>>

/** The whole description, as `/openapi.json` answers it: the "OpenAPI Object". */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, object>>
  }
}
