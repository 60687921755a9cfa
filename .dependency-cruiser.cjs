/** Layers of ARCHITECTURE.md: each folder of src/ lists what it may import. A rule that no folder obeys any more is deleted. */
const layers = {
  wire: [],
  pop3: ['wire'],
  imap: ['wire'],
  result: [],
  source: ['result'],
  requirements: ['wire', 'result', 'source'],
  match: ['wire', 'pop3', 'imap', 'result'],
  driver: ['wire', 'pop3', 'imap'],
  script: ['wire', 'pop3', 'imap', 'match', 'result', 'requirements', 'source'],
  targets: ['wire', 'pop3', 'imap', 'driver', 'result'],
  run: ['wire', 'pop3', 'imap', 'driver', 'match', 'script', 'result', 'requirements', 'source'],
  report: ['wire', 'result', 'requirements'],
  vitest: ['wire', 'pop3', 'imap', 'driver', 'match', 'script', 'result', 'requirements', 'run', 'targets', 'report'],
};

const rules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports-down-only`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^src/',
    pathNot: `^src/(${[layer, ...allowed].join('|')})/${layer === 'run' ? '|^src/targets/target\\.ts$' : ''}`,
  },
}));

module.exports = {
  forbidden: [
    ...rules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-test-imports', severity: 'error', from: { pathNot: '\\.test\\.ts$' }, to: { path: '\\.test\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
