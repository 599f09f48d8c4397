interface ImportMetaEnv {
  /** True only in `electron-vite dev`. */
  readonly DEV: boolean;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
