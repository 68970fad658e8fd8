/**
 * `npm start`: everything on this machine, to be looked at and tried. Mail goes to a local mailbox,
 * keys are made in the data folder, and only this machine can connect. Not for production.
 */
import { prepare } from './prepare.mjs'
import { fail, say } from './run.mjs'
import { addresses, checkPorts, createServices } from './services.mjs'

const summary = ({ farstu, portal }) =>
  [
    '',
    `  Example portal   ${portal}`,
    `  Console          ${farstu}/console/`,
    `  Farstu           ${farstu}`,
    `  Mailbox          ${farstu}/dev/mailbox`,
    `  Documentation    ${farstu}/docs`,
    '',
    '  Stop with Ctrl-C.',
    '',
  ].join('\n')

const signalled = new Promise((answer) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => answer(0))
})

const serve = async (services) => {
  await services.start()
  say(summary(addresses()))
  return services.ended
}

try {
  await prepare()
  await checkPorts()
  const services = createServices()
  process.exitCode = await Promise.race([signalled, serve(services)]).finally(services.stop)
} catch (error) {
  fail(error.message)
}
