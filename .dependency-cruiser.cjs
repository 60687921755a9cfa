/** Layers of ARCHITECTURE.md: each folder of src/ lists what it may import. A rule that no folder obeys any more is deleted. */
const grammars = ['wire', 'pop3', 'imap'];
const layers = {
  wire: [],
  result: [],
  pop3: ['wire'],
  imap: ['wire'],
  source: ['result'],
  model: [...grammars, 'result'],
  requirements: ['result', 'source'],
  promises: ['result', 'source'],
  match: [...grammars, 'result', 'source'],
  driver: grammars,
  device: [...grammars, 'driver'],
  script: [...grammars, 'device', 'match', 'result', 'requirements', 'promises', 'source'],
  targets: [...grammars, 'driver', 'result', 'source', 'reference'],
  run: [...grammars, 'device', 'driver', 'match', 'model', 'script', 'result', 'source'],
  report: ['wire', 'result', 'requirements'],
  catalogue: ['script', 'requirements', 'promises', 'source'],
  vitest: ['catalogue', 'script', 'result', 'run', 'report', 'source', 'targets'],
  selftest: ['catalogue', 'model', 'script', 'run', 'targets', 'reference', 'driver', 'result', 'source'],
  explore: ['catalogue', 'script', 'run', 'targets', 'driver', 'result', 'report', 'source', 'wire'],
  stress: [...grammars, 'driver', 'explore', 'model', 'run', 'result', 'targets'],
  bench: [...grammars, 'driver', 'device', 'reference'],
  reference: ['wire'],
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
