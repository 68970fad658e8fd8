/** `npm run dev`: as `npm start`, and again at every change of the sources. */
import { watch } from 'node:fs'
import { prepare } from './prepare.mjs'
import { fail, root, say } from './run.mjs'
import { addresses, checkPorts, createServices } from './services.mjs'

const SOURCES = ['api', 'console', 'db', 'examples', 'widgets']
/** Editors save several files at once: wait until they are done. */
const QUIET_MS = 150

let services = null
let busy = false
let again = false

const restart = async () => {
  await services?.stop()
  services = null
  const { writeWords } = await import('./words/write.mjs')
  writeWords()
  const { build } = await import('./build.mjs')
  await build()
  services = createServices()
  await services.start()
  say(`Running: ${addresses().portal} and ${addresses().farstu}`)
}

/** A mistake in the sources is shown, and the next change tried. */
const rebuild = async () => {
  if (busy) {
    again = true
    return
  }
  busy = true
  do {
    again = false
    await restart().catch((error) => say(error.message))
  } while (again)
  busy = false
}

const watchSources = () => {
  let timer
  for (const folder of SOURCES) {
    watch(root + folder, { recursive: true }, (_event, name) => {
      // What is made of catalogues is made here.
      if (/(^|[\\/])generated[\\/]/.test(name ?? '')) return
      clearTimeout(timer)
      timer = setTimeout(rebuild, QUIET_MS)
    })
  }
}

const end = async () => {
  await services?.stop()
  process.exit(0)
}

process.once('SIGINT', end)
process.once('SIGTERM', end)

try {
  await prepare({ built: false })
  await checkPorts()
} catch (error) {
  fail(error.message)
}
watchSources()
await rebuild()
