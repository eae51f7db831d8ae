import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

const DOOR = fileURLToPath(new URL('./src/door/main.ts', import.meta.url))

/** The pages for phones under `/h`: a bundle of their own for older browsers, made in the same go. */
function door(): Plugin {
  let folder = ''
  return {
    name: 'door',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir, 'h')
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        root: dirname(DOOR),
        base: '/h/',
        publicDir: false,
        logLevel: 'warn',
        build: { outDir: folder, emptyOutDir: true, target: 'es2017', cssTarget: 'chrome61' },
      })
      await compress(dirname(folder))
    },
  }
}

const WORTH_IT = 1024
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** Writes every page, style and script once more as Brotli and gzip: the server sends those, and compresses nothing itself. */
async function compress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const { name, parentPath } of entries.filter((entry) => /\.(html|css|js|svg)$/.test(entry.name))) {
    const file = join(parentPath, name)
    const bytes = await readFile(file)
    if (bytes.length < WORTH_IT) continue
    await writeFile(`${file}.br`, brotliCompressSync(bytes, QUALITY))
    await writeFile(`${file}.gz`, gzipSync(bytes))
  }
}

export default defineConfig({
  plugins: [react(), door()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // The door is one file: thirty small ones would each wait for a slow line.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'front', tags: ['$initial'] }] } } },
  },
})
