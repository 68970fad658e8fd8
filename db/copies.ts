/** Copying a SQLite database and putting a copy in its place; only that engine's driver is loaded. */
export { assertSound, copySqlite, isInUse, putInPlace } from './sqlite/copy.ts'
