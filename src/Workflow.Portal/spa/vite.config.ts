import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The Host serves the folder as it is; a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Two entries: the pages behind the sign-in, and the page behind the QR code of a document, which carries no Ant Design.
      input: ['index.html', 'q.html'],
      output: {
        // What changes with a dependency only stays in the browser's cache over our own releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'router', test: /node_modules[\\/]react-router[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://localhost:5000', '/health': 'http://localhost:5000' },
  },
})
