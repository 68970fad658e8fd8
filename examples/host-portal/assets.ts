import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const FILES = {
  'content.css': 'text/css; charset=utf-8',
  'figures.css': 'text/css; charset=utf-8',
  'host.css': 'text/css; charset=utf-8',
  'host.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const

/** The few files that pages link to, read once. Any other name is not found. */
export const assets = () => {
  const app = new Hono()
  for (const [name, type] of Object.entries(FILES)) {
    const text = readFileSync(new URL(`./public/${name}`, import.meta.url), 'utf8')
    app.get(`/${name}`, (c) =>
      c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }),
    )
  }
  return app
}
