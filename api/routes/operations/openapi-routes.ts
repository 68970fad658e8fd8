import { Hono } from 'hono'
import { etag } from 'hono/etag'
import manifest from '../../../package.json' with { type: 'json' }
import type { OpenApiDocument } from '../../contract/openapi/document-types.ts'
import { openApiDocument } from '../../contract/openapi/openapi-document.ts'
import type { AppEnv } from '../../http/app-env.ts'

/** Our description of ourselves; made when first asked for, then kept. */
export type Describe = () => OpenApiDocument

export function createDescribe(publicUrl: string): Describe {
  let made: OpenApiDocument | null = null
  return () => {
    made ??= openApiDocument({ publicUrl, version: manifest.version })
    return made
  }
}

/** `/openapi.json`: public, the same for everybody, and read by tools on other origins. */
export function openApiRoutes(describe: Describe) {
  return new Hono<AppEnv>().get('/openapi.json', etag(), (c) => {
    c.header('Cache-Control', 'public, max-age=300')
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(describe())
  })
}
