import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/postgres/index.ts',
  out: './db/postgres/migrations',
})
