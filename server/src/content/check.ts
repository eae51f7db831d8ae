import { fileURLToPath } from 'node:url'
import { sentence } from './load.ts'
import { findProblems } from './problems.ts'
import { readFiles } from './read.ts'

/** `node server/src/content/check.ts [folder]`: validates every content file, runs every worked example, exits 1 on any problem. */
const folder = process.argv[2] ?? fileURLToPath(new URL('../../../content', import.meta.url))
const files = readFiles(folder)
const problems = files.problems.length > 0 ? files.problems : findProblems(files)
for (const problem of problems) process.stderr.write(`${sentence(problem)}\n`)
if (problems.length > 0) process.exitCode = 1
else {
  const worked = [...files.instruments.values(), ...files.risk.values()]
  const examples = worked.reduce((sum, one) => sum + one.examples.length, 0)
  const count = Object.values(files).reduce((sum, kind) => sum + (kind instanceof Map ? kind.size : 0), 0)
  process.stdout.write(`${count} content files hold, ${examples} worked examples come out right\n`)
}
