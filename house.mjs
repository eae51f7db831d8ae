// The house's own front door: plain JavaScript, no packages, any Node from 20 on.
// It sees to the packages and to Node 24, then hands each command on (docs/running.md).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(fileURLToPath(import.meta.url))
const workspaces = ['rules', 'contract', 'server', 'web', 'e2e', 'bench']
const at = (...parts) => join(home, ...parts)
const say = (text) => process.stdout.write(`${text}\n`)

const commands = {
  start: (further) => start(further),
  test: (further) => test(further),
  check: () => check(),
  'test:barriers': () => test(['web build', 'barriers']),
  'test:samples': (further) => testSamples(further),
  bench: (further) => runScript('bench/src/main.ts', further),
  screens: (further) => screens(further),
  papers: (further) => runScript('server/src/printing/print-samples.ts', further),
  backup: (further) => runScript('server/src/backup/backup.ts', further),
  restore: (further) => runScript('server/src/backup/restore.ts', further),
  'key:change': (further) => runScript('server/src/protection/change-key.ts', further),
  'organisation:add': (further) => runScript('server/src/staff/add-organisation.ts', further),
  'journal:verify': (further) => runScript('server/src/journal/verify-all.ts', further),
}

/** A reason to stop that the person at the keyboard can act on: printed as one sentence, without a stack. */
class Stop extends Error {}

// ---- Packages and Node ----------------------------------------------------------------------------------------

function ensurePackages() {
  const lock = readFileSync(at('package-lock.json'))
  const stampFile = at('node_modules', '.quancheng-lock')
  const stamp = createHash('sha256').update(lock).digest('hex')
  if (readOrNull(stampFile) === stamp) return
  if (!installedMatches(JSON.parse(lock.toString()))) {
    say('Installing packages (npm ci): node_modules is missing or older than package-lock.json …')
    npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  writeFileSync(stampFile, stamp)
}

/** Whether what npm says it installed is what the lock file asks for on this machine. */
function installedMatches(lock) {
  const installed = readOrNull(at('node_modules', '.package-lock.json'))
  if (installed === null) return false
  const there = JSON.parse(installed).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const found = there[path]
    return found ? found.link === true || found.version === wanted.version : wanted.optional === true
  })
}

function npm(options) {
  const program = process.env.npm_execpath
  const done = program?.endsWith('.js')
    ? spawnSync(process.execPath, [program, ...options], { cwd: home, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status === 0) return
  throw new Stop('npm ci did not finish: its own words stand above. Mend that and start again.')
}

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const bundled = at('node_modules', `node-${platform}-${process.arch}`, 'bin', program)
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled
  throw new Stop(
    `Quancheng runs on Node 24 and this is Node ${process.versions.node}. For ${process.platform} ${process.arch} ` +
      'npm brings no Node 24 that runs here: install Node 24 from nodejs.org, then start again.',
  )
}

function useNode(node) {
  process.env.PATH = dirname(node) + delimiter + process.env.PATH
  process.env.NODE_COMPILE_CACHE ??= at('node_modules', '.cache', 'compile')
  return node
}

// ---- Running things -------------------------------------------------------------------------------------------

const living = new Set()

/** Ends the child in order when the process that started it is gone, however it went. */
const endWithParent = `data:text/javascript,process.on('disconnect',()=>process.kill(process.pid,'SIGTERM'));process.channel?.unref()`

/** A library asks Node whether it knows a newer kind of signature, and Node warns whoever started the house. */
const withoutWarnings = '--disable-warning=ExperimentalWarning'

/** Runs a program on Node 24 and resolves to its exit code; `quiet` keeps its words for a stage that fails. */
function run(options, { quiet = false, env = {} } = {}) {
  const output = quiet ? 'pipe' : 'inherit'
  const child = spawn(node, [withoutWarnings, '--import', endWithParent, ...options], {
    cwd: home,
    env: { ...process.env, ...env },
    stdio: [quiet ? 'ignore' : 'inherit', output, output, 'ipc'],
  })
  living.add(child)
  let words = ''
  const hear = (chunk) => {
    words += chunk
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      living.delete(child)
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), words })
    })
  })
}

/**
 * Ctrl-C reaches the children from the terminal itself; SIGTERM and a closed terminal are passed on. The house leaves
 * when they have. When npm or its shell, which started it, is gone, the house ends too.
 */
function passSignalsOn() {
  let interrupted = 0
  process.on('SIGINT', () => {
    interrupted += 1
    if (!process.stdin.isTTY || interrupted > 1) pass('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => pass('SIGTERM'))
  if (process.env.npm_lifecycle_event === undefined) return
  const line = () => `${process.ppid} ${parentOf(process.ppid)}`
  const starters = line()
  setInterval(() => line() === starters || pass('SIGTERM'), 1000).unref()
}

function parentOf(pid) {
  const status = readOrNull(`/proc/${pid}/status`) ?? ''
  return /^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? ''
}

let asked = null
function pass(signal) {
  asked = signal
  for (const child of living) child.kill(signal)
}

/** The program a package offers, without going through a shell. */
function tool(name, packageName = name) {
  const { bin } = JSON.parse(readFileSync(at('node_modules', packageName, 'package.json'), 'utf8'))
  return at('node_modules', packageName, typeof bin === 'string' ? bin : bin[name])
}

async function runScript(script, further) {
  const { code } = await run([at(script), ...further])
  return code
}

// ---- start ----------------------------------------------------------------------------------------------------

async function start(further) {
  if (!(await buildWeb())) return 1
  return runScript('server/src/main.ts', further)
}

async function buildWeb() {
  const stampFile = at('node_modules', '.cache', 'web-built-from')
  const stamp = hashOf(
    ['web/src', 'web/public', 'rules/src', 'contract/src'],
    ['web/index.html', 'web/vite.config.ts', 'web/package.json', 'package-lock.json'],
  )
  if (existsSync(at('web', 'dist', 'index.html')) && readOrNull(stampFile) === stamp) return true
  say('Building the web pages (once, and again when their sources change) …')
  const { code } = await run([tool('vite'), 'build', at('web'), '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) return false
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

function hashOf(folders, files) {
  const hash = createHash('sha256')
  const listed = folders.flatMap((folder) => filesUnder(at(folder)))
  for (const file of [...listed, ...files.map((file) => at(file))]) {
    hash
      .update(relative(home, file))
      .update('\0')
      .update(readOrNull(file) ?? '')
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

// ---- Stages: each counts its tests, or counts as one ------------------------------------------------------------

const stages = {
  lint: () => once([tool('biome', '@biomejs/biome'), 'ci', '.']),
  types: () => types(),
  content: () => once([at('server/src/content/check.ts')]),
  knip: () => once([tool('knip'), '--no-progress']),
  rules: () => project('rules'),
  contract: () => project('contract'),
  server: () => project('server'),
  web: () => project('web'),
  'web build': async () => asOne((await buildWeb()) ? 0 : 1),
  e2e: () => inChromium('e2e'),
  barriers: () => inChromium('barriers'),
}
const sideBySide = ['lint', 'types', 'content', 'knip']
/** Every screen is gone over by a run of its own: it takes as long as all the days together. */
const apart = ['barriers']

async function test(further) {
  const unknown = further.find((name) => !(name in stages))
  if (unknown !== undefined) {
    throw new Stop(`There is no stage called ${unknown}. The stages: ${Object.keys(stages).join(', ')}.`)
  }
  const chosen = Object.keys(stages).filter((name) =>
    further.length === 0 ? !apart.includes(name) : further.includes(name),
  )
  return report([
    ...(await atOnce(chosen.filter((name) => sideBySide.includes(name)))),
    ...(await inTurn(chosen.filter((name) => !sideBySide.includes(name)))),
  ])
}

async function check() {
  return report([...(await atOnce(sideBySide)), ...(await inTurn(['rules']))])
}

/** Two at a time: that many cores are promised. */
async function atOnce(names) {
  const waiting = [...names]
  const results = []
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push(await stage(name))
  }
  await Promise.all([worker(), worker()])
  return results
}

async function inTurn(names) {
  const results = []
  for (const name of names) results.push(await stage(name))
  return results
}

async function stage(name) {
  if (asked !== null) return { name, passed: 0, failed: 1, seconds: '0.0' }
  say(`▸ ${name}`)
  const since = performance.now()
  const { passed, failed, words = '' } = await stages[name]()
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  if (failed > 0 && words) say(words.trimEnd())
  say(`${failed > 0 ? '✗' : '✓'} ${name} · ${seconds} s · ${passed} passed, ${failed} failed`)
  return { name, passed, failed, seconds }
}

function report(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const wrong = results.filter((result) => result.failed > 0).map((result) => result.name)
  say('')
  for (const result of results) {
    const line = [
      result.name.padEnd(10),
      `${result.seconds} s`.padStart(8),
      `${result.passed} passed`.padStart(12),
    ]
    say(`${result.failed > 0 ? '✗' : '✓'} ${line.join(' ')}, ${result.failed} failed`)
  }
  if (wrong.length > 0) say(`\nNot right: ${wrong.join(', ')}. Each one's own words stand above.`)
  say(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

function asOne(code, words = '') {
  return code === 0 ? { passed: 1, failed: 0, words } : { passed: 0, failed: 1, words }
}

async function once(options) {
  const { code, words } = await run(options, { quiet: true })
  return asOne(code, words)
}

async function types() {
  const waiting = workspaces.filter((workspace) => filesUnder(at(workspace, 'src')).length > 0)
  const said = []
  const worker = async () => {
    for (let workspace = waiting.shift(); workspace !== undefined; workspace = waiting.shift()) {
      const { code, words } = await run([tool('tsc', 'typescript'), '-p', workspace], { quiet: true })
      if (code !== 0) said.push(words)
    }
  }
  await Promise.all([worker(), worker()])
  return asOne(said.length === 0 ? 0 : 1, said.join('\n'))
}

/** One vitest project; a test that was skipped counts as failed, for nobody would see it otherwise. */
async function project(name, further = [], env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'quancheng-counts-'))
  const file = join(folder, 'counts.json')
  try {
    const options = [
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]
    const { code } = await run([tool('vitest'), ...options, ...further], { env })
    return counts(JSON.parse(readOrNull(file) ?? 'null'), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function counts(result, code) {
  if (result === null) return { passed: 0, failed: 1 }
  const skipped = result.numPendingTests + result.numTodoTests
  const failed = result.numFailedTests + skipped
  const words = skipped > 0 ? `${skipped} tests were skipped: every test runs, or is taken out.` : ''
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, words }
}

async function inChromium(name) {
  const chromium = findChromium()
  if (chromium === null) return asOne(1, noChromium)
  if (!existsSync(at('web', 'dist', 'index.html')))
    return asOne(1, 'The web pages are not built: see web build.')
  return project(name, [], { CHROMIUM_PATH: chromium })
}

async function testSamples(further) {
  const samples = process.env.QUANCHENG_SAMPLES ?? at('..', 'shared', 'samples')
  if (!existsSync(samples)) {
    throw new Stop(
      `The samples are not at ${samples}. Set QUANCHENG_SAMPLES to the folder that holds hl7v2/, fhir-r4/ and the others.`,
    )
  }
  stages.samples = () => project('samples', further, { QUANCHENG_SAMPLES: samples })
  return report(await inTurn(['samples']))
}

async function screens(further) {
  const chromium = findChromium()
  if (chromium === null) throw new Stop(noChromium)
  process.env.CHROMIUM_PATH = chromium
  if (!(await buildWeb())) return 1
  return runScript('e2e/src/screens.ts', further)
}

const noChromium =
  'The pages are looked at in a real Chromium, and there is none here. Debian and Ubuntu: apt-get install chromium ' +
  'fonts-noto-cjk. Elsewhere install Chromium or Chrome, or set CHROMIUM_PATH to the program.'

function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  const mac = '/Applications'
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    `${mac}/Chromium.app/Contents/MacOS/Chromium`,
    `${mac}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    ...windows.flatMap((folder) =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    ),
  ]
  return usual.find((path) => existsSync(path)) ?? null
}

function readOrNull(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

// ---- Go -------------------------------------------------------------------------------------------------------

const [word = 'start', ...further] = process.argv.slice(2)
const command = commands[word]
let node = process.execPath
try {
  if (command === undefined) {
    throw new Stop(`There is no command ${word}. The commands: ${Object.keys(commands).join(', ')}.`)
  }
  ensurePackages()
  node = useNode(findNode())
  passSignalsOn()
  process.exitCode = await command(further)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
