import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const components = 'src/renderer/**/*.svelte.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: [components],
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: { name: 'components', environment: 'happy-dom', include: [components] },
      },
    ],
  },
});
