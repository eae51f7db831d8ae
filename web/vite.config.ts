import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
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
    },
  }
}

export default defineConfig({
  plugins: [react(), door()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 900 },
})
