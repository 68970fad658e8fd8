import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { AppEnv } from '../app-env.ts'
import { problem } from './problem.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
}
/** Names that carry a digest of their content never change. */
const HASHED = /-[A-Z0-9]{8}\.[a-z]+$/
const ENCODERS = { br: promisify(brotliCompress), gzip: promisify(gzip) }
type Encoding = keyof typeof ENCODERS

interface Asset {
  readonly body: Buffer
  readonly type: string
  readonly digest: string
  readonly cacheControl: string
}

/** By digest of the whole and encoding: the servers of one process serve the same files. */
const compressed = new Map<string, Promise<Buffer>>()

/**
 * Serves the files of one flat folder, read once: a few hundred kilobytes that never change while
 * the process lives. Any page may load them; no cookie is looked at.
 */
export function assetRoutes(folder: string) {
  const assets = new Map(filesOf(folder).map((name) => [name, load(folder, name)]))
  return new Hono<AppEnv>().get('/:name', async (c) => {
    const asset = assets.get(c.req.param('name'))
    return asset ? serve(c, asset) : problem(c, 'not_found')
  })
}

async function serve(c: Context<AppEnv>, asset: Asset): Promise<Response> {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', asset.cacheControl)
  c.header('Vary', 'Accept-Encoding')
  const encoding = encodingOf(c.req.header('accept-encoding') ?? '')
  // RFC 9110 §8.8.3: each encoding is a representation of its own.
  const etag = `"${asset.digest}${encoding ? `-${encoding}` : ''}"`
  c.header('ETag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  if (encoding) c.header('Content-Encoding', encoding)
  const body = encoding ? await encode(asset, encoding) : asset.body
  return c.body(new Uint8Array(body), 200, { 'Content-Type': asset.type })
}

function encodingOf(accepted: string): Encoding | null {
  const wanted = parseAccept(accepted).filter(({ q }) => q > 0)
  const encodings: readonly Encoding[] = ['br', 'gzip']
  return encodings.find((name) => wanted.some(({ type }) => type === name)) ?? null
}

/** Compressed when first asked for, then kept. */
function encode({ body, digest }: Asset, encoding: Encoding): Promise<Buffer> {
  const name = `${digest}-${encoding}`
  const known = compressed.get(name)
  if (known) return known
  const made = ENCODERS[encoding](body)
  compressed.set(name, made)
  return made
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => extname(name) in TYPES)
}

function load(folder: string, name: string): Asset {
  const body = readFileSync(join(folder, name))
  return {
    body,
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    digest: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    cacheControl: HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  }
}
