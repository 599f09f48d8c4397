/** Who may lean on whom. Each rule's comment says where to go instead. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    wall('no-cycles', 'Two files that need each other are one, or need a third.', {}, { circular: true }),
    wall(
      'contract-leans-on-nothing',
      'The contract is words alone; what does something belongs to main or renderer.',
      { path: '^src/contract', pathNot: 'test\\.ts$' },
      { pathNot: ['^src/contract', 'node_modules/valibot'] },
    ),
    wall(
      'words-lean-on-the-contract-alone',
      'A catalogue says what is said; when it is said is decided by who says it.',
      { path: '^src/words', pathNot: 'test\\.ts$' },
      { pathNot: ['^src/(words|contract)', 'node_modules/vite/types'] },
    ),
    wall(
      'page-sees-the-contract-alone',
      'The page asks over the bridge: add a question to contract/bridge.ts.',
      { path: '^src/renderer' },
      { path: '^src/(main|preload)' },
    ),
    wall(
      'no-schemas-in-the-page',
      'The page and the preload import types of the contract; schemas stay in the main process.',
      { path: '^src/(renderer|preload)' },
      { path: ['^src/contract/(schema|bridge-schema)\\.ts', 'node_modules/valibot'] },
    ),
    wall(
      'preload-is-a-doorway',
      'The preload leans on the contract and on electron.',
      { path: '^src/preload' },
      { pathNot: ['^src/(contract|preload)', '^electron$', 'node_modules/electron'] },
    ),
    wall(
      'main-never-sees-the-page',
      'The main process answers; it does not know who shows it.',
      { path: '^src/main' },
      { path: '^src/(renderer|preload)' },
    ),
    wall(
      'only-the-desk-joins-subjects',
      'Subjects are joined in main/desk.ts.',
      { path: '^src/main/(?!desk\\.ts|index\\.ts)' },
      { path: '^src/main/(desk|index)\\.ts' },
    ),
    wall(
      'https-and-window-lean-on-nobody',
      'They get what they need as parameters; a note’s file is the form of one.',
      { path: '^src/main/(https|window|keychain)/', pathNot: 'test\\.ts$' },
      { path: '^src/main/', pathNot: ['^src/main/(https|window|keychain)/', '^src/main/note-file\\.ts$'] },
    ),
    wall(
      'keytar-has-one-door',
      'The keychain is read, written and removed from over main/keychain/keychain.ts.',
      { path: '^src/', pathNot: '^src/main/keychain/keytar-store\\.ts$' },
      { path: ['node_modules/keytar', '^keytar$'] },
    ),
    wall(
      'verifier-leans-on-node-alone',
      'The verifier shares no code with the journal: words come as types from contract/proof.ts.',
      { path: '^src/verify/', pathNot: '(test|long)\\.ts$' },
      { pathNot: ['^src/verify/', '^src/contract/proof\\.ts$', '^(node:)?[a-z_/]+$'] },
    ),
    wall(
      'audit-leans-on-itself',
      'The journal knows no order, session or window.',
      { path: '^src/main/audit/', pathNot: '(test|long)\\.ts$' },
      { path: '^src/main/', pathNot: ['^src/main/audit/', '^src/main/keychain/', '^src/main/queue\\.ts$'] },
    ),
    wall(
      'practice-leans-on-the-exchange',
      'The simulator answers requests; it knows no journal and no order.',
      { path: '^src/main/practice/', pathNot: 'test\\.ts$' },
      {
        path: '^src/main/',
        pathNot: ['^src/main/practice/', '^src/main/https/', '^src/main/keychain/keychain\\.ts$'],
      },
    ),
    wall(
      'practice-knows-the-keychain-by-its-type',
      'Practice has a keychain in memory: it may say what a keychain is, and never touch the system’s.',
      { path: '^src/main/practice/', pathNot: 'test\\.ts$' },
      { path: '^src/main/keychain/', dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'bridge-knows-no-subject',
      'Answerers are given to the bridge by main/desk.ts.',
      { path: '^src/main/bridge/' },
      { path: '^src/main/', pathNot: '^src/main/bridge/' },
    ),
    wall(
      'product-never-sees-tests',
      'A stand-in belongs to tests.',
      { path: '^src/', pathNot: '(test|long)\\.ts$' },
      { path: '^(tests|scripts|bench)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'src/main/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.d.ts'] },
  },
};
